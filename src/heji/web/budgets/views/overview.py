"""The budgets of a body in a year, and all of it as a spreadsheet."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from heji.web.budgets import sheet
from heji.web.budgets.actions.lines import MONTHS
from heji.web.budgets.actions.requiring import READING
from heji.web.budgets.models import Scope
from heji.web.budgets.selectors import overview as selectors
from heji.web.budgets.selectors.lines import lines_below
from heji.web.budgets.selectors.totals import DECEMBER
from heji.web.budgets.selectors.years import classified_count
from heji.web.budgets.views.shared import body_of, choosing
from heji.web.pages.access import open_to
from heji.web.pages.performing import actor_of, language_of
from heji.web.pages.spreadsheets import download
from heji.web.preparation.views.shared import year_of


@require_GET
@open_to(READING)
def overview(request: HttpRequest) -> HttpResponse:
    """Bodies below, programmes and projects, with budget, execution and rate."""
    actor, body, year = actor_of(request), body_of(request), year_of(request)
    month, scope = _month(request), _scope(request)
    content = {
        **choosing(request, "overview", body),
        "month": month,
        "months": [int(each) for each in MONTHS],
        "scope": scope,
        "scopes": Scope.values,
    }
    if body is not None:
        content |= {
            "shown": selectors.overview(actor, body, year, month, scope),
            "classified": classified_count(actor, body, year),
        }
    return render(request, "budgets/overview.html", content)


@require_GET
@open_to(READING)
def export(request: HttpRequest) -> HttpResponse:
    """The lines of a body and of those below it."""
    body, year = body_of(request), year_of(request)
    if body is None:
        raise Http404
    found = lines_below(actor_of(request), body, year).prefetch_related("months", "adjustments")
    return download(sheet.export(found, language_of(request)), f"budgets-{year}.xlsx")


def _month(request: HttpRequest) -> int:
    given = request.GET.get("month", "")
    return int(given) if given in MONTHS else DECEMBER


def _scope(request: HttpRequest) -> Scope:
    given = request.GET.get("scope", "")
    return Scope(given) if given in Scope.values else Scope.ACCOUNTS
