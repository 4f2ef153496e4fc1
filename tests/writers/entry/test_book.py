"""The workbook as a spreadsheet programme sees it."""

from __future__ import annotations

import io
from typing import Any

import openpyxl
import pytest

from heji.forms.layout import Layout, layout_named
from heji.writers.entry.book import write
from heji.writers.entry.plan import Shape
from heji.writers.entry.planning import plan_of
from heji.writers.official.batch import printable


def book_of(identity: str, shape: Shape = Shape(year=2024)) -> Any:  # noqa: B008
    layout = layout_named(identity)
    assert layout is not None
    return openpyxl.load_workbook(io.BytesIO(write(plan_of(layout, shape))))


@pytest.fixture(scope="module")
def book() -> Any:
    return book_of("cn/mof/project-self-evaluation/2020")


def rules_of(sheet: Any, cell: str) -> list[Any]:
    return [each for each in sheet.data_validations.dataValidation if cell in each.sqref]


def test_only_what_is_to_be_filled_in_can_be_changed(book: Any) -> None:
    sheet = book.worksheets[0]
    assert sheet.protection.sheet and not sheet.protection.password
    assert sheet["A3"].protection.locked and sheet["D6"].protection.locked
    for cell in ("C3", "D7", "B13", "C13", "E13", "G13", "H13"):
        assert not sheet[cell].protection.locked
        assert sheet[cell].fill.fgColor.rgb == "FFFFF8DC"


def test_lists_and_rules_say_in_chinese_what_to_do(book: Any) -> None:
    sheet = book.worksheets[0]
    (types,) = rules_of(sheet, "B13")
    assert types.type == "list" and "数量指标,质量指标" in types.formula1 and types.showErrorMessage
    (levels,) = rules_of(sheet, "A13")
    assert "产出指标,效益指标,满意度指标" in levels.formula1
    (amount,) = rules_of(sheet, "D7")
    assert (amount.type, amount.operator, amount.formula1) == ("decimal", "greaterThanOrEqual", "0")
    assert "请只填数字" in amount.error
    (score,) = rules_of(sheet, "H13")
    assert score.type == "custom" and "H13<=G13" in score.formula1
    (weight,) = rules_of(sheet, "G13")
    assert (weight.formula1, weight.formula2) == ("0", "100")


def test_sums_and_rates_are_live_and_empty_without_ground(book: Any) -> None:
    sheet = book.worksheets[0]
    assert sheet["D6"].value == '=IF(COUNT(D7:D9)=0,"",ROUND(SUM(D7:D9),6))'
    rate = 'IF(E6=0,"",ROUND(F6/E6,4))'
    assert sheet["H6"].value == f'=IF(AND(ISNUMBER(F6),ISNUMBER(E6)),{rate},"")'
    assert sheet["H6"].number_format == "0.00%"
    total = sheet.cell(sheet.max_row, 7).value
    assert total == '=IF(COUNT(G6,G13:G39)=0,"",ROUND(SUM(G6,G13:G39),6))'


def test_a_total_that_is_not_the_full_mark_is_coloured_and_named(book: Any) -> None:
    sheet = book.worksheets[0]
    rules = {
        str(each.sqref): rule
        for each, found in sheet.conditional_formatting._cf_rules.items()
        for rule in found
    }
    assert "N(G40)<>100" in rules["G40"].formula[0]
    label = next(rule for cells, rule in rules.items() if cells.startswith("A40"))
    assert "分值合计应为100" in label.dxf.numFmt.formatCode
    assert ">G13" in rules["H13"].formula[0]


def test_texts_stay_as_they_are_typed(book: Any) -> None:
    assert book.worksheets[0]["E13"].number_format == "@"


def test_the_identity_is_hidden_and_locked(book: Any) -> None:
    hidden = book.worksheets[1]
    assert hidden.sheet_state == "veryHidden" and hidden.protection.sheet
    names = [row[0].value for row in hidden.iter_rows()]
    assert names[0] == "heji:identity" and names[-1] == "checksum"
    assert {"layout", "version", "organisation", "year", "heji"} <= set(names)


def test_a_year_to_fill_in_reads_like_the_line_that_is_printed() -> None:
    sheet = book_of("cn/mof/project-self-evaluation/2020", Shape()).worksheets[0]
    assert sheet["A2"].number_format == '"（"0"年度）"'
    assert not sheet["A2"].protection.locked
    (rule,) = rules_of(sheet, "A2")
    assert rule.type == "whole"


@pytest.mark.parametrize("layout", printable(), ids=lambda each: each.id)
def test_the_same_template_gives_the_same_bytes(layout: Layout) -> None:
    shape = Shape("某市某局", 2024)
    assert write(plan_of(layout, shape)) == write(plan_of(layout, shape))


@pytest.mark.parametrize("layout", printable(), ids=lambda each: each.id)
def test_messages_fit_into_what_excel_takes(layout: Layout) -> None:
    book = openpyxl.load_workbook(io.BytesIO(write(plan_of(layout, Shape()))))
    for each in book.worksheets[0].data_validations.dataValidation:
        assert len(each.error) <= 255 and len(each.prompt) <= 255
        assert len(each.errorTitle) <= 32 and len(each.promptTitle) <= 32
        assert each.type != "list" or 2 < len(each.formula1) <= 257
