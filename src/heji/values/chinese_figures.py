"""Figures written in Chinese numerals, found with care: 「一是」「统一」「十四五」 are words."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from heji.values import numerals, unit_words
from heji.values.quantity import Approximation, Comparison, Quantity
from heji.values.source import Source
from heji.values.units import Unit
from heji.values.wording import After, Before, after_rank, rank_cue, words_after, words_before

_DECIMALS = "(?:点[零一二三四五六七八九]{1,6}[万亿]?)?"

#: The part of a pattern that proposes Chinese numerals.
PATTERN = (
    f"(?P<numeral>[{numerals.NUMERAL_CHARACTERS}]++{_DECIMALS})|(?P<half>过半数?(?![年月天])|半数)"
)

_ALWAYS_LARGE = frozenset("百佰千仟万萬亿億")
#: A single numeral behind one of these is part of a word: 「统一」「周三」「其二」.
_WORD_BEFORE = frozenset("第数几每任唯统专逐单其之期周拜初高大小中双同划归万合不国")
_COUNTS_ONE = frozenset("共仅达有了获")
_SLOGANS = re.compile(
    "个(?:全面|自信|意识|代表|一批|一百年|维护|必须|确立|坚持|伟大|文明|定位|百年)|位一体|项式"
    "|次(?:产业|分配|创业|供水|元|函|开发|革命|会议|全会)|家(?:分店)|条(?:红线|底线|例)|件套"
)
#: 「三棵树县」: a measure word that begins the name of a place.
_PLACE = re.compile("[㐀-鿿]{1,2}(?<!城)(?:县|镇|乡|街道|市|区)(?![级域场])")
_NAMES_PLACES = frozenset("棵座间口眼里处所台套块条家株顶")
_HALF = Unit("二分之", "ratio", Fraction(1, 2))
_SHARES = {100: ("%", Fraction(1, 100)), 1000: ("‰", Fraction(1, 1000))}


def figure(source: Source, match: re.Match[str]) -> Quantity | None:
    """The figure that a match of `PATTERN` begins; None when it is part of a word."""
    start = match.start()
    if match["half"]:
        return _half(source, start, match.end())
    run = match["numeral"]
    if len(run) > numerals.LONGEST_NUMERAL:
        return None
    previous = source.masked[max(0, start - 1) : start]
    if previous in ("第", "前"):
        return _ranked(source, start, match.end(), previous)
    if run == "百" and source.masked.startswith("分百", start + 1):
        return _put_together(
            source, (start, start + 3), Decimal(100), After(start + 3, _share_unit(100))
        )
    if source.masked.startswith("分之", match.end()):
        return share(source, start)
    if run == "一" and source.masked.startswith("半", match.end()):
        return _half(source, start, match.end() + 1)
    return _amount(source, start) or _counted(source, start, run, previous)


def share(source: Source, start: int) -> Quantity | None:
    """「百分之九十」「三分之二」."""
    match = numerals.PART.match(source.masked, start)
    read = numerals.read_part(match.group()) if match else None
    if match is None or read is None:
        return None
    part, one = read
    whole = match.group().partition("分之")[0]
    size = 1 / one
    unit = _share_unit(int(size)) if size in _SHARES else Unit(f"{whole}分之", "ratio", one)
    behind = replace(words_after(source.masked, match.end()), unit=unit)
    exponent = part.as_tuple().exponent
    places = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    found = _put_together(source, (start, match.end()), part, behind)
    return replace(found, places=places)


def _share_unit(size: int) -> Unit:
    name, factor = _SHARES[size]
    return Unit(name, "ratio", factor)


def _half(source: Source, start: int, end: int) -> Quantity | None:
    """「半数」「一半」「过半」."""
    behind = replace(words_after(source.masked, end), unit=_HALF)
    found = _put_together(source, (start, end), Decimal(1), behind)
    is_over = source.masked.startswith("过", start)
    return replace(found, comparison=Comparison.MORE_THAN) if is_over else found


def _amount(source: Source, start: int) -> Quantity | None:
    """A formal amount: 「壹佰贰拾叁万元整」."""
    match = numerals.AMOUNT.match(source.masked, start)
    if match is None or not _is_formal(match.group()):
        return None
    value = numerals.read_amount(match.group())
    if value is None:
        return None
    unit = Unit("元", "money", Fraction(1))
    found = _put_together(source, match.span(), value, After(match.end(), unit))
    exponent = value.as_tuple().exponent
    return replace(found, places=2 if exponent == -2 else 0)


def _is_formal(amount: str) -> bool:
    """Whether an amount in words is written for accounts."""
    return amount[-1] in "整正分角" or any(each in numerals.FORMAL_CHARACTERS for each in amount)


def _counted(source: Source, start: int, run: str, previous: str) -> Quantity | None:
    """A numeral with a measure word behind it."""
    read = numerals.read_numeral(run)
    before = words_before(source.text, source.masked, start)
    end = start + len(run)
    is_loose = source.masked[end : end + 1] in ("余", "多")
    if read is None or not (source.is_cell or is_loose or _may_count(run, previous, before)):
        return None
    number, behind = _with_unit(source.masked, end, read)
    if behind.unit is None:
        is_bare_digit = len(run) == 1 and behind.end == end
        if not source.is_cell or is_bare_digit:
            return None
    elif not source.is_cell and _is_name(source, behind, end):
        return None
    found = _put_together(source, (start, end), number, behind, before)
    return replace(found, places=read.places)


def _may_count(run: str, previous: str, before: Before) -> bool:
    """Whether a numeral in a sentence can count at all."""
    is_bounded = (
        before.comparison is not Comparison.EQUAL or before.approximation is not Approximation.NONE
    )
    if is_bounded:
        return True
    if run[0] in _ALWAYS_LARGE or previous in ("“", '"', "「", "『", "‘", "数", "几", "成"):
        return False
    if len(run) == 1:
        if previous in _WORD_BEFORE or run == "二":
            return False
        return run != "一" or previous in _COUNTS_ONE
    is_serial = all(each in "零〇一二两三四五六七八九" for each in run)
    return not is_serial


def _with_unit(masked: str, end: int, read: numerals.Numeral) -> tuple[Decimal, After]:
    """A numeral's number and what follows; 万 and 亿 that end it belong to the unit, if any."""
    if read.multiplier > 1:
        joined = words_after(masked, end - 1)
        if joined.unit is not None and joined.end > end:
            return read.number, joined
    return read.number * read.multiplier, words_after(masked, end)


def _is_name(source: Source, behind: After, end: int) -> bool:
    """Whether numeral and measure word name something: 「三级」「二期」「四个自信」."""
    unit = behind.unit
    if unit is not None and unit.name in unit_words.NOT_AFTER_NUMERAL:
        return True
    if unit is not None and unit.name in _NAMES_PLACES and _PLACE.match(source.masked, behind.end):
        return True
    return _SLOGANS.match(source.masked, end) is not None


def _ranked(source: Source, start: int, end: int, word: str) -> Quantity | None:
    """「居全国第三」「前三名」; 「第一」 alone is a word."""
    first = start - 1
    read = numerals.read_numeral(source.masked[start:end])
    last = after_rank(source.masked, end)
    if read is None or read.multiplier > 1 or read.number <= 0 or last is None:
        return None
    if not (source.is_cell or rank_cue(source.masked, first)):
        return None
    comparison = Comparison.AT_MOST if word == "前" else Comparison.EQUAL
    before = Before(first, comparison)
    found = _put_together(source, (start, end), read.number, After(last), before)
    return replace(found, is_rank=True)


def _put_together(
    source: Source,
    span: tuple[int, int],
    number: Decimal,
    behind: After,
    before: Before | None = None,
) -> Quantity:
    """A figure with the words around it."""
    around = before or words_before(source.text, source.masked, span[0])
    end = max(behind.end, span[1])
    comparison, approximation = around.comparison, around.approximation
    return Quantity(
        number=number.copy_negate() if around.is_negative else number,
        unit=behind.unit,
        text=source.text[around.start : end],
        start=around.start,
        end=end,
        comparison=behind.comparison if comparison is Comparison.EQUAL else comparison,
        approximation=(
            behind.approximation if approximation is Approximation.NONE else approximation
        ),
    )
