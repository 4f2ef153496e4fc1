"""The states of a task, and which act leads from which to which: a table, held by a test.

The acts themselves check what they need (whose task, whose answer, which proof); this says what
they can do to a state at all. `docs/operating.md` prints it, and a test that acts at random finds
no act that does anything else.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from heji.web.acting.action import Action
from heji.web.acting.role import Role
from heji.web.rectification.actions.answering import AnswerTask, CloseTask, ConfirmTask, ReturnTask
from heji.web.rectification.actions.issuing import ExtendTask, IssueTask, WithdrawTask
from heji.web.rectification.models import TO_ANSWER, State


@dataclass(frozen=True, slots=True)
class Transition:
    """What an act does to a state."""

    act: type[Action[Any]]
    sources: frozenset[State]  #: none: the act begins the task
    target: State | None  #: None: the state stays as it is
    when: str  #: what has to be there; for the guide

    @property
    def roles(self) -> frozenset[Role]:
        """Who does it."""
        return self.act.roles

    def allows(self, before: State | None, after: State) -> bool:
        """Whether a state may become another by it."""
        if before is None:
            return not self.sources and after == self.target
        return before in self.sources and after == (self.target or before)


_TO_ANSWER = frozenset(TO_ANSWER)
_ANSWERED = frozenset((State.ANSWERED,))

TRANSITIONS = (
    Transition(
        IssueTask,
        frozenset(),
        State.ISSUED,
        "to another body of the own office: a finding or a comment on its submitted form, or free text",
    ),
    Transition(
        ExtendTask, _TO_ANSWER, None, "by the office that issued it: a later day, with a reason"
    ),
    Transition(
        AnswerTask,
        _TO_ANSWER,
        State.ANSWERED,
        "the own body's task; evidence is attached where proof is asked; each answer is a round",
    ),
    Transition(
        ConfirmTask,
        _ANSWERED,
        State.CONFIRMED,
        "by the office that issued it, by who gave none of the answers",
    ),
    Transition(
        ReturnTask,
        _ANSWERED,
        State.RETURNED,
        "by the office that issued it, by who gave none of the answers, with a reason",
    ),
    Transition(
        CloseTask,
        frozenset((State.CONFIRMED,)),
        State.CLOSED,
        "by the office that issued it, by who gave none of the answers",
    ),
    Transition(
        WithdrawTask,
        _TO_ANSWER,
        State.WITHDRAWN,
        "by the office that issued it, with a reason; it can still be seen",
    ),
)


def transition_of(act: str) -> Transition | None:
    """The row of an act by its name in the log."""
    return next((each for each in TRANSITIONS if each.act.name == act), None)
