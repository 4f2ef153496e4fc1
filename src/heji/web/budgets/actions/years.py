"""Closing a year, opening it again, and counting what is secret."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from heji.web.acting.action import Action, Outcome, Refused
from heji.web.acting.actor import Actor
from heji.web.acting.role import Role
from heji.web.budgets.actions.requiring import (
    BUREAU,
    ENTERING,
    require_business,
    require_change,
    require_year,
    with_reason,
)
from heji.web.budgets.models import ClassifiedCount, YearClosing
from heji.web.organisations.models import Kind, Organisation


@dataclass(frozen=True, slots=True)
class CloseYear(Action[YearClosing]):
    """Closes a year of a region: what changes from then on needs a reason."""

    region: Organisation
    year: int

    name: ClassVar[str] = "budgets.close-year"
    roles: ClassVar[frozenset[Role]] = BUREAU

    def check(self, actor: Actor) -> None:
        """Of an own region, once."""
        require_business(actor, self.region)
        require_year(self.year)
        if self.region.kind != Kind.REGION:
            raise Refused("budget.no-region")
        if YearClosing.objects.filter(region=self.region, year=self.year).exists():
            raise Refused("budget.closed-already")

    def execute(self, actor: Actor) -> Outcome[YearClosing]:
        """Closes it."""
        made = YearClosing.objects.create(
            region=self.region, year=self.year, closed_by=actor.person
        )
        return Outcome(made, made, after={"year": self.year, "closed": True})


@dataclass(frozen=True, slots=True)
class ReopenYear(Action[YearClosing]):
    """Opens a closed year again."""

    closing: YearClosing
    reason: str

    name: ClassVar[str] = "budgets.reopen-year"
    roles: ClassVar[frozenset[Role]] = BUREAU

    def check(self, actor: Actor) -> None:
        """Of an own region, with a reason."""
        require_business(actor, self.closing.region)
        if not self.reason.strip():
            raise Refused("budget.no-reason")

    def execute(self, actor: Actor) -> Outcome[YearClosing]:
        """Opens it."""
        found = self.closing
        YearClosing.objects.filter(pk=found.pk).delete()
        before = {"year": found.year, "closed": True}
        return Outcome(found, found, before, {"closed": False, "reason": self.reason.strip()})


@dataclass(frozen=True, slots=True)
class CountClassified(Action[int]):
    """Says how many secret projects (涉密) a body has in a year. Nothing else of them is kept."""

    organisation: Organisation
    year: int
    count: int
    reason: str = ""

    name: ClassVar[str] = "budgets.count-classified"
    roles: ClassVar[frozenset[Role]] = ENTERING

    def check(self, actor: Actor) -> None:
        """Of an own body."""
        require_change(actor, self.organisation, self.year, self.reason)
        if self.count < 0:
            raise Refused("budget.negative")

    def execute(self, actor: Actor) -> Outcome[int]:
        """Counts them; none is no row."""
        was = count_classified(self.organisation, self.year, self.count)
        before = {"year": self.year, "count": was}
        after = with_reason({"year": self.year, "count": self.count}, self.reason)
        return Outcome(self.count, self.organisation, before, after)


def count_classified(organisation: Organisation, year: int, count: int) -> int:
    """Writes the number; gives the one before."""
    found = ClassifiedCount.objects.filter(organisation=organisation, year=year)
    was = found.values_list("count", flat=True).first() or 0
    if count:
        ClassifiedCount.objects.update_or_create(
            organisation=organisation, year=year, defaults={"count": count}
        )
    else:
        found.delete()
    return was
