"""Answering a task, and what becomes of the answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from django.utils import timezone

from heji.web.acting.action import Action, Outcome, Refused
from heji.web.acting.actor import Actor
from heji.web.acting.duties import require_other_hands
from heji.web.acting.role import UNIT, Role
from heji.web.organisations.selectors import line_of
from heji.web.rectification.actions.issuing import moved
from heji.web.rectification.actions.requiring import (
    require_body,
    require_office,
    require_state,
    require_text,
)
from heji.web.rectification.evidence import proofs
from heji.web.rectification.models import TO_ANSWER, Round, State, Task, Verdict
from heji.web.rectification.selectors import ISSUING


@dataclass(frozen=True, slots=True)
class AnswerTask(Action[Task]):
    """Says what was done; with the proof that is asked, attached before."""

    task: Task
    measure: str

    name: ClassVar[str] = "rectification.answer"
    roles: ClassVar[frozenset[Role]] = UNIT

    def check(self, actor: Actor) -> None:
        """The own body's task, a measure, and evidence of the body where proof is asked."""
        require_body(actor, self.task)
        require_state(self.task, TO_ANSWER)
        require_text(self.measure)
        own = proofs(self.task).filter(attached_in__in=line_of(actor.organisation))
        if self.task.proof and not own.exists():
            raise Refused("rectification.no-proof", proof=self.task.proof)

    def execute(self, actor: Actor) -> Outcome[Task]:
        """Begins a round; those before stay."""
        number, measure = self.task.rounds.count() + 1, self.measure.strip()
        Round.objects.create(
            task=self.task, number=number, measure=measure, answered_by=actor.person
        )
        return moved(self.task, State.ANSWERED, {"measure": measure})


def _require_answered(actor: Actor, task: Task) -> None:
    """An answer that waits for the actor's office, and that they did not give."""
    require_office(actor, task)
    require_state(task, (State.ANSWERED,))
    require_other_hands(actor, task.rounds.values_list("answered_by", flat=True))


def _judge(actor: Actor, task: Task, verdict: Verdict, reason: str) -> None:
    open_ones = task.rounds.filter(verdict=Verdict.OPEN)
    now = timezone.now()
    open_ones.update(verdict=verdict, reason=reason, judged_by=actor.person, judged_at=now)


@dataclass(frozen=True, slots=True)
class ConfirmTask(Action[Task]):
    """Confirms that it was put right."""

    task: Task
    reason: str = ""

    name: ClassVar[str] = "rectification.confirm"
    roles: ClassVar[frozenset[Role]] = ISSUING

    def check(self, actor: Actor) -> None:
        """An answer of others to the own office."""
        _require_answered(actor, self.task)

    def execute(self, actor: Actor) -> Outcome[Task]:
        """Ends the round."""
        reason = self.reason.strip()
        _judge(actor, self.task, Verdict.CONFIRMED, reason)
        return moved(self.task, State.CONFIRMED, {"reason": reason} if reason else {})


@dataclass(frozen=True, slots=True)
class ReturnTask(Action[Task]):
    """Gives the task back with a reason: what was done is not enough."""

    task: Task
    reason: str

    name: ClassVar[str] = "rectification.return"
    roles: ClassVar[frozenset[Role]] = ISSUING

    def check(self, actor: Actor) -> None:
        """An answer of others to the own office, and a reason."""
        _require_answered(actor, self.task)
        require_text(self.reason)

    def execute(self, actor: Actor) -> Outcome[Task]:
        """Ends the round; the body answers again, by the same day."""
        _judge(actor, self.task, Verdict.RETURNED, self.reason.strip())
        return moved(self.task, State.RETURNED, {"reason": self.reason.strip()})


@dataclass(frozen=True, slots=True)
class CloseTask(Action[Task]):
    """Takes a confirmed task off the list (销号)."""

    task: Task

    name: ClassVar[str] = "rectification.close"
    roles: ClassVar[frozenset[Role]] = ISSUING

    def check(self, actor: Actor) -> None:
        """A confirmed task of the own office."""
        require_office(actor, self.task)
        require_state(self.task, (State.CONFIRMED,))
        require_other_hands(actor, self.task.rounds.values_list("answered_by", flat=True))

    def execute(self, actor: Actor) -> Outcome[Task]:
        """Closes it for good."""
        return moved(self.task, State.CLOSED, {})
