"""Whether a document explains a shortfall, and with which words. Data in `explaining.yaml`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from heji.audit.case import Reading, once_per_reading
from heji.audit.prose import Passage, passages, sentences
from heji.data import load
from heji.documents.figure import Figure
from heji.documents.locator import Locator
from heji.forms.form import Indicator
from heji.forms.labels import key
from heji.values.absence import Absent
from heji.values.normalise import fold

#: Columns of a row in which an officer explains it.
REASON_ROLES = ("reason", "basis", "evidence", "note")
#: Cells of a row speak of that row alone; a goal says what is asked for.
_ROW_CELLS = frozenset(
    {"indicator", "target", "result", "standard", "explanation", "goal", *REASON_ROLES}
)
#: Shortest cell outside the rows that can hold a sentence about one of them.
SHORTEST_SENTENCE = 12
#: Shortest part of a name by which a sentence elsewhere speaks of it.
SHORTEST_MENTION = 4


@dataclass(frozen=True, slots=True)
class Explanation:
    """The words that explain something, and where they stand."""

    text: str
    locator: Locator


@cache
def _data() -> Mapping[str, Any]:
    data: Mapping[str, Any] = load("heji.audit", "explaining.yaml")
    return data


@cache
def _empty() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{each})" for each in _data()["empty"]))


@cache
def _cues() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{each})" for each in _data()["cues"]))


def explains(text: str) -> bool:
    """Whether a text in a reason column says anything.

    >>> explains("无"), explains("已完成年度指标值"), explains("设备供货延迟")
    (False, False, True)
    """
    plain = "".join(fold(text).split()).rstrip("。;")
    return bool(plain) and not _empty().fullmatch(plain)


def gives_reason(text: str) -> bool:
    """Whether running text holds words that give a reason."""
    return _cues().search(fold(text)) is not None


def pledges(text: str) -> bool:
    """Whether a text says what will be done about a shortfall: 「将加快结算」「继续实施」."""
    return re.search("|".join(_data()["pledges"]), fold(text)) is not None


def explained_by_itself(indicator: Indicator) -> Explanation | None:
    """The explanation in the reason columns of the row."""
    for role in REASON_ROLES:
        figure = indicator.entry(role)
        if figure is not None and explains(figure.quote):
            return Explanation(figure.quote, figure.locator)
    return None


def in_row(indicator: Indicator) -> Explanation | None:
    """The explanation in the row itself: its reason columns, or the words of its result."""
    found = explained_by_itself(indicator)
    if found is not None:
        return found
    result = indicator.entry("result")
    if result is not None and gives_reason(result.quote):
        return Explanation(result.quote, result.locator)
    return None


def elsewhere(reading: Reading, indicator: Indicator) -> Explanation | None:
    """A sentence elsewhere that names the indicator and gives a reason, or tells of lost marks."""
    name = key(indicator.name)
    for each in problems(reading):
        if any(word in each.text for word in _data()["lost_marks"]):
            return each
    if len(name) < SHORTEST_MENTION:
        return None
    return next((found for words, found in _reasons(reading) if name in words), None)


@once_per_reading
def _reasons(reading: Reading) -> tuple[tuple[str, Explanation], ...]:
    """The sentences outside the rows that give a reason, each with its words for comparison."""
    told = [(each.text, each.locator) for each in passages(reading) if _may_explain(each)]
    told += [(each.text, each.locator) for each in problems(reading)]
    return tuple(
        (key(sentence), Explanation(sentence.strip(), at.span(start, start + len(sentence))))
        for text, at in told
        for start, sentence in sentences(text)
        if gives_reason(sentence)
    )


def _may_explain(passage: Passage) -> bool:
    """Whether a passage may speak of other rows than its own."""
    return not passage.is_cell or (
        len(passage.text) >= SHORTEST_SENTENCE and passage.role not in _ROW_CELLS
    )


def problems(reading: Reading) -> tuple[Explanation, ...]:
    """What the document says of its problems, in fields and in chapters; 「无」 is nothing."""
    return tuple(
        Explanation(each.figure.quote, each.figure.locator)
        for each in reading.form.fields
        if each.role in ("problems", "reason") and explains(each.figure.quote)
    )


def has_place(indicator: Indicator) -> bool:
    """Whether the row has a cell in which a reason could stand."""
    figures = (indicator.entry(role) for role in REASON_ROLES[:2])
    return any(each is not None and not _is_barred(each) for each in figures)


def _is_barred(figure: Figure) -> bool:
    """A dash in the cell says that the form asks for nothing there."""
    return isinstance(figure.value, Absent) and figure.value.absence.value in ("dash", "missing")
