"""Stretches of values in words: 「≥90%」「80%(含)-90%」「60%以上80%以下」「低于60%」「=100%」."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from heji.rubrics.formulas.expression import Number
from heji.rubrics.printed.numbers import with_unit
from heji.rubrics.printed.stretch_tokens import Token
from heji.rubrics.printed.stretch_tokens import tokens as cut
from heji.values.units import unit_at

#: Words behind a figure that leave no doubt whether it belongs.
_SURE = frozenset({"及以上", "或以上", "及以下", "或以下", "以内", "之内", "及以内"})


class Belongs(StrEnum):
    """How surely an end belongs to its stretch."""

    YES = "yes"  #: ≥, 含, 及以上
    NO = "no"  #: >, 不含, 低于
    USUALLY = "usually"  #: 以上 and 以下, which by law include the figure, and often do not
    OPEN = "open"  #: the words do not say


@dataclass(frozen=True, slots=True)
class End:
    """One end of a stretch."""

    number: Number
    belongs: Belongs


@dataclass(frozen=True, slots=True)
class Stretch:
    """Values between two ends; None is without limit."""

    low: End | None
    high: End | None
    is_plain: bool = False  #: a figure alone: 「100%得满分」

    @property
    def is_point(self) -> bool:
        """Whether it is one value: 「=100%」."""
        return (
            self.low is not None and self.high is not None and self.low.number == self.high.number
        )


@dataclass(frozen=True, slots=True)
class Stated:
    """A stretch with the words before it, which call the value by its name."""

    stretch: Stretch
    subject: str
    start: int  #: where the stretch begins, in the text that was given


_LOW = {"G": Belongs.YES, "g": Belongs.NO}
_HIGH = {"L": Belongs.YES, "l": Belongs.NO}
_BRACKETS = re.compile(
    r"(?P<left>[\[(])(?P<low>-?\d+(?:\.\d+)?)(?P<unit>%?)[,](?P<high>\d+(?:\.\d+)?)(?P<unit2>%?)"
    r"(?P<right>[\])])"
)

#: Shapes of token codes; `W` words, `N` a number, `I`/`X` belongs or not, `T` to, `A` above,
#: `B` below, `C` and.
_SIDE = re.compile(r"(?P<word>[GgLlE])(?P<n>N)(?P<mark>[IX]?)")
_BEHIND = re.compile(r"G?(?P<n>N)(?P<first>[IX]?)(?P<word>[AB])(?P<mark>[IX]?)")
_RANGE = re.compile(r"(?P<sign>[GgE]?)(?P<n>N)(?P<low>[IX]?)T(?P<m>N)(?P<high>[IX]*)(?P<below>B?)")
_BOTH = re.compile(r"(?P<word>[GgLl])(?P<n>N)[IX]?C?(?P<other>[GgLl])(?P<m>N)[IX]?")
_TWO_BEHIND = re.compile(
    r"G?(?P<n>N)(?P<low>[IX]?)A(?P<low2>[IX]?)C?[lL]?(?P<m>N)(?P<high>[IX]?)B?(?P<high2>[IX]?)"
)
_AROUND = re.compile(r"(?P<n>N)(?P<word>[GgLl])W(?P<other>[GgLl])(?P<m>N)")
_BEHIND_AND = re.compile(r"G?(?P<n>N)(?P<low>[IX]?)A(?P<low2>[IX]?)C?(?P<word>[Ll])(?P<m>N)")
_PLAIN = re.compile(r"(?P<n>N)")


def find_stretch(text: str) -> Stated | None:
    """The stretch that a condition ends with, after the words that name the value.

    None when the text is no such condition.

    >>> find_stretch("安排率80%(含)-90%").stretch.low.belongs
    <Belongs.YES: 'yes'>
    """
    bracketed = _bracketed(text)
    if bracketed is not None:
        return bracketed
    tokens = cut(text)
    while tokens and tokens[-1].code == "O":
        tokens.pop()
    tokens = [each for each in tokens if each.code != "O"]
    first = next((i for i, each in enumerate(tokens) if each.code not in "WC"), len(tokens))
    core = tokens[first:]
    subject = text[: core[0].start] if core else text
    stretch = _stretch(core)
    if stretch is None:
        return None
    # 「80%≤执行率<90%」 names the value between its bounds.
    inside = next((each.text for each in core if each.code == "W"), "")
    return Stated(stretch, subject or inside, core[0].start)


def _stretch(tokens: list[Token]) -> Stretch | None:
    shape = "".join(each.code for each in tokens)
    if not shape:
        return None
    for form, make in _MAKERS:
        match = form.fullmatch(shape)
        if match is not None:
            return make(match, tokens)
    return None


def _number(token: Token, other: Token | None = None) -> Number:
    """The number of a token, with the unit of the other end where it prints none itself."""
    unit = token.unit or (other.unit if other is not None else None)
    return with_unit(token.number or Decimal(0), unit)


def _belongs(marks: str, default: Belongs) -> Belongs:
    if "I" in marks:
        return Belongs.YES
    return Belongs.NO if "X" in marks else default


def _side(match: re.Match[str], tokens: list[Token]) -> Stretch:
    word, number = match["word"], _number(tokens[match.start("n")])
    if word == "E":
        end = End(number, Belongs.YES)
        return Stretch(end, end)
    if word in _LOW:
        return Stretch(End(number, _belongs(match["mark"], _LOW[word])), None)
    return Stretch(None, End(number, _belongs(match["mark"], _HIGH[word])))


def _behind(match: re.Match[str], tokens: list[Token]) -> Stretch:
    token = tokens[match.start("word")]
    marks = match["first"] + match["mark"]
    end = End(_number(tokens[match.start("n")]), _belongs(marks, _usual(token)))
    return Stretch(end, None) if match["word"] == "A" else Stretch(None, end)


def _usual(token: Token) -> Belongs:
    """及以上 says that the figure belongs, 以内 too, 以上 and 以下 leave a doubt."""
    return Belongs.YES if token.text in _SURE else Belongs.USUALLY


def _range(match: re.Match[str], tokens: list[Token]) -> Stretch | None:
    low, high = tokens[match.start("n")], tokens[match.start("m")]
    first, second = _number(low, high), _number(high, low)
    if first.value >= second.value:
        # 「90%-80%(含)」: printed from the top down; the marks go with their own figures.
        first, second = second, first
        marks = match["high"], match["low"]
    else:
        marks = match["low"], match["high"]
    if first.value == second.value:
        return None
    below = _belongs(marks[1], Belongs.USUALLY if match["below"] else Belongs.OPEN)
    above = _belongs(marks[0], Belongs.OPEN)
    return Stretch(End(first, above), End(second, below))


def _both(match: re.Match[str], tokens: list[Token]) -> Stretch | None:
    pairs = {match["word"]: tokens[match.start("n")], match["other"]: tokens[match.start("m")]}
    return _between(pairs)


def _around(match: re.Match[str], tokens: list[Token]) -> Stretch | None:
    """「80%≤x<90%」: the first sign is read from the other side."""
    turned = {"G": "L", "g": "l", "L": "G", "l": "g"}[match["word"]]
    pairs = {turned: tokens[match.start("n")], match["other"]: tokens[match.start("m")]}
    return _between(pairs)


def _between(pairs: dict[str, Token]) -> Stretch | None:
    low = next(((_LOW[word], token) for word, token in pairs.items() if word in _LOW), None)
    high = next(((_HIGH[word], token) for word, token in pairs.items() if word in _HIGH), None)
    if low is None or high is None:
        return None
    first, second = _number(low[1], high[1]), _number(high[1], low[1])
    if first.value >= second.value:
        return None
    return Stretch(End(first, low[0]), End(second, high[0]))


def _two_behind(match: re.Match[str], tokens: list[Token]) -> Stretch | None:
    low, high = tokens[match.start("n")], tokens[match.start("m")]
    first, second = _number(low, high), _number(high, low)
    if first.value >= second.value:
        return None
    lower = _belongs(match["low"] + match["low2"], Belongs.USUALLY)
    return Stretch(
        End(first, lower), End(second, _belongs(match["high"] + match["high2"], Belongs.USUALLY))
    )


def _behind_and(match: re.Match[str], tokens: list[Token]) -> Stretch | None:
    low, high = tokens[match.start("n")], tokens[match.start("m")]
    first, second = _number(low, high), _number(high, low)
    if first.value >= second.value:
        return None
    lower = _belongs(match["low"] + match["low2"], Belongs.USUALLY)
    return Stretch(End(first, lower), End(second, _HIGH[match["word"]]))


def _plain(match: re.Match[str], tokens: list[Token]) -> Stretch:
    end = End(_number(tokens[0]), Belongs.YES)
    return Stretch(end, end, is_plain=True)


_MAKERS = (
    (_SIDE, _side),
    (_BEHIND, _behind),
    (_RANGE, _range),
    (_BOTH, _both),
    (_BEHIND_AND, _behind_and),
    (_TWO_BEHIND, _two_behind),
    (_AROUND, _around),
    (_PLAIN, _plain),
)


def _bracketed(text: str) -> Stated | None:
    """「[80%,90%)」, as mathematicians write it."""
    match = _BRACKETS.search(text)
    if match is None or text[match.end() :] not in ("", ",", "的", "的,", ":", "时", "之间"):
        return None
    unit = unit_at("%", 0)
    shared = unit[0] if unit is not None and (match["unit"] or match["unit2"]) else None
    low = End(
        with_unit(Decimal(match["low"]), shared),
        Belongs.YES if match["left"] == "[" else Belongs.NO,
    )
    high = End(
        with_unit(Decimal(match["high"]), shared),
        Belongs.YES if match["right"] == "]" else Belongs.NO,
    )
    return Stated(Stretch(low, high), text[: match.start()], match.start())
