"""Experts and third parties: who can be asked, what they were given, what they advised."""

from __future__ import annotations

from django.db.models import Q, QuerySet
from django.utils import timezone

from heji.web.accounts.models import Membership, Person
from heji.web.acting.actor import Actor
from heji.web.acting.role import FINANCE, Role
from heji.web.evidence.models import Evidence
from heji.web.evidence.selectors import evidence_seen_by
from heji.web.organisations.models import Kind
from heji.web.organisations.scope import business_of, given_to, opened_to
from heji.web.reviews.models import Comment, Consultation, Decision, Review

#: Who asks experts for advice, and sees what they advised.
ASKING = FINANCE | {Role.DEPARTMENT_REVIEWER}
EXPERTS = frozenset((Role.EXPERT,))


def experts(actor: Actor) -> list[Person]:
    """Whom an actor can ask: the experts of the own part of the tree, and of the bureau above."""
    above = [int(each) for each in actor.organisation.path.split("/") if each]
    bureau = Q(organisation__kind=Kind.FINANCE_BUREAU, organisation__parent__in=above)
    found = Membership.objects.running(timezone.localdate()).filter(
        bureau | Q(organisation__in=business_of(actor)),
        role=Role.EXPERT,
        person__is_active=True,
    )
    ordered = found.exclude(person=actor.person).order_by("person__name").select_related("person")
    return list(dict.fromkeys(each.person for each in ordered))


def given(actor: Actor) -> QuerySet[Consultation]:
    """What an expert was given, the most urgent first, what is done last."""
    related = ("review__filing__organisation", "review__filing__project")
    found = given_to(actor).select_related(*related, "given_by", "organisation")
    return found.order_by("advised_at", "until", "pk")


def waiting(actor: Actor) -> QuerySet[Consultation]:
    """Of that, what still waits for the expert: nothing said yet, and nobody has decided."""
    return (
        given(actor)
        .filter(advised_at__isnull=True, review__decision=Decision.OPEN)
        .exclude(interest="conflict")
    )


def consultation(actor: Actor, id: int) -> Consultation:
    """One thing that an expert was given.

    Raises:
        Consultation.DoesNotExist: never given, revoked, or past its day.
    """
    return given(actor).get(pk=id)


def own_comments(given: Consultation) -> QuerySet[Comment]:
    """What an expert said at cells."""
    return given.comments.select_related("person")


def asked(actor: Actor, review: Review) -> list[Consultation]:
    """The experts who were asked about a submission, for those who ask experts; others see none."""
    if not actor.has(ASKING):
        return []
    found = Consultation.objects.filter(
        review__filing=review.filing, review__revision=review.revision
    )
    related = found.select_related("expert", "given_by", "organisation", "revoked_by", "review")
    return list(related.prefetch_related("comments"))


def evidence(actor: Actor, given: Consultation) -> list[Evidence]:
    """The evidence of the filing that an expert may open."""
    if not opened_to(actor).filter(pk=given.pk).exists():
        return []
    return list(evidence_seen_by(actor).filter(_of(given), removed_at=None))


def _of(given: Consultation) -> Q:
    form = given.review.filing
    rows = [str(each) for each in form.indicator_rows.values_list("pk", flat=True)]
    return Q(subject_type="filing.filing", subject_id=str(form.pk)) | Q(
        subject_type="filing.indicator", subject_id__in=rows
    )
