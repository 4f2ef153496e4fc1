"""HTML tables to a grid, by the rules that browsers follow for rowspan and colspan.

Source of the rules: HTML Living Standard, 4.9.12.1 "Forming a table": spans end with their row group,
rowspan 0 means to the end of it, colspan is at most 1000.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from heji.documents.builder import Draft
from heji.documents.limits import Limits
from heji.documents.readers.html.flow import (
    BLOCKS,
    LEFT_OUT,
    Flow,
    is_hidden,
    tag_of,
    text_of_field,
)

_GROUPS = {"thead": 0, "tbody": 1, "tfoot": 2}
_WIDEST_SPAN = 1000
_LONGEST_SPAN = 65534


@dataclass(frozen=True, slots=True)
class _RawCell:
    element: etree._Element
    rows: int  #: rowspan; 0 means to the end of the row group
    columns: int
    hidden: bool


@dataclass(slots=True)
class _RawRow:
    hidden: bool
    cells: list[_RawCell] = field(default_factory=list)


@dataclass(slots=True)
class Content:
    """The rows of a table in the order in which they are shown."""

    groups: list[list[_RawRow]] = field(default_factory=list)
    around: list[str] = field(default_factory=list)  #: caption, and text outside of any cell

    @property
    def rows(self) -> list[_RawRow]:
        """All rows."""
        return [row for group in self.groups for row in group]


@dataclass(slots=True)
class Grid:
    """Cells at their places."""

    drafts: list[Draft] = field(default_factory=list)
    columns: int = 0
    inner: list[etree._Element] = field(default_factory=list)  #: tables within its cells


def read_rows(table: etree._Element, hidden: bool) -> Content:
    """The rows of a table: heading groups first, footing groups last."""
    content = Content()
    by_kind: tuple[list[list[_RawRow]], ...] = ([], [], [])
    loose: list[_RawRow] | None = None
    for kind, element, inherited in _members(table, hidden, content.around):
        if kind in _GROUPS:
            rows: list[_RawRow] = []
            for part, each, covered in _members(element, inherited, content.around):
                _append(rows, part, each, covered)
            by_kind[_GROUPS[kind]].append(rows)
            loose = None
        elif loose is None:
            loose = []
            by_kind[1].append(loose)
            _append(loose, kind, element, inherited)
        else:
            _append(loose, kind, element, inherited)
    content.groups = [group for groups in by_kind for group in groups if group]
    content.around = [text for text in content.around if text.strip()]
    return content


def _members(
    element: etree._Element, hidden: bool, around: list[str]
) -> Iterator[tuple[str, etree._Element, bool]]:
    """Row groups, rows and stray cells; old pages put forms and fonts between table and row."""
    around.append(element.text or "")
    for each in element:
        tag = tag_of(each)
        covered = hidden or is_hidden(each)
        if tag in _GROUPS or tag in ("tr", "td", "th"):
            yield tag, each, covered
        elif tag == "caption":
            around.append(_text(each, []))
        elif tag not in LEFT_OUT and tag not in ("colgroup", "col", "table"):
            yield from _members(each, covered, around)
        around.append(each.tail or "")


def _append(rows: list[_RawRow], kind: str, element: etree._Element, hidden: bool) -> None:
    if kind == "tr":
        row = _RawRow(hidden)
        for part, each, covered in _members(element, hidden, []):
            if part in ("td", "th"):
                row.cells.append(_raw(each, covered))
        rows.append(row)
    elif kind in ("td", "th"):  # a cell without a row begins one
        if not rows:
            rows.append(_RawRow(hidden))
        rows[-1].cells.append(_raw(element, hidden))


def _raw(element: etree._Element, hidden: bool) -> _RawCell:
    rows = _span(element, "rowspan", _LONGEST_SPAN, lowest=0)
    return _RawCell(element, rows, _span(element, "colspan", _WIDEST_SPAN, lowest=1), hidden)


def _span(element: etree._Element, name: str, highest: int, lowest: int) -> int:
    digits = ""
    for sign in (element.get(name) or "").strip():
        if not (sign.isascii() and sign.isdigit()):
            break
        digits += sign
    if not digits or len(digits) > 9:
        return highest if digits else 1
    value = int(digits)
    return min(value, highest) if value >= lowest else 1


def is_arrangement(content: Content) -> bool:
    """Whether a table only arranges a page: tables or the whole article stand in its cells."""
    cells = [cell.element for row in content.rows for cell in row.cells]
    if len(cells) == 1:
        children = sum(1 for each in cells[0] if tag_of(each) in BLOCKS)
        if children > 1:
            return True
    inner = [table for cell in cells for table in cell.iter("table")]
    if not inner:
        return False
    everything = sum(_length(cell) for cell in cells)
    within = sum(_length(each) for each in inner if not _is_within(each, inner))
    return within * 2 > everything


def _length(element: etree._Element) -> int:
    return sum(len(str(text).strip()) for text in element.itertext())


def _is_within(table: etree._Element, tables: list[etree._Element]) -> bool:
    others = set(tables)
    return any(above in others for above in table.iterancestors("table"))


def place_cells(content: Content, limits: Limits) -> Grid:
    """Gives every cell its place.

    A cell that is not displayed takes no place in a browser. Pages use that in two ways: for hidden
    columns (read, and marked) and for what is left of a merged cell. Where keeping such cells makes
    the rows of unequal width and leaving them out does not, they are leftovers.
    """
    grid, widths = _place(content, limits, keep_hidden=True)
    if len(set(widths)) > 1 and any(cell.hidden for row in content.rows for cell in row.cells):
        shown, shown_widths = _place(content, limits, keep_hidden=False)
        if len(set(shown_widths)) == 1:
            return shown
    return grid


def _place(content: Content, limits: Limits, keep_hidden: bool) -> tuple[Grid, list[int]]:
    grid = Grid()
    widths: list[int] = []
    for group in content.groups:
        taken: dict[int, int] = {}  # column -> last row that a span from above reaches
        last = len(widths) + len(group)
        for row in group:
            number = len(widths) + 1
            taken = {column: end for column, end in taken.items() if end >= number}
            column = 1
            for cell in row.cells:
                if cell.hidden and not row.hidden and not keep_hidden:
                    continue
                while column in taken:
                    column += 1
                width = _free(taken, column, min(cell.columns, limits.table_columns + 1))
                rows = min(cell.rows or last, last - number + 1)
                text = _text(cell.element, grid.inner)
                grid.drafts.append(Draft(number, column, text, rows, width, cell.hidden))
                taken.update(dict.fromkeys(range(column, column + width), number + rows - 1))
                column += width
            widths.append(max(taken, default=0))
            grid.columns = max(grid.columns, widths[-1])
    return grid, widths


def _free(taken: dict[int, int], column: int, wanted: int) -> int:
    """How many places are free from a column on, up to those wanted."""
    width = 1
    while width < wanted and column + width not in taken:
        width += 1
    return width


def _text(cell: etree._Element, inner: list[etree._Element]) -> str:
    flow = Flow()
    _inline(cell, flow, inner)
    lines = (line for line in flow.take().split("\n") if line.strip())
    return "\n".join(lines)


def _inline(element: etree._Element, flow: Flow, inner: list[etree._Element]) -> None:
    flow.open(element)
    for each in element:
        tag = tag_of(each)
        if tag == "table":
            inner.append(each)
            flow.line()
        elif tag not in LEFT_OUT:
            if tag in BLOCKS:
                flow.line()
            _inline(each, flow, inner)
            if tag in BLOCKS:
                flow.line()
        flow.add(each.tail)
    flow.close(element, text_of_field(element))
