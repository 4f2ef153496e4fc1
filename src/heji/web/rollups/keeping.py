"""Keeps what a submission came to, so that thousands can be summed without evaluating them again."""

from __future__ import annotations

from fractions import Fraction

from heji.forms.form import Form
from heji.targets.answer import Outcome
from heji.targets.answering import answers
from heji.web.filing.content import from_data
from heji.web.filing.kinds import form_kind
from heji.web.filing.models import Filing, Revision
from heji.web.filing.selectors import formed_of
from heji.web.reviews.scores import scores_of
from heji.web.rollups.models import Result


def keep(filing: Filing) -> Result | None:
    """Keeps the figures of the present submission, again after its review.

    Args:
        filing: a form that was handed in.

    Returns:
        What is kept; None of a kind of form that has no scores.
    """
    revision = Revision.objects.get(filing=filing, number=filing.revision)
    content = from_data(revision.content)
    known = form_kind(filing.kind).known(filing, content)
    scores = scores_of(filing, revision.number, content, known)
    if scores is None:
        return None
    met, missed, undecided = _reached(formed_of(filing, content, known).form)
    values = {
        "own_total": _exact(scores.own_total),
        "reviewed_total": _exact(scores.reviewed_total),
        "grade": dict(scores.reviewed_grade),
        "budget": content.amount("full_year_budget", "total"),
        "executed": content.amount("executed", "total"),
        "targets": met + missed + undecided,
        "reached": met,
        "undecided": undecided,
    }
    made, _ = Result.objects.update_or_create(revision=revision, defaults=values)
    return made


def _exact(score: Fraction | None) -> str:
    return "" if score is None else str(score)


def _reached(form: Form) -> tuple[int, int, int]:
    """How many rows meet their target, miss it, and leave it open; one figure missed is enough."""
    counted = dict.fromkeys(Outcome, 0)
    for row in form.indicators:
        target = row.entry("target")
        if target is None or not target.quote.strip():
            continue
        outcomes = {each.outcome for each in answers(row, form.year)}
        if Outcome.MISSED in outcomes:
            counted[Outcome.MISSED] += 1
        elif not outcomes or Outcome.UNDECIDED in outcomes:
            counted[Outcome.UNDECIDED] += 1
        else:
            counted[Outcome.MET] += 1
    return counted[Outcome.MET], counted[Outcome.MISSED], counted[Outcome.UNDECIDED]
