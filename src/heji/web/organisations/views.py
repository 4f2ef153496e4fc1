"""The tree of organisations."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from heji.web.acting.role import EVERYBODY
from heji.web.organisations import selectors
from heji.web.organisations.models import Organisation
from heji.web.pages.access import open_to


@require_GET
@open_to(EVERYBODY)
def organisations(request: HttpRequest) -> HttpResponse:
    """The own part of the tree."""
    found = list(selectors.tree(request.actor))  # type: ignore[attr-defined]
    top = min((each.path.count("/") for each in found), default=0)
    rows = [(each, each.path.count("/") - top) for each in found]
    return render(request, "organisations/tree.html", {"rows": rows})


@require_GET
@open_to(EVERYBODY)
def organisation(request: HttpRequest, id: int) -> HttpResponse:
    """One organisation with its years and those before and after it."""
    try:
        found = selectors.organisation(request.actor, id)  # type: ignore[attr-defined]
    except Organisation.DoesNotExist as error:
        raise Http404 from error
    return render(request, "organisations/organisation.html", {"organisation": found})
