"""Ladders and tiers: every value between the outer ends falls into one band, and into one only."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from heji.rubrics.files.checks.desk import Day, Desk
from heji.rubrics.files.trouble import Trouble
from heji.rubrics.formulas.expression import Expression
from heji.rubrics.formulas.writing import write
from heji.rubrics.rubric import Item
from heji.rubrics.rules.parts import Keys
from heji.rubrics.rules.rule import Band, ByTarget, Ladder, Tier, Tiers


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A band with its ends reckoned; None is open without limit."""

    index: int
    band: Band | Tier
    low: Fraction | None
    high: Fraction | None

    @property
    def order(self) -> tuple[bool, Fraction, bool]:
        """By the low end; one that holds its low end comes first."""
        low = self.low
        return low is not None, Fraction(0) if low is None else low, not self.band.low_closed

    @property
    def is_empty(self) -> bool:
        """Whether no value lies in it."""
        if self.low is None or self.high is None or self.low < self.high:
            return False
        return self.low > self.high or not (self.band.low_closed and self.band.high_closed)


def troubles(desk: Desk) -> Iterator[Trouble]:
    """Bands that overlap, leave a gap, or hold nothing."""
    return desk.on_all_days(_on)


def _on(desk: Desk, day: Day) -> Iterator[Trouble]:
    if desk.rubric.cap is not None:
        yield from _bands(desk, day, None, desk.rubric.cap.bands, ("cap", "bands"))
    for item in desk.items():
        match item.rule:
            case Ladder(bands):
                yield from _bands(desk, day, item, bands, ("rule", "bands"))
            case Tiers(tiers) | ByTarget(tiers=Tiers(tiers)):
                yield from _bands(desk, day, item, tiers, ("rule", "tiers"))


def _bands(
    desk: Desk, day: Day, item: Item | None, bands: tuple[Band | Tier, ...], keys: Keys
) -> Iterator[Trouble]:
    code = "" if item is None else item.code
    weight = None if item is None or item.weight is None else day.value(item.weight)
    if not bands:
        yield desk.trouble("no-bands", code, keys)
    stretches: list[_Stretch] = []
    for index, each in enumerate(bands):
        low, high = (_end(day, end, weight) for end in (each.low, each.high))
        if (low is None) != (each.low is None) or (high is None) != (each.high is None):
            return  # an end that cannot be told: nothing is known of the neighbours
        stretch = _Stretch(index, each, low, high)
        if stretch.is_empty:
            yield desk.trouble("band-empty", code, (*keys, index), band=_words(each))
        else:
            stretches.append(stretch)
    for one, two in pairwise(sorted(stretches, key=lambda stretch: stretch.order)):
        yield from _neighbours(desk, code, keys, one, two)


def _end(day: Day, end: Expression | None, weight: Fraction | None) -> Fraction | None:
    return None if end is None else day.value(end, weight)


def _neighbours(
    desk: Desk, code: str, keys: Keys, one: _Stretch, two: _Stretch
) -> Iterator[Trouble]:
    """Two bands of which the second begins at or above the first."""
    at = (*keys, max(one.index, two.index))
    words = {"one": _words(one.band), "two": _words(two.band)}
    if one.high is None or two.low is None or one.high > two.low:
        yield desk.trouble("bands-overlap", code, at, **words)
    elif one.high < two.low:
        yield desk.trouble("bands-gap", code, at, **words)
    elif one.band.high_closed and two.band.low_closed:
        yield desk.trouble("bands-share", code, at, end=_written(two.band.low), **words)
    elif not (one.band.high_closed or two.band.low_closed):
        yield desk.trouble("bands-miss", code, at, end=_written(two.band.low), **words)


def _words(band: Band | Tier) -> str:
    """A band as files write it: `from 80%, below 90%`."""
    found: list[str] = []
    if band.low is not None:
        found.append(f"{'from' if band.low_closed else 'above'}: {write(band.low)}")
    if band.high is not None:
        found.append(f"{'to' if band.high_closed else 'below'}: {write(band.high)}")
    return "{" + ", ".join(found) + "}"


def _written(end: Expression | None) -> str:
    return "" if end is None else write(end)
