"""The calendar of a region's year, requests to be late, working days."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from heji.language import text
from heji.web.acting.actor import Actor
from heji.web.acting.role import EVERYBODY
from heji.web.calendar import actions, selectors
from heji.web.calendar.actions import ASKING, BUREAU
from heji.web.calendar.choices import named_forms
from heji.web.calendar.forms import DaysForm, DecisionForm, LateForm, PhaseForm
from heji.web.calendar.models import LateState, LateSubmission, Phase, PhaseKind, SpecialDay, Step
from heji.web.calendar.months import months
from heji.web.calendar.working_days import WorkingDays, announced
from heji.web.organisations.models import Organisation
from heji.web.pages.access import open_to
from heji.web.pages.asking import id_in, year_asked
from heji.web.pages.performing import Entry, actor_of, carry_out, entry, language_of

_YEARS = range(1990, 2101)
_FORM = require_http_methods(["GET", "POST"])


@require_GET
@open_to(EVERYBODY)
def calendar(request: HttpRequest) -> HttpResponse:
    """The phases of a region's year with what is open, and the requests to be late."""
    actor, today = actor_of(request), timezone.localdate()
    year = year_asked(request, _YEARS, today.year)
    region = _viewed_region(request, actor)
    days = selectors.working_days_of(region)
    found = {each.kind: each for each in selectors.phases_of(region, year)}
    body = actor.organisation if actor.has(ASKING) else region
    rows = [_row(kind, found.get(kind), body, days, language_of(request)) for kind in PhaseKind]
    return render(
        request,
        "calendar/calendar.html",
        {
            "region": region,
            "regions": selectors.regions(actor),
            "year": year,
            "rows": rows,
            "late": selectors.late_submissions(actor)[:100],
            "sets": actor.has(BUREAU) and region in selectors.regions(actor),
            "asks": actor.has(ASKING),
            "asked": LateState.ASKED,
        },
    )


def _row(
    kind: PhaseKind, phase: Phase | None, body: Organisation, days: WorkingDays, language: str
) -> dict[str, Any]:
    if phase is None:
        return {"kind": kind, "phase": None}
    today = timezone.localdate()
    window = selectors.window_of(phase, body, today)
    last_day = window.last_day or phase.closes
    left = selectors.days_left(last_day, today, days)
    forms = named_forms(phase, language)
    return {"kind": kind, "phase": phase, "window": window, "left": left, "forms": forms}


@_FORM
@open_to(BUREAU)
def set_phase(request: HttpRequest, id: int, year: int, kind: str) -> HttpResponse:
    """Sets one phase."""
    if kind not in PhaseKind.values or year not in _YEARS:
        raise Http404
    region, which = _region(actor_of(request), id), PhaseKind(kind)
    phase = Phase.objects.filter(region=region, year=year, kind=kind).first()
    inherited = phase or selectors.phase_of(region, year, kind)
    form = PhaseForm(
        which, request.POST or None, initial=_initial(inherited), language=language_of(request)
    )
    name = text(f"calendar.kind.{kind}", language_of(request))
    back = f"{reverse('calendar')}?year={year}&region={region.pk}"
    page = Entry("calendar.set", "calendar.was-set", back, f"{region} · {year} · {name}")
    return entry(request, page, form, lambda _: actions.SetPhase(region, year, which, form.plan()))


def _initial(phase: Phase | None) -> dict[str, Any]:
    if phase is None:
        return {"steps": Step.values, "reminder_days": "10, 3, 1"}
    names = ("opens", "closes", "layout", "rubric", "department_layout", "department_rubric")
    reminders = ", ".join(str(each) for each in phase.reminder_days)
    given = {name: getattr(phase, name) for name in names}
    return {**given, "steps": [each.value for each in phase.steps], "reminder_days": reminders}


@require_POST
@open_to(BUREAU)
def copy_phases(request: HttpRequest, id: int, year: int) -> HttpResponse:
    """Takes over the phases of the year before."""
    region = _region(actor_of(request), id)
    if year not in _YEARS:
        raise Http404
    carry_out(request, actions.CopyPhases(region, year), "calendar.was-copied")
    return redirect(f"{reverse('calendar')}?year={year}&region={region.pk}")


@_FORM
@open_to(ASKING)
def ask_late(request: HttpRequest, id: int) -> HttpResponse:
    """Asks to submit after the last day."""
    actor = actor_of(request)
    try:
        phase = selectors.phase(actor, id)
    except Phase.DoesNotExist as error:
        raise Http404 from error
    form = LateForm(request.POST or None, language=language_of(request))
    name = text(f"calendar.kind.{phase.kind}", language_of(request))
    back = f"{reverse('calendar')}?year={phase.year}"
    subject = f"{actor.organisation} · {phase.year} · {name} · {phase.closes.isoformat()}"
    page = Entry("calendar.ask", "calendar.was-asked", back, subject, "calendar.ask-why")
    body = actor.organisation

    def act(given: dict[str, Any]) -> actions.AskLateSubmission:
        return actions.AskLateSubmission(phase, body, given["reason"], given["wanted_until"])

    return entry(request, page, form, act)


@_FORM
@open_to(BUREAU)
def decide_late(request: HttpRequest, id: int) -> HttpResponse:
    """Grants or refuses a request."""
    try:
        asked = selectors.late_submissions(actor_of(request)).get(pk=id)
    except LateSubmission.DoesNotExist as error:
        raise Http404 from error
    form = DecisionForm(
        request.POST or None,
        initial={"until": asked.wanted_until},
        language=language_of(request),
    )
    name = text(f"calendar.kind.{asked.phase.kind}", language_of(request))
    subject = f"{asked.organisation} · {asked.phase.year} · {name}：{asked.reason}"
    page = Entry("calendar.decide", "calendar.was-decided", reverse("calendar"), subject)

    def act(given: dict[str, Any]) -> actions.DecideLateSubmission:
        is_granted = given["granted"] == "yes"
        return actions.DecideLateSubmission(asked, is_granted, given["decision"], given["until"])

    return entry(request, page, form, act)


@require_GET
@open_to(EVERYBODY)
def days(request: HttpRequest) -> HttpResponse:
    """The working days of a year, month by month, and where they come from."""
    actor = actor_of(request)
    year = year_asked(request, _YEARS, timezone.localdate().year)
    region = _viewed_region(request, actor)
    entered = list(selectors.special_days(region, year))
    known = announced().get(year)
    names = {day: name[language_of(request)] for day, name in (known.free if known else ())}
    names.update((each.day, each.name) for each in entered)
    content = {
        "region": region,
        "year": year,
        "months": months(year, selectors.working_days_of(region), names),
        "entered": entered,
        "announced": known,
        "sets": actor.has(BUREAU),
    }
    return render(request, "calendar/days.html", content)


@_FORM
@open_to(BUREAU)
def enter_days(request: HttpRequest, id: int) -> HttpResponse:
    """Enters days that are free or worked."""
    region = _region(actor_of(request), id)
    form = DaysForm(request.POST or None, language=language_of(request))
    back = (
        f"{reverse('calendar-days')}?year={year_asked(request, _YEARS, timezone.localdate().year)}"
    )
    page = Entry(
        "calendar.enter-days", "calendar.days-entered", back, region.name, "calendar.days-why"
    )

    def act(given: dict[str, Any]) -> actions.EnterDays:
        is_working = given["working"] == "yes"
        return actions.EnterDays(region, given["first"], given["last"], is_working, given["name"])

    return entry(request, page, form, act)


@require_POST
@open_to(BUREAU)
def remove_day(request: HttpRequest, id: int) -> HttpResponse:
    """Takes an entered day back."""
    seen = selectors.regions(actor_of(request))
    try:
        day = SpecialDay.objects.select_related("region").get(pk=id, region__in=seen)
    except SpecialDay.DoesNotExist as error:
        raise Http404 from error
    carry_out(request, actions.RemoveDay(day), "calendar.day-removed")
    return redirect(f"{reverse('calendar-days')}?year={day.day.year}")


def _region(actor: Actor, id: int) -> Organisation:
    try:
        return selectors.regions(actor).get(pk=id)
    except Organisation.DoesNotExist as error:
        raise Http404 from error


def _viewed_region(request: HttpRequest, actor: Actor) -> Organisation:
    """The region that was asked for, or the nearest one."""
    given = request.GET.get("region", "")
    if given.isascii() and given.isdigit():
        return _region(actor, id_in(given))
    found = selectors.viewed_region(actor)
    if found is None:
        raise Http404
    return found
