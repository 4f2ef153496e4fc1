"""A condition cut into figures, comparisons and words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from heji.rubrics.printed.cues import listed, pattern
from heji.values.units import Unit, unit_at

_DIGITS = re.compile(r"\d+(?:\.\d+)?")

#: Codes of the comparisons before a figure, with their lists of words.
_BEFORE = {"G": "at_least", "g": "more_than", "L": "at_most", "l": "less_than", "E": "equal"}


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a condition.

    Codes: `N` a figure; `G` at least, `g` more than, `L` at most, `l` less than, `E` equal; `A`
    above and `B` below, behind a figure; `I` included, `X` excluded; `T` to; `C` and; `O` words
    that close a condition; `W` other words.
    """

    code: str
    text: str
    start: int
    end: int
    number: Decimal | None = None
    unit: Unit | None = None


def tokens(text: str) -> list[Token]:
    """The pieces of a compact text, in order.

    >>> "".join(each.code for each in tokens("执行率80%(含)-90%"))
    'WNITN'
    """
    found: list[Token] = []
    position = 0
    while position < len(text):
        token = _token(text, position)
        if token.code == "W" and found and found[-1].code == "W":
            before = found.pop()
            token = Token("W", before.text + token.text, before.start, token.end)
        found.append(token)
        position = token.end
    return found


def _token(text: str, position: int) -> Token:
    for code, form in _forms():
        match = form.match(text, position)
        if match is not None:
            return Token(code, match.group(), position, match.end())
    digits = _DIGITS.match(text, position)
    if digits is None:
        return Token("W", text[position], position, position + 1)
    found = unit_at(text, digits.end())
    unit, end = found if found is not None else (None, digits.end())
    return Token("N", text[position:end], position, end, Decimal(digits.group()), unit)


@cache
def _forms() -> tuple[tuple[str, re.Pattern[str]], ...]:
    number = r"(?:本数|\d+(?:\.\d+)?%?)?"
    words = [(word, code) for code, name in _BEFORE.items() for word in listed(name)]
    # Longer words first over all lists: 「大于等于」 is no 「大于」.
    words.sort(key=lambda pair: -len(pair[0]))
    # A word needs its figure behind it; a sign may stand before the name of the value.
    signs = [(code, re.compile(_sign(word))) for word, code in words]
    return (
        ("X", pattern(r"\({excluded}" + number + r"\)")),
        ("I", pattern(r"\({included}" + number + r"\)")),
        *signs,
        ("A", pattern("{above}")),
        ("B", pattern("{below}")),
        ("T", pattern(r"{to}(?=\d)")),
        ("O", pattern(r"{between}+(?=$|,)|[,:]$")),
        ("C", pattern("{and}(?=[≥≤<>大小高低不超未达]|\\d)")),
    )


def _sign(word: str) -> str:
    is_sign = not any("\u4e00" <= each <= "\u9fff" for each in word)
    return re.escape(word) if is_sign else re.escape(word) + r"(?=\d)"
