"""What waits, as the pages show it: by role, with what is new to the person."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from heji.web.accounts.models import Membership, Person
from heji.web.accounts.selectors import current_memberships
from heji.web.acting.actor import Actor
from heji.web.acting.middleware import actor_of
from heji.web.notices.knowing import is_new, known_of, note_seen
from heji.web.notices.waiting import Waiting, waiting


@dataclass(frozen=True, slots=True)
class Row:
    """One thing that waits."""

    waiting: Waiting
    is_new: bool


@dataclass(frozen=True, slots=True)
class OfRole:
    """What waits in one role of a person."""

    membership: Membership
    is_present: bool  #: the role in which they act now
    rows: tuple[Row, ...]


def shown_to(actor: Actor, today: datetime.date, *, present_only: bool = False) -> list[OfRole]:
    """What waits for a person, the role in which they act now first; it counts as seen then.

    Args:
        actor: the person in the role that they act in.
        today: the day it is.
        present_only: leave the other roles out.
    """
    held = [(each, _is_of(each, actor)) for each in current_memberships(actor.person)]
    held.sort(key=lambda each: not each[1])
    return [
        _of_role(membership, is_present, today)
        for membership, is_present in held
        if is_present or not present_only
    ]


def count_of(person: Person, today: datetime.date) -> int:
    """How many things a person can do now, in all of their roles."""
    return sum(
        not each.due.is_coming
        for membership in current_memberships(person)
        for each in waiting(actor_of(membership), today)
    )


def _of_role(membership: Membership, is_present: bool, today: datetime.date) -> OfRole:
    found = waiting(actor_of(membership), today)
    known = known_of(membership)
    rows = tuple(Row(each, is_new(each, known)) for each in found)
    note_seen(membership, found, known, today)
    return OfRole(membership, is_present, rows)


def _is_of(membership: Membership, actor: Actor) -> bool:
    return (membership.role, membership.organisation_id) == (actor.role, actor.organisation.pk)
