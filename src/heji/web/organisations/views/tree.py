"""The tree of organisations, and one of them with its history."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from heji.web.acting.actor import Actor
from heji.web.acting.role import EVERYBODY, KEEPERS
from heji.web.audit_log.selectors import history_of
from heji.web.organisations import selectors
from heji.web.organisations.models import Organisation
from heji.web.organisations.sheet import export, template
from heji.web.organisations.standing import FIRST_YEAR, LAST_YEAR
from heji.web.pages.access import open_to
from heji.web.pages.asking import year_asked
from heji.web.pages.performing import actor_of, language_of
from heji.web.pages.spreadsheets import download


@require_GET
@open_to(EVERYBODY)
def organisations(request: HttpRequest) -> HttpResponse:
    """The own part of the tree in a year; what is searched for is shown as a list."""
    actor, year = actor_of(request), year_of(request)
    words = request.GET.get("q", "").strip()
    content: dict[str, object] = {"year": year, "words": words, "keeps": actor.has(KEEPERS)}
    if words:
        nodes, count = selectors.search(actor, year, words)
        content |= {"nodes": nodes, "count": count, "most": selectors.MOST_FOUND}
    else:
        content |= {"nodes": selectors.tops(actor, year)}
    page = "found" if "fragment" in request.GET else "tree"
    return render(request, f"organisations/{page}.html", content)


@require_GET
@open_to(EVERYBODY)
def below(request: HttpRequest, id: int) -> HttpResponse:
    """What is directly below a body, for the page of the tree."""
    actor, year = actor_of(request), year_of(request)
    nodes = selectors.below(actor, year, seen(actor, id))
    return render(request, "organisations/nodes.html", {"nodes": nodes, "year": year})


@require_GET
@open_to(EVERYBODY)
def organisation(request: HttpRequest, id: int) -> HttpResponse:
    """One organisation with its years and those before and after it."""
    actor, year = actor_of(request), year_of(request)
    found = seen(actor, id)
    content = {
        "organisation": found,
        "year": year,
        "former": selectors.former(found),
        "later": selectors.later(found),
        "former_parents": selectors.former_parents(found),
        "nodes": selectors.below(actor, year, found),
        "keeps": actor.has(KEEPERS),
        "is_logged": history_of(actor, found._meta.label_lower, str(id)).exists(),
    }
    return render(request, "organisations/organisation.html", content)


@require_GET
@open_to(EVERYBODY)
def exported(request: HttpRequest) -> HttpResponse:
    """The bodies of a year as a spreadsheet."""
    year = year_of(request)
    content = export(selectors.tree(actor_of(request), year), language_of(request))
    return download(content, f"organisations-{year}.xlsx")


@require_GET
@open_to(KEEPERS)
def empty_template(request: HttpRequest) -> HttpResponse:
    """The spreadsheet to fill in."""
    return download(template(language_of(request)), "organisations.xlsx")


def seen(actor: Actor, id: int) -> Organisation:
    """A body of the own part of the tree; another one is not there."""
    try:
        return selectors.organisation(actor, id)
    except Organisation.DoesNotExist as error:
        raise Http404 from error


def year_of(request: HttpRequest) -> int:
    """The year that was asked for, or this one."""
    years = range(FIRST_YEAR, LAST_YEAR + 1)
    return year_asked(request, years, timezone.localdate().year)
