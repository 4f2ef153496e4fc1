"""「每超过一个百分点扣0.5分」: linear or by steps, from the value with full marks."""

from __future__ import annotations

from fractions import Fraction

from heji.rubrics.formulas.expression import Number
from heji.rubrics.printed.bands import interval
from heji.rubrics.printed.cues import pattern
from heji.rubrics.printed.harmless import is_definition, refuse_subjects
from heji.rubrics.printed.marks import Effect
from heji.rubrics.printed.printed import Assumption, Case, NotUnderstood, Reading
from heji.rubrics.printed.statements import Per, Standard, Statement, Tail
from heji.rubrics.printed.stretches import Stretch, find_stretch
from heji.rubrics.printed.weighing import is_full
from heji.rubrics.rules.constants import Constants
from heji.rubrics.rules.curves import curve_of
from heji.rubrics.rules.rule import NOTHING, Band, Ladder, Linear, Side, Steps
from heji.values.interval import Interval


def deductions(standard: Standard, weight: Fraction) -> tuple[tuple[Reading, ...], str]:
    """The readings of a standard that takes marks by the distance, and the name of its value.

    Where the words do not decide between part of a step, full steps and begun steps, each of them
    is a reading.

    Raises:
        NotUnderstood: the value with full marks, or the side, is not said.
    """
    _refuse_others(standard)
    (statement,) = _one_deduction(standard)
    per, deduct = statement.per, statement.mark.amount
    if per is None or deduct is None:
        raise NotUnderstood("words", standard.quote(statement))
    subject = refuse_subjects(standard)
    ends = _full_values(standard, statement, per, weight)
    if not all(_like(end, per.step) for end, _ in ends):
        raise NotUnderstood("units-differ", standard.quote(statement))
    nothing = [each for each in standard.having(Effect.NOTHING) if not each.is_otherwise]
    readings = []
    for assumption in _assumptions(standard, per):
        cases = tuple(_case(end, per, deduct, assumption, len(ends) > 1) for end in ends)
        readings.append(Reading(_with_nothing(cases, nothing, weight, standard), assumption))
    return tuple(readings), subject


def _like(full: Number, step: Number) -> bool:
    """Whether a distance can be counted from a value; a zero has no unit of its own."""
    if full.unit is None or step.unit is None:
        return not full.number
    return full.unit.dimension == step.unit.dimension


def _refuse_others(standard: Standard) -> None:
    """Refuses what is neither full marks, nothing, nor a deduction."""
    for each in standard.statements:
        known = each.effect in (Effect.FULL, Effect.GIVES, Effect.NOTHING, Effect.DEDUCTS)
        if not known or each.is_otherwise:
            raise NotUnderstood("mixture", standard.quote(each))


def _one_deduction(standard: Standard) -> tuple[Statement, ...]:
    found = standard.having(Effect.DEDUCTS)
    if len(found) != 1:
        raise NotUnderstood("several-deductions", *(standard.quote(each) for each in found))
    return found


def _assumptions(standard: Standard, per: Per) -> tuple[Assumption, ...]:
    if Tail.BEGUN in standard.tails:
        return (Assumption.BEGUN_STEPS,)
    if Tail.IN_PROPORTION in standard.tails:
        return (Assumption.IN_PROPORTION,)
    if per.is_full or Tail.FULL_STEPS in standard.tails:
        return (Assumption.FULL_STEPS,)
    return (Assumption.IN_PROPORTION, Assumption.FULL_STEPS, Assumption.BEGUN_STEPS)


#: A value with full marks, and the side on which marks are lost.
_Full = tuple[Number, Side]


def _full_values(
    standard: Standard, statement: Statement, per: Per, weight: Fraction
) -> tuple[_Full, ...]:
    full = [each for each in standard.having(Effect.FULL, Effect.GIVES) if each is not statement]
    if len(full) > 1:
        raise NotUnderstood("mixture", *(standard.quote(each) for each in full))
    before = _before(per, standard)
    found: tuple[_Full, ...] = ()
    if full:
        if not is_full(full[0], weight):
            raise NotUnderstood("full-mark-differs", standard.quote(full[0]))
        if full[0].stated is not None:
            found = _ends(full[0].stated.stretch, per)
        elif full[0].condition and not full[0].is_target:
            raise NotUnderstood("words", full[0].condition)
    said = per.reference or standard.standard
    if not found and said is not None:
        found = ((said, _side(per)),)
    if before is not None:
        found = _agreeing(found, before, per)
    if not found:
        raise NotUnderstood("full-value-unknown", standard.quote(statement))
    if per.reference is not None and any(n.value != per.reference.value for n, _ in found):
        raise NotUnderstood("mixture", standard.quote(statement))
    return found


def _before(per: Per, standard: Standard) -> Stretch | None:
    """「超过100%的,每超过…」: the stretch in front of 每."""
    words = pattern("^(?:{otherwise})").sub("", per.before).strip(",、;。的")
    if not words:
        return None
    stated = find_stretch(words)
    if stated is not None and "," not in stated.subject:
        return stated.stretch
    if pattern("(?:低于|超过|未达到|未达|超出)?{reference}的?").fullmatch(words):
        return None
    if is_definition(words):
        return None
    raise NotUnderstood("words", words)


def _agreeing(found: tuple[_Full, ...], before: Stretch, per: Per) -> tuple[_Full, ...]:
    """The stretch in front of 每 begins where full marks end."""
    if before.low is not None and before.high is None:
        end: _Full = (before.low.number, Side.ABOVE)
    elif before.high is not None and before.low is None:
        end = (before.high.number, Side.BELOW)
    else:
        raise NotUnderstood("mixture", per.before)
    if not found:
        return (end,)
    if any(number.value == end[0].value and side is end[1] for number, side in found):
        return found
    raise NotUnderstood("mixture", per.before)


def _ends(stretch: Stretch, per: Per) -> tuple[_Full, ...]:
    low, high = stretch.low, stretch.high
    if stretch.is_point and low is not None:
        return ((low.number, _side(per)),)
    if low is not None and high is not None:
        if per.direction in ("above", "below"):
            raise NotUnderstood("mixture")
        return ((low.number, Side.BELOW), (high.number, Side.ABOVE))
    if low is not None:
        _refuse(per, "above")
        return ((low.number, Side.BELOW),)
    if high is None:
        raise NotUnderstood("full-value-unknown")
    _refuse(per, "below")
    return ((high.number, Side.ABOVE),)


def _refuse(per: Per, direction: str) -> None:
    if per.direction in (direction, "both"):
        raise NotUnderstood("wrong-side")


def _side(per: Per) -> Side:
    if not per.direction:
        raise NotUnderstood("side-unknown")
    return Side(per.direction)


def _case(full: _Full, per: Per, deduct: Number, assumption: Assumption, parted: bool) -> Case:
    number, side = full
    rule: Linear | Steps
    if assumption is Assumption.IN_PROPORTION:
        rule = Linear(number, side, deduct, per.step)
    else:
        rule = Steps(number, side, deduct, per.step, assumption is Assumption.BEGUN_STEPS)
    if not parted:
        return Case(rule)
    if side is Side.BELOW:
        return Case(rule, Interval(None, number.value, False, True))
    return Case(rule, Interval(number.value, None, True, False))


def _with_nothing(
    cases: tuple[Case, ...], nothing: list[Statement], weight: Fraction, standard: Standard
) -> tuple[Case, ...]:
    """「低于60%不得分」 beside a deduction: a case of its own, before the others."""
    found: list[Case] = []
    for each in nothing:
        if each.stated is None:
            raise NotUnderstood("words", standard.quote(each))
        values = interval(each.stated.stretch)
        if all(_gives_nothing(case, values, weight) for case in cases):
            continue
        low, high = each.stated.stretch.low, each.stated.stretch.high
        band = Band(
            low.number if low else None,
            high.number if high else None,
            values.low_closed,
            values.high_closed,
            NOTHING,
        )
        found.append(Case(Ladder((band,)), values))
    return (*found, *cases)


def _gives_nothing(case: Case, values: Interval, weight: Fraction) -> bool:
    """Whether the deduction has come to zero there already."""
    rule = case.rule
    if not isinstance(rule, Linear | Steps):
        return False
    curve = curve_of(rule, weight, Constants(weight))
    return all(_is_zero(each) for each in curve.scores(values))


def _is_zero(scores: Interval) -> bool:
    return scores.is_point and scores.low == 0
