"""Adding and removing lines, adjustments, and changes of scope."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from heji.web.budgets.actions.adjusting import AddAdjustment, RemoveAdjustment, SetScopeChange
from heji.web.budgets.actions.lines import AddLine, RemoveLine
from heji.web.budgets.actions.requiring import ENTERING
from heji.web.budgets.forms import AdjustmentForm, LineForm, ReasonForm, ScopeForm
from heji.web.budgets.models import FundLevel, Measure, Nature, Origin, Source
from heji.web.budgets.selectors import lines as selectors
from heji.web.budgets.selectors.overview import bodies
from heji.web.budgets.showing import heading
from heji.web.budgets.views.shared import address_of, is_closed, page
from heji.web.organisations.models import Organisation
from heji.web.pages.access import open_to
from heji.web.pages.asking import id_in
from heji.web.pages.performing import actor_of, carry_out, entry, language_of
from heji.web.preparation.views.shared import found, year_of
from heji.web.projects.models import Project
from heji.web.projects.selectors import projects

_FORM = require_http_methods(["GET", "POST"])


@_FORM
@open_to(ENTERING)
def add(request: HttpRequest, id: int) -> HttpResponse:
    """Adds a line to a body, or to its project `?project=`."""
    body, year = found(bodies(actor_of(request)), id), year_of(request)
    project = _project(request, body)
    form = LineForm(
        request.POST or None,
        initial={"nature": Nature.PROJECT if project else Nature.BASIC},
        language=language_of(request),
        is_closed=is_closed(body, year),
    )
    if project is None:
        form.fields.pop("nature")
        address = reverse("budget-body", args=(body.pk,))
    else:
        address = reverse("budget-project", args=(project.pk,))

    def act(given: dict[str, Any]) -> AddLine:
        return AddLine(
            body,
            project,
            year,
            Nature(given.get("nature", Nature.BASIC)),
            Source(given["source"]),
            FundLevel(given["level"]),
            Origin(given["origin"]),
            given["fen"],
            given.get("reason", ""),
        )

    subject = f"{year} {body} · {project}" if project else f"{year} {body}"
    return entry(request, page("add-line", f"{address}?year={year}", subject), form, act)


def _project(request: HttpRequest, body: Organisation) -> Project | None:
    given = request.GET.get("project", "")
    if not given:
        return None
    own = projects(actor_of(request)).filter(organisation=body)
    return found(own, id_in(given))


@require_POST
@open_to(ENTERING)
def remove(request: HttpRequest, id: int) -> HttpResponse:
    """Takes an empty line away."""
    line = found(selectors.lines(actor_of(request)), id)
    carry_out(request, RemoveLine(line, request.POST.get("reason", "")), "budget.done")
    return redirect(address_of(line))


@_FORM
@open_to(ENTERING)
def adjust(request: HttpRequest, id: int) -> HttpResponse:
    """Enters an adjustment of a line."""
    language = language_of(request)
    line = found(selectors.lines(actor_of(request)), id)
    closed = is_closed(line.organisation, line.year)
    form = AdjustmentForm(request.POST or None, language=language, is_closed=closed)

    def act(given: dict[str, Any]) -> AddAdjustment:
        what = given["fen"], given["decided_on"], given["document"], given["note"]
        return AddAdjustment(line, *what, given.get("reason", ""))

    subject = f"{line} · {heading(line, language)}"
    return entry(request, page("add-adjustment", address_of(line), subject), form, act)


@_FORM
@open_to(ENTERING)
def remove_adjustment(request: HttpRequest, id: int) -> HttpResponse:
    """Takes an adjustment away, with the reason."""
    gone = found(selectors.adjustments(actor_of(request)), id)
    form = ReasonForm(request.POST or None, language=language_of(request))
    where = page("remove-adjustment", address_of(gone.line), f"{gone.line} · {gone}")
    return entry(request, where, form, lambda given: RemoveAdjustment(gone, given["reason"]))


@_FORM
@open_to(ENTERING)
def scope(request: HttpRequest, id: int) -> HttpResponse:
    """Says what the scope of the evaluation changes in a line."""
    language = language_of(request)
    line = found(selectors.lines(actor_of(request)), id)
    form = ScopeForm(request.POST or None, language=language)

    def act(given: dict[str, Any]) -> SetScopeChange:
        return SetScopeChange(line, Measure(given["measure"]), given["fen"], given["reason"])

    subject = f"{line} · {heading(line, language)}"
    where = page("set-scope", address_of(line), subject, "budget.scope-hint")
    return entry(request, where, form, act)
