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
from heji.web.filing.views.listing import found
from heji.web.monitoring.actions.beginning import BeginMonitoring, TakeMoney
from heji.web.monitoring.plans import Plan, plan_of
from heji.web.pages.access import open_to
from heji.web.pages.forms import SpokenForm, year
from heji.web.pages.performing import Entry, actor_of, carry_out, entry, language_of
from heji.web.preparation.views.shared import year_of
from heji.web.projects import selectors as projects
from heji.web.projects.models import Project


class BeginForm(SpokenForm):
    """Which form of which year and month is begun."""

    words = "monitoring.begin-form"

    year = year()
    month = forms.TypedChoiceField(coerce=int)
    project = forms.ChoiceField(required=False)

    def __init__(self, projects: list[Project], plan: Plan, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        whole = text("declaration.of-body", self.language)
        choices = [("", whole), *((str(each.pk), f"{each.code} {each.name}") for each in projects)]
        self.fields["project"].choices = choices  # type: ignore[attr-defined]
        months = [(each, text("filing.period", self.language, month=each)) for each in plan.months]
        self.fields["month"].choices = months  # type: ignore[attr-defined]


@require_http_methods(["GET", "POST"])
@open_to(EDITORS)
def begin(request: HttpRequest) -> HttpResponse:
    """Begins the monitoring of a project, or of the own body."""
    actor = actor_of(request)
    own = {str(each.pk): each for each in projects.own_projects(actor)}
    chosen_year = year_of(request)
    plan = plan_of(actor.organisation, chosen_year)
    begun = plan.begun(chosen_year, timezone.localdate())
    initial = {
        "year": chosen_year,
        "month": begun[-1] if begun else plan.months[0],
        "project": request.GET.get("project", ""),
    }
    given = request.POST if request.method == "POST" else None
    form = BeginForm(
        list(own.values()), plan, given, language=language_of(request), initial=initial
    )

    def act(data: dict[str, Any]) -> Action[Any]:
        return BeginMonitoring(data["year"], own.get(data["project"]), data["month"])

    page = Entry(
        "filing.new.monitoring",
        "monitoring.begun",
        reverse("filings", args=("monitoring",)),
        hint="monitoring.begin-why",
    )
    return entry(request, page, form, act, lambda made: reverse("filing", args=(made.pk,)))


@require_POST
@open_to(EDITORS)
def take_money(request: HttpRequest, id: int) -> HttpResponse:
    """Takes the amounts of a form from the budgets anew."""
    form = found(request, id)
    carry_out(request, TakeMoney(form), "monitoring.money-taken")
    return redirect("filing", form.pk)
