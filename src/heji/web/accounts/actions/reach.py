"""Whose accounts an actor may keep: checked by every act on somebody else's account."""

from __future__ import annotations

from heji.web.accounts.models import Person
from heji.web.accounts.selectors import has_roles_elsewhere, people_seen_by
from heji.web.acting.action import NotAllowed
from heji.web.acting.actor import Actor
from heji.web.organisations.models import Organisation
from heji.web.organisations.scope import seen_by


def require_organisation(actor: Actor, organisation: Organisation) -> None:
    """In the own part of the tree.

    Raises:
        NotAllowed: it is not.
    """
    if not seen_by(actor).filter(pk=organisation.pk).exists():
        raise NotAllowed("organisation.not-yours", name=organisation.name)


def require_known(actor: Actor, person: Person) -> None:
    """Somebody else, with a role in the own part of the tree, now or before.

    Raises:
        NotAllowed: it is the actor, or somebody from elsewhere.
    """
    if person.pk == actor.person.pk:
        raise NotAllowed("accounts.not-yourself")
    if not people_seen_by(actor).filter(pk=person.pk).exists():
        raise NotAllowed("accounts.not-yours", name=person.name)


def require_own(actor: Actor, person: Person) -> None:
    """Somebody else, all of whose roles lie in the own part of the tree.

    Raises:
        NotAllowed: it is the actor, or somebody with a role elsewhere.
    """
    require_known(actor, person)
    if has_roles_elsewhere(actor, person):
        raise NotAllowed("accounts.has-roles-elsewhere", name=person.name)
