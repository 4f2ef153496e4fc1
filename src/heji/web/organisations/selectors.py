"""Reads organisations, always through what the caller may see."""

from __future__ import annotations

from django.db.models import Count, Q, QuerySet

from heji.web.acting.actor import Actor
from heji.web.organisations.models import Organisation
from heji.web.organisations.scope import seen_by


def tree(actor: Actor, year: int | None = None) -> QuerySet[Organisation]:
    """The part of the tree that an actor sees, parents before children."""
    found = seen_by(actor).annotate(child_count=Count("children"))
    return found if year is None else found.filter(valid_in(year))


def organisation(actor: Actor, id: int) -> Organisation:
    """One organisation.

    Raises:
        Organisation.DoesNotExist: there is none, or the actor may not see it.
    """
    return seen_by(actor).select_related("parent").get(pk=id)


def valid_in(year: int) -> Q:
    """That an organisation exists in a year."""
    return Q(valid_from__lte=year) & (Q(valid_to__isnull=True) | Q(valid_to__gte=year))
