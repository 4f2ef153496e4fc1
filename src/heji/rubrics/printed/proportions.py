"""「按完成比例计分」「得分=执行率×分值」「完成目标得满分,未完成的按比例得分」."""

from __future__ import annotations

import re
from fractions import Fraction

from heji.rubrics.printed.bands import interval
from heji.rubrics.printed.cues import pattern
from heji.rubrics.printed.harmless import refuse_subjects
from heji.rubrics.printed.marks import Effect
from heji.rubrics.printed.printed import Assumption, Case, NotUnderstood, Reading
from heji.rubrics.printed.statements import Standard, Statement
from heji.rubrics.printed.stretches import End, Stretch
from heji.rubrics.printed.weighing import is_full
from heji.rubrics.rules.rule import (
    NOTHING,
    WHOLE,
    Band,
    ByTarget,
    InverseRatio,
    Ladder,
    Proportional,
)
from heji.values.interval import Interval

_RESULT = re.compile("实际|完成|执行|支出|到位|达标|采购|使用|实现")
_TARGET = re.compile("目标|计划|预算|指标值|应|预期|总")


def proportions(standard: Standard, weight: Fraction) -> tuple[tuple[Reading, ...], str]:
    """The readings of a standard that gives marks in proportion, and the name of its value.

    Raises:
        NotUnderstood: what the marks are in proportion to is not said, or more is said.
    """
    found = standard.having(Effect.PROPORTION)
    if len(found) != 1:
        raise NotUnderstood("mixture", *(standard.quote(each) for each in found))
    (share,) = found
    _refuse_other_marks(standard, weight)
    subject = refuse_subjects(standard) or _named(share.mark.what)
    if share.mark.amount is not None and share.mark.amount.value != weight:
        raise NotUnderstood("full-mark-differs", standard.quote(share))
    if _is_inverse(share.mark.what):
        return (Reading((Case(InverseRatio("target", "result")),)),), subject
    full = standard.having(Effect.FULL, Effect.GIVES)
    nothing = [each for each in standard.having(Effect.NOTHING) if not each.is_otherwise]
    by_target = any(each.is_target for each in (*full, share))
    _refuse_conditions(standard, share, full)
    if by_target and not nothing:
        plain = Reading((Case(Proportional()),), Assumption.OF_THE_WHOLE)
        return (Reading((Case(ByTarget()),)), plain), subject
    return tuple(_readings(standard, share, full, nothing)), subject


def _readings(
    standard: Standard,
    share: Statement,
    full: tuple[Statement, ...],
    nothing: list[Statement],
) -> list[Reading]:
    lowest = _lowest(standard, full, share)
    cases = [_band(each, standard) for each in nothing]
    within = _within(share)
    if within is not None and any(each.is_otherwise for each in standard.having(Effect.NOTHING)):
        cases.append(_nothing_below(share))
    if lowest is None or lowest.number.value == 1:
        return [Reading((*cases, Case(Proportional(), within)))]
    top = Case(Ladder((Band(lowest.number, None, True, False, WHOLE),)), _above(lowest))
    whole = (*cases, top, Case(Proportional(), within))
    own = (*cases, Case(Proportional(lowest.number), within))
    return [
        Reading(whole, Assumption.OF_THE_WHOLE),
        Reading(own, Assumption.OF_THE_THRESHOLD),
    ]


def _within(share: Statement) -> Interval | None:
    """「60%-90%按比例得分」 speaks of nothing below 60 %."""
    low = share.stated.stretch.low if share.stated is not None else None
    return None if low is None else _above(low)


def _nothing_below(share: Statement) -> Case:
    low = share.stated.stretch.low if share.stated is not None else None
    if low is None:
        raise NotUnderstood("mixture", share.condition)
    values = _above(low)
    band = Band(None, low.number, False, not values.low_closed, NOTHING)
    return Case(Ladder((band,)), Interval(None, values.low, False, not values.low_closed))


def _above(end: End) -> Interval:
    return interval(Stretch(end, None))


def _lowest(standard: Standard, full: tuple[Statement, ...], share: Statement) -> End | None:
    """The value from which full marks are given; None when none is stated."""
    if not full:
        return None
    (only,) = full if len(full) == 1 else (None,)
    if only is None or only.stated is None or only.stated.stretch.low is None:
        raise NotUnderstood("mixture", *(standard.quote(each) for each in full))
    stretch = only.stated.stretch
    if stretch.high is not None and not stretch.is_point:
        raise NotUnderstood("mixture", standard.quote(only))
    if share.stated is not None:
        high = share.stated.stretch.high
        if high is None or stretch.low is None or high.number.value != stretch.low.number.value:
            raise NotUnderstood("mixture", standard.quote(share))
    return stretch.low


def _band(statement: Statement, standard: Standard) -> Case:
    if statement.stated is None or statement.stated.stretch.low is not None:
        raise NotUnderstood("words", standard.quote(statement))
    values = interval(statement.stated.stretch)
    high = statement.stated.stretch.high
    number = high.number if high is not None else None
    return Case(Ladder((Band(None, number, False, values.high_closed, NOTHING),)), values)


def _refuse_other_marks(standard: Standard, weight: Fraction) -> None:
    for each in standard.statements:
        if each.effect in (Effect.PROPORTION, Effect.FULL, Effect.NOTHING):
            continue
        if each.effect is Effect.GIVES and is_full(each, weight):
            continue
        raise NotUnderstood("mixture", standard.quote(each))


def _refuse_conditions(standard: Standard, share: Statement, full: tuple[Statement, ...]) -> None:
    """A condition of the proportion must be what is left when full marks are not given."""
    for each in (share, *full):
        bare = not each.condition or each.is_otherwise or each.is_target
        if bare or each.stated is not None:
            continue
        if each is share and _is_rate(each.condition):
            continue
        raise NotUnderstood("words", standard.quote(each))


def _is_rate(words: str) -> bool:
    """「预算完成率」 before 「按比例计分」, or a definition that ends with a rate."""
    return pattern(
        r"(?:[\u4e00-\u9fff()/÷]{0,40}{rate_words}|[\u4e00-\u9fff()/÷=%×100]{4,80})"
    ).fullmatch(words) is not None and not pattern("{joining}|[,;]").search(words)


def _named(what: str) -> str:
    return what if pattern("{rate_words}$").search(what) else ""


def _is_inverse(what: str) -> bool:
    """Whether the term divides the target by the result.

    >>> _is_inverse("目标值/实际完成值"), _is_inverse("实际完成值/目标值")
    (True, False)
    """
    over, _, under = what.strip("()").replace("÷", "/").partition("/")
    if not under:
        return False
    return bool(_TARGET.search(over) and not _RESULT.search(over) and _RESULT.search(under))
