"""Organisations as a spreadsheet: the template, the export, and what a filled-in one holds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from heji.documents.limits import DEFAULT, MEGABYTE
from heji.documents.sandbox.reading import read_confined
from heji.language import text
from heji.web.acting.action import Refused
from heji.web.organisations.models import Kind, Organisation
from heji.web.pages.spreadsheets import headings, lines_of, places_of, table_of, workbook

COLUMNS = ("name", "kind", "parent", "code", "region_code", "valid_from")
_NEEDED = ("name", "kind")
_EXPORTED = (*COLUMNS, "valid_to", "successor")
MOST_ROWS = 20_000
_LIMITS = replace(DEFAULT, file_bytes=10 * MEGABYTE, table_rows=MOST_ROWS + 1)
_LISTED = 10_000  #: rows of the template that offer the kinds


@dataclass(frozen=True, slots=True)
class Row:
    """A row as it was read; nothing in it is believed yet."""

    number: int  #: as the spreadsheet counts
    name: str
    kind: str
    parent: str = ""
    code: str = ""
    region_code: str = ""
    valid_from: str = ""


def template(language: str) -> bytes:
    """An empty spreadsheet to fill in, with a second page that says how."""
    kinds = [text(f"organisation.kind.{each}", language) for each in Kind.values]
    return _written((), COLUMNS, language, kinds)


def export(found: Iterable[Organisation], language: str) -> bytes:
    """Organisations in the columns of the template, with how they ended; importing it adds none."""
    rows = (
        (
            each.name,
            text(f"organisation.kind.{each.kind}", language),
            (each.parent.code or each.parent.name) if each.parent else "",
            each.code,
            each.region_code,
            str(each.valid_from),
            "" if each.valid_to is None else str(each.valid_to),
            str(each.successor or ""),
        )
        for each in found
    )
    return _written(rows, _EXPORTED, language, ())


def _written(
    rows: Iterable[Sequence[str]], columns: Sequence[str], language: str, kinds: Sequence[str]
) -> bytes:
    with workbook() as (book, written):
        sheet = book.add_worksheet(text("organisation.sheet", language))
        bold, plain = book.add_format({"bold": True, "bottom": 1}), book.add_format()
        plain.set_num_format("@")
        sheet.set_column(0, len(columns) - 1, 16, plain)
        sheet.set_column(0, 0, 32, plain)
        headings = [text(f"organisation.column.{each}", language) for each in columns]
        sheet.write_row(0, 0, headings, bold)
        sheet.freeze_panes(1, 0)
        for number, row in enumerate(rows, start=1):
            for column, words in enumerate(row):
                sheet.write_string(number, column, words)
        if kinds:
            rule = {"validate": "list", "source": list(kinds)}
            sheet.data_validation(1, 1, _LISTED, 1, rule)
            hints = book.add_worksheet(text("organisation.how", language))
            hints.set_column(0, 0, 24)
            hints.set_column(1, 1, 90)
            for number, name in enumerate(columns):
                hints.write_string(number, 0, headings[number], bold)
                hints.write_string(number, 1, text(f"organisation.column-hint.{name}", language))
    return written.getvalue()


def rows_of(content: bytes, name: str) -> tuple[Row, ...]:
    """The rows of an uploaded spreadsheet, read where it can do no harm.

    Args:
        content: of the file.
        name: of the file.

    Raises:
        Refused: it cannot be read, is no list of organisations, or has too many rows.
    """
    table = table_of(read_confined(content, name, _LIMITS))
    if table is None:
        raise Refused("organisation.unreadable", file=name)
    lines = lines_of(table)
    known = headings(COLUMNS, lambda each, said: text(f"organisation.column.{each}", said))
    places = places_of(next(lines, (0, ()))[1], known)
    missing = [each for each in _NEEDED if each not in places]
    if missing:
        names = "、".join(text(f"organisation.column.{each}", "zh") for each in missing)
        raise Refused("organisation.no-column", columns=names)
    return tuple(
        Row(number, **{each: line[place] for each, place in places.items()})
        for number, line in lines
    )
