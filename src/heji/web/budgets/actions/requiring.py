"""What these acts have in common: who may do them, and what they refuse."""

from __future__ import annotations

from heji.web.acting.action import NotAllowed, Refused
from heji.web.acting.actor import Actor
from heji.web.acting.role import ADMINISTRATION, EVERYBODY, FINANCE, UNIT, Role
from heji.web.budgets.selectors.years import closing
from heji.web.organisations.models import Organisation
from heji.web.organisations.scope import business_of

#: Who enters budgets: the body, its department, and the bureau for all.
ENTERING = UNIT | FINANCE | {Role.DEPARTMENT_REVIEWER}
#: Who may look at them.
READING = EVERYBODY - ADMINISTRATION
#: Who closes a year.
BUREAU = FINANCE
_YEARS = range(1990, 2101)


def require_business(actor: Actor, organisation: Organisation) -> None:
    """Refuses a body outside of the own part of the tree."""
    if not business_of(actor).filter(pk=organisation.pk).exists():
        raise NotAllowed("organisation.not-yours", name=organisation.name)


def require_change(actor: Actor, organisation: Organisation, year: int, reason: str) -> None:
    """Refuses another body's figures, a year that cannot be, and a closed year without a reason."""
    require_business(actor, organisation)
    require_year(year)
    found = closing(organisation, year)
    if found is not None and not reason.strip():
        raise Refused("budget.closed", year=year, region=found.region.name)


def require_year(year: int) -> None:
    """Refuses years that nobody can mean."""
    if year not in _YEARS:
        raise Refused("budget.wrong-year", year=year)


def with_reason(said: dict[str, object], reason: str) -> dict[str, object]:
    """What the log says, with the reason where one was given."""
    return {**said, "reason": reason.strip()} if reason.strip() else said
