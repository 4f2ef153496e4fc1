"""Spreadsheets that people download, fill in and send back: what every list of rows shares."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from django.http import HttpResponse

from heji.documents.document import Document, Status, Table
from heji.language import LANGUAGES

_WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

#: A row with something in it: its number as the spreadsheet counts, and the texts of its cells.
Line = tuple[int, tuple[str, ...]]


def download(content: bytes, name: str) -> HttpResponse:
    """A workbook as a file.

    Args:
        content: of the workbook.
        name: of the file, in plain letters: 「people.xlsx」.
    """
    disposition = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=_WORKBOOK, headers=disposition)


@contextmanager
def workbook() -> Iterator[tuple[Any, io.BytesIO]]:
    """A workbook to write and, once it is closed, its bytes.

    What people typed is text, also where it looks like a formula or an address.
    """
    import xlsxwriter

    written = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(written, options) as book:
        yield book, written


def table_of(document: Document) -> Table | None:
    """The first table of a file that was read wholly; None when there is none to believe."""
    return next(document.tables(), None) if document.status is Status.READ else None


def lines_of(table: Table) -> Iterator[Line]:
    """The rows with something in them, without the blanks around their texts."""
    for number, cells in enumerate(table.grid(), start=1):
        words = tuple("" if cell is None else cell.text.strip() for cell in cells)
        if any(words):
            yield number, words


def headings(columns: Iterable[str], said: Callable[[str, str], str]) -> dict[str, str]:
    """The column that each heading names, in every language.

    Args:
        columns: their names.
        said: the heading of a column in a language.
    """
    return {said(each, language): each for each in columns for language in LANGUAGES}


def places_of(heading: Sequence[str], known: Mapping[str, str]) -> dict[str, int]:
    """Which column stands where; of two with one heading the first counts.

    >>> places_of(("姓名", "备注", "姓名"), {"姓名": "name"})
    {'name': 0}
    """
    found: dict[str, int] = {}
    for place, words in enumerate(heading):
        if words in known:
            found.setdefault(known[words], place)
    return found
