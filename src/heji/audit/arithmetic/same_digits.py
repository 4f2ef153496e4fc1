"""Amounts of money that stand twice in a document with the same digits and different units."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from fractions import Fraction

from heji.audit.arithmetic.money_amounts import Amount, Source
from heji.audit.arithmetic.unit_support import support
from heji.values.quantity import Quantity

#: Two figures with so many equal digits are the same amount and no coincidence.
_SAME_DIGITS = 5
#: With one digit less, two rounded pairs are needed: 74.22 and 68.13.
_SAME_ROUNDED_DIGITS = 4
_ENOUGH_ROUNDED_PAIRS = 2


def twins(known: tuple[Amount, ...], tally: Counter[str]) -> Iterator[tuple[Amount, Amount]]:
    """Pairs of amounts with the same digits and different units, the doubtful one first."""
    by_digits: dict[str, list[Amount]] = defaultdict(list)
    for amount in known:
        digits = _digits(amount.quantity)
        if _significant(amount.quantity) >= _SAME_DIGITS:
            by_digits[digits].append(amount)
    for group in by_digits.values():
        yield from _pairs(group, tally)
    yield from _rounded_twins(known)


def _pairs(group: list[Amount], tally: Counter[str]) -> Iterator[tuple[Amount, Amount]]:
    units = {each.unit.factor for each in group}
    if len(units) < 2:
        return
    usual = max(group, key=lambda each: support(each, tally))
    for each in group:
        if each.unit.factor != usual.unit.factor:
            yield each, usual


def _rounded_twins(known: tuple[Amount, ...]) -> Iterator[tuple[Amount, Amount]]:
    """Amounts under a heading that the text repeats rounded, in a unit that does not fit.

    7,421,930,556.08 under 万元 is 74.22亿元 in the text: the heading should say 元.
    """
    texts: dict[int, list[Amount]] = defaultdict(list)
    for each in known:
        if not each.source.is_heading and not _is_fine(each) and not each.quantity.is_exact:
            texts[_leading(each.quantity)].append(each)
    found: dict[Source, list[tuple[Amount, Amount]]] = defaultdict(list)
    for amount in known if texts else ():
        if amount.source.is_heading:
            first = _leading(amount.quantity)
            near = (each for digits in (first - 1, first, first + 1) for each in texts[digits])
            found[amount.source].extend((amount, each) for each in near if _repeats(each, amount))
    for pairs in found.values():
        printed = {_digits(text.quantity) for _, text in pairs}
        is_sure = any(_significant(text.quantity) >= _SAME_DIGITS for _, text in pairs)
        if is_sure or len(printed) >= _ENOUGH_ROUNDED_PAIRS:
            yield from pairs


def _is_fine(amount: Amount) -> bool:
    """Whether a figure has too few digits to be recognised."""
    return _significant(amount.quantity) < _SAME_ROUNDED_DIGITS


def _repeats(text: Amount, heading: Amount) -> bool:
    """Whether a rounded figure of the text is a heading's figure in another unit of money."""
    interval = text.quantity.interval()
    number = Fraction(heading.quantity.number)
    if interval.contains(number * heading.unit.factor):
        return False
    return any(interval.contains(number * 10**power) for power in (0, 4, 8))


def _significant(quantity: Quantity) -> int:
    """How many digits of a figure tell it from others: without zeros at either end."""
    return len(_digits(quantity).replace(".", "").strip("-0"))


def _leading(quantity: Quantity) -> int:
    """The first three digits that count: figures that round to each other differ by one at most."""
    return int(_digits(quantity).replace(".", "").lstrip("-0")[:3].ljust(3, "0") or 0)


def _digits(quantity: Quantity) -> str:
    return format(quantity.number.normalize(), "f")
