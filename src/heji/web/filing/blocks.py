"""What a form of each kind and scope holds, and how people type: data of `blocks.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Any

from heji.data import load
from heji.forms.layout import layouts
from heji.web.filing.content import Content, Indicator, Money, Row, Text, cell, kind_of
from heji.web.filing.kinds import form_kind

if TYPE_CHECKING:
    from heji.web.filing.models import Filing


@dataclass(frozen=True, slots=True)
class Blocks:
    """The blocks of the form of a kind and scope."""

    layout: str  #: id of the layout where a region sets no other
    texts: tuple[str, ...]
    measures: tuple[str, ...]
    parts: tuple[str, ...]
    printed_parts: tuple[str, ...]  #: more of them, where the layout prints them
    has_tasks: bool
    types: tuple[str, ...]  #: of which an empty row is offered at the beginning
    columns: Mapping[str, tuple[str, ...]]  #: kind of row -> its columns, in their order
    given: frozenset[str]  #: what is not typed: 「indicator.name」, 「text.goal」, single cells
    growing: frozenset[str]  #: kinds of rows that are added and removed

    def is_typed(self, row: Row, column: str) -> bool:
        """Whether people type into a cell."""
        kind = kind_of(row)
        block = column
        if isinstance(row, Text):
            block = row.role
        elif isinstance(row, Money):
            block = row.measure
        return self.given.isdisjoint((f"{kind}.{block}", cell(row, column)))


@cache
def blocks(kind: str, scope: str) -> Blocks:
    """The blocks of a kind of form and a scope.

    Raises:
        KeyError: there is no such kind.
    """
    data: Mapping[str, Any] = load(form_kind(kind).package, "blocks.yaml")
    found = data["scopes"][scope]
    columns = {**data["columns"], **found.get("columns", {})}
    return Blocks(
        found["layout"],
        tuple(found["texts"]),
        tuple(found["measures"]),
        tuple(found["parts"]),
        tuple(found.get("printed_parts", ())),
        found["tasks"],
        tuple(found["types"]),
        {each: tuple(names) for each, names in columns.items()},
        frozenset(data["given"]),
        frozenset(data["growing"]),
    )


def blocks_of(filing: Filing, content: Content) -> Blocks:
    """The blocks of one filing, with what it alone takes over."""
    found = blocks(filing.kind, filing.scope)
    return replace(found, given=found.given | form_kind(filing.kind).given(filing, content))


def framework() -> Mapping[str, tuple[str, str]]:
    """First and second level of each type of indicator in the national framework."""
    return {key: (names[0], names[1]) for key, names in _data()["framework"].items()}


def level2_names() -> tuple[str, ...]:
    """The names of the second level that a form offers."""
    return (*(second for _, second in framework().values()), *_data()["more_level2"])


def empty(kind: str, scope: str, layout: str = "") -> Content:
    """The rows with which a form of a kind and scope begins; its layout may print more amounts."""
    found = blocks(kind, scope)
    printed = next(
        (each.printed_money for each in layouts() if each.id == layout), frozenset[str]()
    )
    more = [(m, part) for m in found.measures for part in found.printed_parts]
    money = [(measure, part) for measure in found.measures for part in found.parts]
    money += [(m, part) for m, part in more if f"{m}/{part}" in printed]
    levels = framework()
    return Content(
        texts=tuple(Text(-1, role) for role in found.texts),
        money=tuple(Money(-1, measure, part) for measure, part in money),
        indicators=tuple(
            Indicator(-1, level1=levels[key][0], level2=levels[key][1], type=key)
            for key in found.types
        ),
    )


@cache
def _data() -> Mapping[str, Any]:
    data: Mapping[str, Any] = load("heji.web.filing", "typing.yaml")
    return data


def money_unit() -> str:
    """The unit in which people type amounts."""
    return str(_data()["money_unit"])


def absences() -> Mapping[str, str]:
    """What is typed where there is no amount, and how it is kept."""
    found: Mapping[str, str] = _data()["absences"]
    return found


def sign_words() -> Mapping[str, str]:
    """Other ways of writing a sign of comparison."""
    found: Mapping[str, str] = _data()["signs"]
    return found


def after_weight() -> tuple[str, ...]:
    """What is typed behind a weight and left out."""
    return tuple(_data()["after_weight"])


def possibilities() -> tuple[str, ...]:
    """How the official form says whether a target can be reached, the surest first."""
    return tuple(_data()["possibilities"])


def reason_kinds() -> tuple[str, ...]:
    """The kinds of reasons that the official form has."""
    return tuple(_data()["reason_kinds"])


def after_score() -> tuple[str, ...]:
    """What is typed behind a score and left out."""
    return tuple(_data()["after_score"])


def comparing_words() -> tuple[Mapping[str, str], Mapping[str, str]]:
    """Words that compare, before a figure and behind it, with their signs."""
    return _data()["signs_before"], _data()["signs_behind"]
