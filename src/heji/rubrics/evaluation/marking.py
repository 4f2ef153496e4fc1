"""What the rule of an item gives for its inputs: marks, or why it gives none."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from heji.rubrics.evaluation.evaluation import Given, Step, Worth
from heji.rubrics.formulas.expression import Name, Number, Operation, Sign
from heji.rubrics.formulas.reckoning import Refusal, reckon
from heji.rubrics.formulas.writing import write
from heji.rubrics.rubric import Item, Precision, Rubric
from heji.rubrics.rules.constants import Constants
from heji.rubrics.rules.curves import curve_of
from heji.rubrics.rules.marks import marks_of
from heji.rubrics.rules.rule import (
    NOTHING,
    Award,
    BonusMalus,
    Breaches,
    Checklist,
    CountRatio,
    InverseRatio,
    Ladder,
    Linear,
    Proportional,
    Side,
    Steps,
    Threshold,
    ValueRule,
)
from heji.values.interval import Interval
from heji.values.units import Unit

#: Rules that inputs alone decide.
ComputedRule = ValueRule | CountRatio | InverseRatio | Checklist | Breaches | BonusMalus

_ONE = Number(Decimal(1))


@dataclass(frozen=True, slots=True)
class Marking:
    """The marks of a rule before rounding, or the problem that leaves none."""

    score: Fraction | None
    possible: tuple[Interval, ...] = ()
    step: Step | None = None
    problem: str = ""
    blame: str = ""  #: name of the input that the problem is about
    value: Worth | None = None  #: what the rule was asked about


@dataclass(frozen=True, slots=True)
class Task:
    """All that a rule needs to give marks."""

    item: Item
    weight: Fraction
    given: tuple[Given, ...]
    constants: Constants
    rubric: Rubric

    @property
    def value_precision(self) -> Precision | None:
        """How the value is rounded before the rule is asked."""
        return self.item.value_precision or self.rubric.precisions.value

    def named(self, name: str) -> Worth | bool | None:
        """What a name of the item's formulas stands for."""
        for each in self.given:
            if each.name == name:
                return each.worth if each.is_met is None else each.is_met
        return self.constants.named(name)

    def refused(self, refusal: Refusal) -> Marking:
        """No marks; the input's own problem says more than that it is missing."""
        own = next((each for each in self.given if each.name == refusal.name), None)
        problem = own.problem if own is not None and own.problem else refusal.problem
        return Marking(None, problem=problem, blame=refusal.name)

    def inputs(self) -> tuple[Step, ...]:
        """A step for each input that has a value."""
        return tuple(input_step(each) for each in self.given if not each.problem)


def input_step(given: Given) -> Step:
    """An input as a step, with its place."""
    value = given.worth.point if given.worth else None
    return Step("input", (("input", given.name),), value, given.unit, given.figure)


def mark(rule: ComputedRule, task: Task) -> Marking:
    """The marks that a rule gives.

    Args:
        rule: the rule of the item.
        task: weight, inputs and constants.

    Returns:
        The exact marks and every score that the digits of the inputs allow; or the problem.
    """
    match rule:
        case CountRatio(done, planned):
            return _by_value(Proportional(), _quotient(done, planned, task), task)
        case InverseRatio():
            return _inverse(rule, task)
        case Checklist():
            return _checklist(rule, task)
        case Breaches(count, deduct):
            falling = Linear(NOTHING, Side.ABOVE, deduct, _ONE)
            return _by_value(falling, reckon(Name(count), task.named), task)
        case BonusMalus():
            return _bonus_malus(rule, task)
        case Proportional() | Linear() | Steps() | Ladder() | Threshold():
            return _by_value(rule, _value(task), task)


def _value(task: Task) -> Worth | Refusal:
    """What the formula gives; without a formula, the only input."""
    if task.item.formula is not None:
        return reckon(task.item.formula, task.named)
    if not task.given:
        return Refusal("missing-input")
    return reckon(Name(task.given[0].name), task.named)


def _quotient(upper: str, lower: str, task: Task) -> Worth | Refusal:
    return reckon(Operation(Sign.DIVIDE, Name(upper), Name(lower)), task.named)


def _by_value(rule: ValueRule, value: Worth | Refusal, task: Task) -> Marking:
    """The marks of a value on the rule's curve."""
    if isinstance(value, Refusal):
        return task.refused(value)
    unit = task.item.unit
    used = value.rounded(task.value_precision, unit.factor if unit else 1)
    curve = curve_of(rule, task.weight, task.constants)
    score = curve.at(used.point)
    if score is None:
        return Marking(None, problem="outside-rule")
    step = _value_step(value, used, unit, task.inputs())
    scores = curve.scores(used.interval)
    return Marking(score, scores, _rule_step(score, task, (step,)), value=used)


def _value_step(value: Worth, used: Worth, unit: Unit | None, inputs: tuple[Step, ...]) -> Step:
    formula = Step("formula", (), value.point, unit, steps=inputs)
    if used is value:
        return formula
    return Step("value-rounding", (), used.point, unit, steps=(formula,))


def _rule_step(score: Fraction, task: Task, steps: tuple[Step, ...]) -> Step:
    """The rule with the dated parameters that it used."""
    parameters = tuple(_parameter_step(name, task) for name in task.constants.used)
    return Step("rule", (), score, steps=(*steps, *parameters))


def _parameter_step(name: str, task: Task) -> Step:
    """A dated parameter: what it is called, since when it is so, and who says it."""
    parameter, dated = task.constants.dated(name)
    source = task.rubric.source(dated.source)
    words = (
        ("name", name),
        ("zh", parameter.names.zh),
        ("en", parameter.names.en),
        ("value", write(dated.value)),
        ("since", dated.since.isoformat()),
        ("source", "" if source is None else source.document or source.title),
    )
    return Step("parameter", words, task.constants(dated.value).point)


def _inverse(rule: InverseRatio, task: Task) -> Marking:
    """Target ÷ result; a result of zero keeps every upper bound."""
    result = task.named(rule.result)
    target = task.named(rule.target)
    is_none = isinstance(result, Worth) and not result.point
    if is_none and isinstance(target, Worth) and target.point >= 0:
        step = _rule_step(task.weight, task, task.inputs())
        return Marking(task.weight, (Interval.point(task.weight),), step)
    return _by_value(Proportional(), _quotient(rule.target, rule.result, task), task)


def _checklist(rule: Checklist, task: Task) -> Marking:
    total = Fraction(0)
    for each in rule.points:
        met = task.named(each.met)
        if not isinstance(met, bool):
            return task.refused(Refusal("missing-input", each.met))
        if met:
            total += marks_of(each.weight, task.weight, task.constants)
    score = min(max(total, Fraction(0)), task.weight)
    return Marking(score, (Interval.point(score),), _rule_step(score, task, task.inputs()))


def _bonus_malus(rule: BonusMalus, task: Task) -> Marking:
    total = Worth.exact(0)
    for award, sign in ((rule.bonus, 1), (rule.malus, -1)):
        if award is None:
            continue
        worth = reckon(Name(award.count), task.named)
        if isinstance(worth, Refusal):
            return task.refused(worth)
        total = _with_award(total, award, worth, sign, task)
    step = _rule_step(total.point, task, task.inputs())
    return Marking(total.point, (total.interval,), step)


def _with_award(total: Worth, award: Award, count: Worth, sign: int, task: Task) -> Worth:
    """The marks so far with those of one more award, up to its cap."""
    each = marks_of(award.each, task.weight, task.constants)
    cap = marks_of(award.cap, task.weight, task.constants)
    point = min(max(count.point * each, Fraction(0)), cap)
    marks = count.interval * Interval.point(each)
    low = min(max(marks.low if marks.low is not None else Fraction(0), Fraction(0)), cap)
    high = cap if marks.high is None else min(max(marks.high, Fraction(0)), cap)
    interval = total.interval + Interval(low, high) * Interval.point(sign)
    return Worth(total.point + sign * point, interval)
