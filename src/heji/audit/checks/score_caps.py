"""The check of a total against the cap that the rate of execution sets."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from heji.audit.case import Reading
from heji.audit.check import check
from heji.audit.examiner import Examiner, Words
from heji.audit.finding import Finding, Severity
from heji.audit.score_words import PLACES, as_printed, distance, suspects_of
from heji.audit.scoring_rules import evaluated, is_binding
from heji.documents.figure import Figure
from heji.rubrics.evaluation.evaluation import CapEvaluation, Evaluation
from heji.values.formatting import plain


@check("score-cap")
def score_cap(reading: Reading) -> Iterator[Finding]:
    """A total above the cap that its rule set gives for this execution rate."""
    evaluation = evaluated(reading)
    total = reading.form.total_score
    if evaluation is None or evaluation.cap is None or total is None or total.quantity is None:
        return
    examiner = Examiner("score-cap", Severity.ERROR, reading.id)
    yield _capped(examiner, reading, evaluation, evaluation.cap, total)


def _capped(
    examiner: Examiner,
    reading: Reading,
    evaluation: Evaluation,
    cap: CapEvaluation,
    total: Figure,
) -> Finding:
    quantity = total.quantity
    assert quantity is not None  # noqa: S101 - the caller looks
    evidence = examiner.evidence(total, *(each.figure for each in cap.inputs))
    stated = total.stated
    if quantity.number <= max(each.high for each in cap.possible if each.high is not None):
        return examiner.right(evidence, Words(stated))
    highest = as_printed(cap.highest, total)
    words = Words(stated, f"≤{highest}", distance(total, (Decimal(highest),)))
    rate = plain(cap.rate.point * 100, PLACES) + "%"
    return examiner.wrong(
        "above",
        evidence,
        words,
        severity=Severity.ERROR if is_binding(reading, evaluation.rubric) else Severity.WARNING,
        suspects=suspects_of(total, stated, words.expected),
        stated=stated,
        highest=highest,
        rate=rate,
    )
