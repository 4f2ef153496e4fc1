from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import openpyxl
import pytest

from heji.audit.report import Result
from heji.writers import xlsx_report
from tests.writers import sample


def book(report: object = None, language: str = "zh") -> openpyxl.Workbook:
    content = xlsx_report.write(report or sample.report(), language)  # type: ignore[arg-type]
    return openpyxl.load_workbook(io.BytesIO(content))


def test_sheets_and_headings() -> None:
    workbook = book()
    assert workbook.sheetnames == ["问题清单", "文件", "无法判定"]
    headings = [cell.value for cell in workbook["问题清单"][1]]
    assert headings == [
        "序号",
        "严重程度",
        "检查项",
        "文件",
        "位置",
        "原文",
        "填报值",
        "应为或对照值",
        "差额",
        "算式",
        "说明",
        "答复",
        "编号",
    ]
    assert book(language="en").sheetnames == ["Findings", "Documents", "Undecided"]


def test_rows() -> None:
    sheet = book()["问题清单"]
    assert sheet.max_row == 5
    row = [cell.value for cell in sheet[2]]
    assert row[:2] == [1, "✗ 错误"]
    assert row[4] == "第2段"
    assert row[6:10] == ["23.5%", "23.4%", "0.1", "731 ÷ 3120"]
    assert row[11] is None
    assert book(sample.report(answered=True))["问题清单"]["L2"].value.startswith("已说明")


def test_layout_for_print() -> None:
    sheet = book()["问题清单"]
    assert sheet.freeze_panes == "A2"
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.page_setup.fitToHeight == 0
    assert sheet.print_title_rows == "$1:$1"
    assert sheet["K2"].alignment.wrap_text


@pytest.mark.parametrize(
    "hostile", ["=1+1", "+1", "-1", "@SUM(A1)", "http://example.org", "=cmd|' /C'"]
)
def test_texts_stay_texts(hostile: str) -> None:
    result = Result(sample.finding(stated=hostile, formula=hostile), "000000000001")
    report = replace(sample.report(), findings=(result,))
    sheet = book(report)["问题清单"]
    assert sheet["G2"].value == hostile
    assert sheet["G2"].data_type == "s"
    archive = zipfile.ZipFile(io.BytesIO(xlsx_report.write(report, "zh")))
    assert b"<f>" not in archive.read("xl/worksheets/sheet1.xml")
    assert b"hyperlink" not in archive.read("xl/worksheets/sheet1.xml")


def test_a_text_longer_than_excel_allows_is_cut_visibly() -> None:
    result = Result(sample.finding(formula="1 + " * 20_000), "000000000001")
    cell = book(replace(sample.report(), findings=(result,)))["问题清单"]["J2"]
    assert cell.value.endswith("…")
    assert len(cell.value) == xlsx_report.LONGEST_CELL


def test_unreadable_documents_are_listed() -> None:
    sheet = book()["文件"]
    assert sheet["F3"].value == "无法读取"
    assert "BadZipFile" in sheet["G3"].value
    assert "核对 12 处" in str([cell.value for row in sheet.rows for cell in row])
