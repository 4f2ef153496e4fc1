"""Evidence of a key evaluation: reports and working papers, of the office and of the experts."""

from __future__ import annotations

from django.urls import reverse

from heji.web.acting.actor import Actor
from heji.web.acting.role import Role
from heji.web.evidence.subjects import Subject
from heji.web.key_evaluations.models import ENDED, KeyEvaluation
from heji.web.key_evaluations.selectors import key_evaluations, own
from heji.web.organisations.scope import seats_opened_to

TYPE = "key_evaluations.keyevaluation"
_LONGEST_ID = 18


def key_evaluation(actor: Actor, subject_id: str) -> Subject | None:
    """A key evaluation that the actor may see; only its office and its experts attach to it."""
    is_id = subject_id.isascii() and subject_id.isdigit() and len(subject_id) <= _LONGEST_ID
    if not is_id:
        return None
    if actor.role is Role.EXPERT:
        seat = seats_opened_to(actor).filter(evaluation=int(subject_id)).first()
        address = "" if seat is None else reverse("key-evaluation-given-one", args=(seat.pk,))
        return None if seat is None else _subject(seat.evaluation, address, is_open=True)
    found = key_evaluations(actor).filter(pk=int(subject_id)).first()
    if found is None:
        return None
    is_open = found.state not in ENDED and own(actor).filter(pk=found.pk).exists()
    return _subject(found, reverse("key-evaluation", args=(found.pk,)), is_open=is_open)


def _subject(evaluation: KeyEvaluation, address: str, *, is_open: bool) -> Subject:
    # The office's business: those who are evaluated read its conclusion, not working papers.
    name, office = evaluation.title, evaluation.organisation
    return Subject(TYPE, str(evaluation.pk), name, office, address, is_open)
