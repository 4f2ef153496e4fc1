"""Word files (docx): paragraphs and tables of the body in order.

Read: paragraphs with their automatic numbers, tables with their merged cells, content controls, text
boxes (after the paragraph that anchors them), inserted revisions, hidden text (its cell is marked).
A table within a cell is a table of its own after the outer one; its text is not repeated in the cell.
Left out: deleted revisions, and what stands outside the body (headers, footers, footnotes, comments).
Embedded files (an Excel sheet as an object) cannot be read: the document says so.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

from heji.documents.builder import Builder
from heji.documents.failure import UnreadableError
from heji.documents.limits import Limits
from heji.documents.locator import Locator
from heji.documents.readers.docx.numbering import Numbering
from heji.documents.readers.docx.tables import place_cells, rows_of
from heji.documents.readers.docx.text import Line, chosen, line_of
from heji.documents.readers.package import Package, child, local

_WRAPPERS = frozenset(
    ("sdtContent", "customXml", "ins", "moveTo", "smartTag", "body", "txbxContent")
)


def read(data: bytes, builder: Builder) -> None:
    """Reads a docx into the builder.

    Raises:
        UnreadableError: damaged, encrypted, unsafe, or without a document inside.
    """
    walk = _walked(data, builder)
    if walk.embedded:
        kinds = ", ".join(sorted(walk.embedded))
        builder.report("embedded-object", count=walk.embedded.total(), kinds=kinds)


def elements(data: bytes, limits: Limits) -> Mapping[Locator, str]:
    """Where the paragraphs and cells of a docx stand in its markup, for who wants to mark them.

    Args:
        data: a file that `read` can read.
        limits: those that it was read under.

    Returns:
        XPaths of w:p and w:tc in the main part, by the places that `read` gives.
    """
    found = _walked(data, Builder(limits)).elements
    return {place: each.getroottree().getpath(each) for place, each in found.items()}


def _walked(data: bytes, builder: Builder) -> _Walk:
    package = Package(data, builder.limits)
    part = package.main_part("word/document.xml")
    body = child(package.xml(part), "body")
    if body is None:
        raise UnreadableError("part-missing", part=f"{part}/body")
    walk = _Walk(builder, Numbering(package, part))
    walk.blocks(body, 0)
    return walk


@dataclass(slots=True)
class _Walk:
    """The way through one body."""

    builder: Builder
    numbering: Numbering
    embedded: Counter[str] = field(default_factory=Counter)
    elements: dict[Locator, etree._Element] = field(default_factory=dict)

    def blocks(self, container: etree._Element, depth: int) -> None:
        """Adds what stands in a body, a content control or a text box."""
        for element in container:
            name = local(element)
            if name == "p":
                self._paragraph(element, depth)
            elif name == "tbl":
                self._table(element, depth)
            elif name == "sdt":
                content = child(element, "sdtContent")
                if content is not None:
                    self.blocks(content, depth)
            elif name == "AlternateContent":
                for branch in chosen(element):
                    self.blocks(branch, depth)
            elif name == "altChunk":
                self.embedded["altChunk"] += 1
            elif name in _WRAPPERS:
                self.blocks(element, depth)

    def _paragraph(self, element: etree._Element, depth: int) -> None:
        line = self._line(element)
        if line.text.strip():
            self.builder.paragraph(line.label + line.text)
            place = Locator(paragraph=self.builder.paragraphs)
            self.elements[place] = element
        for box in line.boxes:
            self.blocks(box, depth)

    def _line(self, element: etree._Element) -> Line:
        line = line_of(element)
        line.label = self.numbering.label(element)
        self.embedded.update(line.embedded)
        return line

    def _table(self, element: etree._Element, depth: int) -> None:
        builder = self.builder
        if depth > builder.limits.nested_tables:
            builder.report_once("nested-too-deep", limit=builder.limits.nested_tables)
            return
        rows = rows_of(element)
        if len(rows) > builder.limits.table_rows:
            builder.skip_table("too-many-rows", len(rows), 0)
            return
        inner: list[etree._Element] = []
        widest = builder.limits.table_columns
        drafts, columns, cells = place_cells(rows, self._line, inner, widest)
        if drafts:
            builder.table(drafts, len(rows), columns)
            for draft, cell in zip(drafts, cells, strict=True):
                place = Locator(table=builder.tables, row=draft.row, column=draft.column)
                self.elements[place] = cell
        for table in inner:
            self._table(table, depth + 1)
