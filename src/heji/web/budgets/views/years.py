"""Closing a year, and counting what is secret."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from heji.web.budgets.actions.requiring import BUREAU, ENTERING
from heji.web.budgets.actions.years import CloseYear, CountClassified, ReopenYear
from heji.web.budgets.forms import ClassifiedForm, ReasonForm
from heji.web.budgets.models import YearClosing
from heji.web.budgets.selectors.overview import bodies
from heji.web.budgets.selectors.years import classified as counted
from heji.web.budgets.views.shared import is_closed, page
from heji.web.pages.access import open_to
from heji.web.pages.performing import actor_of, carry_out, entry, language_of
from heji.web.preparation.views.shared import found, year_of


@require_POST
@open_to(BUREAU)
def close(request: HttpRequest, id: int) -> HttpResponse:
    """Closes a year of a region."""
    region, year = found(bodies(actor_of(request)), id), year_of(request)
    carry_out(request, CloseYear(region, year), "budget.done")
    return redirect(f"{reverse('budgets')}?organisation={region.pk}&year={year}")


@require_http_methods(["GET", "POST"])
@open_to(BUREAU)
def reopen(request: HttpRequest, id: int) -> HttpResponse:
    """Opens a closed year again."""
    closed = YearClosing.objects.filter(region__in=bodies(actor_of(request)))
    closing = found(closed.select_related("region"), id)
    back = f"{reverse('budgets')}?organisation={closing.region_id}&year={closing.year}"
    form = ReasonForm(request.POST or None, language=language_of(request))
    where = page("reopen", back, str(closing))
    return entry(request, where, form, lambda given: ReopenYear(closing, given["reason"]))


@require_http_methods(["GET", "POST"])
@open_to(ENTERING)
def classified(request: HttpRequest, id: int) -> HttpResponse:
    """Says how many projects of a body are secret."""
    actor, year = actor_of(request), year_of(request)
    body = found(bodies(actor), id)
    now = counted(actor, body, year).filter(organisation=body).first()
    form = ClassifiedForm(
        request.POST or None,
        initial={"count": now.count if now else 0},
        language=language_of(request),
        is_closed=is_closed(body, year),
    )
    back = f"{reverse('budgets')}?organisation={body.pk}&year={year}"

    def act(given: dict[str, Any]) -> CountClassified:
        return CountClassified(body, year, given["count"], given.get("reason", ""))

    where = page("count-classified", back, f"{year} {body}", "budget.classified-hint")
    return entry(request, where, form, act)
