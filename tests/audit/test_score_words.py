"""Expected scores written beside printed ones."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from heji.audit.score_words import as_printed, distance, suspects_of
from tests.audit.building import figure


@pytest.mark.parametrize(
    ("printed", "score", "written"),
    [("9.2", "9", "9"), ("9.20", "9", "9.00"), ("9", "8.375", "8.38"), ("9.200", "8.5", "8.500")],
)
def test_a_score_has_the_decimals_of_its_column(printed: str, score: str, written: str) -> None:
    assert as_printed(Fraction(score), figure(printed)) == written


def test_the_nearest_of_the_expected_scores_counts() -> None:
    expected = (Decimal("4.3"), Decimal("4.5"))
    assert distance(figure("4.8"), expected) == "0.3"
    assert distance(figure("4.8"), ()) == ""


def test_a_score_is_suspected_where_the_right_one_is_known() -> None:
    (suspect,) = suspects_of(figure("4.8"), "4.8", "4.3")
    assert (suspect.stated, suspect.suggested) == ("4.8", "4.3")
    assert suspects_of(figure("4.8"), "4.8", "") == ()
