"""A relation with its figures read: what it states, what follows, and what stands in the way."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from heji.documents.figure import Figure
from heji.relations.frame import Frame, frame_of, is_money
from heji.relations.operands import EXPLICIT, Operand, operand, region
from heji.relations.relation import AnyRelation, Growth, Product, Ratio, Working
from heji.relations.shape import Bound, Shape, computed_side, shape, stated_side
from heji.values.interval import Interval
from heji.values.quantity import Quantity
from heji.values.rounding import Rounding, round_fraction

#: Weights, scores and counts of things are exact as printed.
_EXACT_CHECKS = frozenset({"weight-sum", "score-sum", "count-mismatch"})

#: So many equal marks are a block divided evenly.
_SHARES = 3

_NOTHING = Interval.point(0)


@dataclass(frozen=True, slots=True)
class Claim:
    """A relation that can be computed with."""

    relation: AnyRelation
    shape: Shape
    operands: Mapping[int, Operand]  #: by the identity of the figure
    frame: Frame

    @property
    def stated(self) -> Quantity:
        """The stated figure; of an `Equal`, the first one of its stated side."""
        quantities = (self.quantity(each) for each in self.shape.stated)
        return next(each for each in quantities if each is not None)

    @property
    def is_rate(self) -> bool:
        """Whether the stated figure is the rounded outcome of a computation."""
        return isinstance(self.relation, Ratio | Growth | Product | Working)

    @property
    def is_exact(self) -> bool:
        """Whether the printed digits are the values themselves."""
        return self.relation.check in _EXACT_CHECKS and not self.is_rate

    def quantity(self, figure: Figure) -> Quantity | None:
        """The figure as it is computed with; None for a part that contributes nothing."""
        return self.operands[id(figure)].quantity

    def holds(
        self, mode: Rounding, frame: Frame | None = None, *, unknown_is_rounded: bool = False
    ) -> bool:
        """Whether some values that are printed so under a rounding mode satisfy the relation.

        Args:
            mode: how the stated figure, or every rounded amount of a sum, was rounded.
            frame: compares in another frame than the claim's own.
            unknown_is_rounded: takes decimals without a unit for rounded amounts.
        """
        bound = self._bound(mode, frame or self.frame, unknown_is_rounded)
        stated = stated_side(self.relation, bound)
        computed = computed_side(self.relation, bound)
        if not getattr(self.relation, "exhaustive", True):
            return _reaches(computed, stated)
        return stated.overlaps(computed)

    def holds_within(self, share: Fraction) -> bool:
        """Whether the amounts give the stated rate if each is off by that share of its last place.

        Args:
            share: 1 is all that rounding can take from a figure, half a unit either way.
        """

        def bound(figure: Figure) -> Interval:
            quantity = self.quantity(figure)
            if quantity is None:
                return _NOTHING
            factor = self.frame.factor(quantity)
            step = Fraction(1, 10**quantity.places) * factor
            is_stated = figure in self.shape.stated
            value = Fraction(quantity.number) * factor
            return Interval.printed(value, step if is_stated else step * share, Rounding.HALF_AWAY)

        return stated_side(self.relation, bound).overlaps(computed_side(self.relation, bound))

    def holds_loosely(self) -> bool:
        """Whether the relation holds for what 近, 超, 约 and ≥ allow the figures to be."""
        if self.frame.by_digits:
            return False

        def bound(figure: Figure) -> Interval:
            found = self.operands[id(figure)]
            value = figure.value
            if found.is_loose and isinstance(value, Quantity):
                return region(value)
            return _NOTHING if found.quantity is None else found.quantity.interval()

        return stated_side(self.relation, bound).overlaps(computed_side(self.relation, bound))

    def is_plain(self, mode: Rounding) -> bool:
        """Whether the printed numbers agree as they stand: the quick way to `holds`."""
        if not getattr(self.relation, "exhaustive", True):
            return False
        value, stated = self.value(), self.stated_value()
        if value == stated or not self.is_rate:
            return value == stated
        quantity = self.stated
        number = value / self.frame.factor(quantity)
        return round_fraction(number, quantity.places, mode) == quantity.number

    def value(self, frame: Frame | None = None) -> Fraction:
        """What follows from the other figures at their printed numbers."""
        chosen = frame or self.frame
        found = computed_side(self.relation, lambda each: self._point(each, chosen)).low
        assert found is not None  # noqa: S101 - points have ends
        return found

    def stated_value(self) -> Fraction:
        """The stated figures at their printed numbers, added together."""
        found = stated_side(self.relation, lambda each: self._point(each, self.frame)).low
        assert found is not None  # noqa: S101 - points have ends
        return found

    def present(self, figures: tuple[Figure, ...]) -> list[Quantity]:
        """The quantities of those figures that are not absent."""
        found = (self.quantity(each) for each in figures)
        return [each for each in found if each is not None]

    @property
    def others(self) -> list[Quantity]:
        """All quantities but the stated ones."""
        rest = (*self.shape.needed, *(each for group in self.shape.groups for each in group))
        return self.present(rest)

    def _point(self, figure: Figure, frame: Frame) -> Interval:
        quantity = self.quantity(figure)
        if quantity is None:
            return _NOTHING
        return Interval.point(Fraction(quantity.number) * frame.factor(quantity))

    def _bound(self, mode: Rounding, frame: Frame, unknown_is_rounded: bool) -> Bound:
        stated = {id(each) for each in self.shape.stated}

        def bound(figure: Figure) -> Interval:
            quantity = self.quantity(figure)
            if quantity is None:
                return _NOTHING
            factor = frame.factor(quantity)
            value = Fraction(quantity.number) * factor
            step = Fraction(1, 10**quantity.places) * factor
            if id(figure) in stated and self.is_rate:
                return Interval.printed(value, step, mode)
            soft = unknown_is_rounded and quantity.unit is None and quantity.places > 0
            if self._is_point(figure, quantity) and not soft:
                return Interval.point(value)
            return Interval.printed(value, step, Rounding.HALF_AWAY if self.is_rate else mode)

        return bound

    def _is_point(self, figure: Figure, quantity: Quantity) -> bool:
        if self.is_exact:
            return not (self._has_equal_shares or self._is_coarser_total(figure, quantity))
        return quantity.is_exact

    @property
    def _has_equal_shares(self) -> bool:
        """Whether marks are an equal share of the block each: 15 points over seven rows of 2.14."""
        if self.relation.check not in ("weight-sum", "score-sum") or len(self.others) < _SHARES:
            return False
        if len({(each.number, each.places) for each in self.others}) > 1:
            return False
        decimals = -int(self.stated.number.normalize().as_tuple().exponent)
        return self.others[0].places > max(decimals, 0)

    def _is_coarser_total(self, figure: Figure, quantity: Quantity) -> bool:
        """A total score printed with fewer decimals than the scores has been rounded."""
        if self.relation.check != "score-sum" or figure not in self.shape.stated:
            return False
        return quantity.places < max((each.places for each in self.others), default=0)


def claim_of(relation: AnyRelation) -> Claim | str:
    """The relation with its figures read, or the reason why it cannot be computed."""
    form = shape(relation)
    operands = {id(each): operand(each) for each in form.figures}
    problem = _problem(form, operands)
    if problem is not None:
        return problem
    claim = Claim(relation, form, operands, Frame())
    stated = claim.present(form.stated)
    return Claim(relation, form, operands, frame_of(relation, stated, claim.others))


def _problem(form: Shape, operands: Mapping[int, Operand]) -> str | None:
    for group in (form.stated, *form.groups):
        found = [operands[id(each)] for each in group]
        if found and all(each.quantity is None for each in found):
            return found[0].problem
        spoilt = (each.problem for each in found if each.quantity is None and not each.absence)
        problem = next(spoilt, None)
        if problem is not None:
            return problem
    return next((operands[id(e)].problem for e in form.needed if operands[id(e)].problem), None)


def silent_part(claim: Claim) -> bool:
    """Whether a part is blank or missing, so that nobody knows what it should have added."""
    absences = (each.absence for each in claim.operands.values() if each.quantity is None)
    return any(each not in EXPLICIT for each in absences)


def is_loose(claim: Claim) -> bool:
    """Whether a figure is only about, over or under what is printed."""
    return any(each.is_loose for each in claim.operands.values())


def prints(claim: Claim) -> set[tuple[str, int]]:
    """Unit and decimals of every amount of money that is not the stated rate."""
    quantities = (
        claim.others if claim.is_rate else [*claim.others, *claim.present(claim.shape.stated)]
    )
    return {
        (each.unit.name, each.places)
        for each in quantities
        if each.unit is not None and is_money(each.unit) and not each.is_exact
    }


def _reaches(parts: Interval, whole: Interval) -> bool:
    """Whether the parts can be at most the whole."""
    if parts.low is None or whole.high is None:
        return True
    closed = parts.low_closed and whole.high_closed
    return parts.low < whole.high or (parts.low == whole.high and closed)
