"""Which part of the tree a person sees and changes: the one place where that is decided.

Every selector starts from one of these query sets, every action checks against them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet
from django.utils import timezone

from heji.web.acting.actor import Actor
from heji.web.acting.role import ADMINISTRATION, FINANCE, UNIT, Role
from heji.web.organisations.models import Kind, Organisation

if TYPE_CHECKING:
    from heji.web.key_evaluations.models import Seat
    from heji.web.reviews.models import Consultation


def seen_by(actor: Actor) -> QuerySet[Organisation]:
    """The organisations whose names an actor may see: the own part of the tree."""
    if actor.role is Role.EXPERT:
        return Organisation.objects.none()
    return Organisation.objects.filter(_below(root_of(actor)))


def business_of(actor: Actor) -> QuerySet[Organisation]:
    """The organisations whose forms, budgets and findings an actor may see.

    Administrators see none: they keep accounts and the installation, not the business. An expert
    sees only what was given to them, piece by piece (`given_to`).
    """
    if actor.has(ADMINISTRATION):
        return Organisation.objects.none()
    return seen_by(actor)


def given_to(actor: Actor) -> QuerySet[Consultation]:
    """What an expert was given: not revoked, and not past its last day. Others were given nothing."""
    from heji.web.reviews.models import Consultation

    if actor.role is not Role.EXPERT:
        return Consultation.objects.none()
    today = timezone.localdate()
    return Consultation.objects.filter(
        expert=actor.person, revoked_at__isnull=True, until__gte=today
    )


def opened_to(actor: Actor) -> QuerySet[Consultation]:
    """Of that, what they may open: where they have declared that nothing ties them to it."""
    from heji.web.reviews.models import Interest

    return given_to(actor).filter(interest=Interest.NONE)


def seats_given_to(actor: Actor) -> QuerySet[Seat]:
    """The key evaluations that an expert was given: sent out, not taken back, not ended."""
    from heji.web.key_evaluations.models import GIVEN, Seat

    if actor.role is not Role.EXPERT:
        return Seat.objects.none()
    return Seat.objects.filter(
        expert=actor.person, taken_back_at__isnull=True, evaluation__state__in=list(GIVEN)
    )


def seats_opened_to(actor: Actor) -> QuerySet[Seat]:
    """Of these, what they may open: where they have declared that nothing ties them to it."""
    from heji.web.key_evaluations.models import Interest

    return seats_given_to(actor).filter(interest=Interest.NONE)


def root_of(actor: Actor) -> Organisation:
    """The top of the part of the tree that a role covers."""
    own = actor.organisation
    if actor.has(UNIT) or actor.role is Role.DEPARTMENT_REVIEWER or own.parent is None:
        return own
    governs = actor.has(FINANCE | ADMINISTRATION) or actor.role is Role.INSPECTOR
    # A bureau, an audit office or a congress stands below its region and sees all of it.
    return own.parent if governs and own.kind != Kind.REGION else own


def _below(root: Organisation) -> Q:
    return Q(path__startswith=root.path)
