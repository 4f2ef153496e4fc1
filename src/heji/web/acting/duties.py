"""Separation of duties: nobody reviews what they filled in.

The rule is about people, not roles: somebody who is clerk and approver of one unit (two roles of
one person) may do both, only never with the same form.
"""

from __future__ import annotations

from collections.abc import Iterable

from heji.web.acting.action import Refused
from heji.web.acting.actor import Actor


class OwnWork(Refused):
    """An act that somebody else must do, because the person had a hand in what it judges."""

    def __init__(self, actor: Actor) -> None:
        super().__init__("accounts.own-work", name=actor.person.name)


def may_judge(actor: Actor, people: Iterable[int]) -> bool:
    """Whether an actor may review what these people filled in.

    Args:
        actor: who would review, approve or return it.
        people: primary keys of all who filled in or changed what is to be reviewed since it was
            last begun; ask the form's own field history, not its present holder alone.

    Returns:
        False if the actor is one of them, in whichever role.
    """
    return actor.person.pk not in set(people)


def require_other_hands(actor: Actor, people: Iterable[int]) -> None:
    """Call it in the `check` of every act that reviews.

    Raises:
        OwnWork: the actor is one of the people who filled it in.
    """
    if not may_judge(actor, people):
        raise OwnWork(actor)
