"""The states of a key evaluation, and which act leads from which to which: held by a test."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from heji.web.acting.action import Action
from heji.web.key_evaluations.actions import ending, preparing, scoring
from heji.web.key_evaluations.models import State


@dataclass(frozen=True, slots=True)
class Transition:
    """What acts do to a state."""

    acts: tuple[type[Action[Any]], ...]
    sources: frozenset[State]  #: none: the act begins it
    targets: frozenset[State]

    def allows(self, before: State | None, after: State) -> bool:
        """Whether a state may become another, or stay, by it."""
        is_from = before in self.sources if before is not None else not self.sources
        return is_from and after in self.targets


def _row(acts: tuple[type[Action[Any]], ...], sources: str, targets: str) -> Transition:
    return Transition(
        acts,
        frozenset(State(each) for each in sources.split()),
        frozenset(State(each) for each in targets.split()),
    )


TRANSITIONS = (
    _row((preparing.BeginKeyEvaluation,), "", "preparing"),
    _row((preparing.SetWeights, preparing.GiveTo, preparing.TakeBack), "preparing", "preparing"),
    _row((preparing.SendOut,), "preparing", "scoring"),
    _row((preparing.GiveTo, scoring.ScoreItems), "scoring", "scoring"),
    # The last one who hands in, or is out, lets the scores be seen.
    _row((scoring.DeclareTie, scoring.HandIn, preparing.TakeBack), "scoring", "scoring scored"),
    _row((ending.CloseKeyEvaluation,), "scored", "closed"),
    _row((ending.CancelKeyEvaluation,), "preparing scoring scored", "cancelled"),
)


def transitions_of(act: str) -> tuple[Transition, ...]:
    """The rows of an act by its name in the log."""
    return tuple(row for row in TRANSITIONS if act in {each.name for each in row.acts})
