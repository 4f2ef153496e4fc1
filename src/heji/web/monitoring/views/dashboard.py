"""The dashboard of lights."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from heji.language import text
from heji.web.budgets.amounts import percent
from heji.web.calendar.actions import BUREAU
from heji.web.filing.editing import EDITORS
from heji.web.filing.views.listing import READERS
from heji.web.monitoring.lights import LIGHTS, Lit, board
from heji.web.monitoring.limits import MONTHS, apart, spending_limits
from heji.web.monitoring.plans import plan_of
from heji.web.organisations.scope import root_of
from heji.web.pages.access import open_to
from heji.web.pages.performing import actor_of, language_of
from heji.web.preparation.views.shared import year_of

_PAGE = 50


@require_GET
@open_to(READERS)
def dashboard(request: HttpRequest) -> HttpResponse:
    """Red, yellow and green by project, each leading to the row that turned it on."""
    actor, language, today = actor_of(request), language_of(request), timezone.localdate()
    year = year_of(request)
    plan = plan_of(root_of(actor), year)
    month = _month(request, plan.begun(year, today) or plan.months[:1])
    shown = board(actor, year, month, today)
    wanted = request.GET.get("light", "")
    lines = [each for each in shown.lines if wanted not in LIGHTS or each.light == wanted]
    page = Paginator(lines, _PAGE).get_page(request.GET.get("page"))
    coverage = shown.coverage
    values = {
        "here": reverse("monitoring"),
        "year": year,
        "month": month,
        "months": sorted({*plan.months, month}),
        "light": wanted if wanted in LIGHTS else "",
        "counts": shown.counts,
        "page": page,
        "lines": [_drawn(each, language) for each in page],
        "coverage": coverage,
        "without_classified": percent(coverage.without_classified),
        "with_classified": percent(coverage.with_classified),
        "spending_limits": spending_limits(),
        "points": apart().points,
        "may_begin": actor.has(EDITORS),
        "may_plan": actor.has(BUREAU),
    }
    return render(request, "monitoring/dashboard.html", values)


def _month(request: HttpRequest, usual: tuple[int, ...]) -> int:
    given = request.GET.get("month", "")
    known = {str(each): each for each in MONTHS}
    return known.get(given, usual[-1])


def _drawn(line: Lit, language: str) -> dict[str, Any]:
    return {"lit": line, "reasons": list(_reasons(line, language))}


def _reasons(line: Lit, language: str) -> Iterator[tuple[str, str, str]]:
    """Tone, sentence and address of each reason."""
    if line.filing is None:
        key = "missing" if line.is_missing else "not-yet"
        yield "", text(f"monitoring.{key}", language), ""
        if not line.is_declared:
            yield "", text("monitoring.undeclared", language), ""
        return
    address = reverse("filing", args=(line.filing.pk,))
    if line.decision:
        yield "", text(f"monitoring.decision.{line.decision}", language), address
    for each in line.signs:
        said = text(f"finding.{each.check}.{each.case}", language, **each.values)
        yield each.severity.value, said, f"{address}#at={quote(each.cell)}"
