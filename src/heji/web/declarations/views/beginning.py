"""Beginning declarations: for the own body, for a project, from last year's."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from heji.web.acting.action import Action
from heji.web.declarations.actions.creating import CopyDeclaration, CreateDeclaration
from heji.web.declarations.kind import DECLARATION
from heji.web.filing.editing import EDITORS
from heji.web.filing.models import Filing
from heji.web.filing.views.beginning import BeginForm, address_of
from heji.web.filing.views.listing import found
from heji.web.pages.access import open_to
from heji.web.pages.performing import Entry, carry_out, entry


class BeginDeclarationForm(BeginForm):
    """Which declaration is begun."""

    words = "declaration.begin-form"


@require_http_methods(["GET", "POST"])
@open_to(EDITORS)
def begin(request: HttpRequest) -> HttpResponse:
    """Begins the form of a project, or of the own body."""
    form = BeginDeclarationForm(request, initial={"year": timezone.localdate().year + 1})

    def act(data: dict[str, Any]) -> Action[Filing]:
        return CreateDeclaration(data["year"], data["project"])

    page = Entry(
        "filing.new.declaration",
        "declaration.created",
        reverse("filings", args=(DECLARATION.name,)),
    )
    return entry(request, page, form, act, address_of)


@require_POST
@open_to(EDITORS)
def copy(request: HttpRequest, id: int) -> HttpResponse:
    """Takes a form over to the year after."""
    source = found(request, id)
    act = CopyDeclaration(source, source.year + 1)
    made = carry_out(request, act, "declaration.copied")
    return redirect("filing", made.pk if made is not None else source.pk)
