"""Beginning self-evaluations, and taking adjusted targets over."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from heji.language import text
from heji.web.filing.editing import EDITORS
from heji.web.filing.views.listing import found
from heji.web.pages.access import open_to
from heji.web.pages.forms import SpokenForm, year
from heji.web.pages.performing import Entry, actor_of, carry_out, language_of
from heji.web.projects import selectors as projects
from heji.web.projects.models import Project
from heji.web.self_evaluations.actions.beginning import KIND, BeginSelfEvaluation
from heji.web.self_evaluations.actions.renewing import RenewTargets


class BeginForm(SpokenForm):
    """What is evaluated, and of which year."""

    words = "self-evaluation.begin-form"

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
    """Begins the self-evaluation of a project, or of the own body."""
    own = list(projects.own_projects(actor_of(request)))
    given = request.POST if request.method == "POST" else None
    initial = {"year": request.GET.get("year") or timezone.localdate().year - 1}
    initial["project"] = request.GET.get("project", "")
    form = BeginForm(own, given, language=language_of(request), initial=initial)
    if form.is_valid():
        chosen = next((each for each in own if str(each.pk) == form.cleaned_data["project"]), None)
        act = BeginSelfEvaluation(form.cleaned_data["year"], chosen)
        made = carry_out(request, act, "self-evaluation.begun", form)
        if made is not None:
            return redirect("filing", made.pk)
    page = Entry(
        "filing.new.self_evaluation", "self-evaluation.begin", reverse("filings", args=(KIND,))
    )
    status = 422 if form.errors else 200
    return render(request, "pages/entry.html", {"form": form, "page": page}, status=status)


@require_POST
@open_to(EDITORS)
def renew(request: HttpRequest, id: int) -> HttpResponse:
    """Takes the targets over that were approved meanwhile."""
    form = found(request, id)
    carry_out(request, RenewTargets(form), "self-evaluation.renewed")
    return redirect("filing", form.pk)
