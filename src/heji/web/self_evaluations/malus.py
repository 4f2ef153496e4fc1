"""Known cases that cost marks and that a form passes over: reviewers see them as notes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from heji.audit.examiner import Examiner
from heji.audit.finding import Finding, Severity
from heji.language import text
from heji.rubrics.evaluation.evaluation import ItemEvaluation
from heji.rubrics.rules.rule import BonusMalus
from heji.web.filing.case import Case
from heji.web.filing.content import Indicator, cell
from heji.web.self_evaluations.knowing import Known


def passed_over(case: Case, known: Known) -> Iterator[Finding]:
    """A case that the system knows is stated in no malus row that takes marks off for it."""
    speaker = Examiner("self-evaluation-proposal", Severity.NOTE, case.id)
    rows = list(malus_rows(case, known))
    for each in known.proposals:
        if not rows or any(_takes_off(item) and each.is_stated(row) for row, item in rows):
            continue
        row = rows[0][0]
        key, place = f"self-evaluation.proposal.kind.{each.kind}", case.place(cell(row, "basis"))
        found = speaker.wrong("not-taken", place, name=row.name, count=str(each.count))
        kind = (("kind", text(key, "zh"), text(key, "en")),)
        yield replace(found, message=replace(found.message, spoken=kind))


def malus_rows(case: Case, known: Known) -> Iterator[tuple[Indicator, ItemEvaluation]]:
    """The rows whose rule takes marks off by the case."""
    for row in case.content.indicators:
        item = known.scored.items.get(row.id)
        rule = None if item is None else item.item.rule
        if item is not None and isinstance(rule, BonusMalus) and rule.malus is not None:
            yield row, item


def _takes_off(item: ItemEvaluation) -> bool:
    return item.score is not None and item.score < 0
