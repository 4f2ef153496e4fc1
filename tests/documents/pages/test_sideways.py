"""Sheets wider than the paper: the columns of several pages make one table again."""

from __future__ import annotations

from heji.documents.document import Document
from heji.documents.reading import read_document
from tests.documents.pdf_building import A4, Paper, Sheet

LEFT, TOP, WIDTH = 50.0, 60.0, 95.0
HEADING = [f"预算数{column}" if column else "项目名称" for column in range(9)]
HEIGHTS = (20.0, 32.0, 20.0, 44.0, 20.0)


def rows(count: int, names: bool = True) -> list[list[str]]:
    figures = [[f"{row}{column},203.55" for column in range(9)] for row in range(1, count)]
    if names:
        for number, each in enumerate(figures, start=1):
            each[0] = f"支出之{'甲乙丙丁戊己庚辛'[number % 8]}{number}"
    return [HEADING, *figures]


def draw(
    sheet: Sheet,
    table: list[list[str]],
    heights: tuple[float, ...] = HEIGHTS,
    width: float = WIDTH,
) -> None:
    xs = [LEFT + width * column for column in range(len(table[0]) + 1)]
    ys = [TOP]
    for number in range(len(table)):
        ys.append(ys[-1] + heights[number % len(heights)])
    for y in ys:
        sheet.line(xs[0], y, xs[-1], y)
    for x in xs:
        sheet.line(x, ys[0], x, ys[-1])
    for y, row in zip(ys, table, strict=False):
        for x, text in zip(xs, row, strict=False):
            sheet.text(x + 4, y + 5, text)


def part(table: list[list[str]], *columns: int) -> list[list[str]]:
    return [[row[column] for column in columns] for row in table]


def pages(*parts: list[list[str]]) -> Document:
    paper = Paper(A4)
    for each in parts:
        draw(paper.sheet(), each)
    return read_document(paper.data(), "sheet.pdf")


def tables(document: Document) -> list[list[list[str]]]:
    return [
        [[cell.text if cell else "" for cell in row] for row in table.grid()]
        for table in document.tables()
    ]


def test_columns_of_the_next_page_stand_beside_those_of_the_first() -> None:
    table = rows(6)
    document = pages(part(table, 0, 1, 2, 3, 4), part(table, 5, 6, 7, 8))
    assert tables(document) == [table] and not document.problems
    (found,) = document.tables()
    assert {cell.locator.page for cell in found.cells if cell.column > 5} == {2}


def test_first_columns_that_are_printed_again_count_once() -> None:
    table = rows(6)
    document = pages(part(table, 0, 1, 2, 3, 4), part(table, 0, 5, 6, 7, 8))
    assert tables(document) == [table]


def test_three_pages_side_by_side() -> None:
    table = [[*row, f"备注{number}", f"其他{number}"] for number, row in enumerate(rows(6))]
    parts = (0, 1, 2, 3, 4), (5, 6, 7, 8, 9), (10,)
    assert tables(pages(*(part(table, *each) for each in parts))) == [table]


def test_halves_that_are_several_pages_long() -> None:
    table = rows(41)
    upper, lower = table[:26], table[26:]
    one, two = (0, 1, 2, 3, 4), (5, 6, 7, 8)
    down = pages(part(upper, *one), part(lower, *one), part(upper, *two), part(lower, *two))
    over = pages(part(upper, *one), part(upper, *two), part(lower, *one), part(lower, *two))
    assert tables(down) == tables(over) == [table]


def test_a_second_copy_of_a_form_is_a_table_of_its_own() -> None:
    table = rows(6)
    first = part(table, 0, 1, 2, 3, 4)
    second = [first[0], *([row[0], *reversed(row[1:])] for row in first[1:])]
    assert len(tables(pages(first, second))) == 2


def test_rows_that_go_on_below_are_no_half() -> None:
    table = rows(37)
    first = part(table, 0, 1, 2, 3, 4)
    names = [[f"{row[0]}之续", *row[1:]] for row in first[1:]]
    words = [["其他支出", "见说明", "见说明", "见说明", "见说明"], *names[26:]]
    paper = Paper(A4)
    for each in (first[:10], words[:10]):
        draw(paper.sheet(), each)
    assert len(tables(read_document(paper.data(), "sheet.pdf"))) == 2


def test_a_narrow_table_that_had_room_is_no_half() -> None:
    table = rows(6)
    assert len(tables(pages(part(table, 0, 1, 2), part(table, 5, 6, 7)))) == 2


def test_rows_that_do_not_agree_are_left_and_told() -> None:
    table = rows(6)
    document = pages(part(table, 0, 1, 2, 3, 4), part(table[:5], 5, 6, 7, 8))
    assert len(tables(document)) == 2
    (problem,) = document.problems
    assert problem.key == "documents.columns-apart"
