"""PDF files with a text layer."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import settings as hypothesis_settings

from heji.documents.document import Document, Table
from heji.documents.limits import DEFAULT, Limits
from heji.documents.reading import read_document
from tests.documents.building import table
from tests.documents.grids import grids
from tests.documents.pdf_building import A4, MARGIN, Paper, Sheet, print_table


def read(paper: Paper, limits: Limits = DEFAULT) -> Document:
    return read_document(paper.data(), "form.pdf", limits)


def only(document: Document) -> Table:
    assert document.status.value == "read", document.problems
    (found,) = document.tables()
    return found


def texts(found: Table) -> list[list[str]]:
    """Each row's cells that begin in it."""
    rows: list[list[str]] = [[] for _ in range(found.row_count)]
    for cell in sorted(found.cells, key=lambda each: (each.row, each.column)):
        rows[cell.row - 1].append(cell.text)
    return rows


def spans(found: Table) -> list[tuple[int, int, int, int, str]]:
    """Cells with what they cover, on a grid that has no line which no cell ends at."""
    rows = sorted({each.row for each in found.cells})
    columns = sorted({each.column for each in found.cells})

    def number(places: list[int], place: int) -> int:
        return sum(each < place for each in places)

    return sorted(
        (
            number(rows, each.row),
            number(columns, each.column),
            number(rows, each.row + each.row_span),
            number(columns, each.column + each.column_span),
            "".join(each.text.split()),
        )
        for each in found.cells
    )


def keys(document: Document) -> list[str]:
    return [each.key.removeprefix("documents.") for each in document.problems]


def ruled(sheet: Sheet, xs: list[float], ys: list[float]) -> None:
    for y in ys:
        sheet.line(xs[0], y, xs[-1], y)
    for x in xs:
        sheet.line(x, ys[0], x, ys[-1])


def put(sheet: Sheet, xs: list[float], ys: list[float], rows: list[list[str]]) -> None:
    for y, row in zip(ys, rows, strict=False):
        for x, text in zip(xs, row, strict=False):
            sheet.text(x + 4, y + 4, text)


XS, YS = [60.0, 160.0, 260.0, 360.0], [100.0, 120.0, 140.0, 160.0]
MONEY = [["资金", "预算数", "执行数"], ["财政拨款", "200", "153.44"], ["其他资金", "100", "99"]]


# Tables


@given(grids())
@hypothesis_settings(max_examples=60)
def test_a_table_is_read_with_its_merged_cells(given: Table) -> None:
    # Two figures one below the other in several cells of a short table may as well be two rows.
    assume(not any(re.fullmatch(r"[\d.,%/-]+(\n[\d.,%/-]+)+", cell.text) for cell in given.cells))
    paper = Paper()
    print_table(paper, given, [80.0] * given.column_count)
    if any(cell.text for cell in given.cells):
        document = read(paper)
        (found,) = document.tables() if len(given.cells) > 1 else (given,)
        assert spans(found) == spans(given)


@pytest.mark.parametrize("left_out", ["left", "right", "top", "bottom", "all"])
def test_outer_lines_may_be_missing(left_out: str) -> None:
    paper = Paper()
    sheet = paper.sheet()
    inner = left_out == "all"
    for y in YS[1:-1] if inner else YS:
        if (left_out, y) not in (("top", YS[0]), ("bottom", YS[-1])):
            sheet.line(XS[0], y, XS[-1], y)
    for x in XS[1:-1] if inner else XS:
        if (left_out, x) not in (("left", XS[0]), ("right", XS[-1])):
            sheet.line(x, YS[0], x, YS[-1])
    put(sheet, XS, YS, MONEY)
    assert texts(only(read(paper))) == MONEY


def test_a_table_of_level_lines_alone() -> None:
    paper = Paper()
    sheet = paper.sheet()
    for y in YS:
        sheet.line(XS[0], y, XS[-1], y)
    put(sheet, XS, YS, MONEY)
    assert texts(only(read(paper))) == MONEY
    assert not only(read(paper)).has_ruled_columns


def test_a_table_of_three_lines() -> None:
    paper = Paper()
    sheet = paper.sheet()
    for y in (YS[0], YS[1], YS[-1]):
        sheet.line(XS[0], y, XS[-1], y)
    put(sheet, XS, YS, MONEY)
    assert texts(only(read(paper))) == MONEY


def test_rows_without_lines_between_them() -> None:
    paper = Paper()
    sheet = paper.sheet()
    ruled(sheet, XS, [YS[0], YS[1], YS[-1]])
    put(sheet, XS, YS, MONEY)
    assert texts(only(read(paper))) == MONEY
    assert only(read(paper)).has_ruled_columns


def test_lines_that_word_draws_as_narrow_areas_in_pieces() -> None:
    paper = Paper()
    sheet = paper.sheet()
    for y in YS:
        for left, right in pairwise(XS):
            sheet.strip(left + 0.5, y, right, y)
    for x in XS:
        for top, bottom in pairwise(YS):
            sheet.strip(x, top + 0.5, x, bottom)
    put(sheet, XS, YS, MONEY)
    assert texts(only(read(paper))) == MONEY


def test_two_tables_and_the_text_around_them_in_order() -> None:
    paper = Paper()
    sheet = paper.sheet()
    sheet.text(200, 70, "项目支出绩效自评表", 15)
    ruled(sheet, XS, YS)
    put(sheet, XS, YS, MONEY)
    sheet.text(60, 180, "说明：以上为万元。")
    lower = [y + 120 for y in YS]
    ruled(sheet, XS, lower)
    put(sheet, XS, lower, MONEY)
    document = read(paper)
    kinds = [getattr(block, "text", None) or "table" for block in document.blocks]
    assert kinds == ["项目支出绩效自评表", "table", "说明：以上为万元。", "table"]


def test_a_frame_around_text_is_no_table() -> None:
    paper = Paper()
    sheet = paper.sheet()
    ruled(sheet, [60, 500], [60, 700])
    sheet.text(80, 100, "一、项目概况")
    document = read(paper)
    assert [each.text for each in document.paragraphs()] == ["一、项目概况"]
    assert not list(document.tables())


def test_a_page_shrunk_to_fit_is_read_like_another() -> None:
    paper = Paper()
    sheet = paper.sheet()
    xs, ys = [each / 4 for each in XS], [each / 4 for each in YS]
    ruled(sheet, xs, ys)
    for y, row in zip(ys, MONEY, strict=False):
        for x, text in zip(xs, row, strict=False):
            sheet.text(x + 1, y + 1, text, 2.5)
    found = only(read(paper))
    assert texts(found) == MONEY
    assert found.cells[0].locator.box == ("15.0", "25.0", "40.0", "30.0")


def test_text_over_the_lines_of_its_cell_is_reported() -> None:
    paper = Paper()
    sheet = paper.sheet()
    ruled(sheet, XS, YS)
    put(sheet, XS, YS, MONEY)
    sheet.text(300, 114, "88")
    assert keys(read(paper)) == ["text-over-lines"]


# Places and pages


def test_every_cell_and_paragraph_has_its_page_and_box() -> None:
    paper = Paper()
    paper.sheet().text(60, 100, "第一页的正文。")
    sheet = paper.sheet()
    ruled(sheet, XS, YS)
    put(sheet, XS, YS, MONEY)
    document = read(paper)
    assert document.pages == 2
    (paragraph,) = document.paragraphs()
    assert paragraph.locator.as_data() == {
        "page": 1, "paragraph": 1, "box": ("60.0", "100.0", "130.0", "110.0"),
    }  # fmt: skip
    (found,) = document.tables()
    assert found.locator.page == 2
    assert found.cells[4].locator.as_data() == {
        "page": 2, "table": 1, "row": 2, "column": 2, "box": ("160.0", "120.0", "260.0", "140.0"),
    }  # fmt: skip


@pytest.mark.parametrize("rotation", [90, 180, 270])
def test_a_page_that_is_shown_turned(rotation: int) -> None:
    # The page is drawn turned the other way, so that it is upright when shown.
    paper = Paper()
    sheet = paper.sheet(rotation)
    upright = Sheet(*((A4[1], A4[0]) if rotation % 180 else A4))
    ruled(upright, XS, YS)
    put(upright, XS, YS, MONEY)
    moves = {
        90: f"0 1 -1 0 {A4[0]} 0 cm",
        180: f"-1 0 0 -1 {A4[0]} {A4[1]} cm",
        270: f"0 -1 1 0 0 {A4[1]} cm",
    }
    sheet.drawn = ["q", moves[rotation], *upright.drawn, "Q"]
    found = only(read(paper))
    assert texts(found) == MONEY
    assert found.cells[0].locator.box == ("60.0", "100.0", "160.0", "120.0")


def test_a_wide_table_that_is_printed_sideways_on_an_upright_page() -> None:
    paper = Paper()
    sheet = paper.sheet()
    upright = Sheet(A4[1], A4[0])
    ruled(upright, XS, YS)
    put(upright, XS, YS, MONEY)
    sheet.drawn = ["q", f"0 1 -1 0 {A4[0]} 0 cm", *upright.drawn, "Q"]
    found = only(read(paper))
    assert texts(found) == MONEY
    box = found.cells[0].locator.box
    assert box == ("100.0", "682.0", "120.0", "782.0")


# Over several pages

INDICATORS = table(
    [
        ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "得分"],
        *(
            row
            for group in range(6)
            for row in (
                [
                    (f"产出指标{group}", 6, 1),
                    (f"数量指标{group}", 6, 1),
                    *[f"培训各类专业技术人员的期数（第{group}组）", "≥10期", "12期", "5"],
                ],
                *(
                    [
                        f"第{number}项任务完成数量",
                        f"≥{number}00个",
                        f"共完成{number}30个，" * number + "超过年度目标。",
                        f"{number}.5",
                    ]
                    for number in range(1, 6)
                ),
            )
        ),
        [("总分", 1, 5), "100"],
    ]
)
WIDTHS = [60.0, 60.0, 100.0, 70.0, 90.0, 50.0]


@pytest.mark.parametrize("heading", [0, 1])
@pytest.mark.parametrize("cut_rows", [False, True])
def test_a_table_over_pages_is_one_table(cut_rows: bool, heading: int) -> None:
    for end in (200.0, 230.0, 267.0, 301.0, 400.0):
        paper = Paper((A4[0], end / 0.9))
        print_table(paper, INDICATORS, WIDTHS, cut_rows, heading, end=end)
        assert len(paper.sheets) > 3
        document = read_document(paper.data(), "form.pdf")
        assert document.pages == len(paper.sheets)
        assert spans(only(document)) == spans(INDICATORS), end


def test_a_form_after_a_page_with_room_is_another_table() -> None:
    paper = Paper()
    for _ in range(2):
        sheet = paper.sheet()
        ruled(sheet, XS, YS)
        put(sheet, XS, YS, MONEY)
    assert len(list(read(paper).tables())) == 2


@pytest.mark.parametrize("place", [350, 700, 1050, 1400])
def test_characters_beyond_the_page_name_a_merged_cell_and_are_no_text(place: int) -> None:
    # A spreadsheet program draws the cell's text on each page at its place in the whole table, which
    # is 700 points high on each page, and shows only what stands inside the page's part of it.
    paper = Paper()
    for page in range(3):
        sheet = paper.sheet()
        for x in (60, 160, 260):
            sheet.line(x, 80, x, 780)
        for row in range(36):
            sheet.line(60 if row in (0, 35) else 160, 80 + 20 * row, 260, 80 + 20 * row)
            if row < 35:
                sheet.text(164, 84 + 20 * row, f"第{page * 35 + row + 1}项")
        shown = "60 62 100 700 re W n"
        sheet.text(70, 80 + place - 5 - 700 * page, "产出指标", before=shown)
    document = read(paper)
    merged = [each for each in only(document).cells if each.column == 1]
    assert [(each.row_span, each.text) for each in merged] == [(105, "产出指标")]
    assert not list(document.paragraphs())


# Text


def test_lines_become_paragraphs_by_indentation_and_short_last_lines() -> None:
    paper = Paper()
    sheet = paper.sheet()
    right = "本项目由县水务局组织实施，资金由县级财政安排，用于农村供水管网改造。"
    lines = [
        (220, "项目绩效自评报告", 15),
        (60, "一、项目概况", 10),
        (80, right + "全年共改造管网", 10),
        (60, "18公里。", 10),
        (80, "二是加强管护。全县" + right[10:] + "年内共新修管网累", 10),
        (60, right + "完成投资1,234", 10),
        (60, "万元。", 10),
    ]
    for number, (x, text, size) in enumerate(lines):
        sheet.text(x, 100 + 20 * number, text, size)
    sheet.text(60, 400, "注" * 43)
    assert [each.text for each in read(paper).paragraphs()][:4] == [
        "项目绩效自评报告",
        "一、项目概况",
        right + "全年共改造管网18公里。",
        "二是加强管护。全县" + right[10:] + "年内共新修管网累" + right + "完成投资1,234万元。",
    ]


def test_lines_closer_than_paragraphs_go_on_whatever_ends_them() -> None:
    paper = Paper()
    sheet = paper.sheet()
    long = "核定编制126人,年末实有在职人员118人," + "注" * 23 + "其中:"
    lines = [(100, "一、基本情况"), (130, long), (146, "行政编制42人。"), (176, "二、预算执行情况")]
    for y, text in lines:
        sheet.text(60, y, text)
    sheet.text(60, 206, "注" * 44)
    found = [each.text for each in read(paper).paragraphs()]
    assert found[:3] == ["一、基本情况", long + "行政编制42人。", "二、预算执行情况"]


def test_a_paragraph_goes_on_over_a_page_and_furniture_is_left_out() -> None:
    paper = Paper()
    first, second, third = paper.sheet(), paper.sheet(), paper.sheet()
    for number, sheet in enumerate(paper.sheets, start=1):
        sheet.text(60, 40, "云溪县2023年度绩效评价报告", 9)
        sheet.text(290, 800, f"— {number} —")
    first.text(80, 760, "本项目共培训" + "各类人员" * 10)
    second.text(60, 80, "1200人次。")
    third.text(80, 80, "第3页的正文。")
    assert [each.text for each in read(paper).paragraphs()] == [
        "本项目共培训" + "各类人员" * 10 + "1200人次。",
        "第3页的正文。",
    ]


@pytest.mark.parametrize(
    "number", ["— 3 —", "第3页 共12页", "3/12", "第 3 页", "- 3 -", "Page 3 of 12"]
)
def test_page_numbers_are_no_text(number: str) -> None:
    paper = Paper()
    sheet = paper.sheet()
    sheet.text(60, 100, "正文。")
    sheet.text(280, 800, number)
    assert [each.text for each in read(paper).paragraphs()] == ["正文。"]


def test_a_year_at_the_top_and_the_title_of_every_form_stay() -> None:
    paper = Paper()
    for name in ("甲", "乙", "丙"):
        sheet = paper.sheet()
        sheet.text(200, 60, "项目支出绩效自评表", 16)
        sheet.text(280, 85, "2023")
        sheet.text(60, 120, f"项目名称：{name}")
    found = [each.text for each in read(paper).paragraphs()]
    assert found.count("项目支出绩效自评表") == found.count("2023") == 3


def cell_of(lines: list[str], width: float = 100) -> str:
    """What is read in a cell in which these lines stand."""
    paper = Paper()
    sheet = paper.sheet()
    bottom = 110 + 14 * len(lines)
    ruled(sheet, [60, 60 + width, 400], [100, bottom, bottom + 20])
    for number, text in enumerate(lines):
        sheet.text(64, 104 + 14 * number, text)
    sheet.text(70 + width, 104, "名称")
    sheet.text(64, bottom + 4, "尾")
    return only(read(paper)).cells[0].text


def test_a_number_broken_in_a_narrow_cell_is_one_number() -> None:
    assert cell_of(["1,234,", "567.00"], 40) == "1,234,567.00"
    assert cell_of(["12345", "67.89"], 36) == "1234567.89"
    assert cell_of(["5,524", ",083,", "240.8", "3"], 34) == "5,524,083,240.83"


def test_two_numbers_below_each_other_stay_two() -> None:
    assert cell_of(["100", "200"]) == "100\n200"
    assert cell_of(["95.5", "98.2"], 32) == "95.5\n98.2"


def test_words_are_joined_without_a_blank_and_breaks_of_the_writer_stay() -> None:
    assert cell_of(["全年共培训各类人员", "1200人次"]) == "全年共培训各类人员1200人次"
    assert cell_of(["产出", "指标"]) == "产出\n指标"


def test_a_figure_left_alone_in_its_line_has_its_unit_in_the_next() -> None:
    lines = ["达95%得", "8", "分,80%", "得6分"]
    assert cell_of(lines, 44) == "达95%得8分,80%得6分"
    assert cell_of(["合计", "8", "名单附后"], 60) == "合计\n8\n名单附后"


def test_a_label_written_downwards() -> None:
    assert cell_of(["数", "量", "指", "标"], 22) == "数量指标"
    assert cell_of(["数", "量", "指", "标"], 80) == "数量指标"


def drawn(*commands: tuple[str, str]) -> Document:
    """A page with a line of plain text, and texts behind some operators."""
    paper = Paper()
    sheet = paper.sheet()
    sheet.text(60, 60, "正文")
    for number, (before, text) in enumerate(commands):
        sheet.text(60, 100 + 30 * number, text, before=before)
    return read(paper)


def said(document: Document) -> str:
    return "|".join(each.text for each in document.paragraphs())


def test_white_and_invisible_text_is_left_out() -> None:
    assert said(drawn(("1 g", "白字"), ("3 Tr", "隐形"), ("", "黑字"))) == "正文|黑字"


def test_white_text_on_a_dark_ground_is_read() -> None:
    paper = Paper()
    sheet = paper.sheet()
    sheet.area(50, 90, 300, 120, "0 0 0.5 rg")
    sheet.text(60, 100, "表头", before="1 g")
    assert said(read(paper)) == "表头"


def test_text_under_an_area_drawn_later_is_left_out() -> None:
    paper = Paper()
    sheet = paper.sheet()
    sheet.text(60, 60, "正文")
    sheet.text(60, 100, "被盖住")
    sheet.area(50, 90, 300, 120, "0 g")
    assert said(read(paper)) == "正文"


def test_a_bold_face_imitated_by_drawing_twice_is_read_once() -> None:
    paper = Paper()
    sheet = paper.sheet()
    sheet.text(60, 60, "合计100.00")
    sheet.text(60.3, 60, "合计100.00")
    assert said(read(paper)) == "合计100.00"


def test_clipped_text_is_no_text() -> None:
    assert said(drawn(("0 0 100 100 re W n", "看不见"))) == "正文"


def test_small_raised_digits_are_no_part_of_a_number() -> None:
    paper = Paper()
    sheet = paper.sheet()
    sheet.text(60, 100, "10")
    sheet.text(70, 98, "4", 6)
    sheet.text(73, 100, "平方米")
    assert said(read(paper)) == "10⁴平方米"


def test_full_width_and_wide_blanks() -> None:
    paper = Paper()
    sheet = paper.sheet()
    sheet.text(60, 100, "合\u3000计")
    sheet.text(60, 130, "填报人：张三")
    sheet.text(200, 130, "电话：0571")
    assert said(read(paper)).split("|") == ["合\u3000计", "填报人：张三 电话：0571"]


# What cannot be read


def test_a_file_with_an_open_password() -> None:
    paper = Paper()
    paper.sheet().text(60, 100, "正文")
    data = paper.data().replace(
        b"/Root 1 0 R",
        b"/Root 1 0 R /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <"
        + b"ab" * 32
        + b"> /U <"
        + b"cd" * 32
        + b"> >> /ID [<00> <00>]",
    )
    assert keys(read_document(data, "form.pdf")) == ["encrypted"]


def test_a_broken_table_of_contents_is_mended() -> None:
    paper = Paper()
    paper.sheet().text(60, 100, "正文")
    data = paper.data()
    broken = data[: data.rindex(b"startxref")] + b"startxref\n99999\n%%EOF"
    assert said(read_document(broken, "form.pdf")) == "正文"
    assert said(read_document(b"\r\n" + data, "form.pdf")) == "正文"


@pytest.mark.parametrize("data", [b"%PDF-1.7\nnothing", b"%PDF-1.4"])
def test_a_damaged_file(data: bytes) -> None:
    document = read_document(data, "form.pdf")
    assert keys(document) == ["pdf-damaged"] and document.format == "pdf"


def test_a_file_without_pages() -> None:
    assert keys(read(Paper())) in (["pdf-without-pages"], ["pdf-damaged"])


def test_pages_beyond_the_limit_are_reported_and_no_table_is_cut() -> None:
    paper = Paper((A4[0], 301 / 0.9))
    print_table(paper, INDICATORS, WIDTHS, end=301)
    for sheet in paper.sheets:
        sheet.text(60, 60, "")
    document = read(paper, replace(DEFAULT, pages=2))
    assert keys(document) == ["too-many-pages", "table-unfinished", "nothing-inside"]
    assert document.pages == len(paper.sheets)


def test_ten_thousand_pages_end_at_the_limit() -> None:
    paper = Paper()
    for number in range(10_000):
        paper.sheet().text(60, 100, f"第{number}段。")
    document = read(paper, replace(DEFAULT, pages=50))
    assert keys(document) == ["too-many-pages"]
    assert len(list(document.paragraphs())) == 50


def test_reading_ends_when_its_time_is_over() -> None:
    paper = Paper()
    paper.sheet().text(60, 100, "正文")
    assert keys(read(paper, replace(DEFAULT, seconds=-1))) == ["too-slow", "nothing-inside"]


def test_a_page_with_too_many_marks() -> None:
    paper = Paper()
    paper.sheet().text(60, 100, "正文")
    crowded = paper.sheet()
    for number in range(300):
        crowded.line(60, number, 500, number)
    document = read(paper, replace(DEFAULT, page_marks=200))
    assert keys(document) == ["pages-crowded"] and said(document) == "正文"


def picture(sheet: Sheet) -> None:
    """A picture over the whole page."""
    size = f"{sheet.width} 0 0 {sheet.height} 0 0 cm"
    sheet.drawn.append(f"q {size} BI /W 1 /H 1 /CS /G /BPC 8 ID x EI Q")


def test_a_page_that_is_a_picture_is_reported() -> None:
    paper = Paper()
    paper.sheet().text(60, 100, "正文")
    scanned = paper.sheet()
    picture(scanned)
    scanned.text(60, 100, "机器识别的文字，没有人核对过。" * 3, before="3 Tr")
    paper.sheet()  # a blank page has nothing to be missed
    document = read(paper)
    (problem,) = document.problems
    assert problem.key.startswith("documents.pages-") and dict(problem.values)["pages"] == "2"
    assert said(document) == "正文"


def test_a_page_with_a_picture_beside_text_is_read() -> None:
    paper = Paper()
    sheet = paper.sheet()
    sheet.text(MARGIN, 100, "正文有很多字。" * 5)
    sheet.drawn.append("q 100 0 0 100 100 100 cm BI /W 1 /H 1 /CS /G /BPC 8 ID x EI Q")
    assert keys(read(paper)) == []
