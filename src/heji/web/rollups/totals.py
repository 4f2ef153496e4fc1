"""Sums over forms, each exact: a mean of scores is a fraction until it is shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Part:
    """One project's form, as it is summed."""

    filing: int
    score: Fraction | None
    grade: str
    budget: int | None  #: 分
    executed: int | None  #: 分
    targets: int
    reached: int
    is_approved: bool


@dataclass(slots=True)
class Totals:
    """The sums of some projects."""

    declared: int = 0  #: projects with approved targets
    handed_in: int = 0
    approved: int = 0
    scores: list[Fraction] = field(default_factory=list)
    weighted: Fraction = Fraction(0)  #: sum of score times budget
    weight: int = 0  #: 分: the budgets of those with a score
    grades: Counter[str] = field(default_factory=Counter)
    budget: int = 0  #: 分
    executed: int = 0  #: 分
    without_money: int = 0  #: forms that do not state both
    targets: int = 0
    reached: int = 0

    def add(self, part: Part) -> None:
        """Counts one form."""
        self.handed_in += 1
        self.approved += part.is_approved
        self.targets += part.targets
        self.reached += part.reached
        if part.score is not None:
            self.scores.append(part.score)
            self.grades[part.grade] += 1
        if part.budget is None or part.executed is None:
            self.without_money += 1
            return
        self.budget += part.budget
        self.executed += part.executed
        if part.score is not None:
            self.weighted += part.score * part.budget
            self.weight += part.budget

    @property
    def mean(self) -> Fraction | None:
        """The mean of the scores, each counting the same."""
        return sum(self.scores, Fraction(0)) / len(self.scores) if self.scores else None

    @property
    def weighted_mean(self) -> Fraction | None:
        """The mean of the scores, each counting by its budget."""
        return self.weighted / self.weight if self.weight else None

    @property
    def rate(self) -> Fraction | None:
        """Executed over budget."""
        return Fraction(self.executed, self.budget) if self.budget else None

    @property
    def reached_rate(self) -> Fraction | None:
        """The share of the targets that were reached."""
        return Fraction(self.reached, self.targets) if self.targets else None


def total(parts: Iterable[Part], declared: int = 0) -> Totals:
    """The sums of some forms.

    >>> one = Part(1, Fraction(90), "优", 200, 100, 4, 3, True)
    >>> two = Part(2, Fraction(60), "中", 100, 100, 2, 2, False)
    >>> found = total((one, two), declared=3)
    >>> found.mean, found.weighted_mean, found.rate, found.reached
    (Fraction(75, 1), Fraction(80, 1), Fraction(2, 3), 5)
    """
    found = Totals(declared=declared)
    for each in parts:
        found.add(each)
    return found
