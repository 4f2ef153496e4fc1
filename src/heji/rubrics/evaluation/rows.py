"""One item of a rubric for one row of a form: its score, or why there is none."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from heji.forms.form import Form, Indicator
from heji.relations.frame import is_pure
from heji.rubrics.binding.evidence import evidence_of
from heji.rubrics.binding.inputs import bind, handed
from heji.rubrics.evaluation.by_target import mark_by_target
from heji.rubrics.evaluation.evaluation import Basis, Given, ItemEvaluation, Step
from heji.rubrics.evaluation.judged import by_tiers, judged
from heji.rubrics.evaluation.known import KnownRow
from heji.rubrics.evaluation.marking import Marking, Task, mark
from heji.rubrics.evaluation.printed_rate import of_printed_rates
from heji.rubrics.evaluation.reasons import reason
from heji.rubrics.evaluation.rounding import rounded, rounded_interval
from heji.rubrics.formulas.expression import Expression, Number
from heji.rubrics.formulas.reckoning import Refusal, holds, reckon
from heji.rubrics.rubric import Item, Otherwise, Rubric
from heji.rubrics.rules.constants import Constants
from heji.rubrics.rules.rule import ByTarget, Manual, Text, Tiers
from heji.values.absence import Absence, Absent
from heji.values.interval import Interval
from heji.values.quantity import Quantity

#: Values handed in: by the code of the item, then by the name of the input.
Handed = Mapping[str, Mapping[str, Quantity | bool | str]]

_UNFIT = "not-applicable"


@dataclass(frozen=True, slots=True)
class Setting:
    """What all items of one evaluation share."""

    rubric: Rubric
    form: Form
    day: datetime.date
    handed: Handed = field(default_factory=dict)

    def constants(self, weight: Fraction) -> Constants:
        """The constants of a rule on the day."""
        return Constants(weight, self.rubric.parameters, self.day)

    def weight_of(self, expression: Expression) -> Fraction | None:
        """What a weight of the rubric is in marks; None when it cannot be reckoned."""
        if isinstance(expression, Number):
            return expression.value
        found = reckon(expression, self.constants(Fraction(0)).named)
        return None if isinstance(found, Refusal) else found.point


def evaluate_row(
    item: Item, row: Indicator | None, setting: Setting, problem: str = ""
) -> ItemEvaluation:
    """The score of an item.

    Args:
        item: an item without items below it.
        row: the row of the form that it is; None when the form has none.
        setting: rubric, form, day, values handed in.
        problem: what is wrong with the choice of the row (`row-ambiguous`).
    """
    if row is not None and is_unfit(row):
        return KnownRow(item, row, _weight(item, row, setting)).ends(
            Basis.NOT_APPLICABLE, reason("row-not-applicable"), _UNFIT
        )
    known = KnownRow(item, row, _weight(item, row, setting), _given(item, row, setting))
    if known.weight is None:
        lacking = "row-missing" if row is None else "weight-missing"
        return known.ends(Basis.UNDECIDED, reason(lacking), lacking)
    task = Task(
        item,
        known.weight,
        known.given,
        setting.constants(known.weight),
        setting.rubric,
    )
    unfit = _unfit(item, task)
    if unfit is not None:
        return known.ends(Basis.NOT_APPLICABLE, unfit, _UNFIT)
    if isinstance(item.rule, Manual):
        return judged(known, item.rule.reason, "manual")
    if isinstance(item.rule, Tiers):
        return by_tiers(known, item.rule, task)
    marking = Marking(None, problem=problem) if problem else _mark(known, task, setting)
    return _settled(known, marking, task, setting)


def is_unfit(row: Indicator) -> bool:
    """Whether a row says 不适用 where its target or result should stand."""
    values = [figure.value for role in ("target", "result") if (figure := row.entry(role))]
    return any(
        isinstance(each, Absent) and each.absence is Absence.NOT_APPLICABLE for each in values
    )


def _weight(item: Item, row: Indicator | None, setting: Setting) -> Fraction | None:
    """The rubric's weight, else the one that the form prints; a share is one of the full mark."""
    if item.weight is not None:
        return setting.weight_of(item.weight)
    figure = row.entry("weight") if row is not None else None
    quantity = figure.quantity if figure is not None else None
    if quantity is None:
        return None
    if is_pure(quantity.unit):
        return quantity.fraction * setting.rubric.full_mark
    return Fraction(quantity.number)


def _given(item: Item, row: Indicator | None, setting: Setting) -> tuple[Given, ...]:
    """The inputs: what was handed in, else what the form has."""
    if not item.inputs:
        return ()
    own = setting.handed.get(item.code, {})
    cells = () if row is None else evidence_of(row)
    return tuple(
        handed(each, own[each.name]) if each.name in own else bind(each, row, setting.form, cells)
        for each in item.inputs
    )


def _unfit(item: Item, task: Task) -> Text | None:
    """Why the item does not count in this form; None when it does."""
    if item.applies is not None:
        truth = holds(item.applies, task.named)
        if not isinstance(truth, Refusal) and not truth.point:
            return reason("does-not-apply")
    if any(each.problem == _UNFIT for each in task.given):
        return reason("input-not-applicable")
    return None


def _mark(known: KnownRow, task: Task, setting: Setting) -> Marking:
    """The marks of the rule."""
    rule = known.item.rule
    if isinstance(rule, ByTarget):
        if known.row is None:
            return Marking(None, problem="row-missing")
        return mark_by_target(rule, known.row, setting.form.year, task)
    if rule is None or isinstance(rule, Manual | Tiers):
        return Marking(None, problem="no-rule")
    if known.item.applies is not None:
        truth = holds(known.item.applies, task.named)
        if isinstance(truth, Refusal):
            return task.refused(truth)
    return mark(rule, task)


def _settled(known: KnownRow, marking: Marking, task: Task, setting: Setting) -> ItemEvaluation:
    """The marks rounded, or what becomes of a row without marks."""
    rule = known.item.rule
    if marking.score is None:
        if isinstance(rule, ByTarget) and rule.tiers and marking.problem == "target-in-words":
            return by_tiers(known, rule.tiers, task)
        why = reason(marking.problem, _name_of(known.item, marking.blame))
        if known.item.otherwise is Otherwise.TAKEN_OVER:
            return judged(known, why, marking.problem)
        return known.ends(Basis.UNDECIDED, why, marking.problem)
    precision = known.item.score_precision or setting.rubric.precisions.item
    score = rounded(marking.score, precision)
    step = marking.step
    if precision is not None:
        steps = () if step is None else (step,)
        step = Step("rounding", (("places", str(precision.places)),), score, steps=steps)
    possible = tuple(rounded_interval(each, precision) for each in marking.possible)
    if known.row is not None and marking.value is not None:
        printed = of_printed_rates(rule, marking.value.point, known.row, task)
        possible += tuple(Interval.point(rounded(each, precision)) for each in printed)
    return known.scored(score, possible, step, marking.value)


def _name_of(item: Item, name: str) -> Text:
    """What an input is called."""
    return next((each.names for each in item.inputs if each.name == name), Text(name, name))
