"""The formulas and input names that a rule is made of, each with its key in the file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from heji.rubrics.formulas.expression import Expression
from heji.rubrics.rubric import InputKind
from heji.rubrics.rules.rule import (
    Award,
    Band,
    BonusMalus,
    Breaches,
    ByTarget,
    Checklist,
    CountRatio,
    InverseRatio,
    Ladder,
    Linear,
    Proportional,
    Rule,
    Steps,
    Threshold,
    Tier,
    Tiers,
)

#: The way down to a part: keys of mappings, numbers of lists.
Keys = tuple[str | int, ...]


class Use(Enum):
    """What a formula in a rule is for."""

    MARKS = auto()  #: marks, or a share of the weight
    BOUND = auto()  #: a value, or a distance between values
    CONDITION = auto()  #: a condition on the value
    SHARE = auto()  #: a share of the weight, or of a target


@dataclass(frozen=True, slots=True)
class Part:
    """A formula of a rule."""

    keys: Keys
    expression: Expression
    use: Use


@dataclass(frozen=True, slots=True)
class Reference:
    """A name of an input that a rule speaks of."""

    keys: Keys
    name: str
    kind: InputKind


def parts(rule: Rule) -> Iterator[Part]:
    """Every formula of a rule."""
    match rule:
        case Proportional(full_at):
            yield Part(("full_at",), full_at, Use.BOUND)
        case Linear(full_at, _, deduct, per):
            yield Part(("full_at",), full_at, Use.BOUND)
            yield Part(("deduct",), deduct, Use.MARKS)
            yield Part(("per",), per, Use.BOUND)
        case Steps(full_at, _, deduct, step):
            yield Part(("full_at",), full_at, Use.BOUND)
            yield Part(("deduct",), deduct, Use.MARKS)
            yield Part(("step",), step, Use.BOUND)
        case Ladder(bands):
            yield from band_parts(bands)
        case Threshold(condition, otherwise):
            yield Part(("condition",), condition, Use.CONDITION)
            yield Part(("otherwise",), otherwise, Use.MARKS)
        case Checklist(points):
            for index, point in enumerate(points):
                yield Part(("points", index, "weight"), point.weight, Use.MARKS)
        case Breaches(_, deduct):
            yield Part(("deduct",), deduct, Use.MARKS)
        case BonusMalus(bonus, malus):
            yield from _award_parts("bonus", bonus)
            yield from _award_parts("malus", malus)
        case Tiers(tiers):
            yield from _tier_parts(tiers)
        case ByTarget():
            yield from _target_parts(rule)


def references(rule: Rule) -> Iterator[Reference]:
    """Every name of an input that a rule speaks of."""
    number = InputKind.NUMBER
    match rule:
        case CountRatio(done, planned):
            yield Reference(("done",), done, number)
            yield Reference(("planned",), planned, number)
        case InverseRatio(target, result):
            yield Reference(("target",), target, number)
            yield Reference(("result",), result, number)
        case Checklist(points):
            for index, point in enumerate(points):
                yield Reference(("points", index, "met"), point.met, InputKind.TRUTH)
        case Breaches(count):
            yield Reference(("count",), count, number)
        case BonusMalus(bonus, malus):
            for key, award in (("bonus", bonus), ("malus", malus)):
                if award is not None:
                    yield Reference((key, "count"), award.count, number)


def band_parts(bands: tuple[Band, ...]) -> Iterator[Part]:
    """Every formula of a ladder."""
    for index, each in enumerate(bands):
        if each.low is not None:
            key = "from" if each.low_closed else "above"
            yield Part(("bands", index, key), each.low, Use.BOUND)
        if each.high is not None:
            key = "to" if each.high_closed else "below"
            yield Part(("bands", index, key), each.high, Use.BOUND)
        yield Part(("bands", index, "score"), each.mark, Use.MARKS)


def _award_parts(key: str, award: Award | None) -> Iterator[Part]:
    if award is not None:
        yield Part((key, "each"), award.each, Use.MARKS)
        yield Part((key, "cap"), award.cap, Use.MARKS)


def _tier_parts(tiers: tuple[Tier, ...]) -> Iterator[Part]:
    for index, each in enumerate(tiers):
        low = "from" if each.low_closed else "above"
        high = "to" if each.high_closed else "below"
        yield Part(("tiers", index, low), each.low, Use.SHARE)
        yield Part(("tiers", index, high), each.high, Use.SHARE)


def _target_parts(rule: ByTarget) -> Iterator[Part]:
    if rule.late is not None:
        yield Part(("late",), rule.late, Use.MARKS)
    if rule.excess is not None:
        yield Part(("excess", "beyond"), rule.excess.beyond, Use.SHARE)
        if rule.excess.deduct is not None:
            yield Part(("excess", "deduct"), rule.excess.deduct, Use.MARKS)
    if rule.tiers is not None:
        yield from _tier_parts(rule.tiers.tiers)
