"""No text makes reading slow, and none makes it fail."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.claims.prose import claims

_WORDS = (
    "0 1 9 12 3.5 1,000 , 、 ; 。 : = / × * x + - ( ) % 元 万元 家 个 场 其中 共 合计 三项合计 占 比上"
    " 的 率 通过率 执行率 增长 较上年 由 增加到 预算 支出 节约 《 》 等 满意 不 为 上年 2021年 ① 〇"
)
_PIECES = st.sampled_from(tuple(_WORDS.split()))


@given(st.lists(_PIECES, max_size=60).map("".join))
def test_any_text_can_be_read(text: str) -> None:
    claims(text)


@given(st.text(max_size=200))
def test_any_characters_can_be_read(text: str) -> None:
    claims(text)


@pytest.mark.parametrize(
    "piece",
    [
        "1+",
        "(",
        "1/1=",
        "其中1家,",
        "共1家、",
        "《甲》",
        "1%",
        "占",
        "率5%,",
        "其中:",
        "通过1个,通过率1%,",
        "增加到1万元",
    ],
)
def test_time_grows_with_length_alone(piece: str) -> None:
    def seconds(count: int) -> float:
        # Of the processor: what else the machine has to do makes no difference.
        begin = time.process_time()
        claims(piece * count)
        return time.process_time() - begin

    seconds(50)
    short, long = seconds(1000), seconds(4000)
    assert long < 12 * short + 0.2
