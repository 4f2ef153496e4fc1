"""The value in a row that its printed rule is about: the rate that the row states."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from heji.claims.workings.grammar import Node
from heji.claims.workings.terms import terms
from heji.claims.workings.units import give_unit, shared_unit
from heji.documents.figure import Figure
from heji.forms.form import Indicator
from heji.rubrics.binding.evidence import Evidence, Quotient, evidence_of
from heji.rubrics.evaluation.evaluation import Worth
from heji.rubrics.printed.cues import pattern
from heji.values.interval import Interval, ZeroDivisorError
from heji.values.normalise import squeeze
from heji.values.quantity import Comparison, Quantity
from heji.values.units import Unit, same_kind

_STOP = re.compile("[。；;，,、！!？?\n]")
_FALLS = re.compile("下降|减少|降低|压减|负增长|缩减|下调|回落|节约|调减")


@dataclass(frozen=True, slots=True)
class RowValue:
    """A value with its place, and everything that its digits can stand for."""

    quantity: Quantity
    figure: Figure
    worths: tuple[Worth, ...]  #: as printed; recomputed from its working; with its sign turned
    is_certain: bool = True  #: False: the row prints one rate and does not say what it is


@dataclass(frozen=True, slots=True)
class _Seen:
    quantity: Quantity
    cell: Evidence
    label: str
    quotient: Quotient | None = None


def rate_of(row: Indicator, subject: str = "") -> RowValue | str:
    """The rate that a row states.

    Args:
        row: a row of a form.
        subject: what the rule calls its value.

    Returns:
        The rate with its place, or why there is none: `no-value`, `several-values`.
    """
    result = row.entry("result")
    if result is not None and result.quantity is not None and _is_rate(result.quantity):
        return _value(_Seen(result.quantity, Evidence(result), row.name), is_certain=True)
    seen = list(_rates(row))
    worked = [each for each in seen if each.quotient is not None]
    chosen = _distinct(worked or seen)
    if len(chosen) > 1:
        names = [squeeze(each) for each in (row.name, subject) if each]
        chosen = [each for each in chosen if any(name in each.label for name in names)]
    if len(chosen) != 1:
        return "several-values" if seen else "no-value"
    return _value(chosen[0], is_certain=bool(worked) or _is_named(chosen[0], row, subject))


def figure_of(row: Indicator, unit: Unit) -> RowValue | str:
    """The result of a row, where it is a figure of the unit that the rule speaks of."""
    result = row.entry("result")
    quantity = result.quantity if result is not None else None
    is_plain = (
        quantity is not None
        and quantity.comparison is Comparison.EQUAL
        and quantity.upper is None
        and not quantity.is_rank
    )
    if result is None or quantity is None or not is_plain or quantity.unit is None:
        return "no-value"
    if not same_kind(quantity.unit, unit):
        return "no-value"
    return RowValue(quantity, result, (Worth(quantity.fraction, quantity.interval()),))


def _rates(row: Indicator) -> Iterator[_Seen]:
    result = row.entry("result")
    cells = [*([Evidence(result)] if result is not None else []), *evidence_of(row)]
    for cell in cells:
        for quotient in cell.quotients:
            label = squeeze(cell.text[: quotient.start][-40:])
            yield _Seen(quotient.result.quantity, cell, label, quotient)
        for quantity in cell.stated_rates():
            before = _STOP.split(cell.text[: quantity.start])[-1]
            yield _Seen(quantity, cell, squeeze(before))


def _distinct(seen: list[_Seen]) -> list[_Seen]:
    return list({each.quantity.fraction: each for each in reversed(seen)}.values())[::-1]


def _is_named(seen: _Seen, row: Indicator, subject: str) -> bool:
    """Whether the words before a rate, or the cell, say that it is the row's."""
    names = [squeeze(each) for each in (row.name, subject) if each]
    alone = squeeze(seen.cell.text) == squeeze(seen.quantity.text)
    ends = [name[-3:] for name in names if len(name) >= 3]
    return alone or any(name in seen.label for name in (*names, *ends))


def _is_rate(quantity: Quantity) -> bool:
    return quantity.unit is not None and quantity.unit.dimension == "ratio"


def _value(seen: _Seen, *, is_certain: bool) -> RowValue:
    quantity = seen.quantity
    worths = [Worth(quantity.fraction, quantity.interval())]
    if seen.quotient is not None:
        recomputed = _quotient(seen.quotient)
        if recomputed is not None and recomputed.interval.overlaps(_around(worths[0].interval)):
            worths.append(recomputed)
    if pattern("率|额|数").search(seen.label) and _FALLS.search(seen.label):
        worths.append(Worth(-worths[0].point, -worths[0].interval))
    figure = seen.cell.place(quantity.start, quantity.end)
    return RowValue(quantity, figure, tuple(worths), is_certain)


def _around(printed: Interval) -> Interval:
    """A little more than the digits: a rate that was cut off instead of rounded."""
    width = Interval(None, None, False, False)
    if printed.low is None or printed.high is None:
        return width
    step = printed.high - printed.low
    return Interval(printed.low - step, printed.high + step)


def _quotient(quotient: Quotient) -> Worth | None:
    """The quotient of the figures that a working prints."""
    over, under = _sum(quotient.numerator, quotient), _sum(quotient.denominator, quotient)
    if over is None or under is None or not under.point:
        return None
    try:
        return Worth(over.point / under.point, over.interval / under.interval)
    except ZeroDivisorError:
        return None


def _sum(node: Node, quotient: Quotient) -> Worth | None:
    listed = terms(node)
    both = (*(terms(quotient.numerator) or ()), *(terms(quotient.denominator) or ()))
    if listed is None:
        return None
    unit = shared_unit([each for _, each in both])
    total = Worth.exact(0)
    for sign, number in listed:
        quantity = give_unit(number, unit).quantity
        if unit is not None and not same_kind(quantity.unit, unit):
            return None
        turned = (sign == "-") != number.negative
        point = -quantity.fraction if turned else quantity.fraction
        interval = -quantity.interval() if turned else quantity.interval()
        total = Worth(total.point + point, total.interval + interval)
    return total
