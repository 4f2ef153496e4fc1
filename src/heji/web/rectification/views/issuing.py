"""Issuing a task: about a form, from what was found on it, or about a body in one's own words."""

from __future__ import annotations

import datetime
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from heji.language import text
from heji.web.acting.action import Action
from heji.web.acting.actor import Actor
from heji.web.calendar.selectors import working_days_of
from heji.web.calendar.working_days import add_working_days
from heji.web.filing.models import Filing
from heji.web.filing.views.listing import found as found_filing
from heji.web.organisations.models import Organisation
from heji.web.pages.access import open_to
from heji.web.pages.forms import SpokenForm, day, lines, year
from heji.web.pages.performing import Entry, actor_of, entry, language_of
from heji.web.rectification.actions.issuing import Demand, IssueTask
from heji.web.rectification.grounds import FREE, Ground, ground, grounds
from heji.web.rectification.selectors import ISSUING, demanded_of
from heji.web.rectification.tabs import tab

_USUAL_DAYS = 20  #: working days that are proposed


class TaskForm(SpokenForm):
    """What has to be put right."""

    words = "rectification.form"

    what = lines(4000)
    proof = lines(1000, required=False)
    due = day()


class FreeForm(TaskForm):
    """The same with the body and year that it is about."""

    organisation = forms.CharField(
        max_length=200, widget=forms.TextInput(attrs={"list": "bodies", "autocomplete": "off"})
    )
    year = year()
    field_order = ("organisation", "year", "what", "proof", "due")

    def __init__(self, bodies: dict[str, Organisation], *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.bodies = bodies

    def clean_organisation(self) -> Organisation:
        """A body of the own office, by its name."""
        found = self.bodies.get(self.cleaned_data["organisation"].strip())
        if found is None:
            raise forms.ValidationError(text("rectification.no-body", self.language))
        return found


@require_GET
@open_to(ISSUING)
def choose(request: HttpRequest, id: int) -> HttpResponse:
    """What was found on a form, each with a link to a task that demands its rectification."""
    filing = _theirs(request, id)
    issued = set(filing.rectification_tasks.values_list("check_name", "cell"))
    tasks = filing.rectification_tasks.filter(comment__isnull=False)
    comments = set(tasks.values_list("comment", flat=True))
    rows = [(each, _is_issued(each, issued, comments)) for each in grounds(filing)]
    values = {**tab("rectification"), "filing": filing, "grounds": rows}
    return render(request, "rectification/grounds.html", values)


def _is_issued(found: Ground, issued: set[tuple[str, str]], comments: set[int]) -> bool:
    if found.comment is not None:
        return found.comment.pk in comments
    return (found.check, found.cell) in issued


@require_http_methods(["GET", "POST"])
@open_to(ISSUING)
def of_filing(request: HttpRequest, id: int) -> HttpResponse:
    """A task about a form."""
    filing = _theirs(request, id)
    chosen = ground(filing, request.GET.get("from", "")) if request.GET.get("from") else FREE
    initial = {"what": chosen.found, "due": _usual_day(filing.organisation)}
    given = request.POST if request.method == "POST" else None
    form = TaskForm(given, language=language_of(request), initial=initial)

    def act(data: dict[str, Any]) -> Action[Any]:
        demand = Demand(data["what"], data["due"], data["proof"])
        return IssueTask(filing.organisation, filing.year, demand, filing, chosen)

    where = f"{filing} · {chosen.label}" if chosen.label else str(filing)
    back = reverse("rectification-grounds", args=(filing.pk,))
    page = Entry("rectification.new", "rectification.done-issue", back, where)
    return entry(request, page, form, act, _address)


@require_http_methods(["GET", "POST"])
@open_to(ISSUING)
def free(request: HttpRequest) -> HttpResponse:
    """A task in one's own words, about a body and year."""
    actor = actor_of(request)
    bodies = _bodies(actor)
    today = timezone.localdate()
    initial = {"year": today.year, "due": _usual_day(actor.organisation)}
    given = request.POST if request.method == "POST" else None
    form = FreeForm(bodies, given, language=language_of(request), initial=initial)

    def act(data: dict[str, Any]) -> Action[Any]:
        demand = Demand(data["what"], data["due"], data["proof"])
        return IssueTask(data["organisation"], data["year"], demand)

    page = Entry(
        "rectification.new",
        "rectification.done-issue",
        reverse("rectification"),
        hint="rectification.new-why",
        bodies=tuple(bodies),
    )
    return entry(request, page, form, act, _address)


def _address(made: Any) -> str:
    return reverse("rectification-task", args=(made.pk,))


def _bodies(actor: Actor) -> dict[str, Organisation]:
    return {each.name: each for each in demanded_of(actor).order_by("path")}


def _usual_day(organisation: Organisation) -> datetime.date:
    return add_working_days(timezone.localdate(), _USUAL_DAYS, working_days_of(organisation))


def _theirs(request: HttpRequest, id: int) -> Filing:
    """A submitted form of a body that the actor can give a task."""
    filing = found_filing(request, id)
    bodies = demanded_of(actor_of(request)).filter(pk=filing.organisation_id)
    if not filing.revision or not bodies.exists():
        raise Http404
    return filing
