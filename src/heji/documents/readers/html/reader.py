"""Web pages: paragraphs and tables of the body in order.

Read: block elements as paragraphs, tables with their rowspans and colspans, values of form fields,
hidden parts too (a tab that is opened by a click; a cell in one is marked hidden). A table that only
arranges a page (most of its text lies in tables within it) is read as what it holds.
Left out: `nav`, `script`, `style` and the like, deleted text, and pages shown within the page.
"""

from __future__ import annotations

import re

from lxml import etree

from heji.documents.builder import Builder
from heji.documents.decoding import Decoded
from heji.documents.failure import UnreadableError
from heji.documents.readers.html.flow import (
    BLOCKS,
    LEFT_OUT,
    Flow,
    is_hidden,
    tag_of,
    text_of_field,
)
from heji.documents.readers.html.tables import Grid, is_arrangement, place_cells, read_rows
from heji.documents.readers.text.characters import characters

_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]+)", re.I)
_HEAD = 4096
#: GB 2312 and GBK are parts of GB18030, and pages that declare the small one use the large one.
_GUOBIAO = frozenset(("gb2312", "gbk", "gb18030", "gb_2312-80", "x-gbk", "hz-gb-2312"))


def read(data: bytes, builder: Builder) -> None:
    """Reads a web page into the builder.

    Raises:
        UnreadableError: not text, or nothing in it can be parsed.
    """
    decoded = characters(data, builder, _declared(data))
    root = _parse(decoded, builder)
    if root is not None:
        page = _Page(builder)
        page.walk(root, hidden=False, depth=0)
        page.flush()


def _declared(data: bytes) -> str | None:
    found = _CHARSET.search(data[:_HEAD])
    name = found[1].decode("ascii").lower() if found else ""
    return None if not name or name in _GUOBIAO or name.startswith("utf") else name


def _parse(decoded: Decoded, builder: Builder) -> etree._Element | None:
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=False
    )
    text = decoded.text.replace("\x00", "").replace("\x0b", " ")
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableError("nothing-inside") from error
    for each in parser.error_log:
        if each.level_name == "FATAL":
            builder.report_once("page-cut", line=each.line)
    return root


class _Page:
    """The way through a page; text between two block elements is one paragraph."""

    def __init__(self, builder: Builder) -> None:
        self._builder = builder
        self._flow = Flow()

    def flush(self) -> None:
        """Ends the paragraph under way; an empty line within it divides it."""
        for part in re.split(r"\n\s*\n", self._flow.take()):
            self._builder.paragraph(part.strip("\n"))

    def walk(self, element: etree._Element, hidden: bool, depth: int) -> None:
        """Reads what an element holds."""
        tag = tag_of(element)
        hidden = hidden or is_hidden(element)
        if tag == "table":
            self._table(element, hidden, depth)
            return
        if tag in LEFT_OUT:
            return
        block = tag in BLOCKS
        if block:
            self.flush()
        self._flow.open(element)
        for each in element:
            self.walk(each, hidden, depth)
            self._flow.add(each.tail)
        self._flow.close(element, text_of_field(element))
        if block:
            self.flush()

    def _table(self, element: etree._Element, hidden: bool, depth: int) -> None:
        self.flush()
        if depth > self._builder.limits.nested_tables:
            self._builder.report_once("nested-too-deep", limit=self._builder.limits.nested_tables)
            return
        content = read_rows(element, hidden)
        for text in content.around:
            self._flow.add(text)
            self.flush()
        if is_arrangement(content):
            for row in content.rows:
                for cell in row.cells:
                    self._inside(cell.element, hidden or row.hidden, depth)
            return
        if len(content.rows) > self._builder.limits.table_rows:
            self._builder.skip_table("too-many-rows", len(content.rows), 0)
            return
        grid: Grid = place_cells(content, self._builder.limits)
        if grid.drafts:
            self._builder.table(grid.drafts, len(content.rows), grid.columns)
        for inner in grid.inner:
            self._table(inner, hidden, depth + 1)

    def _inside(self, cell: etree._Element, hidden: bool, depth: int) -> None:
        self.flush()
        self._flow.add(cell.text)
        for each in cell:
            self.walk(each, hidden, depth + 1)
            self._flow.add(each.tail)
        self.flush()
