"""Lines of a cell that are joined into its text."""

from __future__ import annotations

from tests.documents.pdf_building import Paper
from tests.documents.pdf_reading import only, read, ruled


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
    assert cell_of(["5,418", ",062,", "137.9", "4"], 34) == "5,418,062,137.94"


def test_a_number_in_a_text_goes_on_with_the_sign_that_stays_with_its_digits() -> None:
    # 「0％」 had no room after 「96.0」, though a 0 alone would have had it.
    assert cell_of(["1290万元×100%=96.0", "0％"], 110) == "1290万元×100%=96.00％"
    assert cell_of(["，得分", "=96.0", "0％×4=3.84"], 110) == "，得分=96.00％×4=3.84"
    assert cell_of(["完成12", "15％为上年"], 90) == "完成12\n15％为上年"


def test_two_numbers_below_each_other_stay_two() -> None:
    assert cell_of(["100", "200"]) == "100\n200"
    assert cell_of(["95.5", "98.2"], 32) == "95.5\n98.2"


def test_words_are_joined_without_a_blank_and_breaks_of_the_writer_stay() -> None:
    assert cell_of(["全年共培训各类人员", "1200人次"]) == "全年共培训各类人员1200人次"
    assert cell_of(["产出", "指标"]) == "产出\n指标"


def test_a_quotation_goes_on_whatever_room_is_left() -> None:
    assert cell_of(["支出数/“三", "公”经费预算数"], 90) == "支出数/“三公”经费预算数"
    assert cell_of(["产出（一）", "“三公”经费"], 110) == "产出（一）\n“三公”经费"


def test_a_figure_left_alone_in_its_line_has_its_unit_in_the_next() -> None:
    lines = ["达95%得", "8", "分,80%", "得6分"]
    assert cell_of(lines, 44) == "达95%得8分,80%得6分"
    assert cell_of(["合计", "8", "名单附后"], 60) == "合计\n8\n名单附后"


def test_a_label_written_downwards() -> None:
    assert cell_of(["数", "量", "指", "标"], 22) == "数量指标"
    assert cell_of(["数", "量", "指", "标"], 80) == "数量指标"
