"""Standards that give marks by degrees in words."""

from __future__ import annotations

import pytest

from heji.rubrics.rules.rule import Tiers
from tests.rubrics.printed.standards import read


@pytest.mark.parametrize(
    "text",
    [
        "优秀得5分；良好得4分；合格得3分；不合格不得分",
        "制度健全得5分，基本健全得3分，不健全不得分。",
        "无结余，5分；有结余，但不超过上年结转，3分；结余超过上年结转，不得分。",
        "效果显著得4-5分，效果一般得2-3分，效果较差得0-1分",
        "指标完成情况分为达成、部分达成、未达成三档，分别按照该指标对应分值区间100-80%（含）、"
        "80-60%（含）、60-0%合理确定分值。",
        "已建立台账的得5分，未建立的不得分",
    ],
)
def test_degrees_in_words(text: str) -> None:
    printed = read(text)
    assert isinstance(printed.rule, Tiers), (printed.problem, printed.not_understood)
