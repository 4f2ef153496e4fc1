"""Reads answers: to each finding what was said last, and what is left to be said."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from heji.audit.answers import AnswerStatus
from heji.language import text
from heji.web.answers.models import Answer
from heji.web.calendar.selectors import phase_of
from heji.web.filing import selectors
from heji.web.filing.content import Content
from heji.web.filing.findings import CellFinding, findings
from heji.web.filing.kinds import form_kind
from heji.web.filing.models import Filing

#: What a region may ask an answer to, the least first: the tones of the findings.
_TONES: Mapping[str, frozenset[str]] = {
    "": frozenset(),
    "error": frozenset(("error",)),
    "warning": frozenset(("error", "warning")),
}


def answers(filing: Filing) -> dict[str, Answer]:
    """The last answer to each finding of a form, by the key of the finding."""
    found = Answer.objects.filter(filing=filing).select_related("person", "overruling__person")
    return {each.finding: each for each in found}


def overruling_of(answer: Answer) -> str:
    """The reason why a reviewer does not let an answer stand; "" where it stands."""
    found = getattr(answer, "overruling", None)
    return "" if found is None else str(found.reason)


def stands(answer: Answer | None) -> bool:
    """Whether a finding is settled by its answer."""
    if answer is None or overruling_of(answer):
        return False
    return AnswerStatus(answer.status).settles


def with_answers(
    filing: Filing, found: Iterable[CellFinding], language: str
) -> tuple[CellFinding, ...]:
    """The findings with what was said to each."""
    known = answers(filing)
    return tuple(
        replace(each, answer=_said(known[each.key], language)) if each.key in known else each
        for each in found
    )


def told(filing: Filing, content: Content, language: str) -> tuple[CellFinding, ...]:
    """What is found on a form and what was said to it."""
    return with_answers(filing, findings(selectors.case(filing, content), language), language)


def _said(answer: Answer, language: str) -> str:
    status = text(f"answer.status.{answer.status}", language)
    said = text(
        "answer.said", language, status=status, who=answer.person.name, reason=answer.reason
    )
    why = overruling_of(answer)
    return f"{said} {text('answer.overruled', language, reason=why)}" if why else said


def unanswered(filing: Filing, content: Content) -> list[CellFinding]:
    """The findings that keep a form from being handed in, as its region wants it."""
    phase = phase_of(filing.organisation, filing.year, form_kind(filing.kind).phase)
    tones = _TONES["" if phase is None else phase.must_answer]
    if not tones:
        return []
    known = answers(filing)
    found = findings(selectors.case(filing, content), "zh")
    return [each for each in found if each.tone in tones and not stands(known.get(each.key))]
