"""Kept, not kept, or cannot tell: exact, and only in the same unit."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heji.web.commitments.judging import Judged, Kept, judged, promised
from heji.web.commitments.models import Commitment
from heji.web.filing.columns import put
from heji.web.filing.content import Content, Indicator
from heji.web.filing.figures import written

NAME = "服务企业数量"


def promise(sign: str, value: int, places: int = 0, unit: str = "家") -> Commitment:
    return Commitment(measured=NAME, sign=sign, value=value, places=places, unit=unit, year=2026)


def reached(text: str, unit: str = "家") -> Content:
    row = put(Indicator(1, name=NAME, unit=unit), "result", text)
    assert isinstance(row, Indicator)
    return Content(indicators=(row,))


@pytest.mark.parametrize(
    ("sign", "result", "verdict"),
    [
        (">", "380", Kept.BROKEN),
        (">", "381", Kept.KEPT),
        ("≥", "380", Kept.KEPT),
        ("≥", "379", Kept.BROKEN),
        ("≤", "380", Kept.KEPT),
        ("≤", "381", Kept.BROKEN),
        ("<", "380", Kept.BROKEN),
        ("=", "380", Kept.KEPT),
        ("=", "381", Kept.UNKNOWN),
    ],
)
def test_the_limit_itself(sign: str, result: str, verdict: Kept) -> None:
    assert judged(promise(sign, 380), reached(result)).verdict == verdict


@given(
    st.sampled_from(["≥", ">", "≤", "<"]),
    st.integers(0, 10**9),
    st.integers(0, 10**9),
)
def test_counts_compare_as_integers(sign: str, wanted: int, got: int) -> None:
    holds = {"≥": got >= wanted, ">": got > wanted, "≤": got <= wanted, "<": got < wanted}
    found = judged(promise(sign, wanted), reached(written(got, 0)))
    assert found.verdict == (Kept.KEPT if holds[sign] else Kept.BROKEN)
    assert promised(promise(sign, wanted)) == f"{sign}{wanted}家"


@pytest.mark.parametrize(
    ("commitment", "content", "why"),
    [
        (promise("≥", 380), None, "no-results"),
        (promise("≥", 380), Content(), "no-row"),
        (promise("≥", 380), reached(""), "no-result"),
        (promise("≥", 380), reached("明显增加"), "in-words"),
        (promise("≥", 380), reached("400", "公里"), "unit-differs"),
        (promise("≥", 380), reached("400", "%"), "unit-differs"),
        (promise("=", 380), reached("400"), "direction"),
    ],
)
def test_why_it_cannot_be_told(commitment: Commitment, content: Content | None, why: str) -> None:
    found = judged(commitment, content)
    assert (found.verdict, found.reason) == (Kept.UNKNOWN, why)


def test_one_row_has_to_answer() -> None:
    rows = reached("400").indicators
    assert judged(promise("≥", 380), Content(indicators=rows * 2)).reason == "several-rows"
    nothing = Commitment(sign="≥", value=380, unit="家")
    assert judged(nothing, reached("400")) == Judged(Kept.UNKNOWN, reason="not-measured")


def test_amounts_of_one_kind_are_of_one_unit() -> None:
    assert judged(promise("≤", 50, unit="万元"), reached("500000", "元")).verdict == Kept.KEPT
    assert judged(promise("≤", 50, unit="万元"), reached("500001", "元")).verdict == Kept.BROKEN
