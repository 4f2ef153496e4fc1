"""Entries as a spreadsheet: the template, the export, and what a filled-in one holds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from heji.documents.limits import DEFAULT, MEGABYTE
from heji.documents.sandbox.reading import read_confined
from heji.language import LANGUAGES, has, text
from heji.web.acting.action import Refused
from heji.web.library.content import COLUMNS, LISTS, VOCABULARIES, said_by
from heji.web.library.forms import parts
from heji.web.library.models import LibraryEntry
from heji.web.pages.spreadsheets import headings, lines_of, places_of, table_of, workbook

_ALL = ("code", *COLUMNS)
_MAY_BE_MISSING = frozenset(("code", "name_en", "mistakes"))
MOST_ROWS = 2_000
_LIMITS = replace(DEFAULT, file_bytes=10 * MEGABYTE, table_rows=MOST_ROWS + 2)
_WIDE = frozenset(("explanation", "target_advice", "scoring_rule"))


@dataclass(frozen=True, slots=True)
class Row:
    """A row as it was read; nothing in it is believed yet."""

    number: int  #: as the spreadsheet counts
    code: str
    columns: dict[str, Any]  #: by columns of the database


def template(language: str) -> bytes:
    """An empty spreadsheet to fill in, with a second page that says how."""
    return _written((), _ALL, language, with_hints=True)


def export(entries: Iterable[LibraryEntry], language: str) -> bytes:
    """Entries in the columns of the template, with their version; importing it changes nothing."""
    rows = [[each.code, *_words(said_by(each), language), str(each.version)] for each in entries]
    return _written(rows, (*_ALL, "version"), language)


def rows_of(content: bytes, name: str) -> tuple[Row, ...]:
    """The rows of an uploaded spreadsheet, read where it can do no harm.

    Raises:
        Refused: it cannot be read, is no list of entries, or has too many rows.
    """
    table = table_of(read_confined(content, name, _LIMITS))
    if table is None:
        raise Refused("library.unreadable", file=name)
    lines = list(lines_of(table))
    if len(lines) > MOST_ROWS + 1:
        raise Refused("library.too-many", most=MOST_ROWS)
    places = places_of(lines[0][1], headings(_ALL, _heading)) if lines else {}
    missing = [each for each in _ALL if each not in places and each not in _MAY_BE_MISSING]
    if missing:
        names = "、".join(_heading(each, "zh") for each in missing)
        raise Refused("library.no-column", columns=names)
    return tuple(_row(number, line, places) for number, line in lines[1:])


def _row(number: int, line: Sequence[str], places: dict[str, int]) -> Row:
    given = {each: line[place] for each, place in places.items()}
    code = given.pop("code", "")
    return Row(number, code, {each: _value(each, given.get(each, "")) for each in COLUMNS})


def _value(name: str, given: str) -> Any:
    if name == "scopes":
        return [_word(name, each) for each in parts(given)]
    if name in LISTS:
        return parts(given)
    return _word(name, given) if name in VOCABULARIES else given


def _word(name: str, given: str) -> str:
    """The word of a vocabulary that people call so; what is unknown stays as it is."""
    return next(
        (
            each
            for each in VOCABULARIES[name]
            for language in LANGUAGES
            if _named(name, each, language) == given
        ),
        given,
    )


def _words(columns: dict[str, Any], language: str) -> list[str]:
    """What an entry says, in the words of people."""
    found = []
    for name, value in columns.items():
        values = value if isinstance(value, list) else [value]
        named = [_named(name, each, language) for each in values if each]
        found.append("；".join(named))
    return found


def _named(name: str, word: str, language: str) -> str:
    if name not in VOCABULARIES:
        return word
    return text(f"library.{'scope' if name == 'scopes' else name}.{word}", language)


def _heading(name: str, language: str) -> str:
    key = f"library.{name}" if name in {"code", "version"} else f"library.field.{name}"
    return text(key, language)


def _written(
    rows: Iterable[Sequence[str]],
    columns: Sequence[str],
    language: str,
    *,
    with_hints: bool = False,
) -> bytes:
    with workbook() as (book, written):
        sheet = book.add_worksheet(text("library.sheet", language))
        bold = book.add_format({"bold": True, "bottom": 1})
        plain = book.add_format({"num_format": "@", "text_wrap": True, "valign": "top"})
        for place, name in enumerate(columns):
            sheet.set_column(place, place, 48 if name in _WIDE else 18, plain)
            sheet.write_string(0, place, _heading(name, language), bold)
        sheet.freeze_panes(1, 0)
        for number, row in enumerate(rows, start=1):
            for place, words in enumerate(row):
                sheet.write_string(number, place, words)
        if with_hints:
            _add_choices(sheet, language)
            _add_hints(book, language, bold)
    return written.getvalue()


def _add_choices(sheet: Any, language: str) -> None:
    """Offers the words of the vocabularies; Excel takes lists of up to 255 signs."""
    for place, name in enumerate(_ALL):
        words = [_named(name, each, language) for each in VOCABULARIES.get(name, ())]
        if words and name != "scopes" and len(",".join(words)) <= 255:
            sheet.data_validation(1, place, MOST_ROWS, place, {"validate": "list", "source": words})


def _add_hints(book: Any, language: str, bold: Any) -> None:
    sheet = book.add_worksheet(text("library.how", language))
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 1, 100)
    for number, name in enumerate(_ALL):
        sheet.write_string(number, 0, _heading(name, language), bold)
        sheet.write_string(number, 1, _hint(name, language))


def _hint(name: str, language: str) -> str:
    if name == "code":
        return text("library.import-second", language)
    if name in VOCABULARIES:
        words = "、".join(_named(name, each, language) for each in VOCABULARIES[name])
        key = "several-of" if name == "scopes" else "one-of"
        return text(f"library.{key}", language, words=words)
    if name in LISTS:
        return text("library.list-hint", language)
    key = f"library.field.{name}-hint"
    return text(key, language) if has(key) else ""
