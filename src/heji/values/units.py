"""Units of figures: what they measure, and how many base units they are."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from heji.values import unit_words
from heji.values.normalise import fold

#: A word that goes on behind a denominator: 「/所有资产」 is a division, no rate.
_IN_WORD = re.compile("(?!以|左右|之|及以|或以|的)[㐀-鿿]")
_PER = re.compile(r"\s?(?:/|每)\s?")
_AND_PER = re.compile(r"\s?[/·]\s?")
_MOST_DENOMINATORS = 2
_MULTIPLYING = frozenset(name[0] for name in unit_words.MULTIPLIERS)
_BRACKET = re.compile(r"\s?\(\s?([㐀-鿿]{1,3})\s?\)")
_UNIT_LABEL = re.compile(r"^\s*(?:(?:金额|计量)?单位\s*:?)?\s*(.*?)\s*$", re.DOTALL)
_LONGEST_UNIT_TEXT = 40


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as printed.

    `dimension` is "money" (base 元), "ratio" (base 1), "points" (百分点, base 1), "score",
    "length", "area", "weight", "volume", "energy", "hours", "working days", "months" …,
    "number" (万 or 亿 alone), "count:<measure word>", or two of them for a rate
    ("money/count:人"). `factor` is the number of base units in one.
    """

    name: str
    dimension: str
    factor: Fraction

    @property
    def is_count(self) -> bool:
        """Whether things are counted with it (万家 is a count, 元/人 is not)."""
        return self.dimension.startswith("count:") and "/" not in self.dimension

    @property
    def is_money(self) -> bool:
        """Whether it is a unit of the national currency."""
        return self.dimension == "money"

    @property
    def is_ratio(self) -> bool:
        """Whether it is a share, a rate, or percentage points."""
        return self.dimension in ("ratio", "points")

    @property
    def measure_word(self) -> str:
        """The measure word of a count, without a multiplier (「家」 for 万家); else empty."""
        return self.dimension.removeprefix("count:") if self.is_count else ""


def unknown_unit(name: str) -> Unit:
    """A measure word that is not in the table."""
    return Unit(name, f"count:{name}", Fraction(1))


@lru_cache(maxsize=4096)
def find_unit(text: str) -> Unit | None:
    """The unit that a whole text names, or None.

    Brackets around it and a label 「单位:」 before it are passed over.

    >>> find_unit("万元")
    Unit(name='万元', dimension='money', factor=Fraction(10000, 1))
    >>> find_unit("（单位：元/人）").dimension
    'money/count:人'
    """
    if len(text) > _LONGEST_UNIT_TEXT:
        return None
    folded = fold(text).strip()
    if folded.startswith("(") and folded.endswith(")"):
        folded = folded[1:-1]
    match = _UNIT_LABEL.match(folded)
    name = match.group(1) if match else folded
    found = unit_at(name, 0)
    return found[0] if found and found[1] == len(name) else None


def unit_at(folded: str, position: int) -> tuple[Unit, int] | None:
    """The longest unit that begins at a position of a folded text, and where it ends.

    A multiplier alone (「17.6亿」) is a unit of dimension "number"; 百 and 千 need a word after
    them.
    """
    found = _word_at(folded, position)
    if found is not None and found[1] - position > 1:
        return _finish(folded, position, found[0], found[1])
    multiplied = _multiplied_at(folded, position)
    if multiplied is not None:
        return multiplied
    return _finish(folded, position, found[0], found[1]) if found else None


def same_kind(left: Unit | None, right: Unit | None) -> bool:
    """Whether figures in these units can be compared.

    Same dimension; or two measure words that count the same things (人 and 名), or of which one
    is general (个, 项); a figure without a unit compares with counts only.
    """
    if left is None or right is None:
        known = left or right
        return known is None or known.is_count or known.dimension in ("number", "score")
    if left.dimension == right.dimension:
        return True
    if not (left.is_count and right.is_count):
        return "number" in (left.dimension, right.dimension) and (left.is_count or right.is_count)
    pair = {left.measure_word, right.measure_word}
    return bool(pair & unit_words.GENERAL) or any(pair <= each for each in unit_words.FAMILIES)


def with_multiplier(multiplier: Unit, heading: Unit) -> Unit:
    """The unit of 「50万」 under a heading 万元 or 家: the multiplier with the heading's word.

    >>> with_multiplier(find_unit("亿"), find_unit("万元")).name
    '亿元'
    """
    name = heading.name
    for each in unit_words.MULTIPLIERS:
        if name.startswith(each) and name != each:
            name = name.removeprefix(each)
            break
    return find_unit(multiplier.name + name) or multiplier


def _word_at(folded: str, position: int) -> tuple[Unit, int] | None:
    """The longest unit word at a position, unless it begins a longer word."""
    table = unit_words.words()
    for length in unit_words.lengths().get(folded[position : position + 1], ()):
        word = folded[position : position + length]
        if len(word) == length and word in table and not _is_part(folded, position, length, word):
            dimension, factor = table[word]
            return Unit(word, dimension, factor), position + length
    return None


def _is_part(folded: str, position: int, length: int, word: str) -> bool:
    """Whether what follows makes the word a part of a longer word."""
    after = folded[position + length : position + length + 1]
    if not after:
        return False
    if word.isascii() and word[-1].isalpha():
        return after.isascii() and after.isalnum()
    return after in unit_words.NOT_BEFORE.get(word, "")


def _multiplied_at(folded: str, position: int) -> tuple[Unit, int] | None:
    """A multiplier with the unit word after it, or a large multiplier alone."""
    if folded[position : position + 1] not in _MULTIPLYING:
        return None
    for name, factor in unit_words.MULTIPLIERS.items():
        if not folded.startswith(name, position):
            continue
        end = position + len(name)
        found = _word_at(folded, end)
        if found is not None and found[0].dimension not in ("ratio", "points", "score"):
            word, word_end = found
            unit = Unit(name + word.name, word.dimension, word.factor * factor)
            return _finish(folded, position, unit, word_end)
        if name[-1] in "万亿":
            return Unit(name, "number", Fraction(factor)), end
    return None


def _finish(folded: str, position: int, unit: Unit, end: int) -> tuple[Unit, int]:
    """Take in a measure word in brackets and the denominator of a rate."""
    if unit.is_count:
        bracket = _BRACKET.match(folded, end)
        if bracket and bracket.group(1) in _BRACKETED:
            end = bracket.end()
            unit = Unit(folded[position:end], unit.dimension, unit.factor)
    if unit.dimension in ("ratio", "points", "score"):
        return unit, end
    return _per(folded, unit, end)


def _per(folded: str, unit: Unit, end: int) -> tuple[Unit, int]:
    """The denominators of a rate: 「元/人」「元/人·次」."""
    pattern = _PER
    for _ in range(_MOST_DENOMINATORS):
        per = pattern.match(folded, end)
        found = _denominator_at(folded, per.end()) if per else None
        if found is None or (found[1] < len(folded) and _IN_WORD.match(folded, found[1])):
            return unit, end
        below, end = found
        name = f"{unit.name}/{below.name}"
        unit = Unit(name, f"{unit.dimension}/{below.dimension}", unit.factor / below.factor)
        pattern = _AND_PER
    return unit, end


def _denominator_at(folded: str, position: int) -> tuple[Unit, int] | None:
    """The unit word of a denominator, also with a multiplier: 「件/万人」「人/十万人」."""
    found = _word_at(folded, position)
    if found is not None:
        return found
    for name, factor in unit_words.MULTIPLIERS.items():
        below = folded.startswith(name, position) and _word_at(folded, position + len(name))
        if below and not below[0].is_ratio:
            word, end = below
            return Unit(name + word.name, word.dimension, word.factor * factor), end
    return None


#: What stands in brackets behind a measure word: 「个(次)」「台(套)」「人(团队)」.
_BRACKETED = frozenset((*"次套台件项个家人名处场只份期批条户座组", "团队"))
