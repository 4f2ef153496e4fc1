"""A body with all that is below it: what was handed in, spent, reached and scored."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from heji.web.budgets.amounts import percent
from heji.web.filing.figures import amount_text
from heji.web.filing.views.listing import READERS
from heji.web.organisations.models import Organisation
from heji.web.organisations.scope import business_of, root_of
from heji.web.pages.access import open_to
from heji.web.pages.asking import id_in, year_asked
from heji.web.pages.performing import actor_of, language_of
from heji.web.pages.spreadsheets import download
from heji.web.preparation.views.shared import found
from heji.web.rollups import charts, sheet
from heji.web.rollups.selectors import Line, Page, page_of

_MOST_CHARTED = 40
_YEARS = range(1949, 2101)


@require_GET
@open_to(READERS)
def rollup(request: HttpRequest) -> HttpResponse:
    """The page of a body and year."""
    language = language_of(request)
    page = _page(request)
    values = {
        "here": reverse("rollup"),
        "page": page,
        "year": _year(request),
        "whole": drawn(page.whole),
        "bodies": [drawn(each) for each in page.bodies],
        "programmes": [
            (drawn(line), [drawn(each) for each in below]) for line, below in page.programmes
        ],
        "projects": [drawn(each) for each in page.projects],
        "charts": list(_charts(page, language)),
    }
    return render(request, "rollups/rollup.html", values)


@require_GET
@open_to(READERS)
def export(request: HttpRequest) -> HttpResponse:
    """The same lines as a workbook."""
    page, language = _page(request), language_of(request)
    return download(sheet.export(page, language), f"rollup-{_year(request)}.xlsx")


def _page(request: HttpRequest) -> Page:
    actor = actor_of(request)
    return page_of(actor, _body(request), _year(request), language_of(request))


def _body(request: HttpRequest) -> Organisation:
    actor, given = actor_of(request), request.GET.get("organisation", "")
    if not given:
        return root_of(actor)
    return found(business_of(actor), id_in(given))


def _year(request: HttpRequest) -> int:
    """The year that was asked for, or the last one that is over: it is evaluated now."""
    return year_asked(request, _YEARS, timezone.localdate().year - 1)


def drawn(line: Line) -> dict[str, Any]:
    """A line with its figures as texts."""
    totals = line.totals
    return {
        "line": line,
        "totals": totals,
        "budget": amount_text(totals.budget) if totals.handed_in else "",
        "executed": amount_text(totals.executed) if totals.handed_in else "",
        "rate": _share(totals.rate),
        "reached_rate": _share(totals.reached_rate),
        "mean": charts.shown(totals.mean),
        "weighted": charts.shown(totals.weighted_mean),
        "own": charts.shown(line.own_score),
        "grades": " ".join(f"{name or '—'} {count}" for name, count in totals.grades.items()),
    }


def _share(rate: Fraction | None) -> str:
    return "" if rate is None else percent(rate)


def _charts(page: Page, language: str) -> Iterator[tuple[str, dict[str, Any]]]:
    lines = [*page.bodies, *(line for line, _ in page.programmes)]
    charted = [each for each in lines if each.totals.scores][:_MOST_CHARTED]
    if charted:
        yield "grades", charts.grades(charted, language)
    if page.whole.totals.scores:
        yield "spread", charts.spread(page.whole.totals, language)
