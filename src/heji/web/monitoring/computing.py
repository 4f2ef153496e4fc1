"""Cells of a monitoring form that follow from others, and where amounts that nobody types are from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from heji.language import text
from heji.values.formatting import plain
from heji.web.filing.columns import forecast, target
from heji.web.filing.content import Content, Indicator, cell
from heji.web.filing.figures import amount_text, target_text, written
from heji.web.filing.kinds import Computed
from heji.web.filing.models import Filing
from heji.web.monitoring.models import MoneyTaken


def computed(
    filing: Filing,
    content: Content,
    language: str,
    known: object = None,
    *,
    explains: bool = True,
) -> Mapping[str, Computed]:
    """The execution rate of each part, the deviation of each forecast, the source of each amount."""
    found = dict(_rates(content, language))
    found |= dict(_deviations(content, language))
    found |= dict(_sources(filing, content, language))
    return found


def taken_of(filing: Filing) -> MoneyTaken | None:
    """What a form took from the budgets; None where all of its amounts are typed."""
    found: MoneyTaken | None = getattr(filing, "money_taken", None)
    return found


def given(filing: Filing, content: Content) -> frozenset[str]:
    """The measures of one form that come from the budgets and are not typed."""
    found = taken_of(filing)
    return frozenset(f"money.{each}" for each in found.measures) if found else frozenset()


def _rates(content: Content, language: str) -> Iterator[tuple[str, Computed]]:
    for row in content.money:
        if row.measure != "rate_to_date":
            continue
        executed = content.amount("executed_to_date", row.part)
        budget = content.amount("initial_budget", row.part)
        rate, why = "", "monitoring.why.no-rate"
        if executed is not None and budget:
            rate, why = f"{plain(Fraction(executed, budget) * 100, 2)}%", "monitoring.why.rate"
        said = text(
            why, language, executed=amount_text(executed), budget=amount_text(budget), rate=rate
        )
        yield cell(row, "amount"), Computed(rate, (said,))


def _deviations(content: Content, language: str) -> Iterator[tuple[str, Computed]]:
    for row in content.indicators:
        difference = _difference(row)
        said = text(
            "monitoring.why.deviation" if difference else "monitoring.why.no-deviation",
            language,
            forecast=target_text(forecast(row)),
            target=target_text(target(row)),
            difference=difference,
        )
        yield cell(row, "deviation"), Computed(difference, (said,))


def _difference(row: Indicator) -> str:
    """Forecast minus target, in the unit of the row; "" where one of both is no figure."""
    if row.value is None or row.forecast_value is None:
        return ""
    places = max(row.places, row.forecast_places)
    aim = row.value * 10 ** (places - row.places)
    reached = row.forecast_value * 10 ** (places - row.forecast_places)
    sign = "+" if reached > aim else ""
    return f"{sign}{written(reached - aim, places)}{row.unit}"


def _sources(filing: Filing, content: Content, language: str) -> Iterator[tuple[str, Computed]]:
    taken = taken_of(filing)
    if taken is None:
        return
    said = text(
        "monitoring.why.budgets",
        language,
        month=taken.last_month or "—",
        day=taken.taken_at.date().isoformat(),
    )
    for row in content.money:
        if row.measure in taken.measures:
            yield cell(row, "amount"), Computed(amount_text(row.amount, row.absence), (said,))
