"""The rules for self-evaluations that the core's catalogue does not have.

Each rule is a function of a `Case` that yields findings of the core's kind. What a single form can
be checked for by the core, such as a missed target without a reason, is not repeated here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal

from heji.audit.examiner import Examiner, Words
from heji.audit.finding import Finding, Severity
from heji.rubrics.evaluation.evaluation import Basis, ItemEvaluation
from heji.web.filing.case import Case
from heji.web.filing.content import Indicator, cell
from heji.web.filing.figures import written
from heji.web.self_evaluations.declared import PERFORMANCE, differing
from heji.web.self_evaluations.explaining import score_text
from heji.web.self_evaluations.knowing import Known
from heji.web.self_evaluations.malus import passed_over
from heji.web.self_evaluations.rubric_rows import BONUS
from heji.web.self_evaluations.weights import fit, total_weights

Rule = Callable[[Case, Known], Iterator[Finding]]


def undeclared(case: Case, known: Known) -> Iterator[Finding]:
    """The declaration says something else by now: it was adjusted after this was begun."""
    speaker = Examiner("self-evaluation-declaration", Severity.ERROR, case.id)
    declared = known.declared
    if declared is None:
        yield speaker.wrong("none", ())
        return
    evaluation = known.scored.evaluation
    fits = fit(declared, None if evaluation is None else evaluation.rubric)
    for each in differing(case.content, declared, with_weight=fits):
        place = () if each.row is None else case.place(cell(each.row, "name"), each.name)
        yield speaker.wrong(each.kind, place, name=each.name, declared=each.declared)


def without_result(case: Case, known: Known) -> Iterator[Finding]:
    """A declared target has no result."""
    speaker = Examiner("self-evaluation-result", Severity.ERROR, case.id)
    for row in case.named:
        if row.section == PERFORMANCE and row.result_value is None and not row.result_text:
            yield speaker.wrong("missing", case.place(cell(row, "result")), name=row.name)


def weights(case: Case, known: Known) -> Iterator[Finding]:
    """The weights of all rows do not make the full mark."""
    evaluation = known.scored.evaluation
    totals = total_weights(case.content.indicators)
    if evaluation is None or not totals or evaluation.rubric.full_mark in totals:
        return
    speaker = Examiner("self-evaluation-weights", Severity.ERROR, case.id)
    full, made = score_text(evaluation.rubric.full_mark), score_text(totals[0])
    declared = (each for each in case.content.indicators if each.section == PERFORMANCE)
    first = next(declared, None)
    words = Words(made, full)
    place = () if first is None else case.place(cell(first, "weight"))
    yield speaker.wrong("sum", place, words, total=made, full=full)


def mark_lost(case: Case, known: Known) -> Iterator[Finding]:
    """A row has less than its weight, and nothing says why or what will be done."""
    speaker = Examiner("self-evaluation-lost", Severity.WARNING, case.id)
    for row, item in _scored(case, known):
        is_bonus = row.section == BONUS  # what was not gained there is no loss
        if is_bonus or item.score is None or item.weight is None or item.score >= item.weight:
            continue
        says_nothing = not row.reason.strip() and not row.improvement.strip()
        if says_nothing and row.section == PERFORMANCE and item.basis is Basis.COMPUTED:
            continue  # the core's check of missed targets says so
        words = {
            "name": row.name,
            "score": score_text(item.score),
            "weight": score_text(item.weight),
        }
        if not row.reason.strip():
            yield speaker.wrong("reason", case.place(cell(row, "reason")), values=words)
        if not row.improvement.strip():
            place = case.place(cell(row, "improvement"))
            yield speaker.wrong("improvement", place, values=words, severity=Severity.NOTE)


def by_a_person(case: Case, known: Known) -> Iterator[Finding]:
    """A score that a person gives is missing, has no basis, or lies outside of its weight."""
    speaker = Examiner("self-evaluation-given", Severity.ERROR, case.id)
    for row, item in _scored(case, known):
        if row.score is None:
            if _asks_for_score(row, item):
                yield speaker.wrong("missing", case.place(cell(row, "given_score")), name=row.name)
            continue
        given = Decimal(written(row.score, row.score_places))
        place = case.place(cell(row, "given_score"), f"{given:f}")
        if item.basis is Basis.COMPUTED:
            yield speaker.wrong(
                "unused",
                place,
                severity=Severity.NOTE,
                name=row.name,
                given=f"{given:f}",
                score=score_text(item.score),
            )
        elif item.problem == "score-outside" and item.weight is not None:
            weight = score_text(item.weight)
            words = Words(f"{given:f}", weight)
            yield speaker.wrong("outside", place, words, name=row.name, weight=weight)
        elif item.basis is Basis.UNDECIDED:
            yield speaker.wrong("not-taken", place, severity=Severity.WARNING, name=row.name)
        elif not row.basis.strip():
            yield speaker.wrong("basis", case.place(cell(row, "basis")), name=row.name)


def _asks_for_score(row: Indicator, item: ItemEvaluation) -> bool:
    """Whether only a person can score the row now: something is there to be judged."""
    is_judged = item.problem in ("manual", "target-in-words")
    has_result = row.result_value is not None or bool(row.result_text)
    return item.basis is Basis.UNDECIDED and is_judged and (has_result or item.problem == "manual")


def without_rules(case: Case, known: Known) -> Iterator[Finding]:
    """No scoring rules hold, so nothing can be scored."""
    speaker = Examiner("self-evaluation-rules", Severity.WARNING, case.id)
    if known.scored.evaluation is None:
        yield speaker.wrong("none", ())


RULES: tuple[Rule, ...] = (
    undeclared,
    without_rules,
    weights,
    without_result,
    mark_lost,
    by_a_person,
    passed_over,
)


def broken(case: Case) -> Iterator[Finding]:
    """What all rules find."""
    if isinstance(case.known, Known):
        for rule in RULES:
            yield from rule(case, case.known)


def _scored(case: Case, known: Known) -> Iterator[tuple[Indicator, ItemEvaluation]]:
    """The rows with their evaluation."""
    items = known.scored.items
    for row in case.content.indicators:
        if row.id in items:
            yield row, items[row.id]
