"""The list of the forms of a kind, and putting one aside."""

from __future__ import annotations

from typing import cast

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from heji.web.acting.actor import Actor
from heji.web.acting.role import ADMINISTRATION, EVERYBODY, Role
from heji.web.filing import selectors
from heji.web.filing.actions.creating import VoidFiling
from heji.web.filing.editing import EDITORS
from heji.web.filing.kinds import form_kind, form_kinds
from heji.web.filing.models import Filing, State
from heji.web.pages.access import open_to
from heji.web.pages.performing import actor_of, carry_out

READERS = EVERYBODY - ADMINISTRATION - {Role.EXPERT}
_PAGE = 50


@require_GET
@open_to(READERS)
def filings(request: HttpRequest, kind: str) -> HttpResponse:
    """The forms of a kind that a person may see, by year and state."""
    if kind not in form_kinds():
        raise Http404
    actor = actor_of(request)
    wanted_year, wanted_state = request.GET.get("year", ""), request.GET.get("state", "")
    found = listed(actor, kind, wanted_year, wanted_state)
    shown = {
        "kind": form_kind(kind),
        "page": _page(found, request.GET.get("page")),
        "states": State.values,
        "year": wanted_year,
        "state": wanted_state,
        "this_year": timezone.localdate().year + 1,
        "may_begin": actor.has(EDITORS),
        "own": actor.organisation,
    }
    return render(request, "filing/filings.html", shown)


def listed(actor: Actor, kind: str, year: str, state: str) -> QuerySet[Filing]:
    """The forms of a kind that an actor sees, as the list was asked for: by year, by state."""
    found = selectors.filings(actor).filter(kind=kind)
    if year.isdecimal():
        found = found.filter(year=int(year[:4]))
    is_state = state in State.values
    return found.filter(state=state) if is_state else found.exclude(state=State.VOID)


def _page(found: QuerySet[Filing], number: str | None) -> Page[Filing]:
    """A page of a list, of which the database puts the keys alone in order: whole rows take long."""
    keys = Paginator(found.values_list("pk", flat=True), _PAGE).get_page(number)
    rows = selectors.whole(keys.object_list)
    return Page(rows, keys.number, cast("Paginator[Filing]", keys.paginator))


@require_POST
@open_to(EDITORS)
def void(request: HttpRequest, id: int) -> HttpResponse:
    """Puts a form aside that was begun by mistake."""
    form = found(request, id)
    done = carry_out(request, VoidFiling(form), "filing.voided")
    return redirect("filings", form.kind) if done is not None else redirect("filing", form.pk)


def found(request: HttpRequest, id: int) -> Filing:
    """A form that the person may see, or 404."""
    try:
        return selectors.filing(actor_of(request), id)
    except Filing.DoesNotExist as error:
        raise Http404 from error
