"""The register of regulations."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from heji.web.pages.access import open_to
from heji.web.pages.performing import actor_of, entry, language_of
from heji.web.preparation.actions.regulations import AddRegulation, RepealRegulation
from heji.web.preparation.actions.requiring import KEEPING, READING
from heji.web.preparation.forms import RegulationForm, RepealForm
from heji.web.preparation.models import RegulationKind
from heji.web.preparation.selectors import regulations as selectors
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
def regulations(request: HttpRequest) -> HttpResponse:
    """The regulations of a body, and which kinds it has none of in force."""
    actor, body, today = actor_of(request), body_of(request), timezone.localdate()
    own = () if body is None else selectors.regulations(actor).filter(organisation=body)
    rows = [(each, each.holds_on(today)) for each in own]
    holding = {each.kind for each, holds in rows if holds}
    wanted = [each for each in RegulationKind if each is not RegulationKind.OTHER]
    content = {
        **choosing(request, "regulations"),
        "rows": rows,
        "missing": [each for each in wanted if each not in holding],
        "keeps": actor.has(KEEPING),
        "today": today,
    }
    return render(request, "preparation/regulations.html", content)


@_FORM
@open_to(KEEPING)
def add(request: HttpRequest, id: int) -> HttpResponse:
    """Enters a regulation."""
    body, year = chosen_body(actor_of(request), id), year_of(request)
    form = RegulationForm(request.POST or None, language=language_of(request))

    def act(given: dict[str, Any]) -> AddRegulation:
        return AddRegulation(
            body,
            RegulationKind(given["kind"]),
            given["name"],
            given["issued_on"],
            given["valid_from_day"],
            given["valid_to_day"],
            given["number"],
            given["published_at"],
        )

    return entry(request, page("add-regulation", "regulations", year, body, year), form, act)


@_FORM
@open_to(KEEPING)
def repeal(request: HttpRequest, id: int) -> HttpResponse:
    """Repeals one."""
    regulation = found(selectors.regulations(actor_of(request)), id)
    form = RepealForm(request.POST or None, language=language_of(request))
    body = regulation.organisation
    where = page("repeal", "regulations", regulation, body, year_of(request))

    def act(given: dict[str, Any]) -> RepealRegulation:
        return RepealRegulation(regulation, given["repealed_on"])

    return entry(request, where, form, act)
