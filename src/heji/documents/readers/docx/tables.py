"""Word tables to a grid: merged cells as spans, by the markup that Word itself goes by."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lxml import etree

from heji.documents.builder import Draft
from heji.documents.readers.docx.text import Line
from heji.documents.readers.package import attribute, child, is_on, local, whole

_AROUND = frozenset(("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"))


def rows_of(table: etree._Element) -> list[etree._Element]:
    """The rows of a w:tbl, those in content controls too, deleted ones not."""
    return [row for row in _members(table, "tr") if not _is_deleted(row)]


def place_cells(
    rows: list[etree._Element],
    read_line: Callable[[etree._Element], Line],
    inner: list[etree._Element],
    widest: int,
) -> tuple[list[Draft], int, list[etree._Element]]:
    """The cells of a table at their places, the number of columns, and the w:tc of each cell.

    Args:
        rows: the w:tr elements.
        read_line: reads a paragraph; called in document order, since numbering depends on it.
        inner: receives the tables found within cells.
        widest: spans are cut just above this number of columns, which the caller then refuses.
    """
    drafts: list[Draft] = []
    elements: list[etree._Element] = []
    open_merges: dict[int, Draft] = {}  # vertical merges that reach the row above, by column
    columns = 0
    for number, row in enumerate(rows, start=1):
        properties = child(row, "trPr")
        column = 1 + _count(properties, "gridBefore", 0, widest)
        hidden = properties is not None and is_on(child(properties, "hidden"))
        reaching: dict[int, Draft] = {}
        for cell, span in _joined(row, widest):
            merge = _merge(child(cell, "tcPr"), "vMerge")
            draft = open_merges.get(column) if merge == "continue" else None
            # A narrower cell goes on with nothing: what stands beside it would lie on the one above.
            if draft is not None and draft.column_span <= span:
                draft.row_span += 1
            else:
                text, cell_hidden = _content(cell, read_line, inner)
                draft = Draft(number, column, text, 1, span, hidden or cell_hidden)
                drafts.append(draft)
                elements.append(cell)
            if merge is not None:
                reaching[column] = draft
            column += span
        open_merges = reaching
        columns = max(columns, column - 1 + _count(properties, "gridAfter", 0, widest))
    return drafts, columns, elements


def _joined(row: etree._Element, widest: int) -> Iterator[tuple[etree._Element, int]]:
    """The cells of a row with their columns; those that the old markup merges are one."""
    found: list[tuple[etree._Element, int]] = []
    for cell in _members(row, "tc"):
        about = child(cell, "tcPr")
        span = max(_count(about, "gridSpan", 1, widest), 1)
        if found and _merge(about, "hMerge") == "continue":
            first, before = found.pop()
            found.append((first, before + span))
        else:
            found.append((cell, span))
    yield from found


def _members(element: etree._Element, name: str) -> Iterator[etree._Element]:
    for each in element:
        tag = local(each)
        if tag == name:
            yield each
        elif tag in _AROUND:
            yield from _members(each, name)


def _is_deleted(row: etree._Element) -> bool:
    properties = child(row, "trPr")
    return properties is not None and child(properties, "del") is not None


def _count(properties: etree._Element | None, name: str, fallback: int, highest: int) -> int:
    found = None if properties is None else child(properties, name)
    return fallback if found is None else whole(attribute(found, "val"), fallback, highest + 1)


def _merge(properties: etree._Element | None, name: str) -> str | None:
    """`restart`, `continue`, or None where the cell is not merged in that direction."""
    found = None if properties is None else child(properties, name)
    return None if found is None else attribute(found, "val") or "continue"


def _content(
    cell: etree._Element,
    read_line: Callable[[etree._Element], Line],
    inner: list[etree._Element],
) -> tuple[str, bool]:
    lines: list[str] = []
    hidden = _lines(cell, read_line, lines, inner)
    text = "\n".join(line.rstrip() for line in lines).strip("\n")
    return text.replace("\t", " ").rstrip(), hidden


def _lines(
    container: etree._Element,
    read_line: Callable[[etree._Element], Line],
    lines: list[str],
    inner: list[etree._Element],
) -> bool:
    """Collects the lines of a cell; whether some of its text is hidden."""
    hidden = False
    for element in container:
        name = local(element)
        if name == "p":
            line = read_line(element)
            lines.append(line.label + line.text)
            hidden = hidden or line.hidden
            for box in line.boxes:
                hidden = _lines(box, read_line, lines, inner) or hidden
        elif name == "tbl":
            inner.append(element)
        elif name in _AROUND:
            hidden = _lines(element, read_line, lines, inner) or hidden
    return hidden
