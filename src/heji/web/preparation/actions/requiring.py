"""What these acts have in common: who may do them, and what they refuse."""

from __future__ import annotations

from heji.web.acting.action import NotAllowed, Refused
from heji.web.acting.actor import Actor
from heji.web.acting.role import ADMINISTRATION, EVERYBODY, FINANCE, UNIT, Role
from heji.web.organisations.models import Organisation
from heji.web.organisations.scope import business_of

#: Who keeps the registers of a body.
KEEPING = UNIT | {Role.DEPARTMENT_REVIEWER}
#: Who evaluates before the budget: the body, its department, the bureau.
EVALUATING = KEEPING | FINANCE
#: Who concludes an evaluation.
CONCLUDING = FINANCE | {Role.DEPARTMENT_REVIEWER}
#: Who may look at the business of bodies.
READING = EVERYBODY - ADMINISTRATION
BUREAU = frozenset((Role.FINANCE_PERFORMANCE,))
FIRST_YEAR, LAST_YEAR = 1949, 2100


def require_business(actor: Actor, organisation: Organisation) -> None:
    """Refuses a body outside of the own part of the tree."""
    if not business_of(actor).filter(pk=organisation.pk).exists():
        raise NotAllowed("organisation.not-yours", name=organisation.name)


def require_years(first: int, last: int | None) -> None:
    """Refuses years that nobody can mean, or in the wrong order."""
    if not FIRST_YEAR <= first <= LAST_YEAR or (last is not None and last > LAST_YEAR):
        raise Refused("organisation.wrong-year", first=FIRST_YEAR, last=LAST_YEAR)
    if last is not None and last < first:
        raise Refused("preparation.wrong-years")


def require_text(words: str) -> None:
    """Refuses an empty text where one is needed."""
    if not words.strip():
        raise Refused("preparation.empty")
