"""Budgets of the large city's projects and what was spent of them, month by month."""

from __future__ import annotations

from collections.abc import Iterable

from heji.web.budgets.models import BudgetLine, FundLevel, MonthlyExecution, Nature, Source
from heji.web.demonstration.city import data
from heji.web.demonstration.large.storing import Kept

_SOURCES = {"fiscal": Source.GENERAL_PUBLIC, "other": Source.UNIT_FUNDS}
_HUNDRED_YUAN = 10_000  #: 分


def spend(forms: Iterable[Kept]) -> None:
    """Enters what was declared as initial budgets, and spends it in one of the usual ways."""
    lines = BudgetLine.objects.bulk_create(
        BudgetLine(
            organisation_id=each.filing.organisation_id,
            project_id=each.filing.project_id,
            year=each.filing.year,
            nature=Nature.PROJECT,
            source=source,
            level=FundLevel.OWN_LEVEL,
            initial=each.content.amount("budget", part),
        )
        for each in forms
        for part, source in _SOURCES.items()
        if each.content.amount("budget", part)
    )
    MonthlyExecution.objects.bulk_create(
        (
            MonthlyExecution(line=line, month=month, amount=spent(line.initial or 0, share))
            for line in lines
            for month, share in enumerate(_way(line.project_id), start=1)
        ),
        batch_size=2000,
    )


def _way(project: int | None) -> list[int]:
    """Shares by month of a project: most spend steadily, in few the money is stuck."""
    ways, number = data("spending")["ways"], project or 0
    name = "stuck" if number % 25 == 0 else "slow_start" if number % 10 == 0 else "steady"
    found: list[int] = ways[name]
    return found


def spent(fen: int, percent: int) -> int:
    """A share of an amount in whole hundreds of yuan.

    >>> spent(1_230_000, 10)
    120000
    """
    return fen * percent // 100 // _HUNDRED_YUAN * _HUNDRED_YUAN


def executed(form: Kept, part: str, months: int) -> int:
    """What was spent through a month of what a form declares, in 分."""
    way = _way(form.filing.project_id)
    initial = form.content.amount("budget", part) or 0
    return sum(spent(initial, share) for share in way[:months])
