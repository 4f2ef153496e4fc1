"""How the result of a row answers its target: the one door to the reading of targets."""

from __future__ import annotations

from heji.forms.form import Indicator
from heji.targets.answer import Answer
from heji.targets.answering import answers
from heji.targets.asking import aims, deadline


def answers_of(row: Indicator, year: int | None) -> tuple[Answer, ...]:
    """How the result of a row answers each figure of its target; none where nothing compares."""
    return answers(row, year)


def asks_for_figure(row: Indicator) -> bool:
    """Whether the target of a row sets a figure or a date; else it is in words."""
    return bool(aims(row)) or deadline(row) is not None


def reached(row: Indicator, year: int | None) -> bool | None:
    """Whether a row reached its target; None when that cannot be told."""
    outcomes = {each.outcome.value for each in answers_of(row, year)}
    if "missed" in outcomes:
        return False
    return True if outcomes == {"met"} else None
