"""Whether a template that came back still has its shape: labels, merges, rows and columns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from heji.documents.document import Cell, Table
from heji.values.normalise import fold
from heji.writers.entry.plan import Plan
from heji.writers.entry.problems import Problem
from heji.writers.official.sheet import Place
from heji.writers.official.xlsx.placing import Placed, Placing, place

_SPACE = re.compile(r"\s+")
_FARTHEST = 60  #: rows or columns that may have come in between
_LONGEST = 40  #: characters of a text that are quoted

At = tuple[int, int]  #: row and column on the worksheet, from 1


@dataclass(frozen=True, slots=True)
class Returned:
    """A worksheet that came back, beside the plan of its template."""

    plan: Plan
    placing: Placing
    cells: Mapping[At, Cell]  #: by their upper left corners
    sheet: str
    boxes: Mapping[Place, Placed]

    @classmethod
    def of(cls, plan: Plan, table: Table) -> Returned:
        """A worksheet beside its plan."""
        cells = {(each.row, each.column): each for each in table.cells}
        placing = place(plan.sheet)
        boxes = {each.place: each for each in placing.boxes if each.place is not None}
        return cls(plan, placing, cells, table.locator.sheet or "", boxes)

    def cell(self, placed: Placed) -> Cell | None:
        """The cell at the place of a box."""
        return self.cells.get(_at(placed))

    def text(self, placed: Placed) -> str:
        """What stands in a box."""
        found = self.cell(placed)
        return found.text.strip() if found is not None else ""

    def problem(self, placed: Placed, key: str, *, is_note: bool = False, **values: str) -> Problem:
        """A problem of a box."""
        row, column = _at(placed)
        return Problem(key, tuple(values.items()), self.sheet, row, column, is_note)

    @property
    def year_line(self) -> Placed | None:
        """The line in which the year is filled in."""
        number = self.plan.year_line
        return None if number is None else self.placing.lines[number]

    def fixed(self) -> Iterator[Placed]:
        """Everything that nobody may change: title, lines, labels, blank boxes of the form."""
        for each in self.placing.all():
            if each.place is None:
                if each is not self.year_line:
                    yield each
            elif each.place not in self.plan.entries and each.place not in self.plan.live:
                yield each


def shifted(returned: Returned) -> tuple[Problem, ...]:
    """Rows or columns that were inserted or deleted; then nothing stands where it belongs."""
    labels = sorted((each for each in returned.fixed() if each.text.strip()), key=_at)
    wrong = [each for each in labels if not _is_same(returned, each, 0, 0)]
    if not wrong:
        return ()
    below = [each for each in labels if each.row >= wrong[0].row]
    if rows := _shift(returned, below, down=True):
        key = "rows-inserted" if rows > 0 else "rows-deleted"
        return (returned.problem(wrong[0], key, count=str(abs(rows))),)
    first = min(wrong, key=lambda each: each.column)
    right = [each for each in labels if each.column >= first.column]
    if columns := _shift(returned, right, down=False):
        key = "columns-inserted" if columns > 0 else "columns-deleted"
        return (returned.problem(first, key, count=str(abs(columns))),)
    return ()


def changed(returned: Returned) -> Iterator[Problem]:
    """Labels that say something else, cells that are merged otherwise, texts outside of the form."""
    for each in returned.fixed():
        if not _is_same(returned, each, 0, 0):
            yield returned.problem(
                each,
                "label-changed",
                expected=_quoted(each.text),
                found=_quoted(returned.text(each)),
            )
    for each in returned.placing.boxes:
        cell = returned.cell(each)
        spans = (each.row_span, each.last_column - each.column + 1)
        if cell is not None and (cell.row_span, cell.column_span) != spans:
            yield returned.problem(each, "unmerged")
    yield from _beyond(returned)


def _beyond(returned: Returned) -> Iterator[Problem]:
    """Texts where the template has nothing, or in a cell that a merged one covered."""
    planned = {_at(each) for each in returned.placing.all()}
    for (row, column), cell in sorted(returned.cells.items()):
        if cell.text.strip() and (row, column) not in planned:
            values = (("found", _quoted(cell.text)),)
            yield Problem("beyond", values, returned.sheet, row, column)


def _shift(returned: Returned, labels: Sequence[Placed], *, down: bool) -> int:
    """By how much all of these labels have moved; 0 where they have not moved together.

    A label that began in what was deleted is gone with it; then those behind it tell.
    """
    first = min(_along(each, down=down) for each in labels)
    for distance in range(1, _FARTHEST + 1):
        behind = [each for each in labels if _along(each, down=down) >= first + distance]
        for by, told in ((distance, labels), (-distance, labels), (-distance, behind)):
            rows, columns = (by, 0) if down else (0, by)
            if told and all(_is_same(returned, each, rows, columns) for each in told):
                return by
    return 0


def _along(placed: Placed, *, down: bool) -> int:
    return placed.row if down else placed.column


def _is_same(returned: Returned, placed: Placed, rows: int, columns: int) -> bool:
    row, column = _at(placed)
    found = returned.cells.get((row + rows, column + columns))
    return _text(placed.text) == _text(found.text if found is not None else "")


def _at(placed: Placed) -> At:
    return placed.row + 1, placed.column + 1


def _text(text: str) -> str:
    return _SPACE.sub("", fold(text))


def _quoted(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1] + "…"
