"""Lines of an OFD drawing: from abbreviated path data to level and upright rulings.

Source: GB/T 33190-2016, 9.1 (path objects) and table 36 (operators of AbbreviatedData).
"""

from __future__ import annotations

import math
from collections.abc import Iterator

Point = tuple[float, float]
#: Operators with how many numbers each takes; the last two of them are the point it leads to.
_OPERATORS = {"S": 2, "M": 2, "L": 2, "Q": 4, "B": 6, "A": 7, "C": 0}
#: A length in millimetres beyond which a number is rubbish.
_FARTHEST = 1e6


def number(text: str | None, fallback: float = 0.0) -> float:
    """A length of the file; the fallback when it is missing or rubbish.

    >>> number("3.5"), number("nan"), number(None, 1.0)
    (3.5, 0.0, 1.0)
    """
    try:
        value = float(text) if text is not None and len(text) < 40 else fallback
    except ValueError:
        return fallback
    return value if math.isfinite(value) and abs(value) <= _FARTHEST else fallback


def numbers(text: str | None) -> list[float]:
    """The lengths of a list.

    >>> numbers("0 0 210 297")
    [0.0, 0.0, 210.0, 297.0]
    """
    return [number(each) for each in (text or "").split()]


def lines(data: str) -> Iterator[list[Point]]:
    """The parts of a path, each from point to point; curves are taken by their ends.

    >>> list(lines("M 0 0 L 10 0 L 10 5 C"))
    [[(0.0, 0.0), (10.0, 0.0), (10.0, 5.0), (0.0, 0.0)]]
    """
    part: list[Point] = []
    words = data.split()
    at = 0
    while at < len(words):
        operator = words[at].upper()
        at += 1
        if operator not in _OPERATORS:
            continue
        given = [number(each) for each in words[at : at + _OPERATORS[operator]]]
        if len(given) < _OPERATORS[operator]:
            break
        at += len(given)
        if operator == "C":
            part += part[:1]
            continue
        if operator in "SM":
            if len(part) > 1:
                yield part
            part = []
        part.append((given[-2], given[-1]))
    if len(part) > 1:
        yield part
