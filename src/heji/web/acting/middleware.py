"""Puts the actor on each request: the membership that the person chose for this session."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from django.http import HttpRequest, HttpResponse

from heji.web.accounts.models import Membership, Person
from heji.web.accounts.selectors import current_memberships
from heji.web.acting.actor import Actor
from heji.web.acting.addresses import address_of
from heji.web.acting.role import Role

CHOSEN = "membership"  #: key of the session


class ActorMiddleware:
    """`request.actor`: None before signing in, and for a person without any role."""

    def __init__(self, respond: Callable[[HttpRequest], HttpResponse]) -> None:
        self._respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Looks the membership up for every request: a role that was taken away ends at once."""
        cast("Any", request).actor = _actor(request)
        return self._respond(request)


def _actor(request: HttpRequest) -> Actor | None:
    person = request.user
    if not isinstance(person, Person):
        return None
    memberships = list(current_memberships(person))
    chosen = request.session.get(CHOSEN)
    found = next((each for each in memberships if each.pk == chosen), None)
    if found is None and len(memberships) == 1:
        found = memberships[0]
    return None if found is None else actor_of(found, address_of(request))


def actor_of(membership: Membership, address: str = "") -> Actor:
    """The person of a membership, acting in its role."""
    role = Role(membership.role)
    return Actor(membership.person, role, membership.organisation, address)
