"""What is said of one relation: does it hold, what should stand there, and how that was found."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from heji.relations.relation import AnyRelation
from heji.values.rounding import Rounding
from heji.values.verdict import Verdict


@dataclass(frozen=True, slots=True)
class Judgement:
    """The verdict on a relation, with the texts that a finding shows.

    `stated`, `expected` and `difference` are in the unit and the precision of the stated figure;
    the difference of two rates is in percentage points and, like all differences, unsigned.
    """

    relation: AnyRelation
    verdict: Verdict
    stated: str  #: as printed, or the sum of the stated side where no single figure states it
    formula: str  #: the numbers as printed: 「151 ÷ 482」
    expected: str | None = None  #: None when it cannot be computed
    difference: str | None = None
    value: Fraction | None = None  #: the expected value, unrounded, in the base unit
    rounding: Rounding | None = None  #: which rounding of the expected value gives the stated one
    reason: str | None = None  #: set when undecided: the last part of `reason.<reason>`
    digits_agree: bool = False  #: fails only because one figure is labelled with another unit
    is_partial: bool = False  #: the parts need not be all: they may only not exceed the whole
