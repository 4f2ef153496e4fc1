"""Rows for what a form holds and its layout has no place for: nothing that was entered is lost."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from heji.forms.form import Money
from heji.writers.official.filling import Cell, Filling
from heji.writers.official.grid import Piece
from heji.writers.official.holdings import row_label, task_of
from heji.writers.official.naming import added_label, measure_label, part_label
from heji.writers.official.sheet import Look
from heji.writers.official.slots import Blueprint, Slot, Source
from heji.writers.official.task_columns import added_columns
from heji.writers.official.task_rows import task_rows

_LABEL_WIDTH = 14  #: characters that a label should have, if the columns allow
_TOTAL = "total"
_BUDGET = "budget"  #: a bare 金额, which heads no table of measures


@dataclass(slots=True)
class LeftOver:
    """What is printed below the official form, under a heading of its own."""

    filling: Filling
    plan: Blueprint

    def rows(self) -> Iterator[list[Piece]]:
        """Fields, then amounts by measure and part, then tasks; none when nothing is left."""
        rows = [*self._fields(), *self._total(), *self._money(), *self._tasks()]
        if rows:
            yield [Piece(added_label("further"), Look.LABEL, self._width)]
        yield from rows

    @property
    def _width(self) -> int:
        return len(self.plan.widths)

    @property
    def _label(self) -> int:
        return _columns_for(self.plan.widths, _LABEL_WIDTH)

    def _pair(self, name: str, text: str, look: Look = Look.TEXT) -> list[Piece]:
        return [Piece(name, Look.LABEL, self._label), Piece(text, look, self._width - self._label)]

    def _fields(self) -> Iterator[list[Piece]]:
        for each in self.filling.holdings.fields_left():
            yield self._pair(each.label, each.figure.quote)

    def _total(self) -> Iterator[list[Piece]]:
        """The total score where the official form has none."""
        score = self.filling.holdings.total("score")
        if score is not None and score.quote.strip() and not self.plan.has(Source.TOTAL):
            yield self._pair(added_label("total-score"), score.quote, Look.MIDDLE)

    def _money(self) -> Iterator[list[Piece]]:
        """Amounts beside their labels; tables of several measures, which a heading tells apart."""
        tasks = {each.name for each in self.filling.holdings.tasks_left()}
        left = [each for each in self.filling.holdings.money_left() if task_of(each) not in tasks]
        measures = list(dict.fromkeys(each.measure for each in left))
        headed = [each for each in measures if each != _BUDGET]
        if len(headed) < 2:
            headed = []
        for measure in measures:
            if measure not in headed:
                yield from self._one_measure([each for each in left if each.measure == measure])
        per_table = max(self._width - self._label, 2)
        for first in range(0, len(headed), per_table):
            taken = headed[first : first + per_table]
            yield from self._table([each for each in left if each.measure in taken], taken)

    def _one_measure(self, left: Sequence[Money]) -> Iterator[list[Piece]]:
        """Label and amount: of the whole first, its parts below."""
        name = f"{measure_label(left[0].measure)}{self._in_unit(left[0].measure)}"
        totals = [self._text(each) for each in left if each.part == _TOTAL]
        for text in totals or [""]:
            yield self._pair(name, text, Look.FIGURE)
        for each in left:
            if each.part != _TOTAL:
                yield self._pair(_part_name(each), self._text(each), Look.FIGURE)

    def _table(self, left: Sequence[Money], measures: Sequence[str]) -> Iterator[list[Piece]]:
        """Measures in columns, parts in rows; what is printed twice stands in a row of its own."""
        spans = _shares(self._width - self._label, len(measures))
        yield [
            Piece(added_label("money") + self._in_unit(""), Look.LABEL, self._label),
            *(
                Piece(measure_label(measure), Look.LABEL, across)
                for measure, across in zip(measures, spans, strict=True)
            ),
        ]
        rows: list[tuple[str, dict[str, str]]] = []
        for each in left:
            name = _part_name(each)
            row = next((r for n, r in rows if n == name and each.measure not in r), None)
            if row is None:
                rows.append((name, row := {}))
            row[each.measure] = self._text(each)
        for name, row in rows:
            yield [
                Piece(name, Look.LABEL, self._label),
                *(
                    Piece(row.get(measure, ""), Look.FIGURE, across)
                    for measure, across in zip(measures, spans, strict=True)
                ),
            ]

    def _tasks(self) -> Iterator[list[Piece]]:
        """Tables of the tasks: the name, what is said of it, its money."""
        tasks = self.filling.holdings.tasks()
        if not tasks:
            return
        columns = added_columns((), tasks, self.filling)
        per_table = self._width - 1
        for first in range(0, len(columns), per_table):
            taken = columns[first : first + per_table]
            spans = _shares(self._width, len(taken) + 1)
            labels = [added_label("task"), *(self.filling.filled(each.label) for each in taken)]
            yield [Piece(text, Look.LABEL, span) for text, span in zip(labels, spans, strict=True)]
            row = (Slot(Source.NAME), *(each.slot for each in taken))
            for cells in task_rows(row, tasks, self.filling):
                yield [
                    Piece(self.filling.text(each), each.slot.look, span)
                    for each, span in zip(cells, spans, strict=True)
                ]

    def _text(self, money: Money) -> str:
        return self.filling.text(Cell(Slot(Source.MONEY, money.measure), money.figure))

    def _in_unit(self, measure: str) -> str:
        unit = self.filling.unit
        return f"（{unit}）" if unit and "rate" not in measure else ""


def _part_name(money: Money) -> str:
    return part_label(money.part) if money.part else row_label(money)


def _columns_for(widths: Sequence[int], wanted: int) -> int:
    """How many first columns are so wide together; one is always left for the value."""
    total = 0
    for count, width in enumerate(widths[:-1], 1):
        total += width
        if total >= wanted:
            return count
    return max(len(widths) - 1, 1)


def _shares(whole: int, count: int) -> list[int]:
    """Splits columns among cells as evenly as can be."""
    return [whole * (each + 1) // count - whole * each // count for each in range(count)]
