"""Fields of a form: printed texts, and what is computed exactly from them."""

from __future__ import annotations

from pathlib import Path

from heji.writers.report.fields.form_scope import schema, scope
from tests.writers.report.forms import DEPARTMENT, PROJECT, form_of, project, row

TOTAL = "<tr><td>年度资金总额</td><td>{}</td><td>{}</td><td>{}</td><td>10</td><td>{}</td><td>{}</td></tr>"


def test_every_name_that_a_form_fills_is_one_of_the_schema() -> None:
    for path in (DEPARTMENT, PROJECT):
        held = scope(form_of(path))
        assert set(held.values) <= schema().values
        assert set(held.lists) == set(schema().lists)
        for name, items in held.lists.items():
            inside = schema().lists[name]
            assert all(set(each.values) <= inside.values for each in items)
            assert all(set(each.lists) <= set(inside.lists) for each in items)


def test_amounts_are_printed_as_the_form_prints_them_with_the_unit_of_its_heading() -> None:
    values = scope(form_of(DEPARTMENT)).values
    assert values["full_year_budget.total"] == "18,642.50万元"
    assert values["execution_rate.total"] == "92.74%"
    assert values["total_score"] == "96.13" and values["total_weight"] == "100"


def test_differences_are_exact() -> None:
    values = scope(form_of(DEPARTMENT)).values
    assert values["unspent.total"] == "1,353.44万元"
    assert values["total_lost"] == "3.87"


def test_nothing_left_over_has_no_name(tmp_path: Path) -> None:
    money = TOTAL.format("100.00", "100.00", "100.00", "100%", "10")
    values = scope(project(tmp_path, money)).values
    assert "unspent.total" not in values and "overspent.total" not in values


def test_what_was_spent_beyond_the_budget_is_named(tmp_path: Path) -> None:
    money = TOTAL.format("100.00", "100.00", "100.5", "100.5%", "10")
    assert scope(project(tmp_path, money)).values["overspent.total"] == "0.50万元"


def test_a_dash_is_no_figure(tmp_path: Path) -> None:
    money = TOTAL.format("100.00", "100.00", "—", "—", "—")
    values = scope(project(tmp_path, money)).values
    assert "executed.total" not in values and "execution_rate.total" not in values


def test_indicators_are_counted_by_their_answers(tmp_path: Path) -> None:
    rows = (
        row("新建水井数量", "≥10口", "12口")
        + row("检测水样数量", "≥30份", "29份", reason="设备检修")
        + row("培训人数", "≥50人", "")
        + row("宣传效果", "有效提升", "有效提升")
    )
    values = scope(project(tmp_path, rows=rows)).values
    assert values["indicators.count"] == "4"
    assert values["indicators.reached"] == "1" and values["indicators.missed"] == "1"
    assert values["indicators.unanswered"] == "1"
    assert "indicators.all_reached" not in values


def test_a_missed_indicator_carries_its_reason_word_for_word(tmp_path: Path) -> None:
    rows = row("检测水样数量", "≥30份", "29份", "10/9.67", "设备检修，已于12月恢复。")
    (missed,) = scope(project(tmp_path, rows=rows)).lists["missed_rows"]
    assert missed.values["reason"] == "设备检修，已于12月恢复。"
    assert missed.values["lost"] == "0.33"


def test_a_figure_that_the_form_prints_in_two_ways_is_left_out(tmp_path: Path) -> None:
    money = TOTAL.format("1", "100.00", "90.00", "90%", "9")
    money += TOTAL.format("1", "100.00", "80.00", "80%", "8")
    values = scope(project(tmp_path, money)).values
    assert values["full_year_budget.total"] == "100.00万元"
    assert "executed.total" not in values
