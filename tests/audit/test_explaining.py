"""What counts as an explanation."""

from __future__ import annotations

import pytest

from heji.audit.explaining import (
    elsewhere,
    explains,
    gives_reason,
    has_place,
    in_row,
    problems,
)
from tests.audit.building import field, form, indicator, reading


@pytest.mark.parametrize(
    "text",
    [
        "",
        "无",
        "—",
        "/",
        "无偏差",
        "已完成",
        "已按时完成",
        "已完成年度目标。",
        "100%",
        "不适用",
        "按计划完成",
    ],
)
def test_words_that_explain_nothing(text: str) -> None:
    assert not explains(text)


@pytest.mark.parametrize(
    "text", ["已完成年度指标值,但设备供货延迟", "场地维修", "资金未到位,未完成"]
)
def test_words_that_explain(text: str) -> None:
    assert explains(text)


def test_reasons_in_running_text() -> None:
    assert gives_reason("受疫情影响,活动推迟")
    assert gives_reason("因场地维修未开展")
    assert not gives_reason("全年举办12场")
    assert not gives_reason("因地制宜")


def test_where_an_explanation_is_found() -> None:
    assert in_row(indicator("演出场次", reason="无", note="场地维修")) is not None
    assert in_row(indicator("演出场次", reason="无")) is None
    told = reading(form(fields=[field("problems", "无"), field("reason", "归档不及时")]))
    assert [each.text for each in problems(told)] == ["归档不及时"]
    assert elsewhere(told, indicator("演出场次")) is None
    assert elsewhere(reading(form(fields=[field("problems", "部分指标扣分。")])), indicator("场次"))


def test_places_for_a_reason() -> None:
    assert has_place(indicator("演出场次", reason=""))
    assert not has_place(indicator("演出场次", reason="—"))
    assert not has_place(indicator("演出场次", result="5场"))
