"""Remarks below and between the tables of a form."""

from __future__ import annotations

import pytest

from heji.documents.locator import Locator
from heji.forms.lines import Line
from heji.forms.notes import notes_of


@pytest.mark.parametrize(
    "text", ["注：合计含结转。", "注1:指标值为累计数", "备注：无", "填表说明：一级指标按规定填写"]
)
def test_a_remark_is_known_by_its_first_word(text: str) -> None:
    (note,) = notes_of([Line(f" {text} ", Locator(paragraph=1))])
    assert note.quote == text


@pytest.mark.parametrize("text", ["注册企业数量：12家", "注：", "说明会召开3次", "项目名称：注水"])
def test_other_lines_are_none(text: str) -> None:
    assert not list(notes_of([Line(text, Locator(paragraph=1))]))
