"""Fixed-layout documents (OFD, GB/T 33190-2016): what is drawn on the pages, as text and tables.

Read: text with its place, the rulings of tables, templates of pages, drawings used several times;
tables and paragraphs are then put together as for PDF. Left out: annotations, signatures and their
seals, pictures. A page that cannot be read, or holds only pictures, is a problem of the document.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from heji.documents.builder import Builder
from heji.documents.failure import UnreadableError
from heji.documents.pages.collecting import LeftOutError, collect
from heji.documents.pages.layer import has_text_layer
from heji.documents.pages.page import Page
from heji.documents.pages.visibility import without_copies
from heji.documents.readers.ofd.content import POINTS, Canvas, TooMuchError
from heji.documents.readers.ofd.structure import Area, Sheet, area_of, sheets
from heji.documents.readers.package import Package, child, local

#: What a damaged page ends with; other failures concern the whole file.
_OF_ONE_PAGE = ("documents.part-damaged", "documents.part-missing", "documents.too-deep")


def read(data: bytes, builder: Builder) -> None:
    """Reads an OFD into the builder.

    Raises:
        UnreadableError: damaged, encrypted, unsafe, or without a document inside.
    """
    package = Package(data, builder.limits)
    if any(name.endswith("Encryptions.xml") for name in package.names):
        raise UnreadableError("encrypted")
    listed = list(sheets(package))
    most = builder.limits.page_marks
    collect(len(listed), lambda number: _page(package, listed[number - 1], number, most), builder)


def _page(package: Package, sheet: Sheet, number: int, most: int) -> Page:
    """A page with its templates.

    Raises:
        LeftOutError: it is missing, damaged, a picture, or beyond the limits.
    """
    if sheet.part is None:
        raise LeftOutError("pages-unreadable")
    try:
        root = package.xml(sheet.part)
        area = area_of(child(root, "Area")) or sheet.book.area
        page = Page(number, area[2] * POINTS, area[3] * POINTS, 0)
        canvas = Canvas(page, sheet.book, most)
        for layer in (*_templates(package, root, sheet), root):
            _draw(layer, canvas, area)
    except TooMuchError as error:
        raise LeftOutError("pages-crowded") from error
    except UnreadableError as error:
        if error.problem.key not in _OF_ONE_PAGE:
            raise
        raise LeftOutError("pages-unreadable") from error
    page.characters = without_copies(page.characters)
    if not has_text_layer(page):
        raise LeftOutError("pages-of-pictures")
    return page


def _templates(package: Package, root: etree._Element, sheet: Sheet) -> Iterator[etree._Element]:
    for each in root:
        if local(each) == "Template":
            part = sheet.book.templates.get(each.get("TemplateID") or "")
            if part is not None:
                yield package.xml(part)


def _draw(root: etree._Element, canvas: Canvas, area: Area) -> None:
    content = child(root, "Content")
    if content is not None:
        canvas.draw(content, area)
