"""What the pictures of one self-evaluation show: its scores, its spending, its targets over years."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from django.db.models import Sum

from heji.values.formatting import shortest
from heji.web.acting.actor import Actor
from heji.web.budgets.models import MonthlyExecution
from heji.web.budgets.selectors.lines import lines_below, lines_of_project
from heji.web.filing.case import Earlier
from heji.web.filing.content import Content, Indicator
from heji.web.filing.figures import amount_text, written
from heji.web.filing.kinds import Scores
from heji.web.filing.models import Filing

_MONTHS = range(1, 13)
_FEN_OF_WAN = 1_000_000


@dataclass(frozen=True, slots=True)
class Series:
    """A line or row of columns: its key in the catalogue, and a text for each place."""

    words: str
    texts: tuple[str, ...]  #: exact decimals; "" where there is nothing


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture with its table: the places along one side, and what stands at each."""

    name: str  #: its title is `rollup.picture.<name>`
    places: tuple[str, ...]
    series: tuple[Series, ...]
    subject: str = ""  #: the indicator that it is about
    unit: str = ""
    is_line: bool = False


def of_scores(scores: Scores) -> Picture:
    """Score and weight of every row."""
    rows = scores.rows
    return Picture(
        "scores",
        tuple(each.name for each in rows),
        (
            Series("rollup.series.weight", tuple(_text(each.weight) for each in rows)),
            Series("rollup.series.score", tuple(_text(each.reviewed) for each in rows)),
        ),
    )


def _text(score: Fraction | None) -> str:
    return "" if score is None else shortest(score, 4)


def of_spending(actor: Actor, filing: Filing, content: Content) -> Picture | None:
    """What was spent by the end of each month, against the same share of the year's budget."""
    budget = content.amount("full_year_budget", "total")
    lines = (
        lines_below(actor, filing.organisation, filing.year)
        if filing.project is None
        else lines_of_project(actor, filing.project, filing.year)
    )
    months = dict(
        MonthlyExecution.objects.filter(line__in=lines.values("pk"))
        .order_by()
        .values_list("month")
        .annotate(Sum("amount"))
    )
    if not months or budget is None:
        return None
    last = max(months)
    spent = tuple(
        amount_text(sum(months.get(each, 0) for each in range(1, month + 1)))
        if month <= last
        else ""
        for month in _MONTHS
    )
    even = tuple(_text(Fraction(budget * month, 12 * _FEN_OF_WAN)) for month in _MONTHS)
    return Picture(
        "spending",
        tuple(str(each) for each in _MONTHS),
        (Series("rollup.series.even", even), Series("rollup.series.spent", spent)),
        is_line=True,
    )


def over_years(filing: Filing, content: Content, before: Iterable[Earlier]) -> Iterator[Picture]:
    """Targets and results of each indicator that was evaluated in other years, in the same unit."""
    known: dict[str, dict[int, Indicator]] = {}
    for each in before:
        known.setdefault(each.indicator.name, {}).setdefault(each.year, each.indicator)
    for row in content.indicators:
        years = {**known.get(row.name, {}), filing.year: row}
        same = {year: each for year, each in years.items() if each.unit == row.unit}
        if len(same) > 1 and row.value is not None:
            yield _history(row, dict(sorted(same.items())))


def _history(row: Indicator, years: Mapping[int, Indicator]) -> Picture:
    rows = tuple(years.values())
    targets = tuple(_figure(each.value, each.places) for each in rows)
    results = tuple(_figure(each.result_value, each.result_places) for each in rows)
    return Picture(
        "history",
        tuple(str(each) for each in years),
        (Series("rollup.series.target", targets), Series("rollup.series.result", results)),
        subject=row.name,
        unit=row.unit,
        is_line=True,
    )


def _figure(value: int | None, places: int) -> str:
    return "" if value is None else f"{Decimal(written(value, places)):f}"
