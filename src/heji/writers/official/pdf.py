"""A sheet as PDF: what is printed, signed and published."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from importlib import resources
from typing import Any

from heji.writers.official.sheet import Box, Line, Look, Paper, Sheet, Table
from heji.writers.typesetting.breaking import about_lines, pieces
from heji.writers.typesetting.typesetting import typeset

#: Between the margins of 20 mm, in points (A4 has 595 by 842).
_WIDTHS = {Paper.PORTRAIT: 481, Paper.LANDSCAPE: 728}
_HEIGHTS = {Paper.PORTRAIT: 728, Paper.LANDSCAPE: 481}
_TITLE_SIZE = 22  #: 二号, in points
_LINE_SIZE = 10  #: 五号 is 10.5 points: rounded down, more is measured than need be
_PADDING = 2  #: points between a rule and the text
#: Text of boxes, in tenths of a point: 小五, smaller where there are many columns.
_LARGEST, _SMALLEST = 90, 70
_LONGEST_NAME = 24  #: characters
_MARGINS = 8  #: above and below the text of a box together, in points
#: A row that may be taller than half a page goes over a page, others are kept together. Half,
#: because heights are estimated, and a page has headings, too.
_PART = 2


def write(sheet: Sheet) -> bytes:
    """The sheet as PDF/A-2b on A4, with tags, and its title as bookmark.

    The same sheet and fonts give the same bytes.

    Raises:
        TypesettingError: no font has one of its characters, or the folder of `HEJI_FONTS` is wrong.

    >>> write(Sheet("项目支出绩效自评表", (8, 20), ()))[:8]
    b'%PDF-1.7'
    """
    template = resources.files(__package__).joinpath("official.typ").read_text(encoding="utf-8")
    return typeset(template, _data(sheet, _Measures(sheet)))


class _Measures:
    """The columns on paper."""

    def __init__(self, sheet: Sheet) -> None:
        self.width = _WIDTHS[sheet.paper]
        self.tallest = _HEIGHTS[sheet.paper] // _PART
        paddings = 2 * _PADDING * len(sheet.widths)
        fitting = 10 * (self.width - paddings) // sum(sheet.widths)
        #: Size of the text at which the columns have room for what they are meant for.
        self.tenths = min(max(fitting, _SMALLEST), _LARGEST)
        self.shares = self._shares(sheet.widths)

    def _shares(self, widths: tuple[int, ...]) -> list[int]:
        """What each column takes of the width: padding, a character at least, and the others."""
        least = self.tenths + 20 * _PADDING
        others = sum(widths) - len(widths)
        left = max(10 * self.width - len(widths) * least, 0)
        other = min(1000 * self.tenths, 1000 * left // others) if others else 0
        return [1000 * least + (width - 1) * other for width in widths]

    def room(self, box: Box) -> int:
        """Full-width characters that fit into a line of a box."""
        covered = sum(self.shares[box.column : box.column + box.column_span])
        points = self.width * covered // sum(self.shares) - 2 * _PADDING
        return max(10 * points // self.tenths, 1)

    def height(self, box: Box) -> int:
        """About how high a box is, in points: lines are 1.35 of their size apart."""
        lines = about_lines(box.text, self.room(box))
        return lines * self.tenths * 27 // 200 + _MARGINS


def _data(sheet: Sheet, measures: _Measures) -> dict[str, Any]:
    return {
        "title": sheet.title,
        "language": sheet.language,
        "heading": pieces(sheet.title, measures.width // _TITLE_SIZE),
        "landscape": sheet.paper is Paper.LANDSCAPE,
        "shares": measures.shares,
        "tenths": measures.tenths,
        "padding": _PADDING,
        "margins": _MARGINS,
        "above": [_line(line, measures) for line in sheet.above],
        "tables": list(_tables(sheet, measures)),
        "below": [_line(line, measures) for line in sheet.below],
    }


def _line(line: Line, measures: _Measures) -> Mapping[str, Any]:
    return {"words": pieces(line.text, measures.width // _LINE_SIZE), "side": line.side.value}


def _tables(sheet: Sheet, measures: _Measures) -> Iterator[Mapping[str, Any]]:
    above = 0
    for table in sheet.tables:
        rows = _row_heights(table, measures)
        yield _table(table, measures, rows, above)
        above += sum(rows)


def _table(table: Table, measures: _Measures, rows: Sequence[int], above: int) -> Mapping[str, Any]:
    repeated = table.heading_rows if _can_repeat(table, rows, measures) else 0
    # What stands on the first half of the first page does not come to the end of a page.
    names = {
        beside: name
        for beside, name in _tall_names(table, measures, rows).items()
        if above + sum(rows[: name.row + 1]) > measures.tallest
    }
    drawn = [_box(box, measures, rows, names.get(box)) for box in table.boxes]
    return {
        "heading": [each for each in drawn if each["row"] < repeated],
        "body": [each for each in drawn if each["row"] >= repeated],
    }


def _can_repeat(table: Table, rows: Sequence[int], measures: _Measures) -> bool:
    """Whether the headings end where they say, and leave room for what they head."""
    ends = (box.row + box.row_span for box in table.boxes if box.row < table.heading_rows)
    is_closed = max(ends, default=0) <= table.heading_rows < table.row_count
    return is_closed and sum(rows[: table.heading_rows]) <= measures.tallest


def _row_heights(table: Table, measures: _Measures) -> list[int]:
    """About how high each row is, in points; a merged box stretches the last of its rows."""
    heights = [_MARGINS] * table.row_count
    for box in sorted(table.boxes, key=lambda each: each.row + each.row_span):
        last = box.row + box.row_span - 1
        above = sum(heights[box.row : last])
        heights[last] = max(heights[last], measures.height(box) - above)
    return heights


def _tall_names(table: Table, measures: _Measures, rows: Sequence[int]) -> dict[Box, Box]:
    """Boxes that keep their row as high as the name of a merged box that begins in it.

    Else, if the page ended below that row, the name would stand on the next page.
    """
    found: dict[Box, Box] = {}
    for name in table.boxes:
        if name.row_span > 1 and measures.height(name) > rows[name.row]:
            alone = (box for box in table.boxes if box.row == name.row and box.row_span == 1)
            beside = next(alone, None)
            if beside is not None and measures.height(name) <= measures.tallest:
                found[beside] = name
    return found


def _box(
    box: Box, measures: _Measures, rows: Sequence[int], name: Box | None = None
) -> Mapping[str, Any]:
    return {
        "row": box.row,
        "column": box.column,
        "rows": box.row_span,
        "columns": box.column_span,
        "look": box.look.value,
        "words": pieces(box.text, measures.room(box)),
        "balanced": _is_balanced(box, measures),
        "name": None if name is None else _box(name, measures, rows),
        # Two rows of a merged box on two pages would look like a row without a name.
        "whole": box.row_span <= 2
        and sum(rows[box.row : box.row + box.row_span]) <= measures.tallest,
    }


def _is_balanced(box: Box, measures: _Measures) -> bool:
    """Whether its lines are to be about as long: a name that is broken, no prose."""
    is_name = box.look in (Look.LABEL, Look.MIDDLE) and "\n" not in box.text
    return is_name and len(box.text) > measures.room(box) and len(box.text) <= _LONGEST_NAME
