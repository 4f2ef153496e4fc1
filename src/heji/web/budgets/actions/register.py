"""Values of the annual register."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import ClassVar

from django.utils import timezone

from heji.web.acting.action import Action, Outcome, Refused
from heji.web.acting.actor import Actor
from heji.web.acting.role import Role
from heji.web.budgets.actions.requiring import ENTERING, require_change, with_reason
from heji.web.budgets.models import RegisterValue
from heji.web.budgets.register import FieldKind, fields, kind_of
from heji.web.filing.figures import written
from heji.web.organisations.models import Organisation

_MOST_PERCENT = 10_000


@dataclass(frozen=True, slots=True)
class SetRegisterValue(Action[RegisterValue]):
    """Enters a value with the document that states it."""

    organisation: Organisation
    year: int
    field: str
    value: int  #: scaled; money in 分
    places: int
    source: str
    source_date: datetime.date | None = None
    reason: str = ""

    name: ClassVar[str] = "budgets.set-register"
    roles: ClassVar[frozenset[Role]] = ENTERING

    def check(self, actor: Actor) -> None:
        """A field of the register, a value that can be, a source whose day has come."""
        require_change(actor, self.organisation, self.year, self.reason)
        if self.field not in fields():
            raise Refused("budget.no-field", field=self.field)
        if not self.source.strip():
            raise Refused("budget.no-source")
        if self.source_date is not None and self.source_date > timezone.localdate():
            raise Refused("budget.not-yet")
        kind = kind_of(self.field)
        is_too_much = kind is FieldKind.PERCENT and self.value > _MOST_PERCENT * 10**self.places
        if self.value < 0 or is_too_much:
            raise Refused("budget.impossible-value")
        places = {FieldKind.MONEY: (2,), FieldKind.COUNT: (0,), FieldKind.PERCENT: range(7)}
        if self.places not in places[kind]:
            raise Refused("budget.impossible-value")

    def execute(self, actor: Actor) -> Outcome[RegisterValue]:
        """Enters it, in place of what stood there."""
        found = RegisterValue.objects.filter(
            organisation=self.organisation, year=self.year, field=self.field
        )
        was = found.first()
        made, _ = RegisterValue.objects.update_or_create(
            organisation=self.organisation,
            year=self.year,
            field=self.field,
            defaults={
                "value": self.value,
                "places": self.places,
                "source": self.source.strip(),
                "source_date": self.source_date,
                "entered_by": actor.person,
            },
        )
        before = {} if was is None else _said(was)
        return Outcome(made, made, before, with_reason(_said(made), self.reason))


@dataclass(frozen=True, slots=True)
class RemoveRegisterValue(Action[RegisterValue]):
    """Takes a value away that was entered by mistake."""

    value: RegisterValue
    reason: str

    name: ClassVar[str] = "budgets.remove-register"
    roles: ClassVar[frozenset[Role]] = ENTERING

    def check(self, actor: Actor) -> None:
        """Of an own body, with a reason."""
        require_change(actor, self.value.organisation, self.value.year, self.reason)
        if not self.reason.strip():
            raise Refused("budget.no-reason")

    def execute(self, actor: Actor) -> Outcome[RegisterValue]:
        """Takes it away; what it said stays in the log."""
        gone = self.value
        RegisterValue.objects.filter(pk=gone.pk).delete()
        after: dict[str, object] = {"field": gone.field, "value": "", "reason": self.reason.strip()}
        return Outcome(gone, gone, _said(gone), after)


def _said(value: RegisterValue) -> dict[str, object]:
    return {
        "field": value.field,
        "value": written(value.value, value.places),
        "source": value.source,
        "source_date": value.source_date.isoformat() if value.source_date else "",
    }
