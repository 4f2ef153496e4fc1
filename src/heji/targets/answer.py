"""An answer to a target, and how a figure stands to what the target asks for."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from heji.targets.asking import Aim, signed
from heji.targets.measuring import bounds, region
from heji.values.interval import Interval
from heji.values.quantity import Comparison, Quantity


class Outcome(StrEnum):
    """How a result stands to its target."""

    MET = "met"
    MISSED = "missed"
    UNDECIDED = "undecided"


@dataclass(frozen=True, slots=True)
class Answer:
    """A target, the figure that answers it, and how they compare."""

    outcome: Outcome
    target: str  #: as printed
    result: str  #: as printed; the whole cell when no single figure answers
    aim: Aim | None = None
    quantity: Quantity | None = None  #: the figure that answers
    reason: str = ""  #: why undecided: the last part of `reason.<reason>`


def outcome_of(aim: Aim, quantity: Quantity) -> Outcome:
    """How one figure of a result stands to what a target asks for."""
    wanted, stated = region(aim), bounds(quantity)
    if not wanted.overlaps(stated):
        undirected = aim.comparison is Comparison.EQUAL
        return Outcome.UNDECIDED if undirected else Outcome.MISSED
    if _lies_in(stated, wanted):
        return Outcome.MET
    # What is printed meets the target; that the true value might round up to it is no reproach.
    plain = quantity.approximation.value == "none" and not signed(quantity)
    return Outcome.MET if plain and wanted.contains(quantity.fraction) else Outcome.UNDECIDED


def _lies_in(one: Interval, other: Interval) -> bool:
    """Whether all values of one of two intervals that overlap lie in the other."""
    if one.is_point:
        return True
    return one.intersection(other) == one


def answer_by(aim: Aim, quantity: Quantity, outcome: Outcome, printed: str) -> Answer:
    """The answer that a figure gives; one that leaves the outcome open says why.

    Args:
        aim: what the target asks for.
        quantity: the figure that answers.
        outcome: how it stands to the target.
        printed: the figure as it is printed, or several that lead to the same outcome.
    """
    reason = ""
    if outcome is Outcome.UNDECIDED:
        undirected = aim.comparison is Comparison.EQUAL
        reason = "direction-unknown" if undirected else "figure-is-rough"
    return Answer(outcome, aim.quantity.text, printed, aim, quantity, reason)


def left_open(aim: Aim, printed: str, reason: str) -> Answer:
    """The answer where no figure can be said to answer; `reason` ends `reason.<reason>`."""
    return Answer(Outcome.UNDECIDED, aim.quantity.text, printed, aim, reason=reason)
