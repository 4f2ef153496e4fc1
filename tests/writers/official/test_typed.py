from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heji.documents.number_format import show
from heji.writers.official.typed import Typed, typed


@pytest.mark.parametrize(
    ("text", "value", "format"),
    [
        ("5,418,062.13", "5418062.13", "#,##0.00"),
        ("2.00", "2.00", "0.00"),
        ("83.76%", "0.8376", "0.00%"),
        ("12%", "0.12", "0%"),
        ("100%", "1.00", "0%"),
        ("1,024.5%", "10.245", "#,##0.0%"),
        ("-7.5", "-7.5", "0.0"),
        ("-1,234,567", "-1234567", "#,##0"),
        ("0", "0", "0"),
        ("0.00", "0.00", "0.00"),
        ("0.00%", "0.0000", "0.00%"),
        ("2021", "2021", "0"),
        ("123456789012.345", "123456789012.345", "0.000"),
    ],
)
def test_numbers(text: str, value: str, format: str) -> None:
    found = typed(text)
    assert found == Typed(Decimal(value), format)
    assert str(found.value) == value if found else False


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "—", "-", "无", "12万元", "≥95%", "1 234", " 12", "12 ", "12\n"),
        *("007", "00.5", "-01", "110000001111222233", "1234567890123456", "0.0000000000000001"),
        *("-0", "-0.00", "-0%", "+5", ".5", "5.", "1,23", "12,34.5", "0,123", "1234,567"),
        *("1e5", "１２", "12％", "1/2", "2021-05", "−5", "--5", "5%%", "=1", "٣"),
    ],
)
def test_texts_that_stay_texts(text: str) -> None:
    assert typed(text) is None


def test_places_of_the_value() -> None:
    assert [typed(each).places for each in ("12", "0.50", "83.76%")] == [0, 2, 4]  # type: ignore[union-attr]


@given(st.from_regex(r"-?[0-9]{1,7}(,[0-9]{3}){0,3}(\.[0-9]{1,6})?%?", fullmatch=True))
def test_what_is_typed_prints_the_same_and_is_held_by_a_binary_fraction(text: str) -> None:
    found = typed(text)
    if found is None:
        return
    assert show(found.value, found.format).text == text
    assert Decimal(repr(float(found.value))) == found.value
    assert found.places == max(-int(found.value.as_tuple().exponent), 0)


@given(
    value=st.decimals(min_value=-(10**10), max_value=10**10, places=2),
    grouped=st.booleans(),
    percent=st.booleans(),
)
def test_every_ordinary_figure_is_typed(value: Decimal, grouped: bool, percent: bool) -> None:
    text = (f"{value:,f}" if grouped else f"{value:f}") + "%" * percent
    found = typed(text)
    if value.is_zero() and value.is_signed():
        assert found is None
    else:
        assert found is not None
        assert found.value == (value / 100 if percent else value)
