"""The figures of budget lines together: what was entered, and what follows from it exactly."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from heji.values.absence import Absence


@dataclass(frozen=True, slots=True)
class Figures:
    """Sums over some lines of a year, in 分. None is "not known", which is not zero.

    >>> known = Figures(lines=1, initial=900, adjustments=100, executed=250)
    >>> known.full_year, known.rate
    (1000, Fraction(1, 4))
    >>> (known + Figures(lines=1, lacking=1)).full_year is None
    True
    """

    lines: int = 0  #: how many there are
    lacking: int = 0  #: how many of them have no initial budget
    initial: int | None = None  #: of those that have one
    adjustments: int = 0
    executed: int | None = None  #: None where no month of any line was entered
    last_month: int | None = None  #: the last month that was entered, within those asked for
    carry_over: int | None = None  #: as the accounts state it, of the lines that state one
    scope: int = 0  #: what the scope of the evaluation adds to the full-year budget by itself

    @property
    def full_year(self) -> int | None:
        """全年预算数; None as long as a line lacks its initial budget."""
        if self.initial is None or self.lacking:
            return None
        return self.initial + self.adjustments + self.scope

    @property
    def remaining(self) -> int | None:
        """What is left of the full-year budget."""
        if self.full_year is None or self.executed is None:
            return None
        return self.full_year - self.executed

    @property
    def is_over(self) -> bool:
        """Whether more was spent than the full-year budget."""
        return self.remaining is not None and self.remaining < 0

    @property
    def rate(self) -> Fraction | Absence:
        """执行率: executed ÷ full-year budget, or why there is none."""
        if self.full_year is None or self.executed is None:
            return Absence.MISSING
        if self.full_year == 0:
            return Absence.UNDIVIDABLE
        return Fraction(self.executed, self.full_year)

    def __add__(self, other: Figures) -> Figures:
        return Figures(
            self.lines + other.lines,
            self.lacking + other.lacking,
            _sum(self.initial, other.initial),
            self.adjustments + other.adjustments,
            _sum(self.executed, other.executed),
            max(filter(None, (self.last_month, other.last_month)), default=None),
            _sum(self.carry_over, other.carry_over),
            self.scope + other.scope,
        )


def _sum(one: int | None, two: int | None) -> int | None:
    return two if one is None else one if two is None else one + two
