"""Which way an indicator is better."""

from __future__ import annotations

import pytest

from heji.forms.form import IndicatorType
from heji.targets.direction import Better, better
from tests.audit.building import indicator

T = IndicatorType


@pytest.mark.parametrize(
    ("name", "kind", "expected"),
    [
        ("培训人次", T.QUANTITY, Better.LARGER),
        ("投诉起数", T.QUALITY, Better.SMALLER),
        ("投诉处理率", T.QUALITY, Better.LARGER),
        ("挽回经济损失", T.ECONOMIC, Better.LARGER),
        ("安全事故下降率", T.SOCIAL, Better.UNKNOWN),
        ("人均补助标准", T.COST, Better.UNKNOWN),
        ("建设标准化卫生室数量", None, Better.LARGER),
        ("每公里养护成本", None, Better.SMALLER),
        ("办理时限", T.TIMELINESS, Better.UNKNOWN),
        ("某项工作", None, Better.UNKNOWN),
        ("某项工作", T.QUANTITY, Better.LARGER),
        ("某项工作", T.COST, Better.SMALLER),
    ],
)
def test_directions(name: str, kind: IndicatorType | None, expected: Better) -> None:
    assert better(indicator(name, kind=kind)) is expected
