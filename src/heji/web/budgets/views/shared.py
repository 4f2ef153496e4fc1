"""What these pages share: the body, the year, and whether it is closed."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from heji.web.budgets.actions.requiring import BUREAU, ENTERING
from heji.web.budgets.models import BudgetLine
from heji.web.budgets.selectors.overview import bodies
from heji.web.budgets.selectors.years import closing
from heji.web.organisations.models import Kind, Organisation
from heji.web.organisations.scope import root_of
from heji.web.pages.asking import id_in
from heji.web.pages.performing import Entry, actor_of
from heji.web.preparation.views.shared import found, year_of


def body_of(request: HttpRequest) -> Organisation | None:
    """The body that was asked for, or the top of the actor's part; None where they see none."""
    actor = actor_of(request)
    given = request.GET.get("organisation", "")
    if given:
        return found(bodies(actor), id_in(given))
    return bodies(actor).filter(pk=root_of(actor).pk).first()


def choosing(request: HttpRequest, tab: str, body: Organisation | None) -> dict[str, Any]:
    """What the head of each page needs."""
    actor, year = actor_of(request), year_of(request)
    closed = closing(body, year) if body is not None else None
    return {
        "tab": tab,
        "body": body,
        "year": year,
        "bodies": list(bodies(actor)),
        "closing": closed,
        "enters": actor.has(ENTERING),
        "may_close": actor.has(BUREAU) and body is not None and body.kind == Kind.REGION,
        "may_reopen": actor.has(BUREAU)
        and closed is not None
        and bodies(actor).filter(pk=closed.region_id).exists(),
    }


def is_closed(organisation: Organisation, year: int) -> bool:
    """Whether changes need a reason."""
    return closing(organisation, year) is not None


def address_of(line: BudgetLine) -> str:
    """The page of the grid in which a line stands."""
    if line.project_id is None:
        return f"{reverse('budget-body', args=(line.organisation_id,))}?year={line.year}"
    return f"{reverse('budget-project', args=(line.project_id,))}?year={line.year}"


def page(act: str, back: str, subject: str, hint: str = "") -> Entry:
    """The page of a form."""
    return Entry(f"budget.{act}", "budget.done", back, subject, hint)
