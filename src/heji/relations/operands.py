"""Turns the figures of a relation into numbers that can be computed with, or says why not."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from decimal import Decimal

from heji.documents.figure import Figure
from heji.values.absence import Absence, Absent
from heji.values.interval import Interval
from heji.values.quantity import Approximation, Comparison, Quantity

#: The form says that there is nothing here; a blank or missing cell says nothing at all.
EXPLICIT = frozenset({Absence.DASH, Absence.SLASH, Absence.NOT_APPLICABLE, Absence.NONE})

_DIGITS = re.compile(r"[^\d.,]*?(?P<number>[+-]?\d[\d,]*(?:\.\d+)?)[^\d.,]*")


@dataclass(frozen=True, slots=True)
class Operand:
    """One figure of a relation, ready to be computed with.

    `quantity` is None for what is absent or no figure; `problem` then names the reason.
    """

    figure: Figure
    quantity: Quantity | None
    absence: Absence | None = None
    problem: str | None = None
    is_loose: bool = False  #: 近, 超, ≥: the printed number only bounds the true one


def operand(figure: Figure) -> Operand:
    """Reads one figure; what is only loosely meant is taken at its number and marked."""
    value = figure.value
    if isinstance(value, Absent):
        undividable = value.absence is Absence.UNDIVIDABLE
        problem = "cannot-divide" if undividable else "part-missing"
        return Operand(figure, None, value.absence, problem)
    if not isinstance(value, Quantity):
        return Operand(figure, None, problem="no-figure")
    if value.upper is not None or value.is_rank:
        return Operand(figure, None, problem="range")
    readable = regrouped(value) if value.malformed else value
    if readable is None:
        return Operand(figure, None, problem="malformed")
    return Operand(figure, _plain(readable), is_loose=_is_loose(readable))


def regrouped(quantity: Quantity) -> Quantity | None:
    """A malformed figure read without its separators, if its digits leave only one reading.

    「13,5678.90」 is 135678.90 with a misplaced comma; two decimal points leave no such reading.
    """
    match = _DIGITS.fullmatch(unicodedata.normalize("NFKC", quantity.text))
    if match is None:
        return None
    number = match["number"].replace(",", "")
    places = len(number.partition(".")[2])
    return replace(quantity, number=Decimal(number), places=places, malformed=False)


def region(quantity: Quantity) -> Interval:
    """What a figure with 近, 超, 约, ≥ or ≤ may be, in the base unit."""
    value = quantity.fraction
    match quantity.comparison:
        case Comparison.AT_LEAST:
            return Interval(value, None)
        case Comparison.MORE_THAN:
            return Interval(value, None, low_closed=False)
        case Comparison.AT_MOST:
            return Interval(None, value)
        case Comparison.LESS_THAN:
            return Interval(None, value, high_closed=False)
        case Comparison.EQUAL:
            return quantity.interval()


def _is_loose(quantity: Quantity) -> bool:
    return (
        quantity.approximation is not Approximation.NONE
        or quantity.comparison is not Comparison.EQUAL
    )


def _plain(quantity: Quantity) -> Quantity:
    if not _is_loose(quantity):
        return quantity
    return replace(quantity, approximation=Approximation.NONE, comparison=Comparison.EQUAL)
