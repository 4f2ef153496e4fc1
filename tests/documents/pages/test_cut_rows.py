"""A row that a page break went through is one row again; two rows are never put together."""

from __future__ import annotations

import pytest

from heji.documents.document import Table
from heji.documents.reading import read_document
from tests.documents.building import table
from tests.documents.pdf_building import A4, LINE, PAD, Paper, print_table
from tests.documents.pdf_reading import only, ruled, spans

ACROSS = (A4[1], A4[0])
HEAD = ["二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分"]
#: The fourth column has room for four characters of a number, the fifth for three.
WIDTHS = [60.0, 100.0, 38.0, 38.0, 40.0, 40.0]
START = 80.0


def rows_before(count: int) -> list[list[str]]:
    return [[f"类别{n}", f"第{n}项任务数量", "12个", "13个", "5", "5"] for n in range(count)]


def printed(form: Table, end: float, size: tuple[float, float] = ACROSS) -> list[Table]:
    paper = Paper(size)
    print_table(paper, form, WIDTHS, cut_rows=True, end=end, y=START)
    assert len(paper.sheets) > 1
    return list(read_document(paper.data(), "form.pdf").tables())


def end_after(rows: int, lines: int) -> float:
    """Where a page ends so that it shows so many rows, and so many lines of the next."""
    head = 2 * LINE + PAD
    return START + head + (rows - 1) * (LINE + PAD) + lines * LINE + PAD + 1


@pytest.mark.parametrize("blank", [35, 99, 130], ids=["little", "35 mm", "46 mm"])
def test_a_figure_cut_in_its_digits_is_whole_on_a_page_that_lies_across(blank: float) -> None:
    # The rows above reach down to the end that leaves so much blank; the target is cut in two.
    rows = rows_before(18)
    rows.append(["数量指标", "改造管网的长度以米计", "≥1690米", "1700米", "5", "5"])
    form = table([HEAD, *rows, *rows_before(3)])
    end = end_after(19, 1)
    found = printed(form, end, (ACROSS[0], end + blank))
    assert [spans(each) for each in found] == [spans(form)]
    assert all(cell.confidence == 1 for cell in found[0].cells)


def test_a_row_cut_after_its_first_character_is_whole() -> None:
    # Columns of one character: 「社」 above 「会效益」 tells that 「8」 above 「2%」 is one figure.
    narrow = [18.0, 18.0, 38.0, 38.0]
    rows = [["质量好", "确定能", "12个", "13个"] for _ in range(4)]
    rows.append(["社会效益", "确定能", "8\n2%", "8\n5%"])
    form = table([["指标", "可能", "目标", "结果"], *rows, *rows[:2]])
    wanted = [["".join(text.split()) for *_, text in row] for row in [spans(form)]]
    end = START + 2 * LINE + PAD + 4 * (3 * LINE + PAD) + LINE + PAD + 1
    paper = Paper(ACROSS)
    print_table(paper, form, narrow, cut_rows=True, end=end, y=START)
    found = list(read_document(paper.data(), "form.pdf").tables())
    assert len(paper.sheets) == 2
    assert [["".join(text.split()) for *_, text in spans(each)] for each in found] == wanted


def test_complete_rows_of_which_every_cell_fills_its_line_stay_two() -> None:
    # 「12个」 and 「1234」 fill their columns, so that nothing but their being figures parts them.
    rows = [["数量", "第一项任务完成的数量", "1234", "1234", "100", "100"] for _ in range(6)]
    form = table([HEAD, *rows])
    for shown in range(2, 6):
        found = printed(form, end_after(shown, 0))
        assert [spans(each) for each in found] == [spans(form)], shown


def test_a_group_with_one_row_on_each_page_is_one_group() -> None:
    form = table(
        [
            ["一级指标", "二级指标", "三级指标", "目标值", "完成值", "得分"],
            [("产出指标", 4, 1), "数量指标", "培训人数", "12人", "12人", "5"],
            [("质量指标", 2, 1), "合格率", "95%", "96%", "5"],
            ["优良率", "90%", "91%", "5"],
            ["时效指标", "及时率", "95%", "96%", "5"],
        ]
    )
    end = START + 3 * (LINE + PAD) + 1
    found = printed(form, end, (ACROSS[0], end + 99))
    assert [spans(each) for each in found] == [spans(form)]


def test_a_name_alone_on_the_next_page_is_doubtful() -> None:
    # 「社会效益指标」 cut after two characters, or a row of two names without anything beside it?
    form = table(
        [
            HEAD,
            *rows_before(4),
            ["社会效\n益指标", "受益人数", "12人", "13人", "5", "5"],
            *rows_before(2),
        ]
    )
    end = end_after(5, 1)
    (found,) = printed(form, end, (ACROSS[0], end + 99))
    parts = [each for each in found.cells if each.text in ("社会效", "益指标")]
    assert len(parts) == 2 and all(each.confidence < 1 for each in parts)
    assert sum(each.confidence < 1 for each in found.cells) == 2


def test_prose_goes_on_beside_a_cell_that_ended() -> None:
    paper = Paper()
    long = "围绕年度重点工作，完成管网改造、设备更新与人员培训，使群众用水更加安全方便并且稳定"
    form = table(
        [
            ["项目名称", "管网改造"],
            ["预期目标", "完成情况"],
            [long * 2 + "。", "已完成。"],
            ["合计", "1"],
        ]
    )
    print_table(paper, form, [200.0, 200.0], cut_rows=True, end=START + 2 * (LINE + PAD) + 40)
    assert spans(only(read_document(paper.data(), "form.pdf"))) == spans(form)


def test_another_table_with_other_columns_after_a_page_with_room_stays_another() -> None:
    paper = Paper(ACROSS)
    for xs in ((60, 160, 460), (60, 260, 360, 460)):
        sheet = paper.sheet()
        ys = [80 + 20 * n for n in range(20)]
        ruled(sheet, list(xs), ys)
        for y in ys[:-1]:
            for x in xs[:-1]:
                sheet.text(x + 4, y + 4, "内容")
    assert len(list(read_document(paper.data(), "form.pdf").tables())) == 2
