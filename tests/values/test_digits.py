"""Runs of digits and separators."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heji.values.digits import RUN, Piece, pieces


def of(run: str, *, is_cell: bool = True, has_unit: bool = False) -> tuple[Piece, ...]:
    return pieces(run, 0, is_cell=is_cell, has_unit=has_unit)


@pytest.mark.parametrize(
    ("run", "number"),
    [
        ("0", "0"),
        ("0.00", "0.00"),
        ("007", "7"),
        ("1,234", "1234"),
        ("12,345,678.90", "12345678.90"),
        ("1,2345,6789", "123456789"),
        ("61, 204. 35", "61204.35"),
        ("7316. 48", "7316.48"),
        ("0.8361000000000001", "0.8361000000000001"),
    ],
)
def test_well_formed(run: str, number: str) -> None:
    (piece,) = of(run)
    assert (piece.number, piece.malformed) == (Decimal(number), False)
    assert (piece.start, piece.end) == (0, len(run))


@pytest.mark.parametrize(
    ("run", "number"),
    [
        ("16,5203.47", "165203.47"),
        ("18,36.00", "1836.00"),
        ("9,47.25", "947.25"),
        ("1,2345", "12345"),
        ("1234,567.89", "1234567.89"),
        ("12..5", "12.5"),
        ("1.2.3", "123"),
        ("1,234.561,234.56", "123456123456"),
        ("100.00100.00", "1000010000"),
        ("1,23,456", "123456"),
        ("1,,234", "1234"),
        ("61, 20. 35", "6120.35"),
    ],
)
def test_malformed_in_a_cell(run: str, number: str) -> None:
    (piece,) = of(run)
    assert (piece.number, piece.malformed) == (Decimal(number), True)
    assert piece.end == len(run)


@pytest.mark.parametrize("run", ["16,5203.47", "18,36.00", "9,47.25", "12..5", "1,234.561,234.56"])
def test_malformed_in_a_sentence_too(run: str) -> None:
    (piece,) = of(run, is_cell=False)
    assert piece.malformed


@pytest.mark.parametrize(
    ("run", "numbers"),
    [
        ("2019,2020,2021", ["2019", "2020", "2021"]),
        ("3,5,7", ["3", "5", "7"]),
        ("2718,3145", ["2718", "3145"]),
        ("23.5,24.6", ["23.5", "24.6"]),
        ("2021,1234.5", ["2021", "1234.5"]),
        ("35, 40", ["35", "40"]),
        ("5...10", ["5", "10"]),
        ("1.2.3", []),
        ("192.168.1.1", []),
    ],
)
def test_lists_in_a_sentence(run: str, numbers: list[str]) -> None:
    found = of(run, is_cell=False)
    assert [str(each.number) for each in found] == numbers
    assert not any(each.malformed for each in found)
    assert all(run[each.start : each.end] == str(each.number) for each in found)


def test_a_section_number_before_a_unit_is_malformed() -> None:
    assert of("1.2.3", is_cell=False, has_unit=True)[0].malformed


@given(st.decimals(min_value=0, max_value=10**12, places=2))
def test_grouped_by_three_is_well_formed(number: Decimal) -> None:
    (piece,) = of(f"{number:,f}")
    assert (piece.number, piece.places, piece.malformed) == (number, 2, False)


@given(st.text(alphabet="0123456789.,  ", max_size=80), st.booleans(), st.booleans())
def test_any_run(text: str, is_cell: bool, has_unit: bool) -> None:
    for match in RUN.finditer(text):
        found = pieces(match.group(), match.start(), is_cell=is_cell, has_unit=has_unit)
        ends = [match.start()]
        for each in found:
            assert ends[-1] <= each.start < each.end <= match.end()
            ends.append(each.end)
            if not each.malformed:
                digits = re.sub("[, ]", "", text[each.start : each.end])
                assert each.number == Decimal(digits)
