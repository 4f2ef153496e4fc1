"""Judges one relation: consistent, inconsistent, or undecided with the reason.

A relation is inconsistent only if no values that are printed so satisfy it. What cannot be read,
converted or trusted can end as consistent or as undecided, never as inconsistent.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from heji.documents.figure import Figure
from heji.relations.claim import Claim, claim_of, is_loose, prints, silent_part
from heji.relations.formula import formula, printed_number
from heji.relations.habit import DEFAULT_HABIT, Habit
from heji.relations.judgement import Judgement
from heji.relations.readings import rate_readings
from heji.relations.relation import AnyRelation, Basis, Equal, Growth, Ratio, Sum
from heji.relations.shape import ZeroDenominator, shape
from heji.values.formatting import format_like
from heji.values.quantity import Quantity
from heji.values.rounding import Rounding, round_fraction
from heji.values.verdict import Verdict

#: Ways to round that people are seen to slip into. Rounding up is not one of them: a rate that
#: only it would explain is a wrong rate, unless the whole document rounds so.
_SLIPS = (Rounding.HALF_AWAY, Rounding.TRUNCATE, Rounding.HALF_EVEN)

#: A rate that so much of the amounts' rounding explains may well be rounded itself, from amounts
#: that were not: two amounts are off by more, in its direction, in one case of four only.
_CHANCE = Fraction(3, 10)


def judge(relation: AnyRelation, habit: Habit = DEFAULT_HABIT) -> Judgement:
    """Judges a relation by the rounding habit of its document.

    Args:
        relation: figures that claim to be related.
        habit: how the document rounds, from `infer_habit`.

    Returns:
        The verdict, with the expected figure and the difference wherever they can be computed.

    >>> from heji.documents.figure import Figure
    >>> from heji.documents.locator import Locator
    >>> from heji.relations.relation import Basis
    >>> from heji.values.reading import read_value
    >>> rate, part, whole = (Figure(read_value(each), Locator()) for each in ("31.4%", "151", "482"))
    >>> share = Ratio("ratio-mismatch", Basis.SENTENCE, True, rate, (part,), (whole,))
    >>> judged = judge(share)
    >>> judged.verdict.value, judged.expected, judged.formula
    ('inconsistent', '31.3%', '151 ÷ 482')
    """
    found = claim_of(relation)
    if isinstance(found, str):
        return _undecided(relation, found)
    try:
        claim = rate_readings(found, habit.rounding)
        judgement = _judged(claim, habit)
    except ZeroDenominator:
        return _undecided(relation, "zero-denominator")
    if judgement.verdict is Verdict.INCONSISTENT and not relation.certain:
        return replace(judgement, verdict=Verdict.UNDECIDED, reason="not-certain")
    return judgement


def _judged(claim: Claim, habit: Habit) -> Judgement:
    primary = habit.rounding if claim.is_rate else Rounding.HALF_AWAY
    if claim.is_plain(primary) or claim.holds(primary):
        if _is_truncated(claim, habit):
            return _described(claim, Verdict.INCONSISTENT, primary, slip=Rounding.TRUNCATE)
        return _described(claim, Verdict.CONSISTENT, primary, slip=primary)
    if is_loose(claim) and claim.holds_loosely():
        return _described(claim, Verdict.CONSISTENT, primary)
    reason = _doubt(claim, primary)
    if reason == "part-missing" and (exceeding := _exceeding(claim, habit)) is not None:
        return exceeding
    if reason is not None:
        return _described(claim, Verdict.UNDECIDED, primary, reason=reason)
    digits_agree = _digits_agree(claim, primary)
    slip = None if digits_agree else _slip(claim, habit)
    return _described(claim, Verdict.INCONSISTENT, primary, slip=slip, digits_agree=digits_agree)


def _exceeding(claim: Claim, habit: Habit) -> Judgement | None:
    """The parts of money that are printed may be more than the whole, whatever a blank one adds.

    Not of a budget and its adjustment, which may be negative.
    """
    relation = claim.relation
    if not isinstance(relation, Sum) or relation.check != "sum-mismatch":
        return None
    if not relation.exhaustive or relation.basis not in (Basis.OF_WHICH, Basis.GROUPS):
        return None
    at_most = judge(replace(relation, exhaustive=False, parts=_printed_parts(claim)), habit)
    return at_most if at_most.verdict is Verdict.INCONSISTENT else None


def _printed_parts(claim: Claim) -> tuple[Figure, ...]:
    assert isinstance(claim.relation, Sum)  # noqa: S101 - its caller asked
    return tuple(each for each in claim.relation.parts if claim.quantity(each) is not None)


def _doubt(claim: Claim, mode: Rounding) -> str | None:
    """Why a relation that fails is not wrong for certain."""
    if claim.frame.is_doubtful:
        return "unit-unknown"
    if silent_part(claim):
        return "part-missing"
    if is_loose(claim):
        return "approximate"
    if not claim.is_exact and claim.holds(mode, unknown_is_rounded=True):
        return "unit-unknown"
    return None


def _digits_agree(claim: Claim, mode: Rounding) -> bool:
    """Whether the printed digits agree and only the units beside them do not."""
    if claim.frame.by_digits:
        return False
    return claim.holds(mode, claim.frame.digits())


def _slip(claim: Claim, habit: Habit) -> Rounding | None:
    """Another way to round that gives the stated figure."""
    if claim.is_exact or (habit.amounts_are_exact and not claim.is_rate):
        return None
    modes = _SLIPS if claim.is_rate else (Rounding.TRUNCATE,)
    return next((mode for mode in modes if claim.holds(mode)), None)


def _is_truncated(claim: Claim, habit: Habit) -> bool:
    """Whether the digits of exact amounts give the stated rate only when the rest is cut off.

    Rounded amounts leave room for either. Amounts that the document's own sums show to be exact
    leave none, but sums of rounded amounts hold by chance too: the rate must be so far from the
    edge that little of what rounding can take from the amounts would not explain it.
    """
    if not isinstance(claim.relation, Ratio | Growth) or habit.rounding is not Rounding.HALF_AWAY:
        return False
    amounts = prints(claim)
    if not amounts or not amounts <= habit.exact_prints or is_loose(claim):
        return False
    if claim.holds_within(_CHANCE):
        return False
    stated = claim.stated
    value = claim.value() / claim.frame.factor(stated)
    return (
        round_fraction(value, stated.places, habit.rounding) != stated.number
        and round_fraction(value, stated.places, Rounding.TRUNCATE) == stated.number
    )


def _described(
    claim: Claim,
    verdict: Verdict,
    mode: Rounding,
    *,
    slip: Rounding | None = None,
    reason: str | None = None,
    digits_agree: bool = False,
) -> Judgement:
    stated = claim.stated
    frame = claim.frame.digits() if digits_agree else claim.frame
    value = claim.value(frame)
    like = _precise(claim, stated, value / frame.factor(stated))
    base = value / frame.factor(stated) * (stated.unit.factor if stated.unit else 1)
    return Judgement(
        relation=claim.relation,
        verdict=verdict,
        stated=_stated_text(claim, like),
        formula=formula(claim.relation),
        expected=format_like(base, like, mode),
        difference=_difference(claim, value, like, mode),
        value=base,
        rounding=slip,
        reason=reason,
        digits_agree=digits_agree,
        is_partial=isinstance(claim.relation, Sum) and not claim.relation.exhaustive,
    )


def _precise(claim: Claim, stated: Quantity, value: Fraction) -> Quantity:
    """The pattern for the expected figure: more decimals where the stated ones would hide it."""
    if claim.is_rate:
        return stated
    most = max((each.places for each in claim.others), default=stated.places)
    for places in range(stated.places, max(most, stated.places) + 1):
        if Fraction(round_fraction(value, places)) == value:
            return replace(stated, places=places)
    return replace(stated, places=max(most, stated.places))


def _stated_text(claim: Claim, like: Quantity) -> str:
    if len(claim.shape.stated) == 1:
        return _printed(claim.shape.stated[0].value)
    return format_like(_stated_base(claim, like), like)


def _stated_base(claim: Claim, like: Quantity) -> Fraction:
    unit = like.unit.factor if like.unit else 1
    return claim.stated_value() / claim.frame.factor(like) * unit


def _printed(value: object) -> str:
    return value.text.strip() if isinstance(value, Quantity) else ""


def _difference(claim: Claim, value: Fraction, like: Quantity, mode: Rounding) -> str:
    factor = claim.frame.factor(like)
    stated = claim.stated_value() / factor
    expected: Fraction | Decimal = round_fraction(value / factor, like.places, mode)
    places = max(like.places, claim.stated.places)
    return str(round_fraction(abs(stated - Fraction(expected)), places))


def _undecided(relation: AnyRelation, reason: str) -> Judgement:
    stated = shape(relation).stated
    text = " + ".join(printed_number(each) for each in stated)
    single = len(stated) == 1 and not isinstance(relation, Equal)
    return Judgement(
        relation=relation,
        verdict=Verdict.UNDECIDED,
        stated=(_printed(stated[0].value) or text) if single else text,
        formula=formula(relation),
        reason=reason,
    )
