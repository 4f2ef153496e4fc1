"""Lines of pages that become paragraphs."""

from __future__ import annotations

from tests.documents.pdf_building import Paper
from tests.documents.pdf_reading import read, said


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


def test_full_width_and_wide_blanks() -> None:
    paper = Paper()
    sheet = paper.sheet()
    sheet.text(60, 100, "合\u3000计")
    sheet.text(60, 130, "填报人：张三")
    sheet.text(200, 130, "电话：0571")
    assert said(read(paper)).split("|") == ["合\u3000计", "填报人：张三 电话：0571"]
