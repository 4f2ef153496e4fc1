"""Whose office a step is: the unit's own approver, its department, the bureau of its own region.

A city's bureau sees the forms of its districts and decides none of them where a district has a
bureau of its own: each level of government answers for its own budget.
"""

from __future__ import annotations

from django.db.models import Q, QuerySet
from django.utils import timezone

from heji.web.accounts.models import Membership, Person
from heji.web.acting.actor import Actor
from heji.web.acting.middleware import actor_of
from heji.web.acting.role import FINANCE, UNIT
from heji.web.filing.selectors import filings
from heji.web.organisations.models import Kind, Organisation
from heji.web.organisations.scope import root_of
from heji.web.organisations.selectors import line_of
from heji.web.reviews.models import Review
from heji.web.reviews.routes import ROLES

_STEP_OF = {role: step for step, role in ROLES.items()}


def charged(actor: Actor) -> QuerySet[Review]:
    """The steps, open or decided, that are an actor's office."""
    step = _STEP_OF.get(actor.role)
    if step is None:
        return Review.objects.none()
    found = Review.objects.filter(step=step, filing__in=filings(actor).values("pk"))
    return found.filter(answered_for(actor, "filing__organisation"))


def fellows(actor: Actor, review: Review) -> list[Person]:
    """Those who share an actor's office and see a form, the actor included."""
    running = Membership.objects.running(timezone.localdate()).filter(
        answered_for(actor, "organisation"),
        role=actor.role,
        organisation__path__startswith=root_of(actor).path,
        person__is_active=True,
    )
    there = review.filing.organisation.path
    memberships = running.select_related("person", "organisation__parent").order_by("person__name")
    seeing = (each for each in memberships if there.startswith(root_of(actor_of(each)).path))
    return list(dict.fromkeys(each.person for each in seeing))


def answered_for(actor: Actor, organisation: str = "") -> Q:
    """Which organisations of the actor's part of the tree they answer for.

    Args:
        actor: whose office it is.
        organisation: how a row leads to its organisation; "" for organisations themselves.
    """
    beginning = f"{organisation}__" if organisation else ""
    if actor.has(UNIT):
        return Q(**{f"{beginning}pk__in": line_of(actor.organisation)})
    return _without_lower(root_of(actor), beginning) if actor.has(FINANCE) else Q()


def _without_lower(region: Organisation, beginning: str) -> Q:
    """Not the regions below that have a bureau of their own."""
    bureaus = Organisation.objects.filter(
        kind=Kind.FINANCE_BUREAU, path__startswith=region.path, valid_to__isnull=True
    )
    paths = bureaus.exclude(parent=region).values_list("parent__path", flat=True)
    found = Q()
    for path in set(paths):
        found &= ~Q(**{f"{beginning}path__startswith": path})
    return found
