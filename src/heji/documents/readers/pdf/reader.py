"""PDF files with a text layer: tables by their rulings, paragraphs by their lines.

Read: what a person sees of each page, upright; what is filled into form fields. Tables that go on on
the next page are one table, and page headers, footers and page numbers are no part of the text.
Pages that are pictures are recognised (`readers/scan`). Left out: text that nobody can see.
"""

from __future__ import annotations

from functools import partial
from typing import Any

from heji.documents.builder import Builder
from heji.documents.pages.collecting import LeftOutError, collect
from heji.documents.pages.layer import has_text_layer
from heji.documents.pages.page import Page
from heji.documents.readers.pdf.extraction import CrowdedError, SizelessError, extract
from heji.documents.readers.pdf.opening import opened
from heji.documents.readers.scan.raster import rastered
from heji.documents.readers.scan.scanner import Scanner


def read(data: bytes, builder: Builder) -> None:
    """Reads a PDF into the builder.

    Raises:
        UnreadableError: damaged, protected by a password, or without pages.
    """
    scanner = Scanner(builder.limits)
    most = builder.limits.page_marks
    with opened(data) as document:
        collect(len(document), lambda number: _page(document, number, most, scanner), builder)


def _page(document: Any, number: int, most: int, scanner: Scanner) -> Page:
    """A page, recognised where it is a picture.

    Raises:
        LeftOutError: it is damaged, beyond the limits, or a picture that could not be read.
    """
    import pypdfium2

    try:
        page = extract(document, number, most)
    except CrowdedError as error:
        raise LeftOutError("pages-crowded") from error
    except (pypdfium2.PdfiumError, SizelessError) as error:
        raise LeftOutError("pages-unreadable") from error
    if has_text_layer(page):
        return page
    recognised = scanner.read(number, partial(rastered, document, number))
    if page.concealed and not recognised.characters:
        # Another machine has recognised print where this one finds none.
        raise LeftOutError("pages-of-pictures")
    return recognised
