"""Standards that list what each mark is for."""

from __future__ import annotations

import pytest

from heji.rubrics.rules.rule import Checklist
from tests.rubrics.printed.standards import read


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("①有资金管理办法，2分；②有会计核算制度，2分；③制度有效执行，1分。", 3),
        ("1.决策程序规范（2分）；2.资料齐全（3分）。", 2),
        ("（1）按时公开得2分；（2）内容完整得2分；（3）公开渠道合规得1分。", 3),
        ("目标符合规划得3分，否则不得分；目标已细化得2分，否则不得分。", 2),
        ("①制度健全1分；②责任明确1分；③执行有效1分；④监督到位1分；⑤资料完整1分；每缺一项扣1分", 5),
    ],
)
def test_sub_points(text: str, marks: int) -> None:
    rule = read(text).rule
    assert isinstance(rule, Checklist)
    assert len(rule.points) == marks
