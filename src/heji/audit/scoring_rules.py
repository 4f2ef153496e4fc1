"""A form's scores recomputed by the rubric that holds for it."""

from __future__ import annotations

from heji.audit.case import Reading, once_per_reading
from heji.rubrics.evaluation.evaluate import evaluate
from heji.rubrics.evaluation.evaluation import Evaluation
from heji.rubrics.files.shelf import choose, named
from heji.rubrics.rubric import Rubric, Status


@once_per_reading
def evaluated(reading: Reading) -> Evaluation | None:
    """The form's scores under the rubric that the user names, else the one that fits.

    None where no rubric fits: forms of another kind than the named rubric's, unknown layouts, forms
    without scores.

    Raises:
        RubricError: the rubric's file is wrong.
    """
    if not any(each.entry("score") for each in reading.form.indicators):
        return None
    rubric = _rubric(reading)
    return None if rubric is None else evaluate(rubric, reading.form)


def is_binding(reading: Reading, rubric: Rubric) -> bool:
    """Whether a contradiction to the rubric is an error: its text was at hand, or the user says so."""
    return bool(reading.rubric) or rubric.status is Status.OFFICIAL


def _rubric(reading: Reading) -> Rubric | None:
    if not reading.rubric:
        return choose(reading.form)
    rubric = named(reading.rubric)
    return rubric if rubric.form == reading.form.kind.value else None
