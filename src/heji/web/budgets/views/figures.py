"""The grid of a project or of a body, and saving what is typed in it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from heji.language import text
from heji.web.acting.action import Refused, perform
from heji.web.acting.actor import Actor
from heji.web.budgets.actions.lines import COLUMNS, Figure, SetFigures
from heji.web.budgets.actions.requiring import ENTERING, READING
from heji.web.budgets.amounts import cell, typed
from heji.web.budgets.models import BudgetLine
from heji.web.budgets.selectors.lines import adjustments, lines, own_lines, scope_changes
from heji.web.budgets.selectors.overview import bodies
from heji.web.budgets.selectors.totals import execution
from heji.web.budgets.showing import Grid, grid, heading
from heji.web.budgets.views.shared import address_of, choosing
from heji.web.filing.figures import Unreadable
from heji.web.organisations.models import Organisation
from heji.web.pages.access import open_to
from heji.web.pages.performing import actor_of, language_of
from heji.web.preparation.views.shared import found, year_of
from heji.web.projects.models import Project
from heji.web.projects.selectors import projects

_MOST = 400  #: figures of one request
_LONGEST_ID = 18


@require_GET
@open_to(READING)
def project(request: HttpRequest, id: int) -> HttpResponse:
    """The months of a project."""
    shown = found(projects(actor_of(request)), id)
    return _page(request, shown.organisation, shown)


@require_GET
@open_to(READING)
def body(request: HttpRequest, id: int) -> HttpResponse:
    """The months of what a body has outside of its projects."""
    return _page(request, found(bodies(actor_of(request)), id), None)


def _page(request: HttpRequest, organisation: Organisation, shown: Project | None) -> HttpResponse:
    actor, year, language = actor_of(request), year_of(request), language_of(request)
    adjusted = adjustments(actor).filter(
        line__organisation=organisation, line__project=shown, line__year=year
    )
    changed = scope_changes(actor).filter(
        line__organisation=organisation, line__project=shown, line__year=year
    )
    content = {
        **choosing(request, "figures", organisation),
        "project": shown,
        "grid": _grid(actor, organisation, shown, year, language),
        "adjustments": [(each, heading(each.line, language)) for each in adjusted],
        "changes": [(each, heading(each.line, language)) for each in changed],
        "texts": {
            each: text(f"budget.saving.{each}", language)
            for each in ("saving", "saved", "offline", "reason")
        },
    }
    if shown is not None and shown.children.exists():
        below = projects(actor).filter(parent=shown).order_by("code")
        content["below"] = [(each, execution(actor, each, year)) for each in below[:200]]
    return render(request, "budgets/figures.html", content)


def _grid(
    actor: Actor, organisation: Organisation, shown: Project | None, year: int, language: str
) -> Grid:
    there = own_lines(actor, organisation, shown, year)
    return grid(there.prefetch_related("months", "adjustments", "scope_changes"), language)


@require_POST
@open_to(ENTERING)
def save(request: HttpRequest) -> HttpResponse:
    """Saves the cells of a request that differ from what stood there.

    A page's script is answered with JSON: what was saved, what was refused and why, and every
    figure that follows. Without script the page is shown again.
    """
    actor, language = actor_of(request), language_of(request)
    figures, wrong = _given(request, language)
    line = lines(actor).filter(pk__in={each.line for each in figures}).first() if figures else None
    refused = ""
    if figures:
        try:
            perform(SetFigures(tuple(figures), request.POST.get("reason", "")[:400]), actor)
        except Refused as refusal:
            refused = text(refusal.key, language, **refusal.values)
    if request.headers.get("Accept") == "application/json":
        return _answer(actor, line, figures, wrong, refused, language)
    for each in filter(None, (refused, *wrong.values())):
        messages.error(request, each)
    if figures and not refused:
        messages.success(request, text("budget.done", language))
    return redirect(address_of(line) if line is not None else "budgets")


def _given(request: HttpRequest, language: str) -> tuple[list[Figure], dict[str, str]]:
    """The figures that were typed, and the sentence for each that cannot be read."""
    figures, wrong = [], {}
    names = [each for each in request.POST if each.startswith("figure.")]
    for name in names[:_MOST]:
        _, id, column = (*name.split("."), "", "")[:3]
        if not (id.isdigit() and len(id) <= _LONGEST_ID and column in COLUMNS):
            continue
        given, was = request.POST[name], request.POST.get(f"was.{id}.{column}", "")
        try:
            figure = Figure(int(id), column, typed(was), typed(given))
        except Unreadable as error:
            wrong[f"{id}.{column}"] = text(error.key, language)
        else:
            if figure.was != figure.amount:
                figures.append(figure)
    return figures, wrong


def _answer(
    actor: Actor,
    line: BudgetLine | None,
    figures: list[Figure],
    wrong: dict[str, str],
    refused: str,
    language: str,
) -> JsonResponse:
    names = [f"{each.line}.{each.column}" for each in figures]
    content: dict[str, Any] = {
        "saved": {}
        if refused
        else {name: cell(each.amount) for name, each in zip(names, figures, strict=True)},
        "refused": {**wrong, **(dict.fromkeys(names, refused) if refused else {})},
        "at": timezone.localtime().strftime("%H:%M:%S"),
        "computed": {},
    }
    if line is not None:
        shown = _grid(actor, line.organisation, line.project, line.year, language)
        content["computed"] = shown.computed()
    return JsonResponse(content)
