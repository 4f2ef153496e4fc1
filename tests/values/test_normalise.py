from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heji.values.normalise import fold, fold_for_figures, squeeze


@given(st.text())
def test_folding_keeps_the_length_and_is_done_once(text: str) -> None:
    assert len(fold(text)) == len(fold_for_figures(text)) == len(text)
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("printed", "plain"),
    [
        ("９４．３１％", "94.31%"),
        ("（Ｂ／Ａ）：", "(B/A):"),
        ("≧５＜６", "≥5<6"),
        ("〔2021〕", "[2021]"),
        ("1\u00a0234\u3000元", "1 234 元"),
        ("—–−－", "----"),
        ("３～５", "3~5"),
        ("\u2f00\u2f08", "一人"),  # radicals, as PDF files put them
        ("￥", "¥"),
    ],
)
def test_variants_become_plain(printed: str, plain: str) -> None:
    assert fold(printed) == plain


@pytest.mark.parametrize("kept", ["m²", "㎡", "①", "‰", "℃", "10³", "½", "「四化」", "、。"])
def test_what_would_turn_into_digits_stays(kept: str) -> None:
    assert fold(kept) == kept


def test_a_full_width_comma_parts_clauses_unless_digits_are_full_width_too() -> None:
    assert fold("2019，2020") == "2019,2020"
    assert fold_for_figures("2019，2020") == "2019，2020"
    assert fold_for_figures("１，２３４") == "1,234"


def test_squeezing_leaves_the_words() -> None:
    assert squeeze(" 全年执行数\n（Ｂ） ：万元") == "全年执行数B万元"
    assert squeeze("，。 ") == ""
