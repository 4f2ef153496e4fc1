"""Evaluates a form under a rubric: every item, the total, the grade, and the way to each."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from fractions import Fraction

from heji.forms.form import Form
from heji.rubrics.binding.matching import Matches, match
from heji.rubrics.evaluation.evaluation import (
    Basis,
    CapEvaluation,
    Evaluation,
    ItemEvaluation,
    Step,
)
from heji.rubrics.evaluation.reasons import reason
from heji.rubrics.evaluation.rows import Handed, Setting, evaluate_row
from heji.rubrics.evaluation.totals import cap_of, graded, total_of
from heji.rubrics.rubric import Item, Rubric


def evaluate(
    rubric: Rubric,
    form: Form,
    given: Handed | None = None,
    day: datetime.date | None = None,
) -> Evaluation:
    """The scores of a form.

    Args:
        rubric: the scoring rules.
        form: the form as recognised.
        given: values that the form does not have, by code of the item and name of the input; they
            go before what the form says. A text is read like a cell: `90万元`.
        day: for dated parameters; 31 December of the form's year when left out.

    Returns:
        The same for the same arguments, always: there is no clock and no memory.
    """
    setting = Setting(rubric, form, day or day_of(rubric, form), given or {})
    matches = match(rubric, form)
    return whole(tuple(_item(each, matches, setting) for each in rubric.items), matches, setting)


def whole(items: tuple[ItemEvaluation, ...], matches: Matches, setting: Setting) -> Evaluation:
    """The evaluation that rows make together: their total, its cap and its grade."""
    rubric, cap = setting.rubric, cap_of(setting)
    total = total_of(items, matches.unmatched, setting, cap)
    step = Step("total", (), total.value, steps=total.steps)
    return Evaluation(
        rubric,
        items,
        total.value,
        graded(total.value, rubric.grades),
        step,
        total.capped_from,
        cap if isinstance(cap, CapEvaluation) else None,
        tuple(each.figure for each in matches.unmatched),
        total.reason,
    )


def day_of(rubric: Rubric, form: Form) -> datetime.date:
    """The last day of the form's year; of the rubric's where the form names none."""
    return datetime.date(form.year or rubric.until or rubric.since, 12, 31)


def _item(item: Item, matches: Matches, setting: Setting) -> ItemEvaluation:
    if item.items:
        return group(item, tuple(_item(each, matches, setting) for each in item.items), setting)
    if item.rows is not None:
        rows = matches.groups[item.code]
        return group(item, tuple(evaluate_row(item, each, setting) for each in rows), setting)
    problem = "row-ambiguous" if item.code in matches.ambiguous else ""
    return evaluate_row(item, matches.rows.get(item.code), setting, problem)


def group(item: Item, items: tuple[ItemEvaluation, ...], setting: Setting) -> ItemEvaluation:
    """A group: its score is the sum of those below, where all of them have one."""
    counted = [each for each in items if each.basis is not Basis.NOT_APPLICABLE]
    scores = [each.score for each in counted]
    known = [each for each in scores if each is not None]
    is_decided = len(known) == len(scores)
    score = sum(known, Fraction(0)) if is_decided else None
    return ItemEvaluation(
        item,
        item.name.zh,
        _weight_of(item, items, setting),
        score,
        _basis(items, counted),
        step=Step("sum", (), score),
        items=items,
        reason=reason("below-undecided") if not is_decided else reason("sum"),
    )


def _weight_of(item: Item, items: Iterable[ItemEvaluation], setting: Setting) -> Fraction | None:
    """The rubric's weight of a group, else the sum of the weights below."""
    if item.weight is not None and item.rows is None:
        return setting.weight_of(item.weight)
    weights = [each.weight for each in items if each.weight is not None]
    return sum(weights, Fraction(0))


def _basis(items: tuple[ItemEvaluation, ...], counted: list[ItemEvaluation]) -> Basis:
    """What the score of a group rests on: the weakest of those below."""
    if items and not counted:
        return Basis.NOT_APPLICABLE
    found = {each.basis for each in counted}
    for basis in (Basis.UNDECIDED, Basis.TAKEN_OVER):
        if basis in found:
            return basis
    return Basis.COMPUTED
