"""A row's score against the standard that is printed beside it."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

import pytest

from heji.documents.figure import Figure
from heji.documents.locator import Locator
from heji.forms.form import Entry, Indicator
from heji.rubrics.printed import applying
from heji.rubrics.printed.applying import RowCheck, check_row
from heji.rubrics.printed.problem_words import problem_in_words
from heji.values.reading import read_value
from heji.values.rounding import Rounding
from heji.values.verdict import Verdict

CONSISTENT, INCONSISTENT, UNDECIDED = Verdict.CONSISTENT, Verdict.INCONSISTENT, Verdict.UNDECIDED


def row(name: str = "预算完成率", **cells: str) -> Indicator:
    entries = tuple(
        Entry(role, Figure(read_value(text), Locator(table=1, row=2, column=number), name, text))
        for number, (role, text) in enumerate(cells.items(), start=1)
    )
    return Indicator(name, (), None, entries, Figure(read_value(name), Locator(), name, name))


def checked(**cells: str) -> RowCheck:
    found = check_row(row(**cells), 2021)
    assert found is not None
    return found


STEPS = "≥95%得满分，每低1个百分点扣0.5分，扣完为止"
BANDS = "≥90%，计5分；80%（含）-90%，计4分；低于80%不得分"


@pytest.mark.parametrize(
    ("standard", "weight", "result", "score", "verdict"),
    [
        (STEPS, "5", "93.6%", "4.5", CONSISTENT),  # full steps
        (STEPS, "5", "93.6%", "4.3", CONSISTENT),  # in proportion
        (STEPS, "5", "93.6%", "4", CONSISTENT),  # begun steps
        (STEPS, "5", "93.6%", "4.8", INCONSISTENT),
        (STEPS, "5", "96%", "4.5", INCONSISTENT),
        (BANDS, "5", "85.21%", "4", CONSISTENT),
        (BANDS, "5", "85.21%", "5", INCONSISTENT),
        (BANDS, "5", "90.00%", "4", CONSISTENT),  # 89.996% is printed so, too
        (BANDS, "5", "90.10%", "4", INCONSISTENT),
        ("得分=预算完成率×分值", "3", "92.71%", "2.781", CONSISTENT),
        ("得分=预算完成率×分值", "3", "92.71%", "2.381", INCONSISTENT),
        ("得分=预算完成率×分值", "3", "92.71%", "2.78", CONSISTENT),
        ("85%以上得满分。", "3", "91.2%", "3", CONSISTENT),
        ("85%以上得满分。", "3", "81.2%", "2", UNDECIDED),
        ("视情况酌情给分", "3", "81.2%", "2", UNDECIDED),
        ("控制率≤100%得5分，每超过1个百分点扣0.5分", "5", "97.2%", "5", CONSISTENT),
        ("控制率≤100%得5分，每超过1个百分点扣0.5分", "5", "97.2%", "4", INCONSISTENT),
    ],
)
def test_a_rate_and_its_rule(
    standard: str, weight: str, result: str, score: str, verdict: Verdict
) -> None:
    found = checked(standard=standard, weight=weight, result=result, score=score)
    assert found.verdict is verdict, (found.reason, found.expected)


def test_what_the_score_should_be_is_said() -> None:
    found = checked(standard="得分=预算完成率×分值", weight="3", result="92.71%", score="2.381")
    assert found.expected == (Decimal("2.781"),)
    assert found.value is not None
    assert found.value.quantity.text == "92.71%"
    several = checked(standard=STEPS, weight="5", result="93.6%", score="4.8")
    assert several.expected == (Decimal("4.30"), Decimal("4.50"), Decimal("4.00"))


@pytest.mark.parametrize(
    ("basis", "score", "verdict"),
    [
        ("完成数412.50万元/预算数440.00万元×100%=93.75%", "4.69", CONSISTENT),
        ("完成数412.50万元/预算数440.00万元×100%=93.75%", "4.96", INCONSISTENT),
        ("全年预算完成率93.75%，较上年增长5.2%", "4.69", CONSISTENT),
        ("较上年增长5.2%，比重为41%", "4.69", UNDECIDED),  # which of the two?
        ("详见支出明细表", "4.69", UNDECIDED),
        ("支付比重41%", "4.69", UNDECIDED),  # one rate, which may be about something else
    ],
)
def test_the_rate_is_found_in_the_reason(basis: str, score: str, verdict: Verdict) -> None:
    found = checked(standard="得分=预算完成率×5分", weight="5", score=score, basis=basis)
    assert found.verdict is verdict, (found.reason, found.expected)


def test_a_rate_that_is_cut_off_in_the_form_is_recomputed() -> None:
    basis = "实际在用9,871.40万元/全部11,780.35万元×100%=83.79%"
    fine = "得分=利用率×分值"
    assert checked(standard=fine, weight="2", score="1.6759", basis=basis).verdict is CONSISTENT
    assert checked(standard=fine, weight="2", score="1.6758", basis=basis).verdict is CONSISTENT


def test_a_fall_may_be_printed_without_its_sign() -> None:
    standard = "变动率≤0得5分；每上升1个百分点扣0.5分"
    cells = {"standard": standard, "weight": "5", "basis": "“三公”变动率下降6.3%"}
    assert checked(score="5", **cells).verdict is CONSISTENT


def test_targets_and_results() -> None:
    standard = "完成年度目标值得满分，未完成的按完成比例得分"
    cells = {"standard": standard, "weight": "6", "target": "≥20家"}
    assert checked(result="25家", score="6", **cells).verdict is CONSISTENT
    assert checked(result="15家", score="4.5", **cells).verdict is CONSISTENT
    assert checked(result="15家", score="6", **cells).verdict is INCONSISTENT
    assert checked(result="详见附件", score="6", **cells).verdict is UNDECIDED
    nothing = {**cells, "standard": "达到目标值得满分，否则不得分"}
    assert checked(result="15家", score="0", **nothing).verdict is CONSISTENT
    assert checked(result="15家", score="3", **nothing).verdict is INCONSISTENT


def test_steps_are_not_rounded_to_whole_points_beside_decimals() -> None:
    def verdict(score: str, places: int) -> Verdict:
        cells = {"standard": STEPS, "weight": "5", "result": "91%", "score": score}
        found = check_row(row(**cells), 2021, places)
        assert found is not None
        return found.verdict

    assert verdict("4", 0) is CONSISTENT  # 3.5 by full steps from 91.4 %, rounded
    assert verdict("4", 1) is INCONSISTENT
    assert verdict("3", 1) is CONSISTENT
    assert verdict("2.5", 1) is CONSISTENT


def test_cases_take_whole_deductions() -> None:
    cells = {"standard": "每发现一例扣1分，扣完为止", "weight": "5", "result": "未发现"}
    assert checked(score="5", **cells).verdict is CONSISTENT
    assert checked(score="3", **cells).verdict is CONSISTENT
    assert checked(score="4.5", **cells).verdict is INCONSISTENT


@pytest.mark.parametrize(
    ("standard", "told", "score", "verdict"),
    [
        ("每发现一项问题扣1分，扣完为止", {"result": "发现1项问题"}, "4", CONSISTENT),
        ("每发现一项问题扣1分，扣完为止", {"result": "发现1项问题"}, "5", INCONSISTENT),
        ("每发现一项问题扣1分，扣完为止", {"reason": "检查发现两项问题。"}, "5", INCONSISTENT),
        ("每有一项不明确扣0.5分", {"result": "不明确2项"}, "4", CONSISTENT),
        ("每有一项不明确扣0.5分", {"result": "不明确2项"}, "4.5", INCONSISTENT),
        ("每发现一项问题扣1分", {"reason": "发现1项问题，已整改"}, "5", CONSISTENT),
        ("每发现一项问题扣1分", {"reason": "上年发现1项问题"}, "5", CONSISTENT),
        ("每发现一项问题扣1分", {"result": "发现9项问题"}, "0", CONSISTENT),
    ],
)
def test_as_many_cases_as_the_row_tells_take_marks(
    standard: str, told: dict[str, str], score: str, verdict: Verdict
) -> None:
    assert checked(standard=standard, weight="5", score=score, **told).verdict is verdict


def test_points_and_degrees_are_weighed_by_a_person() -> None:
    points = {"standard": "①制度健全，2分；②执行有效，1分", "weight": "3"}
    assert checked(score="2", **points).verdict is CONSISTENT
    assert checked(score="2.5", **points).verdict is UNDECIDED
    degrees = {"standard": "健全得3分；基本健全得2分；不健全不得分", "weight": "3"}
    assert checked(score="2", **degrees).verdict is CONSISTENT
    assert checked(score="1", **degrees).reason == "judged"


def test_a_score_that_was_cut_off_says_so() -> None:
    found = checked(standard="得分=预算完成率×分值", weight="3", result="92.99%", score="2.78")
    assert (found.verdict, found.rounding) == (CONSISTENT, Rounding.TRUNCATE)


def test_a_whole_number_among_scores_with_decimals_is_doubted() -> None:
    line = row(standard="得分=预算完成率×分值", weight="5", result="93.75%", score="5")
    assert check_row(line, 2021, places=0) is not None
    found = check_row(line, 2021, places=2)
    assert found is not None
    assert (found.verdict, found.reason) == (UNDECIDED, "rounded-coarsely")


def test_a_rule_at_the_end_of_an_explanation_counts() -> None:
    explanation = "预算完成数与预算数的比率。得分=预算完成率×分值。"
    found = checked(explanation=explanation, weight="3", result="90%", score="2.1")
    assert found.verdict is INCONSISTENT


def test_rows_without_a_standard_a_weight_or_a_score_are_passed_over() -> None:
    assert check_row(row(weight="3", result="90%", score="2.1")) is None
    assert check_row(row(standard=BANDS, result="90%", score="2.1")) is None
    assert check_row(row(standard=BANDS, weight="5", result="90%", score="")) is None
    assert check_row(row(explanation="反映完成程度。", weight="5", result="90%", score="5")) is None


@pytest.mark.parametrize("problem", ["several-values", "no-value", "exception", "target-missing"])
def test_every_reason_has_words(problem: str) -> None:
    for language in ("zh", "en"):
        assert problem_in_words(problem, language)


def test_a_rule_about_counts_is_never_applied_to_a_rate() -> None:
    standard = "≥3场得5分；2场得3分；少于2场不得分"
    cells = {"standard": standard, "weight": "5"}
    assert checked(result="3场", score="5", **cells).verdict is CONSISTENT
    assert checked(result="2场", score="5", **cells).verdict is INCONSISTENT
    steps = {"standard": "不少于120场的计5分；每少5场扣1分", "weight": "5"}
    assert checked(result="126场", score="5", **steps).verdict is CONSISTENT
    assert checked(result="115场", score="4", **steps).verdict is CONSISTENT
    assert checked(result="115场", score="5", **steps).verdict is INCONSISTENT
    assert checked(result="已开展", basis="完成率100%", score="5", **cells).verdict is UNDECIDED
    bare = "90以上得5分；80（含）-90得4分；80以下不得分"
    found = checked(standard=bare, weight="5", result="92%", score="5")
    assert (found.verdict, found.reason) == (UNDECIDED, "unit-unknown")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_problem_that_the_code_names_has_words(language: str) -> None:
    folder = Path(applying.__file__).parent
    sources = [each.read_text(encoding="utf-8") for each in sorted(folder.glob("*.py"))]
    named = {
        match
        for source in sources
        for match in re.findall(r'(?:NotUnderstood\(|problem=|reason = )"([a-z-]+)"', source)
    }
    assert len(named) > 15
    for problem in named:
        assert problem_in_words(problem, language)
