"""The warnings of monitoring as plain signs at cells: exact comparisons of integers, no database.

The page of a form shows them as findings (`rules.py`), the dashboard makes its lights of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from heji.audit.finding import Severity
from heji.values.formatting import plain
from heji.web.filing.blocks import possibilities
from heji.web.filing.columns import forecast, target
from heji.web.filing.content import Content, Indicator, cell
from heji.web.filing.figures import amount_text, target_text
from heji.web.monitoring.limits import apart, least_spent


@dataclass(frozen=True, slots=True)
class Sign:
    """One warning: which check, at which cell, with what its sentence is filled."""

    check: str
    case: str  #: its sentence is `finding.<check>.<case>`
    severity: Severity
    cell: str
    values: Mapping[str, str] = field(default_factory=dict)
    formula: str = ""
    quote: str = ""


def signs(content: Content, month: int) -> Iterator[Sign]:
    """All warnings about a form.

    Args:
        content: its rows.
        month: the last month that it is about.
    """
    money = spent(content)
    yield from _spending(content, month)
    for row in content.indicators:
        if row.name:
            yield from _unstated(row)
            yield from _apart(row, money)
            yield from _missed(row)


def is_below(executed: int, budget: int, percent: int) -> bool:
    """Whether less than a share of a budget was spent; never of a budget of nothing.

    >>> is_below(2499, 10000, 25), is_below(2500, 10000, 25), is_below(0, 0, 25)
    (True, False, False)
    """
    return budget > 0 and executed * 100 < budget * percent


def are_apart(one: Fraction, two: Fraction, points: int) -> bool:
    """Whether two shares differ by more than so many points of a hundred.

    >>> are_apart(Fraction(1, 2), Fraction(2, 5), 10), are_apart(Fraction(1, 2), Fraction(3, 8), 10)
    (False, True)
    """
    return abs(one - two) * 100 > points


def progress_of(row: Indicator) -> Fraction | None:
    """The share of a target that was reached; None of a target that does not grow with the work."""
    limits = apart()
    if row.type not in limits.types or row.sign not in limits.signs or row.unit in limits.shares:
        return None
    if row.value is None or row.value <= 0 or row.result_value is None:
        return None
    return Fraction(row.result_value * 10**row.places, row.value * 10**row.result_places)


def is_missed(row: Indicator) -> bool:
    """Whether the forecast does not reach the target; of words nobody can tell.

    >>> row = Indicator(1, sign="≥", value=12, unit="公里", forecast_value=119, forecast_places=1)
    >>> is_missed(row)
    True
    """
    if row.value is None or row.forecast_value is None:
        return False
    aim = row.value * 10**row.forecast_places
    reached = row.forecast_value * 10**row.places
    holds = {
        "≥": reached >= aim,
        ">": reached > aim,
        "≤": reached <= aim,
        "<": reached < aim,
        "=": reached == aim,
    }
    return not holds.get(row.sign, True)


def spent(content: Content) -> Fraction | None:
    """The share of the initial budget that was spent; None where one of both is not known."""
    executed = content.amount("executed_to_date", "total")
    budget = content.amount("initial_budget", "total")
    return Fraction(executed, budget) if executed is not None and budget else None


def _spending(content: Content, month: int) -> Iterator[Sign]:
    row = next(
        (
            each
            for each in content.money
            if (each.measure, each.part) == ("executed_to_date", "total")
        ),
        None,
    )
    if row is None:
        return
    place = cell(row, "amount")
    if row.amount is None:
        yield Sign("monitoring-unstated", "executed", Severity.WARNING, place)
        return
    limit, budget = least_spent(month), content.amount("initial_budget", "total")
    if limit is None or budget is None or not is_below(row.amount, budget, limit[1]):
        return
    values = {
        "rate": _percent(Fraction(row.amount, budget)),
        "month": str(limit[0]),
        "least": str(limit[1]),
    }
    text = amount_text(row.amount)
    formula = f"{text} ÷ {amount_text(budget)} = {values['rate']}%"
    yield Sign("monitoring-spending", "below", Severity.WARNING, place, values, formula, text)


def _unstated(row: Indicator) -> Iterator[Sign]:
    values = {"name": row.name}
    if row.result_value is None and not row.result_text:
        place = cell(row, "progress")
        yield Sign("monitoring-unstated", "progress", Severity.WARNING, place, values)
    if row.forecast_value is None and not row.forecast_text:
        place = cell(row, "forecast")
        yield Sign("monitoring-unstated", "forecast", Severity.WARNING, place, values)


def _apart(row: Indicator, money: Fraction | None) -> Iterator[Sign]:
    """The progress of a target and that of spending lie apart; `money` is the share that was spent."""
    progress = progress_of(row)
    if progress is None or money is None or not are_apart(progress, money, apart().points):
        return
    values = {
        "name": row.name,
        "progress": _percent(progress),
        "spent": _percent(money),
        "points": str(apart().points),
    }
    case = "ahead" if progress > money else "behind"
    formula = f"{values['progress']}% − {values['spent']}% = {_percent(progress - money)}"
    place = cell(row, "progress")
    yield Sign("monitoring-apart", case, Severity.WARNING, place, values, formula)


def _missed(row: Indicator) -> Iterator[Sign]:
    sure, *_, never = possibilities()
    missed = is_missed(row)
    if not missed and row.possibility != never:
        return
    values = {
        "name": row.name,
        "target": target_text(target(row)),
        "forecast": target_text(forecast(row)),
        "possibility": row.possibility,
    }
    place = cell(row, "forecast")
    if missed:
        quote = values["forecast"]
        yield Sign("monitoring-missed", "below", Severity.WARNING, place, values, "", quote)
        if row.possibility == sure:
            place = cell(row, "possibility")
            yield Sign("monitoring-missed", "sure", Severity.WARNING, place, values)
    if (missed or row.possibility == never) and not row.reason.strip():
        place = cell(row, "reason")
        yield Sign("monitoring-reason", "wanting", Severity.ERROR, place, values)
    elif missed and not row.reason_kind:
        place = cell(row, "reason")
        yield Sign("monitoring-reason", "no-kind", Severity.WARNING, place, values)


def _percent(share: Fraction) -> str:
    return plain(share * 100, 2)
