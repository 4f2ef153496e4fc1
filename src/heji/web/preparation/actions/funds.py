"""Keeps the register of special funds."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import ClassVar

from django.utils import timezone

from heji.web.acting.action import Action, NotAllowed, Outcome, Refused
from heji.web.acting.actor import Actor
from heji.web.acting.role import FINANCE, Role
from heji.web.organisations.models import Organisation
from heji.web.preparation.actions.requiring import (
    BUREAU,
    require_business,
    require_text,
    require_years,
)
from heji.web.preparation.models import (
    ExtensionState,
    FundExtension,
    FundProgramme,
    Regulation,
    SpecialFund,
)
from heji.web.projects.models import Project

REGISTERING = FINANCE | {Role.DEPARTMENT_REVIEWER}


@dataclass(frozen=True, slots=True)
class AddFund(Action[SpecialFund]):
    """Registers a special fund."""

    organisation: Organisation
    title: str
    first_year: int
    last_year: int
    code: str = ""
    purpose: str = ""
    measure: Regulation | None = None

    name: ClassVar[str] = "preparation.add-fund"
    roles: ClassVar[frozenset[Role]] = REGISTERING

    def check(self, actor: Actor) -> None:
        """Of an own body, once, with a measure that the actor sees."""
        require_business(actor, self.organisation)
        require_text(self.title)
        require_years(self.first_year, self.last_year)
        _require_measure(actor, self.measure)
        same = self.organisation.special_funds.filter(name=self.title.strip())
        if same.filter(last_year__gte=self.first_year).exists():
            raise Refused("preparation.there-already", name=self.title.strip())

    def execute(self, actor: Actor) -> Outcome[SpecialFund]:
        """Registers it."""
        made = SpecialFund.objects.create(
            organisation=self.organisation,
            name=self.title.strip(),
            code=self.code,
            purpose=self.purpose,
            measure=self.measure,
            first_year=self.first_year,
            last_year=self.last_year,
        )
        after = {
            "name": made.name,
            "years": f"{made.first_year}-{made.last_year}",
            "measure": str(made.measure or ""),
        }
        return Outcome(made, made, after=after)


@dataclass(frozen=True, slots=True)
class SetMeasure(Action[SpecialFund]):
    """Puts a fund under another measure (管理办法)."""

    fund: SpecialFund
    measure: Regulation

    name: ClassVar[str] = "preparation.set-measure"
    roles: ClassVar[frozenset[Role]] = REGISTERING

    def check(self, actor: Actor) -> None:
        """A measure that the actor sees."""
        require_business(actor, self.fund.organisation)
        _require_measure(actor, self.measure)

    def execute(self, actor: Actor) -> Outcome[SpecialFund]:
        """Sets it."""
        before = {"measure": str(self.fund.measure or "")}
        self.fund.measure = self.measure
        self.fund.save(update_fields=("measure",))
        return Outcome(self.fund, self.fund, before, {"measure": str(self.measure)})


@dataclass(frozen=True, slots=True)
class AddProgramme(Action[FundProgramme]):
    """Enters a programme that a fund pays for."""

    fund: SpecialFund
    title: str
    project: Project | None = None

    name: ClassVar[str] = "preparation.add-programme"
    roles: ClassVar[frozenset[Role]] = REGISTERING

    def check(self, actor: Actor) -> None:
        """Of an own fund, once."""
        require_business(actor, self.fund.organisation)
        require_text(self.title)
        if self.project is not None:
            require_business(actor, self.project.organisation)
        if self.fund.programmes.filter(name=self.title.strip()).exists():
            raise Refused("preparation.there-already", name=self.title.strip())

    def execute(self, actor: Actor) -> Outcome[FundProgramme]:
        """Enters it."""
        made = FundProgramme.objects.create(
            fund=self.fund, name=self.title.strip(), project=self.project
        )
        return Outcome(made, self.fund, after={"programme": made.name})


@dataclass(frozen=True, slots=True)
class PublishFund(Action[SpecialFund]):
    """Says where and when a fund was published."""

    fund: SpecialFund
    published_on: datetime.date
    published_at: str

    name: ClassVar[str] = "preparation.publish-fund"
    roles: ClassVar[frozenset[Role]] = REGISTERING

    def check(self, actor: Actor) -> None:
        """On a day that has come."""
        require_business(actor, self.fund.organisation)
        require_text(self.published_at)
        if self.published_on > timezone.localdate():
            raise Refused("preparation.not-yet")

    def execute(self, actor: Actor) -> Outcome[SpecialFund]:
        """Notes it."""
        fund = self.fund
        before = {"published_at": fund.published_at}
        fund.published_on, fund.published_at = self.published_on, self.published_at.strip()
        fund.save(update_fields=("published_on", "published_at"))
        after = {"published_on": fund.published_on.isoformat(), "published_at": fund.published_at}
        return Outcome(fund, fund, before, after)


@dataclass(frozen=True, slots=True)
class AskExtension(Action[FundExtension]):
    """Asks to let a fund run longer."""

    fund: SpecialFund
    until_year: int
    reason: str

    name: ClassVar[str] = "preparation.ask-extension"
    roles: ClassVar[frozenset[Role]] = frozenset((Role.DEPARTMENT_REVIEWER, Role.FINANCE_DIVISION))

    def check(self, actor: Actor) -> None:
        """Beyond its present term, with a reason, one request at a time."""
        require_business(actor, self.fund.organisation)
        require_text(self.reason)
        require_years(self.fund.last_year + 1, self.until_year)
        if self.fund.extensions.filter(state=ExtensionState.ASKED).exists():
            raise Refused("preparation.asked-already")

    def execute(self, actor: Actor) -> Outcome[FundExtension]:
        """Asks."""
        made = FundExtension.objects.create(
            fund=self.fund,
            until_year=self.until_year,
            reason=self.reason.strip(),
            asked_by=actor.person,
        )
        after = {"until_year": made.until_year, "reason": made.reason}
        return Outcome(made, self.fund, after=after)


@dataclass(frozen=True, slots=True)
class DecideExtension(Action[FundExtension]):
    """Grants or refuses such a request."""

    extension: FundExtension
    is_granted: bool
    decision: str

    name: ClassVar[str] = "preparation.decide-extension"
    roles: ClassVar[frozenset[Role]] = BUREAU

    def check(self, actor: Actor) -> None:
        """One without a decision, never one's own, with a reason."""
        require_business(actor, self.extension.fund.organisation)
        now = FundExtension.objects.select_for_update().get(pk=self.extension.pk)
        if now.asked_by_id == actor.person.pk:
            raise NotAllowed("preparation.own-request")
        if now.state != ExtensionState.ASKED:
            raise Refused("preparation.decided-already")
        require_text(self.decision)

    def execute(self, actor: Actor) -> Outcome[FundExtension]:
        """Decides; a fund that may run longer has its new term from then on."""
        asked = self.extension
        fund, last_year = asked.fund, asked.fund.last_year
        asked.state = ExtensionState.GRANTED if self.is_granted else ExtensionState.REFUSED
        asked.decision, asked.decided_by = self.decision.strip(), actor.person
        asked.decided_at = timezone.now()
        asked.save()
        if self.is_granted:
            fund.last_year = asked.until_year
            fund.save(update_fields=("last_year",))
        after = {"state": asked.state.value, "last_year": fund.last_year}
        return Outcome(asked, fund, {"last_year": last_year}, after)


def _require_measure(actor: Actor, measure: Regulation | None) -> None:
    if measure is not None:
        require_business(actor, measure.organisation)
