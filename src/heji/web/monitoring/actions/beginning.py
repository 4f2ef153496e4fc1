"""Beginning a monitoring form from the approved declaration, and taking its money from budgets."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from django.utils import timezone

from heji.web.acting.action import Action, Outcome, Refused
from heji.web.acting.actor import Actor
from heji.web.acting.role import Role
from heji.web.declarations.approved import (
    TARGET,
    WEIGHT,
    approved,
    declared_content,
    declared_rows,
    with_present_sources,
)
from heji.web.filing import editing
from heji.web.filing.actions.creating import About, begin, require_free
from heji.web.filing.blocks import empty
from heji.web.filing.content import Content, Indicator, Money
from heji.web.filing.editing import EDITORS, require_editable
from heji.web.filing.keeping import Change, load
from heji.web.filing.models import Filing, Revision
from heji.web.monitoring.limits import MONTHS
from heji.web.monitoring.models import MoneyTaken
from heji.web.monitoring.money import Budgeted, budgeted
from heji.web.monitoring.plans import last_day, plan_of
from heji.web.projects.models import Project

_KIND = "monitoring"


@dataclass(frozen=True, slots=True)
class BeginMonitoring(Action[Filing]):
    """Begins the monitoring of the own body, or of one of its projects, through a month."""

    year: int
    project: Project | None
    month: int  #: the last month that is reported on

    name: ClassVar[str] = "monitoring.begin"
    roles: ClassVar[frozenset[Role]] = EDITORS

    @property
    def _about(self) -> About:
        return About(_KIND, self.year, self.project, self.month)

    def _declared(self, actor: Actor) -> Revision | None:
        return approved(actor.organisation, self.project, self.year)

    def check(self, actor: Actor) -> None:
        """A month that the calendar has and that is over, once, with targets that were approved."""
        plan = plan_of(actor.organisation, self.year)
        if self.month not in MONTHS or self.month not in plan.months:
            known = ", ".join(str(each) for each in plan.months)
            raise Refused("monitoring.wrong-month", month=self.month, months=known)
        require_free(actor, actor.organisation, self._about)
        if last_day(self.year, self.month) >= timezone.localdate():
            raise Refused("monitoring.too-early", month=self.month, year=self.year)
        if self._declared(actor) is None:
            name = self.project or actor.organisation
            raise Refused("monitoring.no-declaration", name=name, year=self.year)

    def execute(self, actor: Actor) -> Outcome[Filing]:
        """Makes it with the declared targets and what the budgets know."""
        source = self._declared(actor)
        if source is None:
            raise Refused("monitoring.no-declaration", name="", year=self.year)
        money = budgeted(actor, actor.organisation, self._about)
        made = begin(actor, self._about, "", _content(self._about, source, money))
        _keep_source(made, money)
        after = {"year": made.year, "month": made.month, "layout": made.layout}
        after |= {"declaration": source.filing_id, "revision": source.number}
        return Outcome(made, made, after={**after, "from_budgets": list(money.measures)})


@dataclass(frozen=True, slots=True)
class TakeMoney(Action[list[Change]]):
    """Takes the money of a form from the budgets anew, after something was entered there."""

    filing: Filing

    name: ClassVar[str] = "monitoring.take-money"
    roles: ClassVar[frozenset[Role]] = EDITORS

    def check(self, actor: Actor) -> None:
        """The own form, while it can be filled in, and budgets that know something."""
        require_editable(actor, self.filing)
        if not self._budgeted(actor).measures:
            raise Refused("monitoring.no-money")

    def _budgeted(self, actor: Actor) -> Budgeted:
        form = self.filing
        about = About(_KIND, form.year, form.project, form.month)
        return budgeted(actor, form.organisation, about)

    def execute(self, actor: Actor) -> Outcome[list[Change]]:
        """Puts the amounts of the budgets into their cells."""
        money = self._budgeted(actor)
        changes = []
        for row in load(self.filing).money:
            if row.measure not in money.measures:
                continue
            was = {"amount": row.amount, "absence": row.absence}
            now = {"amount": money.amount(row.measure, row.part), "absence": ""}
            if was != now:
                changes.append(Change("money", row.id, was, now))
        editing.apply(self.filing, changes)
        editing.keep(self.filing, actor.person, ())
        _keep_source(self.filing, money)
        before, after = editing.said_before(changes), editing.said_after(changes)
        after = {**after, "from_budgets": list(money.measures)}
        return Outcome(changes, self.filing, before, after)


def _keep_source(filing: Filing, money: Budgeted) -> None:
    if money.measures:
        values = {"measures": list(money.measures), "last_month": money.last_month}
        MoneyTaken.objects.update_or_create(filing=filing, defaults=values)


def _content(about: About, source: Revision, money: Budgeted) -> Content:
    """The rows with which a form begins."""
    was, rows = declared_content(source) or Content(), empty(about.kind, about.scope)
    return replace(
        rows,
        texts=tuple(replace(each, text=was.words_of(each.role)) for each in rows.texts),
        money=tuple(_money(each, money) for each in rows.money),
        indicators=with_present_sources(followed(each) for each in declared_rows(was)),
    )


def _money(row: Money, money: Budgeted) -> Money:
    return replace(row, amount=money.amount(row.measure, row.part))


def followed(row: Indicator) -> Indicator:
    """A declared row as the monitoring form begins with it."""
    values = {name: getattr(row, name) for name in (*TARGET, *WEIGHT)}
    return Indicator(-1, source=row.id, **values)
