"""The parts of an OFD file: documents, their pages with size and templates, drawings used often.

Source: GB/T 33190-2016, clause 7 (OFD.xml, Document.xml, pages, templates, resources).
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from heji.documents.failure import UnreadableError
from heji.documents.readers.ofd.paths import numbers
from heji.documents.readers.package import Package, child, local

#: A4 upright, in millimetres, where a file does not say the size of its pages.
_USUAL = (0.0, 0.0, 210.0, 297.0)

Area = tuple[float, float, float, float]  #: left, top, width, height in millimetres


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page as listed: where its content is, or None where the list does not say."""

    part: str | None
    book: Book


@dataclass(slots=True)
class Book:
    """What the pages of one document share."""

    area: Area
    templates: dict[str, str] = field(default_factory=dict)  #: id -> part
    drawings: dict[str, etree._Element] = field(default_factory=dict)  #: composite objects by id


def sheets(package: Package) -> Iterator[Sheet]:
    """All pages of all documents in the file, in order.

    Raises:
        UnreadableError: damaged, or without a document inside.
    """
    root = package.xml("OFD.xml")
    bodies = [each for each in root if local(each) == "DocBody"]
    if not bodies:
        raise UnreadableError("part-missing", part="OFD.xml/DocBody")
    for body in bodies:
        place = text_of(child(body, "DocRoot"))
        part = beside("OFD.xml", place, package.names)
        if part is None:
            raise UnreadableError("part-missing", part=place or "Document.xml")
        yield from _pages(package, part)


def _pages(package: Package, part: str) -> Iterator[Sheet]:
    root = package.xml(part)
    book = _book(package, part, root)
    pages = child(root, "Pages")
    for page in () if pages is None else pages:
        if local(page) == "Page":
            yield Sheet(beside(part, page.get("BaseLoc"), package.names), book)


def _book(package: Package, part: str, root: etree._Element) -> Book:
    common = child(root, "CommonData")
    if common is None:
        return Book(_USUAL)
    book = Book(area_of(child(common, "PageArea")) or _USUAL)
    for each in common:
        name = local(each)
        if name == "TemplatePage":
            found = beside(part, each.get("BaseLoc"), package.names)
            if found is not None:
                book.templates[each.get("ID") or ""] = found
        elif name in ("PublicRes", "DocumentRes"):
            found = beside(part, text_of(each), package.names)
            if found is not None:
                _add_drawings(package, found, book)
    return book


def _add_drawings(package: Package, part: str, book: Book) -> None:
    """Damaged resources cost what refers to them, not the pages."""
    try:
        root = package.xml(part)
    except UnreadableError as error:
        if error.problem.key != "documents.part-damaged":
            raise
        return
    for each in root.iter("{*}CompositeGraphicUnit", "{*}VectorGraph"):
        content = child(each, "Content")
        if content is not None:
            book.drawings[each.get("ID") or ""] = content


def area_of(element: etree._Element | None) -> Area | None:
    """The size of a page: its physical box, when there is one."""
    box = None if element is None else child(element, "PhysicalBox")
    sides = numbers(text_of(box))
    if len(sides) != len(_USUAL) or sides[2] <= 0 or sides[3] <= 0:
        return None
    return sides[0], sides[1], sides[2], sides[3]


def text_of(element: etree._Element | None) -> str:
    """The text of an element, without blanks around it."""
    return "" if element is None else (element.text or "").strip()


def beside(part: str, place: str | None, names: frozenset[str]) -> str | None:
    """The part that a place named in another part means, when there is such a part.

    >>> beside("Doc_0/Document.xml", "Pages/Page_0/Content.xml",
    ...        frozenset(["Doc_0/Pages/Page_0/Content.xml"]))
    'Doc_0/Pages/Page_0/Content.xml'
    """
    if not place:
        return None
    plain = place.replace("\\", "/")
    whole = plain if plain.startswith("/") else posixpath.join(posixpath.dirname(part), plain)
    found = posixpath.normpath(whole).lstrip("/")
    # Some programs name a page as from the root of the file.
    for each in (found, plain.lstrip("/")):
        if each in names:
            return each
    return None
