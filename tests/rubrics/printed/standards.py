"""Printed standards and their scores, in the words of tests.

The phrases of the tests are our own, put together from the ways in which score tables are usually
worded.
"""

from __future__ import annotations

from fractions import Fraction

from heji.rubrics.printed.curving import curve
from heji.rubrics.printed.printed import Printed
from heji.rubrics.printed.reading import read_rule


def read(text: str, weight: str = "5") -> Printed:
    return read_rule(text, Fraction(weight))


def given(printed: Printed, value: str) -> set[str]:
    """The scores of all readings for a value, as texts."""
    at = Fraction(value.rstrip("%")) / (100 if value.endswith("%") else 1)
    found = set()
    for reading in printed.readings:
        shape = curve(reading, printed.weight)
        assert shape is not None
        score = shape.at(at)
        found.add("silent" if score is None else str(float(score)))
    return found
