"""Deciding on a form, and setting how a region monitors."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from heji.web.acting.action import Action
from heji.web.calendar.actions import BUREAU
from heji.web.calendar.selectors import viewed_region
from heji.web.filing.views.listing import found
from heji.web.monitoring.actions.deciding import Decide, SetPlan
from heji.web.monitoring.limits import MONTHS
from heji.web.monitoring.plans import plan_of
from heji.web.monitoring.selectors import DECIDING
from heji.web.pages.access import open_to
from heji.web.pages.forms import SpokenForm, year
from heji.web.pages.performing import Entry, actor_of, carry_out, entry, language_of


class PlanForm(SpokenForm):
    """How a region monitors."""

    words = "monitoring.plan-form"
    choices_of = {"months": ([str(each) for each in MONTHS], "budget.month")}

    from_year = year()
    months = forms.MultipleChoiceField(widget=forms.CheckboxSelectMultiple)
    decision_days = forms.IntegerField(min_value=1, max_value=120)


@require_POST
@open_to(DECIDING)
def decide(request: HttpRequest, id: int) -> HttpResponse:
    """Continue, adjust or pause."""
    form, given = found(request, id), request.POST
    act = Decide(form, given.get("decision", ""), given.get("reason", ""))
    carry_out(request, act, "monitoring.decided")
    return redirect("filing", form.pk)


@require_http_methods(["GET", "POST"])
@open_to(BUREAU)
def plan(request: HttpRequest) -> HttpResponse:
    """The months and the days of the region."""
    region = viewed_region(actor_of(request))
    if region is None:
        raise Http404
    from_year = timezone.localdate().year
    present = plan_of(region, from_year)
    initial = {
        "from_year": from_year,
        "months": [str(each) for each in present.months],
        "decision_days": present.decision_days,
    }
    given = request.POST if request.method == "POST" else None
    form = PlanForm(given, language=language_of(request), initial=initial)

    def act(data: dict[str, Any]) -> Action[Any]:
        months = tuple(int(each) for each in data["months"])
        return SetPlan(region, data["from_year"], months, data["decision_days"])

    page = Entry(
        "monitoring.plan",
        "monitoring.plan-set",
        reverse("monitoring"),
        str(region),
        "monitoring.plan-why",
    )
    return entry(request, page, form, act)
