"""Marks that prose lists part by part with their full marks. All made up."""

from __future__ import annotations

import pytest

from heji.relations.relation import Sum
from heji.values.verdict import Verdict
from tests.claims.prose import claims, verdicts

#: The sentence, the total that agrees in it, and a wrong one.
BOTH = [
    (
        "投入指标得9.5分(满分10分),产出指标得48分(满分50分),效益指标得40分(满分40分),合计{}。",
        "97.5分",
        "98.5分",
    ),
    (
        "经自评,项目综合得分{},等级为“优”。其中:决策得20分(满分20分),过程得17.25分(满分20分),"
        "产出得60分(满分60分)。",
        "97.25分",
        "99.25分",
    ),
    (
        "自评总分{}(满分100分),其中决策(40分)得36分,产出(60分)得55分。",
        "91分",
        "93分",
    ),
    ("决策满分40分,得36分;产出满分60分,得55分,总得分{}。", "91分", "81分"),
]


@pytest.mark.parametrize(("sentence", "right", "wrong"), BOTH)
def test_marks_of_all_parts_make_the_total(sentence: str, right: str, wrong: str) -> None:
    assert right in verdicts(sentence.format(right))[Verdict.CONSISTENT]
    assert wrong in verdicts(sentence.format(wrong))[Verdict.INCONSISTENT]


@pytest.mark.parametrize(
    "sentence",
    [
        # the parts that are named cannot earn 100 together: others are not named
        "综合得分96分。其中:产出得48分(满分50分),效益得28分(满分30分)。",
        # no full marks: nothing says that these are all
        "综合得分96分。其中:产出得48分,效益得28分。",
        # what stands behind is another mark
        "决策得36分(满分40分),产出得55分(满分60分),扣5分。",
        "决策得36分(满分40分),产出得55分(满分60分)。上年度综合得分90分。",
    ],
)
def test_a_list_that_may_not_be_whole_claims_nothing(sentence: str) -> None:
    relations = claims(sentence).relations
    assert not [each for each in relations if isinstance(each, Sum) and each.check == "score-sum"]
