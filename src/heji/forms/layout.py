"""Layout files: what is special about one official form, and how it is recognised."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any

from heji.data import load
from heji.forms.form import IndicatorType, Kind
from heji.forms.labels import key

#: the share of a layout's labels that a form must print to be that form
FITTING_SHARE = 80

#: Folder beside the layouts of a form with the outlines of its reports: `heji.writers.report`.
_REPORTS = "report"


@dataclass(frozen=True, slots=True)
class Layout:
    """One official form, as its file in `layouts/` describes it."""

    id: str  #: path of the file without its ending: 「cn/mof/project-self-evaluation/2020」
    kind: Kind
    name: Mapping[str, str]  #: zh, en
    source: str  #: the document that prescribes the form
    labels: frozenset[str]  #: keys that the form prints in its tables
    absent: frozenset[str] = frozenset()  #: keys that only other forms print
    headings: frozenset[str] = frozenset()  #: keys of the headings of a report
    title: re.Pattern[str] | None = None
    full_mark: int = 100
    required_types: tuple[IndicatorType, ...] = ()
    aliases: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    print: Mapping[str, Any] | None = None  #: how the form is written: `heji.writers.official`

    @property
    def printed_entries(self) -> frozenset[str]:
        """The roles of an indicator that have a column of their own in print."""
        return frozenset(_named(self.print, "entry"))

    @property
    def printed_money(self) -> frozenset[str]:
        """What has a cell of its own in print: 「executed/fiscal」, 「executed」 for all parts."""
        return frozenset(_named(self.print, "money"))

    def fit(self, labels: frozenset[str], headings: frozenset[str], title: str) -> int:
        """How well a document fits, in percent of the labels and headings it should print.

        A label of another form rules the layout out; a title that does not match costs a tenth.
        """
        if self.absent & labels:
            return 0
        wanted = len(self.labels) + len(self.headings)
        found = len(self.labels & labels) + len(self.headings & headings)
        share = 100 * found // wanted if wanted else 0
        if self.title is not None and not self.title.search(title):
            share -= 10
        return share


def _named(data: object, key: str) -> Iterator[str]:
    """Every text under a key, however deep."""
    if isinstance(data, Mapping):
        found = data.get(key)
        if isinstance(found, str):
            yield found
        for each in data.values():
            yield from _named(each, key)
    elif isinstance(data, Sequence) and not isinstance(data, str):
        for each in data:
            yield from _named(each, key)


@cache
def layouts() -> tuple[Layout, ...]:
    """All layouts of the package, by id."""
    root = resources.files("heji.forms").joinpath("layouts")
    return tuple(sorted((_layout(*each) for each in _files(root, "")), key=lambda each: each.id))


def layout_named(identity: str) -> Layout | None:
    """The layout of that id, or None."""
    return next((each for each in layouts() if each.id == identity), None)


def best_layout(
    labels: frozenset[str], headings: frozenset[str], title: str
) -> tuple[Layout | None, int]:
    """The layout that fits best and how well; None when none fits well enough.

    Where two fit alike, the one with more labels says more.
    """
    ranked = [
        (each.fit(labels, headings, title), len(each.labels), each.id, each) for each in layouts()
    ]
    if not ranked:
        return None, 0
    share, _, _, layout = max(ranked, key=lambda each: each[:3])
    return (layout, share) if share >= FITTING_SHARE else (None, share)


def _files(folder: Traversable, path: str) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for entry in folder.iterdir():
        inside = f"{path}/{entry.name}" if path else entry.name
        if entry.name == _REPORTS:
            continue
        if entry.is_dir():
            found.extend(_files(entry, inside))
        elif entry.name.endswith(".yaml"):
            found.append((inside.removesuffix(".yaml"), inside))
    return found


def _layout(identity: str, path: str) -> Layout:
    data: dict[str, Any] = load("heji.forms", f"layouts/{path}")
    return Layout(
        id=identity,
        kind=Kind(data["kind"]),
        name=data["name"],
        source=data["source"],
        labels=frozenset(key(text) for text in data.get("labels", ())),
        absent=frozenset(key(text) for text in data.get("absent", ())),
        headings=frozenset(key(text) for text in data.get("headings", ())),
        title=re.compile(data["title"]) if "title" in data else None,
        full_mark=data.get("full_mark", 100),
        required_types=tuple(IndicatorType(text) for text in data.get("required_types", ())),
        aliases=data.get("aliases", {}),
        print=data.get("print"),
    )
