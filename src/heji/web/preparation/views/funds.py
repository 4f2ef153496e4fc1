"""The register of special funds."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from heji.web.acting.actor import Actor
from heji.web.pages.access import open_to
from heji.web.pages.performing import actor_of, entry, language_of
from heji.web.preparation.actions import funds as actions
from heji.web.preparation.actions.requiring import BUREAU, READING
from heji.web.preparation.forms import (
    DecisionForm,
    ExtensionForm,
    FundForm,
    MeasureForm,
    ProgrammeForm,
    PublishForm,
)
from heji.web.preparation.models import ExtensionState, Regulation, RegulationKind
from heji.web.preparation.selectors import funds as selectors
from heji.web.preparation.selectors.bodies import projects
from heji.web.preparation.selectors.regulations import regulations
from heji.web.preparation.views.shared import (
    body_of,
    choosing,
    chosen_body,
    found,
    page,
    year_of,
)

_FORM = require_http_methods(["GET", "POST"])


@require_GET
@open_to(READING)
def funds(request: HttpRequest) -> HttpResponse:
    """The funds of a body and of those below it, with warnings and requests."""
    actor, body, today = actor_of(request), body_of(request), timezone.localdate()
    shown = selectors.funds(actor)
    if request.GET.get("organisation") and body is not None:
        shown = shown.filter(organisation__path__startswith=body.path)
    content = {
        **choosing(request, "funds"),
        "rows": [(each, selectors.warnings(each, today)) for each in shown],
        "asked": ExtensionState.ASKED,
        "registers": actor.has(actions.REGISTERING),
        "asks": actor.has(actions.AskExtension.roles),
        "decides": actor.has(BUREAU),
    }
    return render(request, "preparation/funds.html", content)


@_FORM
@open_to(actions.REGISTERING)
def add(request: HttpRequest, id: int) -> HttpResponse:
    """Registers a fund."""
    actor = actor_of(request)
    body, year = chosen_body(actor, id), year_of(request)
    form = FundForm(
        _measures(actor),
        request.POST or None,
        initial={"first_year": year},
        language=language_of(request),
    )

    def act(given: dict[str, Any]) -> actions.AddFund:
        years = given["first_year"], given["last_year"]
        what = given["code"], given["purpose"], given["measure"]
        return actions.AddFund(body, given["name"], *years, *what)

    return entry(request, page("add-fund", "funds", year, body, year), form, act)


@_FORM
@open_to(actions.REGISTERING)
def set_measure(request: HttpRequest, id: int) -> HttpResponse:
    """Puts a fund under another measure."""
    actor = actor_of(request)
    fund = found(selectors.funds(actor), id)
    form = MeasureForm(_measures(actor), request.POST or None, language=language_of(request))
    where = page("set-measure", "funds", fund, fund.organisation, year_of(request))
    return entry(request, where, form, lambda given: actions.SetMeasure(fund, given["measure"]))


@_FORM
@open_to(actions.REGISTERING)
def add_programme(request: HttpRequest, id: int) -> HttpResponse:
    """Enters a programme of a fund."""
    actor = actor_of(request)
    fund, year = found(selectors.funds(actor), id), year_of(request)
    choices = projects(actor, fund.organisation, year)
    form = ProgrammeForm(choices, request.POST or None, language=language_of(request))
    where = page("add-programme", "funds", fund, fund.organisation, year)

    def act(given: dict[str, Any]) -> actions.AddProgramme:
        return actions.AddProgramme(fund, given["name"], given["project"])

    return entry(request, where, form, act)


@_FORM
@open_to(actions.REGISTERING)
def publish(request: HttpRequest, id: int) -> HttpResponse:
    """Notes where a fund was published."""
    fund = found(selectors.funds(actor_of(request)), id)
    form = PublishForm(request.POST or None, language=language_of(request))
    where = page("publish", "funds", fund, fund.organisation, year_of(request))

    def act(given: dict[str, Any]) -> actions.PublishFund:
        return actions.PublishFund(fund, given["published_on"], given["published_at"])

    return entry(request, where, form, act)


@_FORM
@open_to(actions.AskExtension.roles)
def extend(request: HttpRequest, id: int) -> HttpResponse:
    """Asks to let a fund run longer."""
    fund = found(selectors.funds(actor_of(request)), id)
    form = ExtensionForm(
        request.POST or None,
        initial={"until_year": fund.last_year + 1},
        language=language_of(request),
    )
    where = page("extend", "funds", fund, fund.organisation, year_of(request))

    def act(given: dict[str, Any]) -> actions.AskExtension:
        return actions.AskExtension(fund, given["until_year"], given["reason"])

    return entry(request, where, form, act)


@_FORM
@open_to(BUREAU)
def decide(request: HttpRequest, id: int) -> HttpResponse:
    """Decides on such a request."""
    asked = found(selectors.extensions(actor_of(request)), id)
    form = DecisionForm(request.POST or None, language=language_of(request))
    subject = f"{asked.fund} → {asked.until_year}：{asked.reason}"
    where = page("decide", "funds", subject, asked.fund.organisation, year_of(request))

    def act(given: dict[str, Any]) -> actions.DecideExtension:
        return actions.DecideExtension(asked, given["granted"] == "yes", given["decision"])

    return entry(request, where, form, act)


def _measures(actor: Actor) -> QuerySet[Regulation]:
    """What can be the measure of a fund."""
    return regulations(actor).filter(kind=RegulationKind.SPECIAL_FUND)
