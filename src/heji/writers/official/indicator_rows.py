"""The rows of an indicator table: names of levels merged over their rows, empty rows of types."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from heji.documents.figure import Figure
from heji.forms.form import Indicator, IndicatorType
from heji.forms.labels import unweighted
from heji.forms.lexicon import lexicon
from heji.language import text
from heji.values.units import Unit, find_unit
from heji.writers.official.filling import Cell, Printed, Value
from heji.writers.official.holdings import Holdings
from heji.writers.official.slots import Repeated, Row, Slot, Source

Path = tuple[str, ...]

_SIGN = re.compile(r"\s*([≥≤><＞＜=＝]{1,2})\s*")
_TARGETS = frozenset({"target", "whole_period_target"})
_MEASURED = _TARGETS | {"result", "progress", "forecast"}
_PLAIN = re.compile(r"\d{1,3}(?:\.\d{1,2})?")
_CLOSING = re.compile(r"\s*[)）]|\s*[(（]\s*\d+(?:\.\d+)?\s*\w?\s*[)）]")


@dataclass(frozen=True, slots=True)
class Entered:
    """A row to be printed: an indicator, or a required type that nobody entered one for."""

    indicator: Indicator | None
    path: Path  #: the names for the columns of levels, "" where there is none


@dataclass(frozen=True, slots=True)
class IndicatorRows:
    """Prints the indicators of one block."""

    block: Repeated
    columns: Row  #: those of the block and those added at the end
    holdings: Holdings

    @property
    def depth(self) -> int:
        """How many columns for levels the table has."""
        return max((each.level for each in self.columns), default=0)

    def stretches(self, indicators: Sequence[Indicator]) -> Iterator[list[Printed]]:
        """The rows, cut where the table must begin anew.

        A name of a level holds until another begins: a row that lacks a level which the row before
        it has can only stand under a heading of its own.
        """
        rows = self._with_types(indicators)
        for first, last in _cuts([each.path for each in rows]):
            stretch = _placed(rows[first:last], self.depth)
            yield [self._row(stretch, at, first + at + 1) for at in range(len(stretch))]

    def empty(self) -> Printed:
        """A row to be filled in by hand."""
        return [Cell(slot) for slot in self.columns]

    def _with_types(self, indicators: Sequence[Indicator]) -> list[Entered]:
        """The rows in their order, those of required types without an indicator among them."""
        rows = [Entered(each, _fitted(each.levels, self.depth)) for each in indicators]
        missing = set(self.holdings.form.required_types) - {each.type for each in indicators}
        known = [IndicatorType(each) for each in self.block.types]
        for kind in known if indicators else ():
            if kind in missing:
                path = _fitted(tuple(self.block.types[kind.value].split("/")), self.depth)
                rows.insert(_place_of(kind, rows, known), Entered(None, path))
        return rows

    def _row(self, rows: Sequence[Entered], at: int, number: int) -> Printed:
        printed: Printed = []
        for slot in self.columns:
            level = slot.level
            if level and at and rows[at].path[:level] == rows[at - 1].path[:level]:
                continue  # the box of the level reaches down from above
            down = _run(rows, at, level) if level else 1
            value = self._value(slot, rows[at], number)
            printed.append(Cell(replace(slot, down=down), value, self._unit(slot, rows[at])))
        return printed

    def _value(self, slot: Slot, row: Entered, number: int) -> Value:
        names = tuple(each for each in row.path[: slot.level] if each)
        match slot.source:
            case Source.LEVEL:
                return self._level(slot, row.path[slot.level - 1], names)
            case Source.LEVEL_WEIGHT | Source.LEVEL_SCORE:
                node = self.holdings.level(names) if row.path[slot.level - 1] else None
                if node is None:
                    return None
                return node.weight if slot.source is Source.LEVEL_WEIGHT else node.score
            case Source.TASK:
                return self._of_task(slot, row)
            case Source.SERIAL if row.indicator is not None:
                return str(number)
            case _:
                return self._own(slot, row.indicator) if row.indicator is not None else None

    def _level(self, slot: Slot, name: str, names: Path) -> str:
        """The name of a level; with its weight where the table has no column for that."""
        if any(
            each.source is Source.LEVEL_WEIGHT and each.level == slot.level for each in self.columns
        ):
            return name
        node = self.holdings.level(names) if name and unweighted(name) == name else None
        weight = _text(node.weight) if node is not None else ""
        if not _PLAIN.fullmatch(weight):
            return name
        return text("official.label.in-points", "zh", name=name, weight=weight)

    def _of_task(self, slot: Slot, row: Entered) -> Value:
        task = self.holdings.task(row.path[0])
        if task is None:
            return None
        return task.amount if slot.argument == "amount" else task.entry(slot.argument)

    def _own(self, slot: Slot, indicator: Indicator) -> Value:
        if slot.beside and not _text(indicator.entry(slot.beside)):
            return None
        if slot.source is Source.NAME:
            return _name(indicator, has_target=self._prints("target"))
        if slot.source is not Source.ENTRY:
            return None
        figure = indicator.entry(slot.argument)
        if slot.argument in _TARGETS and figure is not None and self._prints("nature"):
            return _unsigned(figure, indicator)
        return figure

    def _prints(self, role: str) -> bool:
        return any(each.source is Source.ENTRY and each.argument == role for each in self.columns)

    def _unit(self, slot: Slot, row: Entered) -> Unit | None:
        """The unit that a column of its own gives to bare figures of the row."""
        if row.indicator is None or slot.argument not in _MEASURED:
            return None
        if slot.source is not Source.ENTRY or not self._prints("measure_unit"):
            return None
        return find_unit(_text(row.indicator.entry("measure_unit")))


def _fitted(levels: Path, depth: int) -> Path:
    """The levels above an indicator, the highest put together where the table has fewer columns."""
    surplus = len(levels) - depth
    if surplus <= 0 or depth == 0:
        return levels[:depth]
    return (" / ".join(levels[: surplus + 1]), *levels[surplus + 1 :])


def _cuts(paths: Sequence[Path]) -> Iterator[tuple[int, int]]:
    first = 0
    for at in range(1, len(paths)):
        before, path = paths[at - 1], paths[at]
        if len(path) < len(before) and before[: len(path)] == path:
            yield first, at
            first = at
    if paths:
        yield first, len(paths)


def _placed(rows: Sequence[Entered], depth: int) -> list[Entered]:
    """Each name in its column: that of a type stands beside its indicators, others at the left."""
    words = lexicon()
    placed, named = [], False
    for row in rows:
        lacking = depth - len(row.path)
        is_type = bool(row.path and words.role("types", row.path[0]))
        at_right = lacking > 0 and is_type and not named
        named = named or bool(row.path and not at_right)
        blank = ("",) * lacking
        path = (*blank, *row.path) if at_right else (*row.path, *blank)
        placed.append(replace(row, path=path))
    return placed


def _run(rows: Sequence[Entered], first: int, level: int) -> int:
    """How many rows from the first share the path down to a level."""
    end = first
    while end < len(rows) and rows[end].path[:level] == rows[first].path[:level]:
        end += 1
    return end - first


def _place_of(kind: IndicatorType, rows: Sequence[Entered], order: Sequence[IndicatorType]) -> int:
    """Where the row of a type belongs: behind those of the types that the form prints before it."""
    before = set(order[: order.index(kind)])
    places = [
        at
        for at, row in enumerate(rows, 1)
        if row.indicator is not None and row.indicator.type in before
    ]
    return max(places, default=0)


def _name(indicator: Indicator, *, has_target: bool) -> Value:
    """The name as its cell prints it, with number and type; without the target where that has a column."""
    figure, name = indicator.figure, indicator.name
    start = figure.quote.find(name)
    if start < 0:
        held = "".join(name.split()) in "".join(figure.quote.split())
        return figure if held else replace(figure, quote=name)
    end = start + len(name)
    if not has_target or not _text(indicator.entry("target")):
        return figure
    while match := _CLOSING.match(figure.quote, end):
        end = match.end()
    return replace(figure, quote=figure.quote[:end])


def _unsigned(figure: Figure, indicator: Indicator) -> Figure:
    """A target without the sign that stands in the column of its nature."""
    match = _SIGN.match(figure.quote)
    nature = _text(indicator.entry("nature"))
    if match is None or not nature:
        return figure
    return replace(figure, quote=figure.quote[match.end() :])


def _text(figure: Figure | None) -> str:
    return figure.quote.strip() if figure is not None else ""
