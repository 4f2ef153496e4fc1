"""Adding many people from a spreadsheet."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_http_methods

from heji.web.accounts.actions.importing import ImportPeople
from heji.web.accounts.sheet import Asked, Problem, asked_for, empty_sheet
from heji.web.accounts.views.people import links_page
from heji.web.accounts.views.telling import reason
from heji.web.acting.action import Refused, perform
from heji.web.acting.role import GRANTERS
from heji.web.pages.access import open_to
from heji.web.pages.performing import actor_of, language_of
from heji.web.pages.spreadsheets import download


@require_http_methods(["GET", "POST"])
@open_to(GRANTERS)
def import_people(request: HttpRequest) -> HttpResponse:
    """Takes all the people of a spreadsheet, or shows what is wrong in which row."""
    actor = actor_of(request)
    asked = None
    sent = request.FILES.get("file")
    if request.method == "POST" and sent is not None:
        asked = asked_for(sent.read(), sent.name or "", actor, language_of(request))
        if not asked.problems:
            try:
                return links_page(request, perform(ImportPeople(asked.people), actor))
            except Refused as refused:  # somebody took a name in between
                asked = Asked((), (Problem(0, refused),))
    problems = (
        [(each.row, reason(request, each.refused)) for each in asked.problems] if asked else []
    )
    shown = {
        "problems": problems,
        "asked": asked,
        "is_missing": request.method == "POST" and not sent,
    }
    return render(request, "accounts/import_people.html", shown)


@require_GET
@open_to(GRANTERS)
def import_sheet(request: HttpRequest) -> HttpResponse:
    """The empty spreadsheet."""
    return download(empty_sheet(language_of(request)), "people.xlsx")
