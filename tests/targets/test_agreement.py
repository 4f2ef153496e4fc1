"""Whether two printed figures can be the same value."""

from __future__ import annotations

import pytest

from heji.targets.agreement import agree, comparable, conflict, differ_by_unit
from heji.values.quantity import Quantity
from heji.values.reading import read_value


def quantity(text: str) -> Quantity:
    value = read_value(text)
    assert isinstance(value, Quantity)
    return value


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        ("4.86亿元", "48564.99万元", False),
        ("4.85亿元", "48564.99万元", True),
        ("4.856亿元", "48564.99万元", False),
        ("近5000家", "4980家", False),
        ("超2000家", "2200家", False),
        ("128家", "176家", True),
        ("128家", "128个", False),
        ("93.0%", "93.04%", False),
        ("93.0%", "93.06%", True),
        ("500元", "500万元", False),
        ("5人", "500万元", False),
    ],
)
def test_conflicts(one: str, two: str, expected: bool) -> None:
    assert conflict(quantity(one), quantity(two)) is expected


def test_kinds_and_units() -> None:
    assert not comparable(quantity("5人"), quantity("5万元"))
    assert not comparable(quantity("第4"), quantity("4"))
    assert differ_by_unit(quantity("500元"), quantity("500万元"))
    assert not agree(quantity("500元"), quantity("500万元"))
