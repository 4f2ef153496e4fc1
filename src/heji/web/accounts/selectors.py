"""Reads people and memberships."""

from __future__ import annotations

from django.conf import settings
from django.db.models import Prefetch, Q, QuerySet
from django.utils import timezone

from heji.web.accounts.models import Membership, Memberships, OneTimeLink, OpenSession, Person
from heji.web.accounts.placing import (
    THREE,
    has_three_administrators,
    mixes_powers,
    void_roles,
)
from heji.web.acting.actor import Actor
from heji.web.acting.role import Role
from heji.web.organisations.scope import seen_by


def current_memberships(person: Person) -> QuerySet[Membership]:
    """The roles that a person has today."""
    running = person.memberships.running(timezone.localdate()).exclude(role__in=void_roles())
    if has_three_administrators() and mixes_powers(running.values_list("role", flat=True)):
        running = running.exclude(role__in=THREE)
    return running.select_related("organisation__parent", "person")


def own_actor(person: Person, address: str = "") -> Actor | None:
    """A person in charge of their own account: in the first role of today, or else the last one.

    Signing in, a password and a second factor belong to the person, not to a role; the log names
    the role and the organisation by which the person is found. None for somebody who never had one.
    """
    found = current_memberships(person).first()
    if found is None:
        every = person.memberships.select_related("organisation__parent", "person")
        found = every.order_by("-starts", "-pk").first()
    if found is None:
        return None
    return Actor(found.person, Role(found.role), found.organisation, address)


def memberships_seen_by(actor: Actor) -> Memberships:
    """Who has which role in the actor's part of the tree, today and before."""
    return Membership.objects.filter(organisation__in=seen_by(actor)).select_related(
        "person", "organisation"
    )


def people_seen_by(actor: Actor) -> QuerySet[Person]:
    """The people who have or had a role in the actor's part of the tree."""
    return Person.objects.filter(pk__in=memberships_seen_by(actor).values("person"))


def people_with_roles(actor: Actor, words: str = "", role: str = "") -> QuerySet[Person]:
    """The people of a list, their roles of today or to come in `shown_memberships`.

    Args:
        actor: who looks.
        words: a part of the name, the user name or the organisation's name.
        role: only those who have this role today or later.
    """
    today = timezone.localdate()
    seen = memberships_seen_by(actor).overlapping(today, None)
    found = people_seen_by(actor).order_by("name", "username")
    if words:
        there = seen.filter(organisation__name__icontains=words).values("person")
        known = Q(name__icontains=words) | Q(username__icontains=words) | Q(pk__in=there)
        found = found.filter(known)
    if role:
        found = found.filter(pk__in=seen.filter(role=role).values("person"))
    return found.prefetch_related(
        Prefetch("memberships", queryset=seen, to_attr="shown_memberships")
    )


def person_seen_by(actor: Actor, id: int) -> Person:
    """One person.

    Raises:
        Person.DoesNotExist: there is none, or they have no role in the actor's part of the tree.
    """
    return people_seen_by(actor).get(pk=id)


def has_roles_elsewhere(actor: Actor, person: Person) -> bool:
    """Whether a person has a role outside of the actor's part of the tree, today or later.

    Such an account is kept by those who see all of it: who may reset its password could otherwise
    act in a part of the tree that is not theirs.
    """
    running = person.memberships.overlapping(timezone.localdate(), None)
    return running.exclude(organisation__in=seen_by(actor)).exists()


def open_link(person: Person) -> OneTimeLink | None:
    """The link that a person can still use."""
    return person.links.filter(used_at=None, expires_at__gt=timezone.now()).first()


def own_sessions(person: Person) -> QuerySet[OpenSession]:
    """Where a person is signed in, the last seen first; not what has run out meanwhile."""
    lasting, now = settings.ENVIRONMENT.sign_in, timezone.now()
    return person.open_sessions.filter(
        last_seen_at__gt=now - lasting.idle, began_at__gt=now - lasting.longest
    )
