"""Gathers blocks in reading order, numbers them, and holds them to the limits.

Every reader hands its paragraphs and tables to a Builder, so that places are counted alike in all
formats and nothing is left out without a problem that says so.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from heji.documents.document import Block, Cell, Paragraph, Problem, Table
from heji.documents.failure import problem
from heji.documents.limits import Limits
from heji.documents.locator import Box, Locator


@dataclass(slots=True)
class Draft:
    """A cell before its table has a number."""

    row: int
    column: int
    text: str
    row_span: int = 1
    column_span: int = 1
    hidden: bool = False
    number: Decimal | None = None
    formula: str | None = None
    page: int | None = None
    box: Box | None = None
    confidence: Decimal = Decimal(1)


@dataclass(slots=True)
class Builder:
    """The blocks of one document so far."""

    limits: Limits
    blocks: list[Block] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    tables: int = 0
    paragraphs: int = 0
    pages: int | None = None
    identity: tuple[tuple[str, str], ...] = ()  #: what heji's own mark says that the file is
    _places: int = 0
    _reported: set[str] = field(default_factory=set)

    def paragraph(
        self,
        text: str,
        sheet: str | None = None,
        page: int | None = None,
        box: Box | None = None,
        confidence: Decimal = Decimal(1),
    ) -> None:
        """Adds a paragraph; blank ones are not counted."""
        if not text.strip():
            return
        self.paragraphs += 1
        if self.paragraphs > self.limits.paragraphs:
            self.report_once("too-many-paragraphs", limit=self.limits.paragraphs)
            return
        place = Locator(sheet=sheet, page=page, paragraph=self.paragraphs, box=box)
        self.blocks.append(Paragraph(self._cut(text, place), place, confidence))

    def refuse(self, rows: int, columns: int) -> str | None:
        """The key of the limit that a table of this size breaks, if it breaks one."""
        if rows > self.limits.table_rows:
            return "too-many-rows"
        if columns > self.limits.table_columns:
            return "too-many-columns"
        if self._places + rows * columns > self.limits.places:
            return "too-many-cells"
        return None

    def table(
        self,
        drafts: Iterable[Draft],
        rows: int,
        columns: int,
        sheet: str | None = None,
        has_spans: bool = True,
        page: int | None = None,
        box: Box | None = None,
        has_ruled_columns: bool = True,
    ) -> bool:
        """Adds a table, or leaves it out whole with a problem when it is beyond the limits.

        A table is never cut: half of its rows would not add up to its totals, and the audit would
        call right figures wrong.
        """
        reason = self.refuse(rows, columns)
        if reason is not None:
            self.skip_table(reason, rows, columns, sheet)
            return False
        self.tables += 1
        self._places += rows * columns
        table = self.tables
        cells = []
        for draft in drafts:
            place = Locator(
                sheet=sheet,
                page=draft.page,
                table=table,
                row=draft.row,
                column=draft.column,
                box=draft.box,
            )
            cells.append(
                Cell(
                    draft.row,
                    draft.column,
                    self._cut(draft.text, place),
                    place,
                    draft.row_span,
                    draft.column_span,
                    draft.hidden,
                    draft.number,
                    draft.formula,
                    draft.confidence,
                )
            )
        locator = Locator(sheet=sheet, page=page, table=table, box=box)
        self.blocks.append(
            Table(tuple(cells), rows, columns, locator, has_spans, has_ruled_columns)
        )
        return True

    def skip_table(self, reason: str, rows: int, columns: int, sheet: str | None = None) -> None:
        """Counts a table that is left out for its size, and records why."""
        self.tables += 1
        limit = {
            "too-many-rows": self.limits.table_rows,
            "too-many-columns": self.limits.table_columns,
            "too-many-cells": self.limits.places,
        }[reason]
        self.problems.append(
            problem(
                reason,
                table=self.tables,
                # Only the tables of a workbook have a name.
                sheet=f" “{sheet}”" if sheet else "",
                rows=rows,
                columns=columns,
                limit=limit,
            )
        )

    def report(self, key: str, **values: object) -> None:
        """Records what could not be read."""
        self.problems.append(problem(key, **values))

    def report_once(self, key: str, **values: object) -> None:
        """Records a kind of problem the first time it is met."""
        if key not in self._reported:
            self._reported.add(key)
            self.report(key, **values)

    def _cut(self, text: str, place: Locator) -> str:
        limit = self.limits.text_length
        if len(text) <= limit:
            return text
        key = "cell-too-long" if place.paragraph is None else "paragraph-too-long"
        where = {name: each for name, each in place.as_data().items() if name != "sheet"}
        self.report(key, **where, length=len(text), limit=limit)
        return text[:limit]
