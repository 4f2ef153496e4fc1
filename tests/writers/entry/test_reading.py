"""What is said of a template that comes back with something wrong in it."""

from __future__ import annotations

import io
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from heji.audit.inspection import Source, read, whole
from heji.forms.layout import layout_named
from heji.writers.entry import reading
from heji.writers.entry.plan import Shape
from heji.writers.entry.planning import plan_of
from heji.writers.entry.problems import Problem
from heji.writers.entry.reading import Asked, Reply, read_back
from tests.writers.entry.filling_in import filled_in, values_for

_LAYOUT = layout_named("cn/mof/project-self-evaluation/2020")
assert _LAYOUT is not None
LAYOUT = _LAYOUT
SHAPE = Shape(organisation="某市园林管理局", year=2024, rows=2)
#: The first indicator's cells, and some of the money block.
NAME, TARGET, RESULT, WEIGHT, SCORE, TYPE = "C13", "E13", "F13", "G13", "H13", "B13"
EXECUTED, TOTAL, RATE, LAST = "F7", "F6", "H6", "G31"


def template(edit: Callable[[Worksheet], None], shape: Shape = SHAPE) -> bytes:
    """A template that is filled in rightly, and then edited."""
    book = openpyxl.load_workbook(
        io.BytesIO(filled_in(plan_of(LAYOUT, shape), values_for(LAYOUT, shape, 1), 2024))
    )
    edit(book.worksheets[0])
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def reply_to(data: bytes, asked: Asked = Asked()) -> Reply:  # noqa: B008
    readings, _, faults = read(Source("d1", "form.xlsx", data))
    assert not faults
    return read_back(whole(readings), readings[0].form, asked)


def problems_of(data: bytes, asked: Asked = Asked()) -> list[Problem]:  # noqa: B008
    """All but that the formulas were never calculated, as a programme that only writes leaves them."""
    return [each for each in reply_to(data, asked).problems if each.key != "not-calculated"]


def written(cell: str, value: Any) -> Callable[[Worksheet], None]:
    def edit(sheet: Worksheet) -> None:
        sheet[cell].value = value

    return edit


def test_what_was_filled_in_rightly_has_no_problem() -> None:
    assert problems_of(template(lambda sheet: None)) == []
    keys = [each.key for each in reply_to(template(lambda sheet: None)).problems]
    assert keys == ["not-calculated"]


@pytest.mark.parametrize(
    ("cell", "value", "key", "is_note"),
    [
        (EXECUTED, "约五十", "not-a-number", False),
        (EXECUTED, "见附件", "not-a-number", False),
        (EXECUTED, "12.5公里", "not-a-number", False),
        (EXECUTED, "3-5", "not-a-number", False),
        (EXECUTED, "１２．５", "number-as-text", True),
        (EXECUTED, "12.5万元", "number-as-text", True),
        (EXECUTED, "1,234.5", "number-as-text", True),
        (EXECUTED, -3, "negative", False),
        (EXECUTED, Decimal("0.12345678"), "more-decimals", True),
        (EXECUTED, "=1+2", "formula", False),
        (WEIGHT, 101, "beyond-full", False),
        (WEIGHT, "10%", "not-a-number", False),
        (SCORE, 99, "above-weight", False),
        (SCORE, "9９", "above-weight", False),
        (TYPE, "进度条", "unknown-type", False),
        (NAME, None, "missing-in-row", False),
        (TARGET, None, "missing-in-row", False),
        (TYPE, None, "missing-in-row", False),
        (RESULT, "=SUM(1,2)", "formula", False),
        (RESULT, "@某科室", "formula-text", True),
        (RESULT, "+另行说明", "formula-text", True),
        ("C3", None, "missing", False),
        ("C3", "=A1", "formula", False),
        ("A5", "项目经费", "label-changed", False),
        ("A1", "项目支出自评表", "label-changed", False),
        (TOTAL, 500, "overwritten", False),
        ("M40", "补充说明", "beyond", False),
    ],
)
def test_each_problem_names_its_cell(cell: str, value: Any, key: str, is_note: bool) -> None:
    found = problems_of(template(written(cell, value)))
    told = {each.key: each for each in found if each.cell == cell}
    assert key in told, found
    assert told[key].is_note is is_note
    assert told[key].sheet == "项目支出绩效自评表"
    for language in ("zh", "en"):
        assert "{" not in told[key].message(language)


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        (TYPE, "经济成本指标"),  # of the later framework: known, though not in the list
        (EXECUTED, "—"),  # nothing is to stand here: an answer of its own
        (TARGET, "≥95%"),
        (TARGET, "-5℃"),
        (TARGET, 50),
        (RESULT, "=" if False else "无"),
    ],
)
def test_what_is_understood_is_no_problem(cell: str, value: Any) -> None:
    assert problems_of(template(written(cell, value))) == []


def test_a_number_that_a_format_shows_in_another_unit_is_not_taken() -> None:
    def edit(sheet: Worksheet) -> None:
        sheet[EXECUTED].number_format = '"¥"#,##0.00'

    assert [each.key for each in problems_of(template(edit))] == ["not-a-number"]


def moved(sheet: Worksheet, first: int, by: int, *, down: bool) -> None:
    """Inserts or deletes rows or columns with the merged cells beyond, as a spreadsheet does."""
    merged = [each.bounds for each in sheet.merged_cells.ranges]
    for each in list(sheet.merged_cells.ranges):
        sheet.unmerge_cells(str(each))
    act = {
        (True, True): sheet.insert_rows,
        (True, False): sheet.delete_rows,
        (False, True): sheet.insert_cols,
        (False, False): sheet.delete_cols,
    }
    act[down, by > 0](first, abs(by))
    for left, top, right, bottom in merged:
        low, high = (top, bottom) if down else (left, right)
        low, high = (each + by if each >= first else each for each in (low, high))
        if high >= low:
            corners = (low, left, high, right) if down else (top, low, bottom, high)
            sheet.merge_cells(None, *corners)


def test_inserted_rows_are_told_at_the_first_label_that_moved() -> None:
    data = template(lambda sheet: moved(sheet, 20, 2, down=True))
    (found,) = problems_of(data)
    assert found.key == "rows-inserted" and dict(found.values)["count"] == "2"
    assert found.cell == "A31"
    assert reply_to(data).form is None


def test_deleted_rows_are_told() -> None:
    (found,) = problems_of(template(lambda sheet: moved(sheet, 20, -1, down=True)))
    assert (found.key, dict(found.values)["count"]) == ("rows-deleted", "1")


def test_inserted_and_deleted_columns_are_told() -> None:
    (found,) = problems_of(template(lambda sheet: moved(sheet, 5, 1, down=False)))
    assert (found.key, dict(found.values)["count"]) == ("columns-inserted", "1")
    (found,) = problems_of(template(lambda sheet: moved(sheet, 9, -1, down=False)))
    assert (found.key, dict(found.values)["count"]) == ("columns-deleted", "1")


def test_cells_that_were_taken_apart_are_told() -> None:
    found = problems_of(template(lambda sheet: sheet.unmerge_cells("C3:J3")))
    assert [(each.key, each.cell) for each in found] == [("unmerged", "C3")]


def test_a_second_sheet_with_contents_is_told() -> None:
    def edit(sheet: Worksheet) -> None:
        assert sheet.parent is not None
        sheet.parent.create_sheet("草稿")["A1"] = "草稿"

    found = problems_of(template(edit))
    assert [each.key for each in found] == ["identity-sheets"]


def test_a_form_without_indicators_and_year_is_told() -> None:
    from heji.writers.entry.book import write

    found = problems_of(write(plan_of(LAYOUT, Shape())))
    assert {each.key for each in found} == {
        "missing",
        "missing-sum",
        "missing-year",
        "no-indicator",
    }
    assert {each.cell for each in found} >= {"A2", "C3", "C13"}


def test_a_year_that_is_filled_in_is_read() -> None:
    shape = Shape(organisation="某市园林管理局", rows=2)
    assert reply_to(template(lambda sheet: None, shape)).form is not None
    reply = reply_to(template(lambda sheet: None, shape))
    assert reply.form is not None and reply.form.year == 2024
    found = problems_of(template(written("A2", "去年"), shape))
    assert [each.key for each in found] == ["missing-year"]
    found = problems_of(template(written("A2", 24), shape))
    assert [each.key for each in found] == ["not-a-number"]
    found = problems_of(template(lambda sheet: None, shape), Asked(year=2023))
    assert [each.key for each in found] == ["other-year"]


def _identity(change: Callable[[Worksheet], None]) -> bytes:
    def edit(sheet: Worksheet) -> None:
        assert sheet.parent is not None
        change(sheet.parent.worksheets[1])

    return template(edit)


def test_a_template_without_its_identity_is_only_read() -> None:
    def edit(sheet: Worksheet) -> None:
        assert sheet.parent is not None
        sheet.parent.remove(sheet.parent.worksheets[1])

    reply = reply_to(template(edit))
    assert [each.key for each in reply.problems] == ["identity-missing"]
    assert reply.form is not None and reply.form.indicators


def test_an_identity_that_was_changed_is_refused() -> None:
    reply = reply_to(_identity(written("B4", "另一单位")))
    assert [each.key for each in reply.problems] == ["identity-changed"]
    assert reply.form is None


def test_an_identity_of_another_kind_of_file_is_refused() -> None:
    reply = reply_to(_identity(written("B1", "report")))
    assert [each.key for each in reply.problems] == ["identity-other"]


def test_the_template_of_another_body_or_year_is_told() -> None:
    data = template(lambda sheet: None)
    asked = Asked("某市林业局", 2023)
    assert [each.key for each in problems_of(data, asked)] == ["other-organisation", "other-year"]
    assert problems_of(data, Asked("某市 园林管理局", 2024)) == []


def test_an_older_layout_is_understood_while_its_labels_are_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    data = template(lambda sheet: None)
    monkeypatch.setattr(reading, "layout_version", lambda layout: "1-000000000000")
    (found,) = problems_of(data)
    assert found.key == "older-understood" and found.is_note
    (refused,) = problems_of(template(written("A5", "项目经费")))
    assert refused.key == "older-refused"
    assert reply_to(template(written("A5", "项目经费"))).form is None


def test_a_layout_that_is_gone_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    data = template(lambda sheet: None)
    monkeypatch.setattr(reading, "layout_named", lambda identity: None)
    assert [each.key for each in problems_of(data)] == ["no-layout"]


def test_figures_come_from_the_visible_sheet_alone() -> None:
    def change(hidden: Worksheet) -> None:
        hidden["A11"], hidden["B11"] = "executed", "999999"

    reply = reply_to(_identity(change))
    assert [each.key for each in reply.problems] == ["identity-changed"]
    readings, _, _ = read(Source("d1", "form.xlsx", _identity(change)))
    texts = {each.figure.quote for each in readings[0].form.money}
    assert "999999" not in texts
