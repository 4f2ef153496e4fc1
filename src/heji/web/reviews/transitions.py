"""The states of a filing, and which act leads from which to which: a table, held by a test.

The acts themselves check what they need (whose form, whose step, which marks); this says what they
can do to a state at all. `docs/operating.md` prints it, and a test that acts at random finds no
act that does anything else.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from heji.web.acting.action import Action
from heji.web.acting.role import Role
from heji.web.calendar.models import Step
from heji.web.declarations.actions import bulk, composing
from heji.web.declarations.actions.creating import CopyDeclaration, CreateDeclaration
from heji.web.filing.actions import creating, importing, rows, saving, taking
from heji.web.filing.models import EDITABLE, State
from heji.web.monitoring.actions.beginning import BeginMonitoring, TakeMoney
from heji.web.reviews.actions import consulting, correcting, deciding, recording, submitting
from heji.web.reviews.routes import ROLES, STATES
from heji.web.self_evaluations.actions.beginning import BeginSelfEvaluation
from heji.web.self_evaluations.actions.renewing import RenewTargets

#: The states of a form that is being reviewed, in the order of the steps.
IN_REVIEW = tuple(STATES.values())
#: The states of a form that was approved at some time.
_ONCE_APPROVED = frozenset((State.APPROVED, State.ADJUSTING, State.PUBLISHED, *IN_REVIEW))


@dataclass(frozen=True, slots=True)
class Transition:
    """What acts do to a state."""

    acts: tuple[type[Action[Any]], ...]
    sources: frozenset[State]  #: none: the act begins the form
    targets: frozenset[State]  #: none: the state stays as it is
    when: str  #: what decides between several, or what has to be there; for the guide

    step: Step | None = None  #: of the review, where only its own role acts

    @property
    def roles(self) -> frozenset[Role]:
        """Who does one of the acts."""
        if self.step is not None:
            return frozenset((ROLES[self.step],))
        return frozenset[Role]().union(*(each.roles for each in self.acts))

    def allows(self, before: State | None, after: State) -> bool:
        """Whether a state may become another by it."""
        if before is None:
            return not self.sources and after in self.targets
        return before in self.sources and (after in self.targets or self._stays(before, after))

    def _stays(self, before: State, after: State) -> bool:
        return before == after and not self.targets


_FILLING_IN = (
    *(saving.SaveCells, saving.PasteBlock, rows.AddRow, rows.MoveRow, rows.DeleteRow, rows.Undo),
    *(rows.Dismiss, composing.TakeFromProjects, importing.AddIntake, importing.TakeIntake),
    *(taking.TakeEntry, taking.MakeOwn, TakeMoney, RenewTargets),
)


def _in_step(step: Step) -> tuple[Transition, ...]:
    """What its role does with a form in a step of the review."""
    state = STATES[step]
    here, later = frozenset((state,)), IN_REVIEW[IN_REVIEW.index(state) :]
    acts = (
        *(deciding.AddComment, deciding.Reassign, consulting.TakeOver),
        *(correcting.CorrectScore, correcting.TakeScoreBack),
    )
    return (
        Transition(
            tuple(each for each in acts if ROLES[step] in each.roles),
            here,
            frozenset(),
            "by who has no hand in the form",
            step,
        ),
        Transition(
            (deciding.Approve,),
            here,
            frozenset((*later, State.APPROVED)),
            "by who has no hand in the form, into the next step that the calendar has; it stays "
            "until the last of several reviewers has approved",
            step,
        ),
        Transition(
            (deciding.Return,),
            here,
            frozenset((State.RETURNED,)),
            "by who has no hand in the form, with a reason; the comments at cells go with it",
            step,
        ),
    )


TRANSITIONS = (
    Transition(
        (CreateDeclaration, CopyDeclaration, bulk.AddMany, BeginMonitoring, BeginSelfEvaluation),
        frozenset(),
        frozenset((State.DRAFT,)),
        "one form of a kind for a project, or a body, and year, of monitoring for each of its months; "
        "a void one does not count",
    ),
    Transition(_FILLING_IN, EDITABLE, frozenset(), "the own body's form"),
    Transition(
        (submitting.Submit,),
        EDITABLE,
        frozenset(IN_REVIEW),
        "into the first step that the calendar has, the first time within its days; the content is "
        "kept as a numbered version; an adjustment has to change something",
    ),
    Transition(
        (submitting.Withdraw,),
        frozenset(IN_REVIEW),
        frozenset((State.DRAFT, State.ADJUSTING)),
        "until somebody has approved, of several reviewers, too; `adjusting` within an adjustment",
    ),
    *(each for step in STATES for each in _in_step(step)),
    Transition(
        (submitting.Adjust,),
        frozenset((State.APPROVED, State.PUBLISHED)),
        frozenset((State.ADJUSTING,)),
        "with a reason; what was approved is kept",
    ),
    Transition(
        (submitting.AbandonAdjustment,),
        frozenset((State.ADJUSTING, State.RETURNED)),
        frozenset((State.APPROVED,)),
        "within an adjustment; the form says again what was approved",
    ),
    Transition(
        (creating.VoidFiling,),
        frozenset((State.DRAFT, State.RETURNED)),
        frozenset((State.VOID,)),
        "never approved; the form can be begun anew",
    ),
    Transition(
        (recording.Record, recording.CorrectRecording),
        _ONCE_APPROVED | {State.RETURNED},
        frozenset(),
        "approved before: deliberation by congress and the granted budget, by date and document",
    ),
)


def transitions_of(act: str) -> tuple[Transition, ...]:
    """The rows of an act by its name in the log; none of an act on something else."""
    return tuple(row for row in TRANSITIONS if act in {each.name for each in row.acts})
