"""From the pages of a file to its paragraphs and tables in reading order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import groupby

from heji.documents.builder import Builder, Draft
from heji.documents.pages.furniture import without_furniture
from heji.documents.pages.lines import Line
from heji.documents.pages.page import Box
from heji.documents.pages.paragraphs import (
    Column,
    Printed,
    column_of,
    paragraphs_of,
    text_of_paragraph,
)
from heji.documents.pages.sheets import Sheet, Strip
from heji.documents.pages.sideways import joined_sideways
from heji.documents.pages.stitching import Whole, begun, extend, goes_on
from heji.documents.pages.tables import Fragment


def assemble(sheets: Sequence[Sheet], builder: Builder, is_whole: bool) -> None:
    """Hands the content of all pages to the builder.

    Args:
        sheets: the pages that could be read, in order.
        builder: takes paragraphs and tables.
        is_whole: whether they are all pages; a table at the end of the last one is left out
            otherwise, since a part of a table would not add up to its totals.
    """
    without_furniture(sheets)
    apart = joined_sideways(list(sheets))
    if apart:
        builder.report("columns-apart", pages=", ".join(map(str, apart)))
    flow = _Flow(sheets, builder)
    for sheet in sheets:
        for item in sheet.flow():
            if isinstance(item, Fragment):
                flow.table(item, sheet)
            else:
                flow.line(item, sheet)
    flow.end(is_whole)


class _Flow:
    """Text and tables one after the other; a table is handed over when nothing can be added."""

    def __init__(self, sheets: Sequence[Sheet], builder: Builder) -> None:
        self._sheets = {sheet.number: sheet for sheet in sheets}
        self._builder = builder
        self._columns = _columns(sheets)
        self._lowest = _lowest(sheets)
        self._lines: list[tuple[Printed, Strip]] = []
        self._whole: Whole | None = None

    def line(self, line: Line, sheet: Sheet) -> None:
        """Adds a line of text."""
        self._end_table()
        self._lines.append(_printed_line(line, sheet))

    def table(self, fragment: Fragment, sheet: Sheet) -> None:
        """Adds a table, or a part of the one before."""
        lowest = self._lowest[round(sheet.width)]
        if self._whole is not None and goes_on(self._whole, fragment, sheet.height, lowest):
            extend(self._whole, fragment)
        elif len(fragment.pieces) == 1:
            # A frame around text is no table.
            for line in fragment.pieces[0].lines:
                self.line(line, sheet)
        else:
            self.end()
            self._whole = begun(fragment)

    def end(self, is_whole: bool = True) -> None:
        """Hands over what is left."""
        self._end_lines()
        if self._whole is not None and not is_whole:
            self._builder.report("table-unfinished", page=self._whole.pages[0].page)
            self._whole = None
        self._end_table()

    def _end_lines(self) -> None:
        for strip, run in groupby(self._lines, lambda each: replace(each[1], left=0.0)):
            self._paragraphs([line for line, _ in run], self._columns[strip])
        self._lines = []

    def _paragraphs(self, lines: Sequence[Printed], column: Column) -> None:
        for lines_of_one in paragraphs_of(lines, column):
            first = lines_of_one[0]
            sheet = self._sheets[first.page]
            box = first.box
            for each in lines_of_one:
                if each.page == first.page and each.box.y0 >= first.box.y0:
                    box = box.around(each.box)
            text = text_of_paragraph(lines_of_one, column)
            sure = _sure(min(each.line.confidence for each in lines_of_one))
            place = _printed(sheet.shown(box))
            self._builder.paragraph(text, page=first.page, box=place, confidence=sure)

    def _end_table(self) -> None:
        whole, self._whole = self._whole, None
        if whole is None:
            return
        drafts = [
            Draft(
                each.row + 1,
                each.column + 1,
                each.text,
                each.rows,
                each.columns,
                page=each.pieces[0].page,
                box=_printed(each.pieces[0].box),
                confidence=_sure(each.confidence),
            )
            for each in sorted(whole.joints, key=lambda one: (one.row, one.column))
        ]
        first = whole.pages[0]
        self._builder.table(
            drafts,
            whole.row_count,
            len(whole.xs) - 1,
            page=first.page,
            box=_printed(first.shown),
            has_ruled_columns=all(each.has_ruled_columns for each in whole.pages),
        )


def _printed_line(line: Line, sheet: Sheet) -> tuple[Printed, Strip]:
    """A line with the place in which it runs; in a column as if the column were the page."""
    strip = sheet.column(line.box)
    box = line.box
    if strip.left:
        moved = Box(box.x0 - strip.left, box.y0, box.x1 - strip.left, box.y1)
        line = replace(line, box=moved)
    return Printed(line, sheet.number, box), strip


def _columns(sheets: Sequence[Sheet]) -> dict[Strip, Column]:
    """Where lines of text run, for each width of page and each width of its columns."""
    lines: dict[Strip, list[Printed]] = defaultdict(list)
    edges: dict[Strip, list[tuple[float, float]]] = defaultdict(list)
    for sheet in sheets:
        found = [each for each in sheet.flow() if isinstance(each, Line)]
        for fragment in sheet.fragments:
            strip = sheet.column(fragment.box)
            sides = fragment.box.x0 - strip.left, fragment.box.x1 - strip.left
            edges[replace(strip, left=0.0)].append(sides)
            if len(fragment.pieces) == 1:
                found += fragment.pieces[0].lines
        for line in found:
            printed, strip = _printed_line(line, sheet)
            lines[replace(strip, left=0.0)].append(printed)
    columns = {strip: column_of(each, edges[strip]) for strip, each in lines.items()}
    return {strip: column for strip, column in columns.items() if column is not None}


def _lowest(sheets: Sequence[Sheet]) -> dict[int, float]:
    """How far down text and tables reach, for each width of page."""
    found: dict[int, float] = defaultdict(float)
    for sheet in sheets:
        for item in sheet.flow():
            width = round(sheet.width)
            found[width] = max(found[width], item.box.y1)
    return found


def _sure(confidence: float) -> Decimal:
    """A confidence with three decimals, cut off, so that 1.000 means certain."""
    return Decimal(int(confidence * 1000)) / 1000


def _printed(box: Box) -> tuple[str, str, str, str]:
    """A box for the locator: points from the upper left corner of the page, with one decimal."""
    return f"{box.x0:.1f}", f"{box.y0:.1f}", f"{box.x1:.1f}", f"{box.y1:.1f}"
