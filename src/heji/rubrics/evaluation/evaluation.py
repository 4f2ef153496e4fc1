"""What an evaluation gives: scores, what they rest on, and every step that led to them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from heji.documents.figure import Figure
from heji.forms.form import Indicator
from heji.rubrics.evaluation.rounding import rounded, rounded_interval, stands_for
from heji.rubrics.rubric import Item, Precision, Rubric
from heji.rubrics.rules.rule import NO_TEXT, Text
from heji.values.interval import Interval
from heji.values.rounding import Rounding
from heji.values.units import Unit


class Basis(StrEnum):
    """What a score rests on."""

    COMPUTED = "computed"  #: inputs and rule give it
    TAKEN_OVER = "taken-over"  #: a person's judgment, copied from the form
    NOT_APPLICABLE = "not-applicable"
    UNDECIDED = "undecided"


@dataclass(frozen=True, slots=True)
class Worth:
    """A number as it is printed, and the values that its digits can stand for (base unit)."""

    point: Fraction
    interval: Interval
    is_share: bool = False  #: a rate that, where marks are wanted, means a share of the weight

    @classmethod
    def exact(cls, value: Fraction | int) -> Worth:
        """A number that is nothing but itself."""
        number = value if type(value) is Fraction else Fraction(value)
        return cls(number, Interval(number, number))

    def rounded(self, precision: Precision | None, factor: Fraction | int = 1) -> Worth:
        """The number and all that its digits allow, both to the decimals of their unit.

        Args:
            precision: None keeps them exact.
            factor: base units in one of the unit whose decimals are counted (1/100 for %).
        """
        if precision is None:
            return self
        point = rounded(self.point, precision, factor)
        if self.interval.is_point:
            return Worth.exact(point)
        return Worth(point, rounded_interval(self.interval, precision, factor))


@dataclass(frozen=True, slots=True)
class Given:
    """An input with its value: a number, a condition that is met or not, or nothing."""

    name: str
    worth: Worth | None  #: None for a condition, and where nothing was found
    is_met: bool | None = None
    unit: Unit | None = None
    figure: Figure | None = None  #: its place in the form; None when it was handed in
    text: str = ""  #: as printed
    problem: str = ""  #: why there is no value: last part of a text `rubrics.problem.<problem>`


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the way to a score: a tree, read from the leaves to the root."""

    kind: str  #: input | parameter | formula | value-rounding | rule | rounding | taken-over …
    words: tuple[tuple[str, str], ...]  #: what fills the text `rubrics.step.<kind>`
    value: Fraction | None = None  #: in the base unit; None when there is no number
    unit: Unit | None = None
    figure: Figure | None = None
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class ItemEvaluation:
    """One row: its score or why there is none."""

    item: Item
    name: str  #: as the form prints it; the rubric's name where the form has no such row
    weight: Fraction | None
    score: Fraction | None  #: exact, or rounded where the rubric says so
    basis: Basis
    #: every score that the printed digits of inputs allow, and that of a rate as it is printed
    possible: tuple[Interval, ...] = ()
    printed: Figure | None = None  #: the score that the form prints
    inputs: tuple[Given, ...] = ()
    step: Step | None = None
    reason: Text = NO_TEXT  #: why undecided, not applicable, or taken over
    row: Indicator | None = None  #: the row of the form
    value: Worth | None = None  #: what the rule was asked about, where it is about one value
    items: tuple[ItemEvaluation, ...] = ()
    problem: str = ""  #: the same as one word: `zero-denominator`, `manual`; "" where computed

    @property
    def agrees(self) -> bool | None:
        """Whether a computed score can be printed so, rounded or cut off; None without both."""
        quantity = None if self.printed is None else self.printed.quantity
        if quantity is None or self.basis is not Basis.COMPUTED:
            return None
        modes = (Rounding.HALF_AWAY, Rounding.TRUNCATE)
        allowed = [stands_for(quantity, mode=mode) for mode in modes]
        return any(part.overlaps(each) for part in self.possible for each in allowed)

    def leaves(self) -> tuple[ItemEvaluation, ...]:
        """The rows below, or the row itself; none for a kind of rows that the form does not have."""
        if not self.items:
            return () if self.item.rows is not None and self.row is None else (self,)
        return tuple(leaf for each in self.items for leaf in each.leaves())


@dataclass(frozen=True, slots=True)
class CapEvaluation:
    """The highest total that the rate of execution allows."""

    inputs: tuple[Given, ...]
    rate: Worth
    highest: Fraction
    possible: tuple[Interval, ...]  #: every highest total that the digits of the inputs allow


@dataclass(frozen=True, slots=True)
class Evaluation:
    """A form's scores under a rubric."""

    rubric: Rubric
    items: tuple[ItemEvaluation, ...]
    total: Fraction | None  #: None while a row is undecided
    grade: Text | None
    step: Step
    capped_from: Fraction | None = None  #: the total before the cap by execution rate
    cap: CapEvaluation | None = None  #: None where the rubric has none, or nothing caps
    unmatched: tuple[Figure, ...] = ()  #: rows of the form with a weight that are no item
    reason: Text = NO_TEXT  #: why there is no total

    def leaves(self) -> tuple[ItemEvaluation, ...]:
        """Every row that has a score of its own."""
        return tuple(leaf for each in self.items for leaf in each.leaves())

    def subtotal(self, basis: Basis) -> Fraction:
        """The sum of the scores that rest on this."""
        return sum(
            (
                each.score
                for each in self.leaves()
                if each.basis is basis and each.score is not None
            ),
            Fraction(0),
        )
