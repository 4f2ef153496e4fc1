"""What is understood of a scoring standard (评分标准) that a form prints."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from heji.rubrics.rules.rule import Rule
from heji.values.interval import Interval


class Assumption(StrEnum):
    """What a reading takes for granted where the words leave it open."""

    NONE = "none"
    IN_PROPORTION = "in-proportion"  #: part of a point costs part of the deduction
    FULL_STEPS = "full-steps"  #: only a full point costs the deduction
    BEGUN_STEPS = "begun-steps"  #: a point that is begun costs the whole deduction
    LOW_END_BELONGS = "low-end-belongs"  #: a value between two bands belongs to the upper one
    HIGH_END_BELONGS = "high-end-belongs"  #: … to the lower one
    OF_THE_WHOLE = "of-the-whole"  #: in proportion to 100 %
    OF_THE_THRESHOLD = "of-the-threshold"  #: in proportion to the value with full marks


@dataclass(frozen=True, slots=True)
class Case:
    """A rule, and the values for which it holds (base unit); None for all."""

    rule: Rule
    values: Interval | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to understand the words: a rule, or several for different values."""

    cases: tuple[Case, ...]
    assumption: Assumption = Assumption.NONE

    @property
    def rule(self) -> Rule:
        """The rule of the first case: the only one of most readings."""
        return self.cases[0].rule


@dataclass(frozen=True, slots=True)
class Printed:
    """A printed standard: its readings, and what was and was not understood.

    Without a reading the standard is not understood; `problem` then says why, and `not_understood`
    quotes the words.
    """

    text: str
    weight: Fraction
    readings: tuple[Reading, ...] = ()
    subject: str = ""  #: what the words call the value: 「预算完成率」; "" when they do not
    understood: tuple[str, ...] = ()  #: the words that the rule rests on, as printed
    not_understood: tuple[str, ...] = ()
    problem: str = ""  #: last part of a text `printed.problem.<problem>`

    @property
    def is_understood(self) -> bool:
        """Whether there is at least one reading."""
        return bool(self.readings)

    @property
    def rule(self) -> Rule | None:
        """The rule where the words have one meaning only."""
        only = self.readings[0] if len(self.readings) == 1 else None
        return only.rule if only is not None and len(only.cases) == 1 else None


class NotUnderstood(Exception):
    """Some words of a standard that matter were not understood."""

    def __init__(self, problem: str, *words: str) -> None:
        super().__init__(problem, *words)
        self.problem = problem
        self.words = words
