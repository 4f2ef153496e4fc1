"""Bands of values from statements: which ends belong, and what lies between."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise

from heji.rubrics.formulas.expression import Expression
from heji.rubrics.printed.printed import Assumption, NotUnderstood
from heji.rubrics.printed.stretches import Belongs, End, Stretch
from heji.rubrics.rules.rule import Band
from heji.values.interval import Interval

_OPPOSITE = {Belongs.YES: Belongs.NO, Belongs.NO: Belongs.YES}
_SURE = frozenset(_OPPOSITE)


@dataclass(frozen=True, slots=True)
class Marked:
    """A stretch and what it gives."""

    stretch: Stretch
    mark: Expression


def settled(marked: Sequence[Marked]) -> tuple[tuple[Assumption, tuple[Marked, ...]], ...]:
    """The stretches with every end decided; two ways where the words leave a shared end open.

    Raises:
        NotUnderstood: two stretches hold the same values.
    """
    ordered = sorted(_cut(list(marked)), key=_rank)
    upper = tuple(_with_ends(ordered, low_belongs=True))
    lower = tuple(_with_ends(ordered, low_belongs=False))
    if upper == lower:
        return ((Assumption.NONE, upper),)
    return ((Assumption.LOW_END_BELONGS, upper), (Assumption.HIGH_END_BELONGS, lower))


def band(marked: Marked) -> Band:
    """A settled stretch as a band of a ladder."""
    low, high = marked.stretch.low, marked.stretch.high
    return Band(
        None if low is None else low.number,
        None if high is None else high.number,
        low is not None and low.belongs is not Belongs.NO,
        high is not None and high.belongs is not Belongs.NO,
        marked.mark,
    )


def interval(stretch: Stretch) -> Interval:
    """The values of a settled stretch."""
    low, high = stretch.low, stretch.high
    return Interval(
        None if low is None else low.number.value,
        None if high is None else high.number.value,
        low is not None and low.belongs is not Belongs.NO,
        high is not None and high.belongs is not Belongs.NO,
    )


def complements(settled_bands: Sequence[Marked], mark: Expression) -> tuple[Marked, ...]:
    """What the stretches leave over, with one mark (否则…)."""
    found: list[Marked] = []
    first, last = settled_bands[0].stretch, settled_bands[-1].stretch
    plain = first.is_plain and len(settled_bands) == 1
    if first.low is not None and not (plain and not first.low.number.value):
        found.append(Marked(Stretch(None, _turned(first.low)), mark))
    for one, two in pairwise(settled_bands):
        low, high = one.stretch.high, two.stretch.low
        if low is not None and high is not None and low.number.value < high.number.value:
            found.append(Marked(Stretch(_turned(low), _turned(high)), mark))
    # 「100%得满分,否则不得分」 speaks of what falls short, not of what goes beyond.
    if last.high is not None and not (plain and last.high.number.value):
        found.append(Marked(Stretch(_turned(last.high), None), mark))
    return tuple(found)


def _turned(end: End) -> End:
    return End(end.number, Belongs.NO if end.belongs is not Belongs.NO else Belongs.YES)


def _rank(marked: Marked) -> tuple[bool, Fraction, bool, Fraction]:
    low, high = marked.stretch.low, marked.stretch.high
    return (
        low is not None,
        low.number.value if low else Fraction(0),
        high is None,
        high.number.value if high else Fraction(0),
    )


def _cut(marked: list[Marked]) -> list[Marked]:
    """「90%以上5分,80%以上4分」: a stretch without an upper end stops where the next one begins."""
    lows = sorted(
        (each for each in marked if each.stretch.high is None), key=lambda each: _rank(each)[1]
    )
    highs = sorted(
        (each for each in marked if each.stretch.low is None), key=lambda each: _rank(each)[3]
    )
    changed = {}
    for one, two in pairwise(lows):
        high = _shared(two.stretch.low)
        changed[id(one)] = replace(one, stretch=replace(one.stretch, high=high))
    for one, two in pairwise(highs):
        low = _shared(one.stretch.high)
        changed[id(two)] = replace(two, stretch=replace(two.stretch, low=low))
    return [changed.get(id(each), each) for each in marked]


def _shared(end: End | None) -> End | None:
    if end is None:
        return None
    return End(end.number, _OPPOSITE.get(end.belongs, Belongs.NO))


def _with_ends(ordered: Sequence[Marked], *, low_belongs: bool) -> list[Marked]:
    found = list(ordered)
    for index, (one, two) in enumerate(pairwise(ordered)):
        below, above = one.stretch.high, two.stretch.low
        if below is None or above is None or below.number.value > above.number.value:
            raise NotUnderstood("bands-overlap")
        if below.number.value < above.number.value:
            continue
        first, second = _agreed(below.belongs, above.belongs, low_belongs)
        found[index] = _with_high(found[index], replace(below, belongs=first))
        found[index + 1] = _with_low(two, replace(above, belongs=second))
    return found


def _agreed(below: Belongs, above: Belongs, low_belongs: bool) -> tuple[Belongs, Belongs]:
    """To which of two neighbours the value between them belongs."""
    if below is Belongs.YES and above is Belongs.YES:
        raise NotUnderstood("bands-overlap")
    if below in _SURE and above in _SURE:
        return below, above
    if below in _SURE:
        return below, _OPPOSITE[below]
    if above in _SURE:
        return _OPPOSITE[above], above
    return (Belongs.NO, Belongs.YES) if low_belongs else (Belongs.YES, Belongs.NO)


def _with_high(marked: Marked, end: End) -> Marked:
    return replace(marked, stretch=replace(marked.stretch, high=end))


def _with_low(marked: Marked, end: End) -> Marked:
    return replace(marked, stretch=replace(marked.stretch, low=end))
