"""Findings are matched with planted errors by check and by one figure."""

from __future__ import annotations

from typing import Any

import pytest

from benchmarks.corpus.matching import excused, fits, numbers, same

PLANTED: dict[str, Any] = {
    "check": "sum-mismatch",
    "stated": "1,234.50",
    "stated_alt": ["600.00"],
    "accept": [],
}


@pytest.mark.parametrize(
    ("finding", "expected"),
    [
        ({"check": "sum-mismatch", "stated": "1234.5"}, True),
        ({"check": "sum-mismatch", "stated": "600.00万元"}, True),
        ({"check": "count-mismatch", "stated": "１，２３４．５０"}, True),
        ({"check": "sum-mismatch", "stated": "77", "suspects": [{"stated": "1234.50"}]}, True),
        ({"check": "sum-mismatch", "stated": "77"}, False),
        ({"check": "ratio-mismatch", "stated": "1,234.50"}, False),
    ],
)
def test_a_finding_fits(finding: dict[str, Any], expected: bool) -> None:
    assert fits(PLANTED, finding) is expected


def test_percentages_and_fractions_are_the_same_figure() -> None:
    assert same("ratio-mismatch", "98.64%", "0.9864")
    assert numbers("5万元") == {*numbers("5"), *numbers("50000")}


def test_broken_numbers_are_compared_by_their_digits() -> None:
    assert same("malformed-number", "16,2047.38", "162047.38")


def test_consequences_are_excused_by_check_and_figure() -> None:
    assert excused({"check": "score-sum"}, {"check": "score-sum", "stated": "9"})
    assert not excused(
        {"check": "score-sum", "stated": ["8"]}, {"check": "score-sum", "stated": "9"}
    )
