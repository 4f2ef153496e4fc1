"""PDF files with a text layer: tables by their rulings, paragraphs by their lines.

Read: what a person sees of each page, upright; what is filled into form fields. Tables that go on on
the next page are one table, and page headers, footers and page numbers are no part of the text.
Pages that are pictures are recognised (`readers/scan`). Left out: text that nobody can see.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from heji.documents.builder import Builder
from heji.documents.pages.collecting import LeftOutError
from heji.documents.readers.pdf.assembly import assemble
from heji.documents.readers.pdf.extraction import CrowdedError, extract
from heji.documents.readers.pdf.layer import has_text_layer
from heji.documents.readers.pdf.opening import opened
from heji.documents.readers.pdf.sheets import Sheet, sheet_of
from heji.documents.readers.scan.raster import rastered
from heji.documents.readers.scan.scanner import Scanner

#: Page numbers that a message lists one by one.
_LISTED = 10


def read(data: bytes, builder: Builder) -> None:
    """Reads a PDF into the builder.

    Raises:
        UnreadableError: damaged, protected by a password, or without pages.
    """
    with opened(data) as document:
        builder.pages = len(document)
        found = _pages(document, builder)
    assemble(found.sheets, builder, found.is_whole)
    for key, numbers in found.unread.items():
        builder.report(key, pages=_listed(numbers))
    if found.unnamed:
        builder.report("characters-without-meaning", count=found.unnamed)


@dataclass(slots=True)
class _Pages:
    """The pages that could be read, and what could not."""

    sheets: list[Sheet] = field(default_factory=list)
    unread: dict[str, list[int]] = field(default_factory=dict)  #: pages by the key of the problem
    unnamed: int = 0
    is_whole: bool = True  #: whether all pages were looked at


def _pages(document: Any, builder: Builder) -> _Pages:
    limits, started, found = builder.limits, time.monotonic(), _Pages()
    scanner = Scanner(limits)
    count = len(document)
    for number in range(1, count + 1):
        if number > limits.pages:
            builder.report("too-many-pages", count=count, limit=limits.pages)
            found.is_whole = False
            break
        if time.monotonic() - started > limits.seconds:
            builder.report("too-slow", page=number - 1, count=count, limit=limits.seconds)
            found.is_whole = False
            break
        _page(document, number, limits.page_marks, found, scanner)
    return found


def _page(document: Any, number: int, most: int, found: _Pages, scanner: Scanner) -> None:
    import pypdfium2

    try:
        page = extract(document, number, most)
    except CrowdedError:
        found.unread.setdefault("pages-crowded", []).append(number)
        return
    except pypdfium2.PdfiumError:
        found.unread.setdefault("pages-unreadable", []).append(number)
        return
    if not has_text_layer(page):
        concealed = page.concealed
        try:
            page = scanner.read(number, partial(rastered, document, number))
        except LeftOutError as reason:
            found.unread.setdefault(reason.key, []).append(number)
            return
        if concealed and not page.characters:
            # Another machine has recognised print where this one finds none.
            found.unread.setdefault("pages-of-pictures", []).append(number)
            return
    found.unnamed += page.unnamed
    found.sheets.append(sheet_of(page))
    if found.sheets[-1].strays:
        found.unread.setdefault("text-over-lines", []).append(number)


def _listed(numbers: Sequence[int]) -> str:
    """Page numbers for a message.

    >>> _listed([1, 2, 3, 7])
    '1-3, 7'
    """
    runs: list[list[int]] = []
    for each in numbers:
        if runs and runs[-1][-1] == each - 1:
            runs[-1].append(each)
        else:
            runs.append([each])
    spans = [str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in runs]
    return ", ".join(spans[:_LISTED]) + ("…" if len(spans) > _LISTED else "")
