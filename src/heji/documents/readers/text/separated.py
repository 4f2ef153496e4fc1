"""Separated values (csv): one table; separator and encoding are found out.

Source of the format: RFC 4180, with the separators that spreadsheets use besides the comma, and the
line 「sep=;」 that Excel puts first. Merged cells are blank places, so the table says
`has_spans=False`. A title line stands in the first cell of its row, as in the sheet that was saved.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from heji.documents.builder import Builder, Draft
from heji.documents.readers.text.characters import characters

_SEPARATORS = (",", "\t", ";", "|")
_NAMED = re.compile(r"\ufeff?sep=(.)\r?\n")
_LINE_END = re.compile(r"\r\n|[\n\r]")
#: Lines by which the separator is found out.
_SAMPLE = 200


def read(data: bytes, builder: Builder) -> None:
    """Reads a file of separated values into the builder.

    Raises:
        UnreadableError: not text in an encoding that heji knows.
    """
    text = characters(data, builder).text.lstrip("\ufeff").rstrip("\x1a")
    named = _NAMED.match(text)
    separator = named[1] if named else separator_of(text)
    rows = list(_rows(text[named.end() :] if named else text, separator))
    while rows and not any(cell.strip() for cell in rows[-1]):
        rows.pop()
    if not rows:
        return
    columns = _columns(rows)
    drafts = (
        Draft(number, place, cell.rstrip())
        for number, row in enumerate(rows, start=1)
        for place, cell in enumerate((*row, *[""] * (columns - len(row)))[:columns], start=1)
    )
    builder.table(drafts, len(rows), columns, has_spans=False)


def separator_of(text: str) -> str:
    r"""The separator that gives the most lines the same number of cells, more than one.

    >>> separator_of("项目;金额\n合计;1,486.35\n其中;40\n")
    ';'
    """
    lines = [each for each in _LINE_END.split(text[: _SAMPLE * 1000], maxsplit=_SAMPLE) if each]
    best, most = _SEPARATORS[0], 0
    for separator in _SEPARATORS:
        widths = Counter(len(_cells(line, separator)) for line in lines[:_SAMPLE])
        agreeing = max((count for width, count in widths.items() if width > 1), default=0)
        if agreeing > most:
            best, most = separator, agreeing
    return best


def _columns(rows: list[list[str]]) -> int:
    """The last column with something in it: sheets are saved with blank columns behind."""
    return max(
        (place for row in rows for place, cell in enumerate(row, start=1) if cell.strip()),
        default=1,
    )


def _cells(line: str, separator: str) -> list[str]:
    return next(_rows(line, separator), [])


def _rows(text: str, separator: str) -> Iterator[list[str]]:
    """The rows; a quotation mark that is never closed is an ordinary character."""
    start, row = 0, list[str]()
    plain = re.compile(rf"{re.escape(separator)}|\r\n|[\n\r]")
    while start < len(text):
        end = _closing(text, start) if text[start] == '"' else None
        if end is not None:
            cell = text[start + 1 : end].replace('""', '"')
            start = end + 1
        else:
            cell = ""
        found = plain.search(text, start)
        stop = found.start() if found else len(text)
        row.append(_one_line_end(cell + text[start:stop]))
        start = found.end() if found else len(text)
        if found is None or found[0] != separator:
            yield row
            row = []
    if row:
        yield [*row, ""]


def _closing(text: str, start: int) -> int | None:
    """Where the quotation mark closes that opens here."""
    at = text.find('"', start + 1)
    while at != -1 and text[at + 1 : at + 2] == '"':
        at = text.find('"', at + 2)
    return None if at == -1 else at


def _one_line_end(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
