"""Beginning declarations: for the own body, for a project, from last year's."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from heji.language import text
from heji.web.declarations.actions.creating import CopyDeclaration, CreateDeclaration
from heji.web.declarations.kind import DECLARATION
from heji.web.filing.editing import EDITORS
from heji.web.filing.views.listing import found
from heji.web.pages.access import open_to
from heji.web.pages.forms import SpokenForm, year
from heji.web.pages.performing import Entry, actor_of, carry_out, language_of
from heji.web.projects import selectors as projects
from heji.web.projects.models import Project


class BeginForm(SpokenForm):
    """Which form of which year is begun."""

    words = "declaration.begin-form"

    year = year()
    project = forms.ChoiceField(required=False)

    def __init__(self, projects: list[Project], *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        whole = text("declaration.of-body", self.language)
        choices = [("", whole), *((str(each.pk), f"{each.code} {each.name}") for each in projects)]
        self.fields["project"].choices = choices  # type: ignore[attr-defined]


@require_http_methods(["GET", "POST"])
@open_to(EDITORS)
def begin(request: HttpRequest) -> HttpResponse:
    """Begins the form of a project, or of the own body."""
    actor = actor_of(request)
    own = list(projects.own_projects(actor))
    given = request.POST if request.method == "POST" else None
    initial = {"year": request.GET.get("year") or timezone.localdate().year + 1}
    initial["project"] = request.GET.get("project", "")
    form = BeginForm(own, given, language=language_of(request), initial=initial)
    if form.is_valid():
        chosen = next((each for each in own if str(each.pk) == form.cleaned_data["project"]), None)
        act = CreateDeclaration(form.cleaned_data["year"], chosen)
        made = carry_out(request, act, "declaration.created", form)
        if made is not None:
            return redirect("filing", made.pk)
    page = Entry(
        "filing.new.declaration",
        "declaration.created",
        reverse("filings", args=(DECLARATION.name,)),
    )
    status = 422 if form.errors else 200
    return render(request, "pages/entry.html", {"form": form, "page": page}, status=status)


@require_POST
@open_to(EDITORS)
def copy(request: HttpRequest, id: int) -> HttpResponse:
    """Takes a form over to the year after."""
    source = found(request, id)
    act = CopyDeclaration(source, source.year + 1)
    made = carry_out(request, act, "declaration.copied")
    return redirect("filing", made.pk if made is not None else source.pk)
