from __future__ import annotations

from decimal import Decimal

import pytest

from heji.audit.arithmetic.doubtful import SURE
from heji.audit.competing.doubts.signs import is_unsure, near, proposals
from heji.documents.document import Cell
from heji.documents.locator import Locator


def cell(text: str, sure: str = "0.5") -> Cell:
    return Cell(1, 1, text, Locator(table=1, row=1, column=1), confidence=Decimal(sure))


def texts(text: str, sure: str = "0.5") -> set[str]:
    return {each.taken for each in proposals(cell(text, sure))}


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        ("110.50", "170.50"),
        ("138", "188"),
        ("36.00", "86.00"),
        ("2O1", "201"),
        ("l20.5", "120.5"),
        ("85.6%", "85.0%"),
        ("16", "15"),
        ("12050", "120.50"),
        ("120.50", "12050"),
        ("1.234.50", "1,234.50"),
        ("12.50", "-12.50"),
        ("-12.50", "12.50"),
    ],
)
def test_what_looks_alike_is_proposed(read: str, printed: str) -> None:
    assert printed in texts(read)


def test_the_same_number_is_not_proposed() -> None:
    assert "1234.50" not in texts("1,234.50")


def test_any_digit_for_any_other_is_not_proposed() -> None:
    assert not texts("120.50") & {"420.50", "190.50", "120.40"}
    assert {"420.50", "190.50", "120.40"} <= set(near("120.50"))


@pytest.mark.parametrize("sure", [str(SURE), "1"])
def test_of_a_sure_cell_nothing_is_proposed(sure: str) -> None:
    assert not is_unsure(cell("120.50", sure))
    assert not texts("120.50", sure)


def test_words_are_left_alone() -> None:
    assert not texts("年初预算数")
    assert not texts("")
