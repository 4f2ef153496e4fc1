"""Cuts the text around an equals sign into numbers, operators, brackets and words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from heji.values.quantity import Quantity
from heji.values.units import Unit, unit_at


class Kind(StrEnum):
    """What a token is."""

    NUMBER = "number"
    OPERATOR = "operator"
    OPEN = "open"
    CLOSE = "close"
    EQUALS = "equals"
    WORDS = "words"
    STOP = "stop"


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a working and where it stands."""

    kind: Kind
    text: str  #: operators are written "+", "-", "*" or "/"
    start: int
    end: int
    quantity: Quantity | None = None  #: of a number


_SIGNS = {
    "+": "+",
    "-": "-",
    "*": "*",
    "×": "*",
    "x": "*",
    "X": "*",
    "·": "*",
    "÷": "/",
    "/": "/",
}
#: Signs that are also letters or dots: operators only between a number and a number or bracket.
_DOUBTFUL = frozenset("xX·")
_NUMBER = re.compile(r"\d+(?:,\d+)*(?:\. ?\d+)?")
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})*|\d+")
_STOPS = frozenset(",，、;；。：:！!？?\n")
_LONGEST_UNIT = 12
_OPEN = frozenset("([{")
_CLOSE = frozenset(")]}")


def tokens(text: str, low: int, high: int) -> Iterator[Token]:
    """The tokens of text[low:high], in order. Linear in its length."""
    position = low
    words_from = low
    while position < high:
        token = _token(text, position, high)
        if token is None:
            position += 1
            continue
        yield from _words(text, words_from, position)
        yield token
        position = words_from = token.end
    yield from _words(text, words_from, high)


def _words(text: str, low: int, high: int) -> Iterator[Token]:
    found = text[low:high].strip()
    if found:
        yield Token(Kind.WORDS, found, low, high)


def _token(text: str, position: int, high: int) -> Token | None:
    sign = text[position]
    if sign.isdecimal() and sign.isascii():
        return _number(text, position, high)
    kind = _kind(text, position, sign, high)
    return Token(kind, _SIGNS.get(sign, sign), position, position + 1) if kind else None


def _kind(text: str, position: int, sign: str, high: int) -> Kind | None:
    if sign in _SIGNS:
        doubtful = sign in _DOUBTFUL and not _followed(text, position, high)
        return None if doubtful else Kind.OPERATOR
    if sign in "=≈":
        return Kind.EQUALS
    if sign in _OPEN:
        return Kind.OPEN
    if sign in _CLOSE:
        return Kind.CLOSE
    return Kind.STOP if sign in _STOPS else None


def _followed(text: str, position: int, high: int) -> bool:
    following = text[position + 1 : min(high, position + 3)].strip()[:1]
    return following.isdecimal() or following == "("


def _number(text: str, start: int, high: int) -> Token:
    match = _NUMBER.match(text, start, high)
    number_end = match.end() if match else start + 1
    digits = text[start:number_end].replace(" ", "")
    unit, end = _unit(text, number_end, high)
    whole, _, fraction = digits.partition(".")
    quantity = Quantity(
        Decimal(digits.replace(",", "")),
        unit,
        text[start:end],
        start,
        end,
        places=len(fraction),
        unit_is_printed=unit is not None,
        malformed=_GROUPED.fullmatch(whole) is None,
    )
    return Token(Kind.NUMBER, text[start:end], start, end, quantity)


def _unit(text: str, position: int, high: int) -> tuple[Unit | None, int]:
    begin = position
    while begin < min(high, position + 2) and text[begin] == " ":
        begin += 1
    found = unit_at(text[begin : min(high, begin + _LONGEST_UNIT)], 0) if begin < high else None
    return (found[0], begin + found[1]) if found else (None, position)
