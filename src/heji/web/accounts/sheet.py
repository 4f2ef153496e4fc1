"""A list of people as a spreadsheet: the empty one to fill in, and what a filled one asks for."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from django.utils import timezone

from heji.documents.document import Document
from heji.documents.limits import DEFAULT, MEGABYTE
from heji.documents.sandbox.reading import read_confined
from heji.language import LANGUAGES, text
from heji.web.accounts.actions.people import AddPerson, Details
from heji.web.accounts.actions.roles import Grant
from heji.web.accounts.given import date_given, organisation_called
from heji.web.acting.action import Refused
from heji.web.acting.actor import Actor
from heji.web.acting.role import Role
from heji.web.pages.spreadsheets import Line, headings, lines_of, places_of, table_of

COLUMNS = ("username", "name", "organisation", "role", "starts", "ends", "email", "telephone")
_NEEDED = ("username", "name", "organisation", "role")
#: A list of people is small: 2,000 of them in a workbook have less than a megabyte.
_ROWS = 2_000
_LIMITS = replace(DEFAULT, file_bytes=5 * MEGABYTE, table_rows=_ROWS + 1)


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a row cannot be taken."""

    row: int  #: as the spreadsheet counts; 0 for the file as a whole
    refused: Refused


@dataclass(frozen=True, slots=True)
class Asked:
    """What a spreadsheet asks for."""

    people: tuple[AddPerson, ...]
    problems: tuple[Problem, ...]


def empty_sheet(language: str) -> bytes:
    """A workbook with the headings, to be filled in."""
    import xlsxwriter

    written = io.BytesIO()
    with xlsxwriter.Workbook(written, {"in_memory": True}) as book:
        sheet = book.add_worksheet(text("accounts.people", language))
        bold = book.add_format({"bold": True, "bottom": 1})
        plain = book.add_format({"num_format": "@"})
        sheet.set_column(0, len(COLUMNS) - 1, 18, plain)
        sheet.write_row(0, 0, [text(f"accounts.column.{each}", language) for each in COLUMNS], bold)
        names = [text(f"role.{each.value}", language) for each in Role]
        place = COLUMNS.index("role")
        rule = {"validate": "list", "source": names, "error_type": "warning"}
        # Excel keeps a list of at most 255 characters inside of a cell's rule.
        if len(",".join(names)) <= 255:
            sheet.data_validation(1, place, _ROWS, place, rule)
        sheet.freeze_panes(1, 0)
    return written.getvalue()


def asked_for(content: bytes, name: str, actor: Actor, language: str) -> Asked:
    """The people of a spreadsheet, and everything that is wrong with it, row by row."""
    document = read_confined(content, name, _LIMITS)
    table = table_of(document)
    if table is None:
        return Asked((), (Problem(0, _unread(document)),))
    rows = lines_of(table)
    columns = _columns(next(rows, (0, ()))[1])
    missing = [each for each in _NEEDED if each not in columns]
    if missing:
        return Asked(
            (), (Problem(0, Refused("accounts.no-column", columns=_named(missing, language))),)
        )
    return _people(rows, columns, actor, language)


def _people(
    rows: Iterator[Line],
    columns: Mapping[str, int],
    actor: Actor,
    language: str,
) -> Asked:
    people: list[AddPerson] = []
    problems: list[Problem] = []
    seen: dict[str, int] = {}
    for number, cells in rows:
        given = {key: cells[place] for key, place in columns.items()}
        try:
            person = _person(given, actor, language)
            before = seen.setdefault(person.username.lower(), number)
            if before != number:
                raise Refused("accounts.twice-in-file", username=person.username, row=before)
            person.check(actor)
        except Refused as refused:
            problems.append(Problem(number, refused))
        else:
            people.append(person)
    if not people and not problems:
        problems.append(Problem(0, Refused("accounts.no-rows")))
    return Asked(tuple(people), tuple(problems))


def _person(given: Mapping[str, str], actor: Actor, language: str) -> AddPerson:
    for each in _NEEDED:
        if not given[each]:
            raise Refused("accounts.empty-cell", column=_named([each], language))
    starts = date_given(given.get("starts", "")) or timezone.localdate()
    grant = Grant(
        organisation_called(given["organisation"], actor),
        _role(given["role"]),
        starts,
        date_given(given.get("ends", "")),
    )
    details = Details(given["name"], given.get("email", ""), given.get("telephone", ""))
    return AddPerson(given["username"], details, grant)


def _columns(header: Sequence[str]) -> dict[str, int]:
    """Which column stands where; capitals and a mark for what is needed do not count."""
    known = headings(COLUMNS, lambda each, said: text(f"accounts.column.{each}", said).lower())
    return places_of([words.lower().rstrip("*") for words in header], known)


def _role(words: str) -> Role:
    for role in Role:
        names = {text(f"role.{role.value}", language) for language in LANGUAGES}
        if words in names | {role.value}:
            return role
    raise Refused("accounts.no-such-role", role=words)


def _named(columns: list[str], language: str) -> str:
    named = [text(f"accounts.column.{each}", language) for each in columns]
    return text("accounts.and", language).join(named)


def _unread(document: Document) -> Refused:
    if any(each.key == "documents.too-many-rows" for each in document.problems):
        return Refused("accounts.file-too-long", name=document.path, count=_ROWS)
    return Refused("accounts.file-unread", name=document.path)
