"""The findings as an Excel file that an officer sends to the unit, with a column for its answer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from heji.audit.catalogue import title
from heji.audit.report import DocumentEntry, Report, Result
from heji.language import text
from heji.writers import wording

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

LONGEST_CELL = 32_767  #: characters that Excel takes in a cell


@dataclass(frozen=True, slots=True)
class _Column:
    """A column: its heading in the catalogue, its width in characters, how it is set."""

    name: str
    width: int
    style: str = "text"


_FINDINGS = (
    _Column("number", 6, "centre"),
    _Column("severity", 9, "tone"),
    _Column("check", 18),
    _Column("file", 24),
    _Column("place", 16),
    _Column("quote", 36),
    _Column("stated", 16, "figure"),
    _Column("expected", 16, "figure"),
    _Column("difference", 12, "figure"),
    _Column("formula", 26),
    _Column("message", 44),
    _Column("answer", 30),
    _Column("identity", 15),
)
_DOCUMENTS = (
    _Column("number", 6, "centre"),
    _Column("file", 40),
    _Column("kind", 24),
    _Column("organisation", 32),
    _Column("year", 8, "centre"),
    _Column("status", 12),
    _Column("problems", 60),
    _Column("tables", 8, "figure"),
    _Column("figures", 10, "figure"),
    _Column("errors", 8, "figure"),
    _Column("warnings", 8, "figure"),
    _Column("notes", 8, "figure"),
)
_UNDECIDED = (
    _Column("number", 6, "centre"),
    _Column("check", 18),
    _Column("file", 24),
    _Column("place", 16),
    _Column("quote", 40),
    _Column("stated", 18, "figure"),
    _Column("message", 60),
    _Column("identity", 15),
)
_TONES = {"error": "#A8201A", "warning": "#7A4B00", "note": "#27508A"}


def write(report: Report, language: str) -> bytes:
    """The file's bytes. Every text is written as text: none becomes a formula or a link.

    Rows are written as they come, through a temporary file.
    """
    import io

    import xlsxwriter

    buffer = io.BytesIO()
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    workbook = xlsxwriter.Workbook(buffer, options)
    book = _Book(workbook, language)
    paths = report.paths()
    findings = (_finding(n, each, paths, language) for n, each in enumerate(report.findings, 1))
    book.sheet("findings", _FINDINGS, findings)
    documents = (
        _document(n, entry, results, paths, language)
        for n, (entry, results) in enumerate(report.by_document(), 1)
    )
    counts = text("report.counts", language, **report.summary.as_data())
    remarks = [wording.message(each, language) for each in report.remarks]
    book.sheet("documents", _DOCUMENTS, documents, [counts, *remarks])
    undecided = (_undecided(n, each, paths, language) for n, each in enumerate(report.undecided, 1))
    book.sheet("undecided", _UNDECIDED, undecided)
    workbook.close()
    return buffer.getvalue()


class _Book:
    """A workbook under way: its formats and its sheets."""

    def __init__(self, workbook: Workbook, language: str) -> None:
        self._workbook = workbook
        self._language = language
        base = {"valign": "top", "border": 1, "border_color": "#BFBBB2", "font_size": 10}
        self._formats: dict[str, Format] = {
            "heading": workbook.add_format(
                {
                    **base,
                    "bold": True,
                    "bg_color": "#F4F2EC",
                    "valign": "vcenter",
                    "text_wrap": True,
                }
            ),
            "text": workbook.add_format({**base, "text_wrap": True}),
            "figure": workbook.add_format({**base, "align": "right", "text_wrap": True}),
            "centre": workbook.add_format({**base, "align": "center"}),
            "plain": workbook.add_format({"font_size": 10}),
        }
        for tone, colour in _TONES.items():
            self._formats[tone] = workbook.add_format({**base, "font_color": colour})

    def sheet(
        self,
        name: str,
        columns: Sequence[_Column],
        rows: Iterable[Sequence[str | int]],
        below: Sequence[str] = (),
    ) -> None:
        """Adds a sheet with a frozen heading that prints on every page."""
        sheet = self._workbook.add_worksheet(text(f"xlsx.sheet.{name}", self._language))
        for index, column in enumerate(columns):
            sheet.set_column(index, index, column.width)
            heading = text(f"xlsx.column.{column.name}", self._language)
            sheet.write_string(0, index, heading, self._formats["heading"])
        last = 0
        for last, row in enumerate(rows, start=1):
            self._row(sheet, last, columns, row)
        for number, words in enumerate(below, start=last + 2):
            sheet.write_string(number, 0, words, self._formats["plain"])
        _set_up(sheet, last, len(columns))

    def _row(
        self, sheet: Worksheet, number: int, columns: Sequence[_Column], row: Sequence[str | int]
    ) -> None:
        for index, (column, value) in enumerate(zip(columns, row, strict=True)):
            if value == "":
                sheet.write_blank(number, index, None, self._formats[column.style])
            elif isinstance(value, int):
                sheet.write_number(number, index, value, self._formats[column.style])
            elif column.style == "tone":
                tone, _, words = value.partition(" ")
                sheet.write_string(number, index, words, self._formats[tone])
            else:
                sheet.write_string(number, index, _fitting(value), self._formats[column.style])


def _set_up(sheet: Worksheet, rows: int, columns: int) -> None:
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(rows, 1), columns - 1)
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.set_footer("&C&P / &N")
    sheet.hide_gridlines(2)


def _finding(number: int, result: Result, paths: dict[str, str], language: str) -> list[str | int]:
    finding = result.finding
    tone = wording.tone(finding)
    where, quote = _place(result, paths, language)
    sign, word = wording.sign(tone, language), wording.word(tone, language)
    return [
        number,
        f"{tone} {sign} {word}",
        f"{title(finding.check, language)}\n{finding.check}",
        paths.get(finding.document, finding.document),
        where,
        quote,
        finding.stated or "",
        finding.expected or "",
        finding.difference or "",
        finding.formula or "",
        wording.message(finding.message, language),
        wording.answer(result, language) or "",
        result.identity,
    ]


def _undecided(
    number: int, result: Result, paths: dict[str, str], language: str
) -> list[str | int]:
    finding = result.finding
    where, quote = _place(result, paths, language)
    return [
        number,
        f"{title(finding.check, language)}\n{finding.check}",
        paths.get(finding.document, finding.document),
        where,
        quote,
        finding.stated or "",
        wording.message(finding.message, language),
        result.identity,
    ]


def _document(
    number: int,
    entry: DocumentEntry,
    results: tuple[Result, ...],
    paths: Mapping[str, str],
    language: str,
) -> list[str | int]:
    tones = [wording.tone(each.finding) for each in results]
    problems = wording.problems_beside_name(entry, language)
    if entry.duplicate_of:
        path = paths[entry.duplicate_of]
        problems.append(text("report.duplicate", language, path=path))
    return [
        number,
        entry.path,
        text(f"report.kind.{entry.kind.value}", language),
        entry.organisation,
        entry.year if entry.year is not None else "",
        text(f"report.status.{entry.status.value}", language),
        "\n".join(each for each in problems if each),
        entry.tables,
        entry.figures,
        tones.count("error"),
        tones.count("warning"),
        tones.count("note"),
    ]


def _place(result: Result, paths: dict[str, str], language: str) -> tuple[str, str]:
    finding = result.finding
    places = wording.evidence_of(finding)
    if not places:
        return "", ""
    first = places[0]
    where = wording.place(first.locator, language)
    if first.document != finding.document:
        where = f"{paths.get(first.document, first.document)} {where}"
    return where, str(wording.excerpt(first.quote, finding.stated))


def _fitting(words: str) -> str:
    return words if len(words) <= LONGEST_CELL else words[: LONGEST_CELL - 1] + "…"
