"""The scores that a reading of a printed rule allows in a row."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from itertools import product

from heji.documents.figure import Figure
from heji.forms.form import Indicator
from heji.rubrics.evaluation.by_target import mark_by_target
from heji.rubrics.evaluation.marking import Task
from heji.rubrics.formulas.expression import Expression, Number
from heji.rubrics.printed.curving import curve
from heji.rubrics.printed.printed import Printed, Reading
from heji.rubrics.printed.row_values import RowValue, figure_of, rate_of
from heji.rubrics.printed.told_cases import told_cases
from heji.rubrics.rubric import Item, Rubric, Status
from heji.rubrics.rules.constants import Constants
from heji.rubrics.rules.marks import marks_of
from heji.rubrics.rules.parts import Use, parts
from heji.rubrics.rules.rule import (
    NO_TEXT,
    Award,
    BonusMalus,
    Breaches,
    ByTarget,
    Checklist,
    InverseRatio,
    Proportional,
    Text,
    Tiers,
    ValueRule,
)
from heji.values.interval import Interval
from heji.values.units import Unit

_NOTHING = Fraction(0)

#: A printed standard stands for itself: no rounding, no parameters.
_OWN = Rubric(
    "", "", NO_TEXT, "", "", 0, None, Status.OFFICIAL, (), full_mark=Fraction(100), items=()
)

#: More sub-points than this are not added up in all ways.
_MOST_POINTS = 12


@dataclass(frozen=True, slots=True)
class Scores:
    """What a reading allows."""

    reading: Reading
    possible: tuple[Interval, ...] = ()
    expected: Fraction | None = None  #: for the value as printed
    value: RowValue | None = None
    told: Figure | None = None  #: the cell that tells how many cases take marks
    is_judged: bool = False  #: a person weighs: other scores are no contradiction
    problem: str = ""  #: why nothing can be said: last part of `printed.problem.<problem>`


def scores(reading: Reading, printed: Printed, row: Indicator, year: int | None) -> Scores:
    """The scores that a reading allows in a row."""
    weight, rule = printed.weight, reading.rule
    match rule:
        case ByTarget():
            return _by_target(rule, reading, row, year, weight)
        case InverseRatio():
            return _by_target(ByTarget(), reading, row, year, weight)
        case Checklist(points):
            each = [marks_of(point.weight, weight, Constants(weight)) for point in points]
            return Scores(reading, _sums(each), is_judged=True)
        case Tiers(tiers):
            ends = [
                (_marks_of_share(t.low, weight), _marks_of_share(t.high, weight)) for t in tiers
            ]
            return Scores(reading, tuple(Interval(*pair) for pair in ends), is_judged=True)
        case Breaches(_, deduct):
            taken = marks_of(deduct, weight, Constants(weight))
            return _less(reading, weight, taken, told_cases(printed.text, row))
        case BonusMalus(bonus, malus):
            return Scores(reading, _awards(bonus, malus, weight), is_judged=True)
    return _of_value(reading, printed, row, year)


def _less(
    reading: Reading, weight: Fraction, taken: Fraction, cases: tuple[int, Figure] | None
) -> Scores:
    """The weight less what each case takes; any number of cases where the row tells none."""
    if cases is None:
        return Scores(reading, _stairs(weight, taken, _NOTHING))
    count, figure = cases
    left = max(weight - count * taken, _NOTHING)
    return Scores(reading, (Interval.point(left),), left, told=figure)


def _of_value(reading: Reading, printed: Printed, row: Indicator, year: int | None) -> Scores:
    unit = _unit_of_value(reading)
    if isinstance(unit, str):
        return Scores(reading, problem=unit)
    found = rate_of(row, printed.subject) if unit.is_ratio else figure_of(row, unit)
    if isinstance(found, str):
        in_proportion = len(reading.cases) == 1 and isinstance(reading.rule, Proportional)
        if found == "no-value" and in_proportion:
            return _by_target(ByTarget(), reading, row, year, printed.weight)
        return Scores(reading, problem=found)
    if not all(isinstance(case.rule, ValueRule) for case in reading.cases):
        return Scores(reading, problem="mixture")
    shape = curve(reading, printed.weight)
    if shape is None:
        return Scores(reading, problem="mixture")
    possible = tuple(part for each in found.worths for part in shape.scores(each.interval))
    if not possible:
        return Scores(reading, value=found, problem="outside-rule")
    return Scores(reading, possible, shape.at(found.worths[0].point), found)


def _unit_of_value(reading: Reading) -> Unit | str:
    """The unit in which a reading speaks of its value; why there is none where it mixes them."""
    bounds = [
        part.expression
        for case in reading.cases
        for part in parts(case.rule)
        if part.use is Use.BOUND and isinstance(part.expression, Number)
    ]
    units = {each.unit.dimension: each.unit for each in bounds if each.unit is not None}
    # A zero is the same in every unit; any other bare number may be anything.
    is_bare = any(each.unit is None and each.number for each in bounds)
    if is_bare or len(units) != 1:
        return "unit-unknown"
    return next(iter(units.values()))


def _by_target(
    rule: ByTarget, reading: Reading, row: Indicator, year: int | None, weight: Fraction
) -> Scores:
    task = Task(Item("", Text(row.name), None), weight, (), Constants(weight), _OWN)
    marking = mark_by_target(rule, row, year, task)
    if marking.score is None:
        return Scores(reading, problem=marking.problem)
    return Scores(reading, marking.possible, marking.score)


def _marks_of_share(share: Expression, weight: Fraction) -> Fraction:
    """The marks of a share of the weight, also of `3 ÷ weight`, which prints no unit."""
    return Constants(weight)(share).point * weight


def _sums(marks: list[Fraction]) -> tuple[Interval, ...]:
    """Every sum of some of the sub-points."""
    if len(marks) > _MOST_POINTS:
        return (Interval(_NOTHING, sum(marks, _NOTHING)),)
    found = {_NOTHING}
    for each in marks:
        found |= {before + each for before in found}
    return tuple(Interval.point(each) for each in sorted(found))


def _stairs(high: Fraction, step: Fraction, low: Fraction) -> tuple[Interval, ...]:
    """From the highest score down by equal steps, to the lowest."""
    found = []
    while step > 0 and high > low:
        found.append(Interval.point(high))
        high -= step
    return (*found, Interval.point(low))


def _awards(bonus: Award | None, malus: Award | None, weight: Fraction) -> tuple[Interval, ...]:
    """Every sum of some awards and some deductions, each up to its cap."""
    given, taken = (_award(each, weight) for each in (bonus, malus))
    return tuple(
        Interval.point(each)
        for each in sorted({plus - less for plus, less in product(given, taken)})
    )


def _award(award: Award | None, weight: Fraction) -> list[Fraction]:
    if award is None:
        return [_NOTHING]
    each = marks_of(award.each, weight, Constants(weight))
    cap = marks_of(award.cap, weight, Constants(weight))
    return [part.low or _NOTHING for part in _stairs(cap, each, _NOTHING)] + [
        each * count for count in range(int(cap / each) + 1)
    ]
