"""How a document rounds, inferred from the relations that hold before the rest is judged."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from heji.relations.claim import Claim, claim_of, is_loose, prints, silent_part
from heji.relations.frame import is_money
from heji.relations.relation import AnyRelation, Difference, Equal, Growth, Ratio, Sum
from heji.relations.shape import ZeroDenominator
from heji.values.rounding import Rounding

#: So many rates must be explained by another rounding alone before it counts as the habit.
_ENOUGH = 3
#: For each rate that half-away explains and it does not, so many must speak for it.
_MAJORITY = 4

_OTHER_MODES = (Rounding.TRUNCATE, Rounding.AWAY, Rounding.HALF_EVEN)


@dataclass(frozen=True, slots=True)
class Habit:
    """The rounding habit of one document."""

    rounding: Rounding = Rounding.HALF_AWAY  #: how its rates are rounded
    amounts_are_exact: bool = False  #: its sums hold to the last digit: amounts are points
    #: unit and decimals of the amounts whose sums showed that: 56.84亿元 may be rounded even where
    #: 568421.07万元 is not
    exact_prints: frozenset[tuple[str, int]] = frozenset()


DEFAULT_HABIT = Habit()


def infer_habit(relations: Iterable[AnyRelation]) -> Habit:
    """How the document rounds, from its own relations.

    Rates are taken to be rounded half away from zero unless at least three of them hold only under
    another rounding and hardly any contradicts it. Amounts are exact where the sums of money hold
    to the last digit and none needs the tolerance that rounded parts would need; a sum that fails
    altogether says nothing about rounding.
    """
    claims = [each for each in map(_usable, relations) if each is not None]
    rounding = _rounding_of([each for each in claims if _is_rate(each)])
    exact = _exact_prints([each for each in claims if _is_money_sum(each)])
    return Habit(rounding, bool(exact), exact)


def _usable(relation: AnyRelation) -> Claim | None:
    """The claim, if its verdict would rest on printed figures alone."""
    if not relation.certain:
        return None
    found = claim_of(relation)
    if isinstance(found, str) or found.frame.is_doubtful:
        return None
    return None if is_loose(found) or silent_part(found) else found


def _is_rate(claim: Claim) -> bool:
    return isinstance(claim.relation, Ratio | Growth)


def _rounding_of(rates: list[Claim]) -> Rounding:
    holding = list(_distinct(rates).values())
    for mode in _OTHER_MODES:
        others = [found for found in holding if Rounding.HALF_AWAY not in found]
        speaking = sum(mode in found for found in others)
        against = sum(Rounding.HALF_AWAY in found and mode not in found for found in holding)
        if speaking >= _ENOUGH and speaking >= _MAJORITY * against:
            return mode
    return Rounding.HALF_AWAY


def _distinct(rates: list[Claim]) -> dict[tuple[str, ...], set[Rounding]]:
    """The modes that explain each rate; one that is printed in several places counts once."""
    found: dict[tuple[str, ...], set[Rounding]] = {}
    for claim in rates:
        digits = tuple(str(each.number) for each in (claim.stated, *claim.others))
        try:
            found[digits] = {mode for mode in Rounding if claim.is_plain(mode) or claim.holds(mode)}
        except ZeroDenominator:
            continue
    return found


def _is_money_sum(claim: Claim) -> bool:
    if not isinstance(claim.relation, Sum | Equal | Difference):
        return False
    if isinstance(claim.relation, Sum) and not claim.relation.exhaustive:
        return False
    return is_money(claim.stated.unit)


def _exact_prints(sums: list[Claim]) -> frozenset[tuple[str, int]]:
    exact: set[tuple[str, int]] = set()
    for claim in sums:
        if claim.value() == claim.stated_value():
            exact |= prints(claim) if _says_something(claim) else set()
        elif claim.holds(Rounding.HALF_AWAY) or claim.holds(Rounding.TRUNCATE):
            return frozenset()
    return frozenset(exact)


def _says_something(claim: Claim) -> bool:
    """A sum of one part and zeros would hold whether its figures are rounded or not."""
    parts = (
        claim.others
        if isinstance(claim.relation, Sum | Difference)
        else [*claim.others, *claim.present(claim.shape.stated)]
    )
    return sum(each.number != 0 for each in parts) > 1
