"""What the name of an indicator counts."""

from __future__ import annotations

import pytest

from heji.targets.counting import counts_harm, counts_work, is_to_be_reached


@pytest.mark.parametrize(
    "name", ["服务中断次数", "组织会议次数", "培训时长", "控制文件数量", "水质监测"]
)
def test_what_may_have_an_upper_limit(name: str) -> None:
    assert not is_to_be_reached(name)


def test_harm_and_work() -> None:
    assert counts_harm("资金拨付逾期率") and not counts_harm("逾期贷款处置率")
    assert counts_work("新建公厕数量") and not counts_work("新建公厕成本")
