"""Amounts of which one side prints no 元."""

from __future__ import annotations

import pytest

from heji.rubrics.evaluation.alone import row_of
from heji.targets.answer import Outcome
from heji.targets.answering import answers


@pytest.mark.parametrize(
    ("name", "kind", "target", "result", "outcome", "reason"),
    [
        ("建设费用", "cost", "≤160万", "189万元", Outcome.MISSED, ""),
        ("建设费用", "cost", "≤160万元", "189万", Outcome.MISSED, ""),
        ("建设费用", "cost", "≤200万", "189万元", Outcome.MET, ""),
        ("建设费用", "cost", "≤2000万", "0.189亿元", Outcome.MET, ""),
        ("年度采购额", "quantity", "≥160万", "1500000元", Outcome.MISSED, ""),
        ("补助资金控制数", "economic", "≤160万", "共189万元", Outcome.MISSED, ""),
        # 万 may count people there: nothing says that it is money.
        ("受益群众", "social", "≥160万", "150万元", Outcome.UNDECIDED, "unit-differs"),
        ("资金惠及人数", "social", "≥160万", "189万元", Outcome.UNDECIDED, "unit-differs"),
    ],
)
def test_a_bare_multiplier_beside_money(
    name: str, kind: str, target: str, result: str, outcome: Outcome, reason: str
) -> None:
    row = row_of({"name": name, "type": kind, "target": target, "result": result})
    (answer,) = answers(row)
    assert (answer.outcome, answer.reason) == (outcome, reason)


def test_other_units_are_left_to_the_check_of_units() -> None:
    row = row_of({"name": "受益群众", "type": "social", "target": "≥160人", "result": "189万元"})
    assert answers(row) == ()
