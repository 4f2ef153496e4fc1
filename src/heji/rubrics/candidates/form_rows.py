"""The rows of a form that can be explained: weight, rate and score."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from heji.forms.form import Form, Indicator
from heji.relations.frame import is_pure
from heji.rubrics.candidates.explaining import Explanation, Scored, explain_form
from heji.rubrics.evaluation.rounding import stands_for
from heji.rubrics.printed.row_values import rate_of
from heji.values.normalise import squeeze
from heji.values.quantity import Quantity


@dataclass(frozen=True, slots=True)
class ExplainedRow:
    """A row with the rules that give its score, or why none can be looked for."""

    name: str
    weight: str  #: as printed
    score: str
    has_full_marks: bool = False
    value: str = ""
    explanation: Explanation | None = None
    problem: str = ""  #: last part of a text `printed.problem.<problem>`


def explained_rows(form: Form, name: str = "") -> tuple[ExplainedRow, ...]:
    """The rows of a form with weight and score, and the rules that explain them together.

    Args:
        form: a form with a score table.
        name: only rows whose name contains this; rules are ranked by the whole form all the same.
    """
    rows = list(_rows(form))
    scored = [scored for _, scored in rows if scored is not None]
    explanations = iter(explain_form(scored))
    found = [_explained(row, next(explanations) if one is not None else None) for row, one in rows]
    return tuple(each for each in found if squeeze(name) in squeeze(each.name))


def _explained(row: ExplainedRow, explanation: Explanation | None) -> ExplainedRow:
    return replace(row, explanation=explanation)


def _rows(form: Form) -> Iterator[tuple[ExplainedRow, Scored | None]]:
    for indicator in form.indicators:
        weight, score = marks_of(indicator, "weight"), marks_of(indicator, "score")
        if weight is None or score is None or weight.number <= 0:
            continue
        yield _row(indicator, weight, score)


def _row(
    indicator: Indicator, weight: Quantity, score: Quantity
) -> tuple[ExplainedRow, Scored | None]:
    is_full = score.number >= weight.number
    plain = ExplainedRow(indicator.name, weight.text.strip(), score.text.strip(), is_full)
    found = rate_of(indicator)
    if isinstance(found, str):
        return replace(plain, problem=found), None
    scored = Scored(plain.name, Fraction(weight.number), found.worths[0], stands_for(score))
    return replace(plain, value=found.quantity.text.strip()), scored


def marks_of(indicator: Indicator, role: str) -> Quantity | None:
    """The weight or the score of a row, in marks; None where it prints none, or a share."""
    figure = indicator.entry(role)
    quantity = figure.quantity if figure is not None else None
    return None if quantity is None or is_pure(quantity.unit) else quantity
