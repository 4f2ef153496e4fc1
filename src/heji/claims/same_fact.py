"""Whether two statements speak of the same fact, and why."""

from __future__ import annotations

from dataclasses import replace

from heji.claims.claim import Statement
from heji.values.units import same_kind

#: Qualifiers that do not change which fact is meant.
_NEUTRAL = frozenset({"done"})


def same_fact(one: Statement, other: Statement, year: int | None = None) -> tuple[bool | None, str]:
    """Compares what two figures are said of: True, False, or None where the words cannot tell.

    Args:
        one: a statement.
        other: another one.
        year: the year of the document; a statement without a period is taken to speak of it.

    Returns:
        The answer with its reason: "subject", "measure", "unit", "period", "body", "qualifier",
        "sentence", "same".
    """
    differs = _difference(one, other)
    if differs:
        return differs
    period = _periods(one, other, year)
    if period is False:
        return False, "period"
    if one.role and other.role:
        return _by_role(one, other, period)
    if not one.subject or not other.subject:
        return None, "subject"
    if one.subject != other.subject:
        close = one.subject in other.subject or other.subject in one.subject
        return (None, "subject") if close else (False, "subject")
    if one.body != other.body:
        return None, "body"
    return (True, "same") if period else (None, "period")


def _difference(one: Statement, other: Statement) -> tuple[bool | None, str] | None:
    """What tells two statements apart before their subjects are read."""
    left, right = one.figure.quantity, other.figure.quantity
    if left is None or right is None:
        return None, "unit"
    if one.measure != other.measure:
        return False, "measure"
    if not same_kind(left.unit, right.unit):
        return False, "unit"
    if _qualifiers(one) != _qualifiers(other):
        return False, "qualifier"
    if one.body != other.body and one.body and other.body:
        return False, "body"
    return (None, "sentence") if _same_sentence(one, other) else None


def _same_sentence(one: Statement, other: Statement) -> bool:
    """A sentence that gives a figure twice enumerates: 「甲区项目4个;乙区项目1个」."""
    left, right = one.figure, other.figure
    places = [replace(each.locator, start=None, end=None) for each in (left, right)]
    return left.quote == right.quote and places[0] == places[1]


def _qualifiers(statement: Statement) -> frozenset[str]:
    return frozenset(statement.qualifier.split("+")) - _NEUTRAL - {""}


def _periods(one: Statement, other: Statement, year: int | None) -> bool | None:
    """True: the same; False: different; None: one of them is not said."""
    default = str(year) if year is not None else ""
    left, right = one.period or default, other.period or default
    if left == right:
        return True
    return False if left and right else None


def _by_role(one: Statement, other: Statement, period: bool | None) -> tuple[bool | None, str]:
    """Money of the whole document is named by its role."""
    if (one.role, one.part) != (other.role, other.part):
        return False, "measure"
    return (True, "same") if period else (None, "period")
