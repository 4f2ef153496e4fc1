"""Reads people and memberships."""

from __future__ import annotations

from django.db.models import Q, QuerySet
from django.utils import timezone

from heji.web.accounts.models import Membership, Person
from heji.web.acting.actor import Actor
from heji.web.organisations.scope import seen_by


def current_memberships(person: Person) -> QuerySet[Membership]:
    """The roles that a person has today."""
    today = timezone.localdate()
    running = Q(starts__lte=today) & (Q(ends__isnull=True) | Q(ends__gte=today))
    return person.memberships.filter(running).select_related("organisation__parent", "person")


def memberships_seen_by(actor: Actor) -> QuerySet[Membership]:
    """Who has which role in the actor's part of the tree, today and before."""
    return Membership.objects.filter(organisation__in=seen_by(actor)).select_related(
        "person", "organisation"
    )
