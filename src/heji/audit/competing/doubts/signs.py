"""Characters that a recogniser takes for each other, in figures of which it was not sure.

Only what is often seen is proposed, and one change at a time: with any digit for any other, every
sum could be made to hold.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from heji.audit.arithmetic.doubtful import SURE
from heji.audit.competing.choice import Doubt
from heji.audit.competing.proposal import Proposal
from heji.documents.document import Cell
from heji.values.quantity import Quantity
from heji.values.reading import read_value

#: What may be printed where a character was read.
_ALIKE = {
    "0": "68", "1": "7", "3": "8", "5": "6", "6": "05", "7": "1", "8": "30",
    "O": "0", "o": "0", "D": "0", "l": "1", "I": "1", "|": "1", "S": "5", "Z": "2", "B": "8",
    ",": ".", ".": ",",
}  # fmt: skip
_MINUS = "-−－"
_DIGITS = "0123456789"
#: A point is looked for where amounts and rates have it.
_PLACES = (2, 1)
#: Longer cells are sentences.
_LONGEST = 30


def is_unsure(cell: Cell) -> bool:
    """Whether the reader may have taken characters of this cell for others."""
    return cell.confidence < SURE and len(cell.text) <= _LONGEST and _has_digit(cell.text)


def proposals(cell: Cell) -> Iterator[Proposal]:
    """The figures that may be printed in a cell of which the reader was not sure.

    Args:
        cell: any cell; of one that is sure nothing is proposed.

    >>> from decimal import Decimal
    >>> from heji.documents.locator import Locator
    >>> [each.taken for each in proposals(Cell(1, 1, "31", Locator(), confidence=Decimal("0.6")))]
    ['81', '37', '3.1', '-31']
    """
    if not is_unsure(cell):
        return
    known = {_number(cell.text)}
    for text in _texts(cell.text):
        number = _number(text)
        if number is not None and number not in known:
            known.add(number)
            yield Proposal(Doubt.SIGNS, (cell,), (replace(cell, text=text),))


def near(text: str) -> Iterator[str]:
    """Every figure with one digit changed to any other or put in anywhere, and the proposed ones.

    Nobody takes these for what is printed, but they say that a cell could be the misread one.
    """
    return (each for each in _near(text) if _number(each) is not None)


def _near(text: str) -> Iterator[str]:
    for at, sign in enumerate(text):
        if sign in _DIGITS:
            yield from (text[:at] + each + text[at + 1 :] for each in _DIGITS if each != sign)
            yield from (text[:at] + each + text[at:] for each in _DIGITS)
            yield from (text[: at + 1] + each + text[at + 1 :] for each in _DIGITS)
    yield from _texts(text)


def is_same(one: str, other: str) -> bool:
    """Whether two texts say the same number.

    >>> is_same("1,234.50", "1234.5"), is_same("65.7%", "65.71%")
    (True, False)
    """
    return _number(one) == _number(other)


def without_minus(text: str) -> str:
    """The text of a figure without the minus before it.

    >>> without_minus("-12.50")
    '12.50'
    """
    return text.strip().lstrip(_MINUS)


def _texts(text: str) -> Iterator[str]:
    for at, sign in enumerate(text):
        yield from (text[:at] + each + text[at + 1 :] for each in _ALIKE.get(sign, ""))
        if sign in ".,":
            yield text[:at] + text[at + 1 :]
    last = max(at for at, sign in enumerate(text) if sign in _DIGITS) + 1
    if "." not in text:
        yield from (f"{text[: last - n]}.{text[last - n : last]}{text[last:]}" for n in _PLACES)
    bare = without_minus(text)
    yield bare if bare != text.strip() else f"-{bare}"


def _has_digit(text: str) -> bool:
    return any(each in _DIGITS for each in text)


def _number(text: str) -> object:
    value = read_value(text)
    return value.number if isinstance(value, Quantity) and not value.malformed else None
