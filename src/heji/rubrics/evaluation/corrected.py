"""A form's scores once a reviewer has corrected some of them: groups, total and grade follow."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

from heji.forms.form import Form
from heji.rubrics.binding.matching import match
from heji.rubrics.evaluation.evaluate import day_of, group, whole
from heji.rubrics.evaluation.evaluation import Basis, Evaluation, ItemEvaluation, Step
from heji.rubrics.evaluation.rows import Handed, Setting
from heji.rubrics.rubric import Item, Precision, Rubric

#: Decimals of a score where the rubric rounds none.
_PLACES = 4


def corrected(
    evaluation: Evaluation,
    form: Form,
    scores: Mapping[int, Fraction],
    given: Handed | None = None,
    day: datetime.date | None = None,
) -> Evaluation:
    """The evaluation of the same form with some rows scored by a person.

    Args:
        evaluation: of the form, as its rubric gives it; not changed.
        form: the form that was evaluated.
        scores: the scores that hold instead, by the place of their row among the form's
            indicators (0 is the first), in marks.
        given: what was handed to `evaluate`.
        day: likewise.

    Returns:
        All totals recomputed as the rubric says, with its rounding, its cap and its grades. A row
        without a score of its own before has one now.
    """
    rubric = evaluation.rubric
    setting = Setting(rubric, form, day or day_of(rubric, form), given or {})
    rows = {id(form.indicators[place]): score for place, score in scores.items()}
    items = tuple(_corrected(each, rows, setting) for each in evaluation.items)
    return whole(items, match(rubric, form), setting)


def score_places(rubric: Rubric, item: Item) -> int:
    """How many decimals a score of an item can have: those that the rubric keeps of it."""
    precision: Precision | None = item.score_precision or rubric.precisions.item
    return _PLACES if precision is None else max(precision.places, 0)


def _corrected(
    evaluated: ItemEvaluation, rows: Mapping[int, Fraction], setting: Setting
) -> ItemEvaluation:
    if evaluated.items:
        below = tuple(_corrected(each, rows, setting) for each in evaluated.items)
        return group(evaluated.item, below, setting)
    score = rows.get(id(evaluated.row))
    if evaluated.row is None or score is None:
        return evaluated
    step = Step("taken-over", (), score)
    return replace(evaluated, score=score, basis=Basis.TAKEN_OVER, step=step, problem="")
