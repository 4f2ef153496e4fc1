"""Reads the rows under an indicator heading: records, rows cut by page breaks, totals."""

from __future__ import annotations

from dataclasses import dataclass

from heji.forms.indicators.marks import bracket_weight
from heji.forms.indicators.reading import IndicatorReader
from heji.forms.indicators.records import Record, joined, record
from heji.forms.tables.block_reader import BlockReader
from heji.forms.tables.lost_cells import restored
from heji.forms.tables.rows import Row
from heji.forms.tables.totals import (
    is_line,
    is_remark,
    is_subtotal,
    is_total,
    total_marks,
    total_rate,
)


@dataclass(slots=True)
class IndicatorBlock(BlockReader):
    """An indicator or score table, up to the next heading of another shape."""

    reader: IndicatorReader
    pending: Record | None = None  #: the last row, which the next page may continue
    is_totalled: bool = False  #: a total row was read: lines of words below it name no indicator

    def read(self, row: Row) -> None:
        """Takes one row in."""
        if is_total(row, self.words):
            self._total(row)
            return
        if is_remark(row, self.heading, self.words):
            return
        if self.is_totalled and is_line(row, self.heading):
            return
        row = restored(row, self.heading)
        current = record(row, self.heading)
        together = joined(self.pending, current, self.words)
        if together is not None:
            self.pending = together
            return
        self.close()
        if is_subtotal(row, self.words):
            self._subtotal(row)
        else:
            self.pending = current

    def close(self) -> None:
        """Takes in the row that was waiting for its continuation."""
        if self.pending is not None:
            self.reader.read(self.pending)
        self.pending = None

    def _total(self, row: Row) -> None:
        self.close()
        self.is_totalled = True
        name = row.first.text.strip() if row.first else ""
        weight, score = total_marks(row, self.heading)
        weight = weight or bracket_weight(row.first)
        self.gathered.close_tree(name, weight, score)
        self.gathered.relations.extend(total_rate(row, self.heading, weight, score))
        self.reader.levels.forget()

    def _subtotal(self, row: Row) -> None:
        """小计 inside the table closes the level-1 block above it."""
        weight, score = total_marks(row, self.heading)
        top = self.reader.levels.top
        if top is not None:
            top.weight, top.score = top.weight or weight, top.score or score
