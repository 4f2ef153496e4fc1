from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heji.values.names import HIDDEN, hide_names
from heji.values.normalise import fold


@given(st.text())
def test_the_length_stays(text: str) -> None:
    assert len(hide_names(fold(text))) == len(text)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("国发〔2021〕12号文", "国发文"),
        ("3. 完成5个", " 完成5个"),
        ("完成；4、建设", "完成;建设"),
        ("指标10:数量", ":数量"),
        ("数量指标(50)", "数量指标(50)"),
        ("代表20人", "代表20人"),
        ("报表20张", "报表20张"),
        ("任务3.5亿元", "任务3.5亿元"),
        ("7×24小时", "7×24小时"),
        ("第4", "第4"),
        ("第2批", ""),
    ],
)
def test_what_is_hidden(text: str, left: str) -> None:
    assert hide_names(fold(text)).replace(HIDDEN, "") == left
