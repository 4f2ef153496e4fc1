"""Beginning a monitoring form, and taking its money from the budgets anew."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from heji.language import text
from heji.web.acting.action import Action
from heji.web.filing.editing import EDITORS
from heji.web.filing.models import Filing
from heji.web.filing.views.beginning import BeginForm, address_of
from heji.web.filing.views.listing import found
from heji.web.monitoring.actions.beginning import BeginMonitoring, TakeMoney
from heji.web.monitoring.plans import Plan, plan_of
from heji.web.pages.access import open_to
from heji.web.pages.performing import Entry, actor_of, carry_out, entry
from heji.web.preparation.views.shared import year_of


class BeginMonitoringForm(BeginForm):
    """Which form of which year and month is begun."""

    words = "monitoring.begin-form"

    month = forms.TypedChoiceField(coerce=int)
    field_order = ("year", "month", "project")

    def __init__(self, request: HttpRequest, plan: Plan, *, initial: dict[str, Any]) -> None:
        super().__init__(request, initial=initial)
        months = [(each, text("filing.period", self.language, month=each)) for each in plan.months]
        self.fields["month"].choices = months  # type: ignore[attr-defined]


@require_http_methods(["GET", "POST"])
@open_to(EDITORS)
def begin(request: HttpRequest) -> HttpResponse:
    """Begins the monitoring of a project, or of the own body."""
    year = year_of(request)
    plan = plan_of(actor_of(request).organisation, year)
    begun = plan.begun(year, timezone.localdate())
    initial = {"year": year, "month": begun[-1] if begun else plan.months[0]}
    form = BeginMonitoringForm(request, plan, initial=initial)

    def act(data: dict[str, Any]) -> Action[Filing]:
        return BeginMonitoring(data["year"], data["project"], data["month"])

    page = Entry(
        "filing.new.monitoring",
        "monitoring.begun",
        reverse("filings", args=("monitoring",)),
        hint="monitoring.begin-why",
    )
    return entry(request, page, form, act, address_of)


@require_POST
@open_to(EDITORS)
def take_money(request: HttpRequest, id: int) -> HttpResponse:
    """Takes the amounts of a form from the budgets anew."""
    form = found(request, id)
    carry_out(request, TakeMoney(form), "monitoring.money-taken")
    return redirect("filing", form.pk)
