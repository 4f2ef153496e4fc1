"""What a self-evaluation is checked for, case by case, in both languages."""

from __future__ import annotations

import pytest

from tests.web.self_evaluations.evaluating import (
    RESULTS,
    evaluating,
    fill_in,
    found_in,
    indicator,
    save,
)

pytestmark = pytest.mark.django_db
OWN = "self-evaluation-"


def own(form: object) -> list[str]:
    return [each for each in found_in(form) if each.startswith(OWN)]  # type: ignore[arg-type]


def test_a_good_form_has_no_findings_of_its_own() -> None:
    _, form = evaluating(filled=True)
    assert own(form) == []


def test_a_missing_result() -> None:
    _, form = evaluating()
    found = found_in(form)["self-evaluation-result"]
    assert [each.tone for each in found] == ["error"] * len(RESULTS)
    assert found[0].cell == f"indicator.{indicator(form, '整治河道长度').id}.result"
    assert "has no result" in found_in(form, "en")["self-evaluation-result"][0].message


def test_a_missed_target_asks_for_reason_and_improvement() -> None:
    made, form = evaluating(filled=True)
    name = "受益居民人数"
    save(made.clerk, form, indicator(form, name), "result", "2400人")
    found = found_in(form)
    assert "shortfall-unexplained" in found  # the core's
    assert "self-evaluation-lost" not in found
    save(made.clerk, form, indicator(form, name), "reason", "部分居民搬迁，受益范围缩小。")
    lost = found_in(form)["self-evaluation-lost"]
    assert [(each.tone, "没有改进措施" in each.message) for each in lost] == [("note", True)]
    save(made.clerk, form, indicator(form, name), "improvement", "明年按实有人口核定目标。")
    assert own(form) == []


def test_marks_lost_by_the_execution_of_the_budget() -> None:
    made, form = evaluating(filled=True)
    for part in ("total", "fiscal"):
        from heji.web.acting.action import perform
        from heji.web.filing.actions.saving import SaveCells, Typed
        from tests.web.self_evaluations.evaluating import content

        row = next(
            each for each in content(form).money if (each.measure, each.part) == ("executed", part)
        )
        text = {"total": "900", "fiscal": "700"}[part]
        typed = Typed("money", row.id, "amount", text, 2)
        assert not perform(SaveCells(form, (typed,)), made.clerk).refused
    lost = found_in(form)["self-evaluation-lost"]
    assert "「预算执行率」得 9 分（分值 10 分），没有说明偏差原因" in lost[0].message


def test_what_a_person_scores_needs_a_score_and_its_basis() -> None:
    made, form = evaluating(in_words="受益居民人数")
    fill_in(made, form, {**RESULTS, "受益居民人数": {"result": "达成预期指标"}})
    name = "受益居民人数"
    found = found_in(form)["self-evaluation-given"]
    assert [(each.tone, "还没有填写评定得分" in each.message) for each in found] == [
        ("error", True)
    ]
    save(made.clerk, form, indicator(form, name), "given_score", "30")
    assert "评分依据" in found_in(form)["self-evaluation-given"][0].message
    save(made.clerk, form, indicator(form, name), "basis", "问卷调查显示明显改善。")
    assert own(form) == []
    save(made.clerk, form, indicator(form, name), "given_score", "31")
    assert "不在 0 至 30 分之间" in found_in(form)["self-evaluation-given"][0].message


def test_a_score_that_the_rules_compute_is_not_given() -> None:
    made, form = evaluating(filled=True)
    save(made.clerk, form, indicator(form, "受益居民人数"), "given_score", "12")
    found = found_in(form)["self-evaluation-given"]
    assert [(each.tone, "不采用" in each.message) for each in found] == [("note", True)]


def test_a_form_without_declared_rows_is_checked_too() -> None:
    _, form = evaluating()
    form.indicator_rows.filter(section="performance").delete()
    assert found_in(form)["self-evaluation-weights"][0].cell == ""
