"""What these acts have in common: the task as it is now, held, and whose it is."""

from __future__ import annotations

from collections.abc import Iterable

from heji.web.acting.action import NotAllowed, Refused
from heji.web.acting.actor import Actor
from heji.web.rectification import selectors
from heji.web.rectification.models import State, Task

LONGEST = 4000


def require_text(words: str, longest: int = LONGEST) -> None:
    """Refuses an empty text, or one that is too long."""
    if not 0 < len(words.strip()) <= longest:
        raise Refused("rectification.no-text", most=longest)


def hold(task: Task) -> None:
    """Makes everybody else wait who acts on the same task; takes over its present state."""
    fresh = Task.objects.select_for_update().get(pk=task.pk)
    task.state, task.due = fresh.state, fresh.due


def require_office(actor: Actor, task: Task) -> None:
    """Refuses who does not act for the office that issued the task; holds it."""
    if not selectors.issued_tasks(actor).filter(pk=task.pk).exists():
        raise NotAllowed("rectification.not-your-office", name=task.issued_in.name)
    hold(task)


def require_body(actor: Actor, task: Task) -> None:
    """Refuses who does not act for the body that has to put it right; holds it."""
    if not selectors.own_tasks(actor).filter(pk=task.pk).exists():
        raise NotAllowed("rectification.not-your-body", name=task.organisation.name)
    hold(task)


def require_state(task: Task, states: Iterable[State]) -> None:
    """Refuses what another state does not allow: somebody else was faster."""
    if State(task.state) not in tuple(states):
        raise Refused("rectification.wrong-state")
