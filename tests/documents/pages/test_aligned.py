"""Tables that white space alone makes, where nothing else can be meant."""

from __future__ import annotations

import pytest

from heji.audit.arithmetic.doubtful import SURE
from heji.documents.document import Document
from heji.documents.reading import read_document
from tests.documents.pdf_building import Paper, Sheet, width_of

NAME, ENDS, STEP = 70.0, (250.0, 350.0, 450.0), 18.0
HEADING = ("支出名称", "年初预算数", "全年预算数", "全年执行数")
ROWS = (
    ("人员经费", "1,310.25", "1,420.80", "1,203.55"),
    ("公用经费", "310.00", "-", "203.50"),
    ("项目支出", "98.20", "120.00", "119.75"),
    ("合计", "1,718.45", "1,540.80", "1,526.80"),
)
PROSE = "本年度预算执行情况如下，单位为万元，具体说明见正文的有关章节。"


def row(sheet: Sheet, y: float, texts: tuple[str, ...], ends: tuple[float, ...] = ENDS) -> None:
    sheet.text(NAME, y, texts[0])
    for text, end in zip(texts[1:], ends, strict=False):
        sheet.text(end - width_of(text), y, text)


def page(*rows: tuple[str, ...]) -> tuple[Paper, Sheet]:
    paper = Paper()
    sheet = paper.sheet()
    sheet.text(NAME, 150, PROSE)
    for number, each in enumerate(rows):
        row(sheet, 180 + number * STEP, each)
    return paper, sheet


def read(paper: Paper) -> Document:
    return read_document(paper.data(), "figures.pdf")


def rows_of(document: Document) -> list[tuple[str, ...]]:
    (table,) = document.tables()
    grid = table.grid()
    return [tuple(cell.text if cell else "" for cell in line) for line in grid]


def test_figures_in_line_under_a_heading_are_a_table() -> None:
    document = read(page(HEADING, *ROWS)[0])
    assert rows_of(document) == [HEADING, *ROWS]
    (table,) = document.tables()
    assert not table.has_ruled_columns
    assert all(each.confidence == 1 for each in table.cells)
    assert [each.text for each in document.paragraphs()] == [PROSE]


def test_names_of_groups_between_the_rows_have_no_figures() -> None:
    document = read(page(HEADING, *ROWS[:2], ("其中：", "", "", ""), *ROWS[2:])[0])
    assert rows_of(document)[3] == ("其中：", "", "", "")


@pytest.mark.parametrize(
    "rows",
    [ROWS, (HEADING, *ROWS[:2]), (HEADING[:2], *(each[:2] for each in ROWS))],
    ids=["no heading", "two rows", "one column of figures"],
)
def test_what_may_be_something_else_stays_prose(rows: tuple[tuple[str, ...], ...]) -> None:
    assert not list(read(page(*rows)[0]).tables())


def test_figures_that_are_not_in_line_stay_prose() -> None:
    paper = Paper()
    sheet = paper.sheet()
    row(sheet, 180, HEADING)
    for number, each in enumerate(ROWS, start=1):
        shift = 11.0 * (number % 3)
        row(sheet, 180 + number * STEP, each, tuple(end - shift * (number % 2 + 1) for end in ENDS))
    assert not list(read(paper).tables())


def test_a_figure_beside_its_column_is_doubtful() -> None:
    paper = Paper()
    sheet = paper.sheet()
    row(sheet, 180, HEADING)
    rows = (*ROWS, *ROWS[:2])
    for number, each in enumerate(rows, start=1):
        ends = (ENDS[0] - 12, *ENDS[1:]) if number == len(rows) else ENDS
        row(sheet, 180 + number * STEP, each, ends)
    (table,) = read(paper).tables()
    unsure = [each.text for each in table.cells if each.confidence < SURE]
    assert unsure == [rows[-1][1]]


def test_a_table_in_one_of_two_columns() -> None:
    paper = Paper()
    sheet = paper.sheet()
    lines = [
        "项目单位按季度检查工程进展，对发现的问题列",
        "出清单并逐项整改，年底前全部完成，资金按照合",
    ]
    for number in range(16):
        sheet.text(320, 100 + number * 16, lines[number % 2])
    for number in range(8):
        sheet.text(60, 100 + number * 16, lines[number % 2])
    for number, each in enumerate((HEADING, *ROWS)):
        y = 236 + number * STEP
        sheet.text(60, y, each[0])
        for text, end in zip(each[1:3], (200.0, 280.0), strict=True):
            sheet.text(end - width_of(text), y, text)
    document = read(paper)
    assert rows_of(document) == [each[:3] for each in (HEADING, *ROWS)]
