"""Many projects with their targets as a spreadsheet: the empty one, and what a filled one holds.

A row is an indicator; what concerns the project stands in its first row, or in every one.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from heji.documents.limits import DEFAULT, MEGABYTE
from heji.documents.sandbox.reading import read_confined
from heji.language import text
from heji.web.acting.action import Refused
from heji.web.declarations.kind import DECLARATION
from heji.web.filing.blocks import empty
from heji.web.filing.columns import put
from heji.web.filing.content import Content, Indicator, Money, Text
from heji.web.filing.figures import Unreadable
from heji.web.filing.models import Scope
from heji.web.pages.spreadsheets import headings, lines_of, places_of, table_of

PROJECT_COLUMNS = ("code", "project", "goal", "total", "fiscal", "other")
INDICATOR_COLUMNS = ("level2", "name", "sign", "unit", "value", "whole", "weight", "evidence")
COLUMNS = (*PROJECT_COLUMNS, *INDICATOR_COLUMNS)
_NEEDED = ("code", "project", "name", "value")
_ROWS = 10_000
_LIMITS = replace(DEFAULT, file_bytes=10 * MEGABYTE, table_rows=_ROWS + 1)
_CODE = re.compile(r"[\w.-]{1,40}")


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a row cannot be taken."""

    row: int  #: as the spreadsheet counts; 0 for the file as a whole
    column: str  #: one of COLUMNS, or ""
    key: str  #: of the sentence
    values: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Sketch:
    """A project with its form, as the spreadsheet has it."""

    row: int
    code: str
    name: str
    content: Content


@dataclass(slots=True)
class _Draft:
    row: int
    code: str
    name: str
    content: Content
    indicators: list[Indicator] = field(default_factory=list)


def empty_sheet(language: str) -> bytes:
    """A workbook with the headings, to be filled in."""
    import xlsxwriter

    written = io.BytesIO()
    with xlsxwriter.Workbook(written, {"in_memory": True}) as book:
        sheet = book.add_worksheet(text("project.title", language))
        bold = book.add_format({"bold": True, "bottom": 1})
        plain = book.add_format({"num_format": "@", "text_wrap": True})
        sheet.set_column(0, len(COLUMNS) - 1, 16, plain)
        names = [text(f"declaration.sheet.{each}", language) for each in COLUMNS]
        sheet.write_row(0, 0, names, bold)
        sheet.freeze_panes(1, 2)
    return written.getvalue()


def sketches(content: bytes, name: str) -> tuple[tuple[Sketch, ...], tuple[Problem, ...]]:
    """The projects of a spreadsheet, and everything that is wrong with it, row by row.

    Raises:
        Refused: the file cannot be read, or lacks a column that is needed.
    """
    table = table_of(read_confined(content, name, _LIMITS))
    if table is None:
        raise Refused("filing.file.unreadable", name=name)
    rows = lines_of(table)
    columns = _columns(next(rows, (0, ()))[1])
    missing = [text(f"declaration.sheet.{each}", "zh") for each in _NEEDED if each not in columns]
    if missing:
        raise Refused("declaration.sheet.no-column", columns="、".join(missing))
    drafts: dict[str, _Draft] = {}
    problems: list[Problem] = []
    last = ""
    for number, cells in rows:
        given = {column: cells[place] for column, place in columns.items()}
        last = given["code"] or last
        problems.extend(_take(drafts, number, {**given, "code": last}))
    if not drafts and not problems:
        problems.append(Problem(0, "", "declaration.sheet.empty"))
    return tuple(_sketch(each) for each in drafts.values()), tuple(problems)


def _take(drafts: dict[str, _Draft], number: int, given: Mapping[str, str]) -> Iterator[Problem]:
    """Takes one row in; gives what is wrong with it."""
    code, name = given["code"], given["project"]
    if not _CODE.fullmatch(code):
        yield Problem(number, "code", "declaration.sheet.no-code")
        return
    draft = drafts.get(code)
    if draft is None:
        if not name:
            yield Problem(number, "project", "project.incomplete")
        content = replace(empty(DECLARATION.name, Scope.PROJECT), indicators=())
        draft = drafts[code] = _Draft(number, code, name[:200], content)
    elif name and name != draft.name:
        yield Problem(number, "project", "declaration.sheet.other-name", {"row": draft.row})
    yield from _of_project(draft, number, given)
    row = Indicator(-number)
    for column in INDICATOR_COLUMNS:
        try:
            changed = put(row, column, given.get(column, ""))
            row = changed if isinstance(changed, Indicator) else row
        except Unreadable as error:
            yield Problem(number, column, error.key)
    if row != Indicator(-number):
        draft.indicators.append(row)


def _of_project(draft: _Draft, number: int, given: Mapping[str, str]) -> Iterator[Problem]:
    """The goal and the year's money, from whichever row states them."""
    if goal := given.get("goal", ""):
        draft.content = replace(draft.content, texts=tuple(_with_goal(draft.content, goal)))
    for part in ("total", "fiscal", "other"):
        if not given.get(part):
            continue
        try:
            draft.content = replace(
                draft.content, money=tuple(_with_amount(draft.content, part, given[part]))
            )
        except Unreadable as error:
            yield Problem(number, part, error.key)


def _with_goal(content: Content, goal: str) -> Iterator[Text]:
    for each in content.texts:
        yield replace(each, text=goal) if each.role == "goal" else each


def _with_amount(content: Content, part: str, amount: str) -> Iterator[Money]:
    for each in content.money:
        is_meant = (each.measure, each.part) == ("budget", part)
        changed = put(each, "amount", amount) if is_meant else each
        yield changed if isinstance(changed, Money) else each


def _sketch(draft: _Draft) -> Sketch:
    content = replace(draft.content, indicators=tuple(draft.indicators))
    return Sketch(draft.row, draft.code, draft.name, content)


def _columns(header: Sequence[str]) -> dict[str, int]:
    """Which column stands where; capitals and a mark for what is needed do not count."""
    known = headings(COLUMNS, lambda each, said: text(f"declaration.sheet.{each}", said).lower())
    return places_of([words.lower().rstrip("*") for words in header], known)
