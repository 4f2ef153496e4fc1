"""The money of a monitoring form from the budgets, where a body keeps its budgets here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from heji.web.acting.actor import Actor
from heji.web.budgets.figures import Figures
from heji.web.budgets.models import Origin
from heji.web.budgets.selectors.lines import lines_below, lines_of_project
from heji.web.budgets.selectors.totals import sums, total
from heji.web.filing.actions.creating import About
from heji.web.monitoring.limits import fiscal_sources
from heji.web.organisations.models import Organisation

_PARTS = ("fiscal", "carried", "other")


@dataclass(frozen=True, slots=True)
class Budgeted:
    """What the budgets say: the measures that they know, in 分 by measure and part."""

    measures: tuple[str, ...] = ()
    amounts: Mapping[tuple[str, str], int] | None = None
    last_month: int | None = None  #: the last month with spending entered

    def amount(self, measure: str, part: str) -> int | None:
        """An amount in 分; None where the budgets do not know it."""
        return (self.amounts or {}).get((measure, part))


def budgeted(actor: Actor, organisation: Organisation, about: About) -> Budgeted:
    """The initial budget and what was spent of it through the month of a form.

    A measure is known when every line states it: one that some lines lack would be too small. Of a
    part without a line there is nothing, and that is known as well.
    """
    lines = (
        lines_below(actor, organisation, about.year)
        if about.project is None
        else lines_of_project(actor, about.project, about.year)
    )
    parts: dict[str, Figures] = {each: Figures() for each in _PARTS}
    for (source, origin), figures in sums(lines, ("source", "origin"), about.month).items():
        parts[_part(source, origin)] += figures
    whole = total(parts.values())
    found: dict[tuple[str, str], int] = {}
    measures = []
    if whole.initial is not None and not whole.lacking:
        measures.append("initial_budget")
        found |= {("initial_budget", part): each.initial or 0 for part, each in parts.items()}
        found["initial_budget", "total"] = whole.initial
    if whole.executed is not None:
        measures.append("executed_to_date")
        found |= {("executed_to_date", part): each.executed or 0 for part, each in parts.items()}
        found["executed_to_date", "total"] = whole.executed
    return Budgeted(tuple(measures), found, whole.last_month)


def _part(source: str, origin: str) -> str:
    if origin == Origin.BROUGHT_FORWARD:
        return "carried"
    return "fiscal" if source in fiscal_sources() else "other"
