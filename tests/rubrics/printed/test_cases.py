"""Standards that give and take marks by the case."""

from __future__ import annotations

import pytest

from heji.rubrics.rules.rule import BonusMalus, Breaches
from tests.rubrics.printed.standards import read


@pytest.mark.parametrize(
    "text",
    [
        "发现一例扣1分，扣完为止",
        "以上情况每出现一例不符合要求的扣1分，扣完为止。",
        "收支全部编入预算的计5分；每漏编一项扣1分。",
        "资金使用合规得满分，每发现1起违规扣1分，扣完为止",
        "每有一笔资金延迟支付扣1分",
        "①支出合规；②审批完整；③用途相符。每有一项不符合扣1分，扣完为止。",
        "每缺少一项制度扣1分，扣完为止",
        "每逾期1天扣1分，扣完为止",
        "上半年支付一半资金；年底全部付清。每出现一个专项未按进度支付扣1分，扣完为止。",
    ],
)
def test_marks_taken_by_the_case(text: str) -> None:
    printed = read(text)
    assert isinstance(printed.rule, Breaches), (printed.problem, printed.not_understood)


@pytest.mark.parametrize(
    "text",
    [
        "每项加1.5分，加分最多不超过4.5分",
        "每获得一项省级表彰加1分，最高加3分",
        "每受表扬1次加2.5分，每受通报批评1次扣2.5分",
    ],
)
def test_bonus_and_malus(text: str) -> None:
    printed = read(text)
    assert isinstance(printed.rule, BonusMalus), (printed.problem, printed.not_understood)
