"""Standards that take marks by how far a value falls short."""

from __future__ import annotations

import pytest

from heji.rubrics.printed.printed import Assumption
from heji.rubrics.rules.rule import Breaches
from tests.rubrics.printed.standards import given, read

#: Standard, value, and the scores of all readings: in proportion, full steps, begun steps.
DEDUCTIONS = [
    (
        "以100%为标准。人员控制率≦100%，计5分；每超过一个百分点扣0.5分，扣完为止。",
        "103.4%",
        {"3.3", "3.5", "3.0"},
    ),
    ("≥95%得满分，每低1个百分点扣0.5分，扣完为止", "93.6%", {"4.3", "4.5", "4.0"}),
    ("95%及以上计5分；每降低1%扣0.2分，直至扣完为止。", "90%", {"4.0"}),
    ("100%得满分，每低于1个百分点扣0.1分，扣完为止。", "98.5%", {"4.85", "4.9", "4.8"}),
    ("100%得满分，每超过或降低5%扣1分，扣完为止。", "90%", {"3.0"}),
    ("100%得满分，每超过或降低5%扣1分，扣完为止。", "112%", {"2.6", "3.0", "2.0"}),
    ("差异率=0得满分，每增加5%（含）扣减0.5分，减至0分为止", "12.36%", {"4.0"}),
    ("达到98%得满分，每满降低2个百分点扣1分", "93.9%", {"3.0"}),
    ("达到98%得满分，每低2个百分点扣1分，不足2个百分点的按2个百分点计算", "93.9%", {"2.0"}),
    ("达到98%得满分，每低2个百分点扣1分，不足2个百分点的不扣分", "93.9%", {"3.0"}),
    ("达到98%得满分，每低2个百分点扣1分，不足2个百分点的按比例扣分", "93.9%", {"2.95"}),
    ("≤0计5分；每上升一个百分点扣0.5分，扣完为止", "-4%", {"5.0"}),
    ("控制率≤100%得满分；超过100%的，每超过1个百分点扣分值的10%", "102%", {"4.0"}),
    ("得分率达到100%得5分，每减少1个百分点扣权重分的5%，最低0分", "96%", {"4.0"}),
    ("完成率100%得满分，每降低十个百分点扣1分", "79%", {"2.9", "3.0", "2.0"}),
    ("以90%为标准，每低于90%1个百分点扣0.5分，扣完为止", "88%", {"4.0"}),
    ("不低于90%的得满分，否则每低于1个百分点扣0.5分", "87%", {"3.5"}),
    ("≥90%得满分；低于90%的，每低1个百分点扣0.1分；低于60%不得分", "80%", {"4.0"}),
    ("≥90%得满分；低于90%的，每低1个百分点扣0.1分；低于60%不得分", "50%", {"0.0"}),
    ("95%-105%得满分，每偏离1个百分点扣0.5分", "107%", {"4.0"}),
    ("95%-105%得满分，每偏离1个百分点扣0.5分", "93%", {"4.0"}),
    ("满意度≥95%，得5分；每下降1个百分点，扣0.5分，扣完为止。", "94%", {"4.5"}),
    ("预算调整率≤10%，计5分；每增加1个百分点，扣1分，扣完即止。", "12%", {"3.0"}),
]


@pytest.mark.parametrize(("text", "value", "scores"), DEDUCTIONS)
def test_deductions(text: str, value: str, scores: set[str]) -> None:
    printed = read(text)
    assert printed.is_understood, (printed.problem, printed.not_understood)
    assert given(printed, value) == scores


def test_what_the_words_leave_open_is_kept_as_readings() -> None:
    printed = read("≥95%得满分，每低1个百分点扣0.5分，扣完为止")
    assert [each.assumption for each in printed.readings] == [
        Assumption.IN_PROPORTION,
        Assumption.FULL_STEPS,
        Assumption.BEGUN_STEPS,
    ]
    assert printed.rule is None
    bands = read("60%-80%得3分；80%-100%得5分")
    assert given(bands, "80%") == {"3.0", "5.0"}
    assert given(bands, "79%") == {"3.0"}


def test_deductions_by_numbers_of_things() -> None:
    printed = read("不少于300场的计5分；每少10场扣1分。")
    assert given(printed, "275") == {"2.5", "3.0", "2.0"}
    assert given(printed, "300") == {"5.0"}
    assert isinstance(read("每少1项扣1分，扣完为止").rule, Breaches)
