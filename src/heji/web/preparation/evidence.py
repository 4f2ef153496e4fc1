"""What of the preparation can have evidence attached: regulations, evaluations, funds."""

from __future__ import annotations

from typing import TypeVar

from django.db.models import QuerySet
from django.urls import reverse

from heji.web.acting.actor import Actor
from heji.web.evidence.subjects import Subject
from heji.web.preparation.models import Evaluation, EvaluationState, Regulation, SpecialFund
from heji.web.preparation.selectors.evaluations import evaluations
from heji.web.preparation.selectors.funds import funds
from heji.web.preparation.selectors.regulations import regulations

_Model = TypeVar("_Model", Evaluation, Regulation, SpecialFund)


def regulation(actor: Actor, subject_id: str) -> Subject | None:
    """A regulation: its text."""
    found = _found(regulations(actor), subject_id)
    return None if found is None else _subject(found, reverse("regulations"))


def evaluation(actor: Actor, subject_id: str) -> Subject | None:
    """An ex-ante evaluation: plans, costings, minutes; closed once it is concluded."""
    found = _found(evaluations(actor), subject_id)
    if found is None:
        return None
    address = reverse("evaluation", kwargs={"id": found.pk})
    return _subject(found, address, is_open=found.state == EvaluationState.DRAFT)


def fund(actor: Actor, subject_id: str) -> Subject | None:
    """A special fund: its publication, its requests."""
    found = _found(funds(actor), subject_id)
    return None if found is None else _subject(found, f"{reverse('funds')}#fund-{found.pk}")


def _found(rows: QuerySet[_Model], subject_id: str) -> _Model | None:
    is_id = subject_id.isascii() and subject_id.isdigit() and len(subject_id) < 19
    return rows.filter(pk=int(subject_id)).first() if is_id else None


def _subject(found: _Model, address: str, *, is_open: bool = True) -> Subject:
    subject_type = found._meta.label_lower
    return Subject(subject_type, str(found.pk), str(found), found.organisation, address, is_open)
