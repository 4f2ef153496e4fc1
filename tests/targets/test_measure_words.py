"""Measure words that count different kinds of things."""

from __future__ import annotations

import pytest

from heji.targets.measure_words import measure_words_differ


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        ("人次", "份", True),
        ("台", "户", True),
        ("万人次", "台", True),
        ("场", "人", True),
        ("批次", "台", True),
        # used for each other
        ("人", "人次", False),
        ("万人", "人次", False),
        ("户", "家", False),
        ("所", "家", False),
        ("批次", "份", False),
        ("批次", "期", False),
        # general, or unknown
        ("个", "台", False),
        ("项", "份", False),
        ("批", "份", False),
        ("羽", "台", False),
    ],
)
def test_kinds(one: str, two: str, expected: bool) -> None:
    assert measure_words_differ(one, two) is expected
    assert measure_words_differ(two, one) is expected
