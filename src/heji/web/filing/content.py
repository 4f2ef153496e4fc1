"""The content of a form as plain values, apart from any database.

What is compared, copied, read from files, audited and kept in revisions is this, so that each of
these works on a form on the web and on one from a file alike. Rows are told apart by their id in
the database; a row that has none yet has a negative one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any, TypeVar

_Row = TypeVar("_Row", bound="Text | Money | Task | Indicator")


@dataclass(frozen=True, slots=True)
class Text:
    """A text under its label."""

    id: int
    role: str  #: glossary name
    text: str = ""


@dataclass(frozen=True, slots=True)
class Money:
    """An amount of the budget."""

    id: int
    measure: str
    part: str
    amount: int | None = None  #: 分
    absence: str = ""  #: 「—」, 「/」, 「不适用」 as typed


@dataclass(frozen=True, slots=True)
class Task:
    """A piece of work with its money, each amount in 分."""

    id: int
    name: str = ""
    content: str = ""
    amount: int | None = None
    fiscal: int | None = None
    other: int | None = None
    project: int | None = None  #: the project that it stands for
    goal: str = ""
    result: str = ""
    executed: int | None = None  #: 分


@dataclass(frozen=True, slots=True)
class Indicator:
    """An indicator with its targets; each figure is an integer with its decimal places."""

    id: int
    level1: str = ""
    level2: str = ""
    name: str = ""
    type: str = ""  #: value of `IndicatorType`, or ""
    sign: str = ""  #: = ≥ > ≤ <; "" of a qualitative target
    value: int | None = None
    places: int = 0
    unit: str = ""
    text: str = ""  #: a qualitative target
    whole_value: int | None = None
    whole_places: int = 0
    whole_text: str = ""
    weight: int | None = None
    weight_places: int = 0
    evidence: str = ""
    library_code: str = ""
    source: int | None = None  #: the row that it was taken from: a project's, or the declared one
    section: str = ""  #: management, performance or bonus, where a form has such blocks
    code: str = ""  #: of the rubric's item, where the row is one
    result_value: int | None = None  #: what was reached, by now or at the end
    result_places: int = 0
    result_text: str = ""
    forecast_value: int | None = None  #: what will be reached by the end of the year
    forecast_places: int = 0
    forecast_text: str = ""
    possibility: str = ""  #: whether the target can be reached, in the form's words
    reason_kind: str = ""
    reason: str = ""
    improvement: str = ""
    basis: str = ""  #: what a score rests on
    score: int | None = None  #: given by a person
    score_places: int = 0
    note: str = ""


Row = Text | Money | Task | Indicator
#: Kind of a row, as addresses and cells name it, and its class.
KINDS: Mapping[str, type[Row]] = {
    "text": Text,
    "money": Money,
    "task": Task,
    "indicator": Indicator,
}


def kind_of(row: Row) -> str:
    """The name of a row's kind."""
    return type(row).__name__.lower()


def cell(row: Row, column: str) -> str:
    """The name of a cell: 「indicator.12.value」."""
    return f"{kind_of(row)}.{row.id}.{column}"


@dataclass(frozen=True, slots=True)
class Content:
    """All rows of a form, each block in its order."""

    texts: tuple[Text, ...] = ()
    money: tuple[Money, ...] = ()
    tasks: tuple[Task, ...] = ()
    indicators: tuple[Indicator, ...] = ()

    def rows(self) -> Iterator[Row]:
        """Every row, block by block."""
        yield from self.texts
        yield from self.money
        yield from self.tasks
        yield from self.indicators

    def words_of(self, role: str) -> str:
        """The text of a role; "" when the form has none."""
        return next((each.text for each in self.texts if each.role == role), "")

    def amount(self, measure: str, part: str) -> int | None:
        """An amount in 分."""
        found = (each for each in self.money if (each.measure, each.part) == (measure, part))
        return next((each.amount for each in found), None)


def as_data(content: Content) -> dict[str, Any]:
    """The content as JSON holds it."""
    return asdict(content)


def from_data(data: Mapping[str, Any]) -> Content:
    """The content that JSON holds; what later versions added has its default.

    >>> from_data(as_data(Content(texts=(Text(1, "goal", "建成"),)))).words_of("goal")
    '建成'
    """
    return Content(
        _rows(Text, data.get("texts", ())),
        _rows(Money, data.get("money", ())),
        _rows(Task, data.get("tasks", ())),
        _rows(Indicator, data.get("indicators", ())),
    )


def _rows(kind: type[_Row], data: Any) -> tuple[_Row, ...]:
    known = frozenset(each.name for each in fields(kind))
    return tuple(kind(**_of(known, each)) for each in data)


def _of(known: frozenset[str], row: Mapping[str, Any]) -> Mapping[str, Any]:
    """The fields that there are by now; most often all of them."""
    if known.issuperset(row):
        return row
    return {name: value for name, value in row.items() if name in known}
