"""The words of a formula: numbers with their units, names, signs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum, auto

from heji.rubrics.formulas.mistake import FormulaError
from heji.values.normalise import fold
from heji.values.units import Unit, unit_at

_NUMBER = re.compile(r"\d+(?:\.\d+)?", re.ASCII)
_NAME = re.compile(r"[^\W\d]\w*")
_SIGN = re.compile(r"<=|>=|!=|==|<>|[-+×*÷/<≤=≠≥>(),]")
_UNIT_LIKE = re.compile(r"[^\W\d]\w*|[%‰]")
_INSIDE = re.compile(r"\w[^\W\d]")
_SPACE = re.compile(r"\s+")

#: Signs of the keyboard and the signs that they stand for.
_SAME_SIGN = {"*": "×", "/": "÷", "<=": "≤", ">=": "≥", "!=": "≠", "<>": "≠", "==": "="}

#: Longest formula, in characters: far more than any regulation needs, and safe to walk.
LONGEST = 500


class Sort(Enum):
    """What a token is."""

    NUMBER = auto()
    NAME = auto()
    SIGN = auto()
    END = auto()


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a formula and where it begins."""

    sort: Sort
    text: str
    position: int
    number: Decimal = Decimal(0)
    unit: Unit | None = None


def tokens(text: str) -> tuple[Token, ...]:
    """The words of a formula; the last one is the end.

    Args:
        text: a formula; full-width characters mean the same as plain ones.

    Raises:
        FormulaError: it is too long, or has a character or a unit that means nothing.

    >>> [each.text for each in tokens("executed / 100万元")]
    ['executed', '÷', '100万元', '']
    """
    if len(text) > LONGEST:
        raise FormulaError("formula-long", text, 0, most=str(LONGEST))
    return tuple(_tokens(text, fold(text)))


def _tokens(text: str, folded: str) -> Iterator[Token]:
    position = 0
    while position < len(folded):
        if space := _SPACE.match(folded, position):
            position = space.end()
            continue
        token, position = _token(text, folded, position)
        yield token
    yield Token(Sort.END, "", len(folded))


def _token(text: str, folded: str, position: int) -> tuple[Token, int]:
    if number := _NUMBER.match(folded, position):
        return _figure(text, folded, number)
    if name := _NAME.match(folded, position):
        return Token(Sort.NAME, name.group(), position), name.end()
    if sign := _SIGN.match(folded, position):
        return Token(Sort.SIGN, _SAME_SIGN.get(sign.group(), sign.group()), position), sign.end()
    raise FormulaError("formula-character", text, position, found=text[position])


def _figure(text: str, folded: str, number: re.Match[str]) -> tuple[Token, int]:
    """A number with the unit that follows it directly."""
    end = number.end()
    word = _UNIT_LIKE.match(folded, end)
    found = unit_at(folded, end)
    unit, unit_end = found if found else (None, end)
    if word is not None and _parts_a_word(folded, unit_end):
        raise FormulaError("formula-unit", text, end, found=word.group())
    start = number.start()
    printed = folded[start:unit_end]
    return Token(Sort.NUMBER, printed, start, Decimal(number.group()), unit), unit_end


def _parts_a_word(folded: str, position: int) -> bool:
    """Whether a word goes on at a position: 「万」 is no unit in 「5万圆」."""
    return _INSIDE.fullmatch(folded, position - 1, position + 1) is not None
