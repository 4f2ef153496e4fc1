"""Standards that give marks in proportion, and by whether a target was reached."""

from __future__ import annotations

import pytest

from heji.rubrics.rules.rule import ByTarget, InverseRatio
from tests.rubrics.printed.standards import given, read

PROPORTIONS = [
    ("得分=预算完成率×分值", {"93%": {"4.65"}}),
    ("得分=执行率*5分，满分为止。", {"93%": {"4.65"}, "104%": {"5.0"}}),
    ("实际得分=到位率×100%×权重", {"50%": {"2.5"}}),
    ("按完成比例计分，满分为止", {"80%": {"4.0"}}),
    ("按实际完成率计算得分，最高不超过满分", {"80%": {"4.0"}}),
    ("反映采购预算的执行程度。得分=采购执行率×分值。", {"83.76%": {"4.188"}}),
    ("执行率达到100%得满分，未达到的按执行比例得分", {"90%": {"4.5"}, "100%": {"5.0"}}),
    (
        "≥90%得满分；60%-90%按比例得分；<60%不得分",
        {"92%": {"5.0"}, "81%": {"4.05", "4.5"}, "59%": {"0.0"}},
    ),
    ("执行率≥95%得满分，低于95%的按比例计分", {"95%": {"5.0"}, "76%": {"3.8", "4.0"}}),
    ("90%以上得满分，60%（含）-90%按比例计分，否则不得分", {"92%": {"5.0"}, "45%": {"0.0"}}),
]


@pytest.mark.parametrize(
    ("text", "scores"), PROPORTIONS, ids=[each[0][:24] for each in PROPORTIONS]
)
def test_proportions(text: str, scores: dict[str, set[str]]) -> None:
    printed = read(text)
    assert printed.is_understood, (printed.problem, printed.not_understood)
    assert {value: given(printed, value) for value in scores} == scores


@pytest.mark.parametrize(
    "text",
    [
        "达到目标值得满分，否则不得分",
        "完成年度指标值得满分，未完成不得分",
        "达到年度绩效目标的得满分，未达到的不得分。",
    ],
)
def test_targets_that_give_all_or_nothing(text: str) -> None:
    assert read(text).rule == ByTarget(missed_is_zero=True)


@pytest.mark.parametrize(
    "text",
    [
        "完成年度目标值得满分，未完成的按完成比例得分。",
        "达到指标值得满分，未达到指标值的按比例计分",
        "完成目标任务得满分，否则按完成比例计分。",
    ],
)
def test_targets_that_give_a_share(text: str) -> None:
    assert read(text).readings[0].rule == ByTarget()


def test_a_term_turned_round_is_for_upper_bounds() -> None:
    assert read("得分=目标值/实际完成值×分值").rule == InverseRatio("target", "result")
    assert given(read("得分=实际完成值/目标值×分值"), "80%") == {"4.0"}
