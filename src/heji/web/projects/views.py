"""The register of projects."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from heji.web.acting.role import ADMINISTRATION, EVERYBODY, Role
from heji.web.organisations.selectors import line_of
from heji.web.pages.access import open_to
from heji.web.pages.forms import SpokenForm, year
from heji.web.pages.performing import Entry, actor_of, entry, language_of
from heji.web.projects import selectors
from heji.web.projects.actions import ENTERING, AddProject
from heji.web.projects.models import Level, Project

READERS = EVERYBODY - ADMINISTRATION - {Role.EXPERT}
_PAGE = 50


@require_GET
@open_to(READERS)
def projects(request: HttpRequest) -> HttpResponse:
    """The projects of the own part of the tree."""
    actor = actor_of(request)
    shown = Paginator(selectors.projects(actor), _PAGE).get_page(request.GET.get("page"))
    own = line_of(actor.organisation)
    values = {"page": shown, "may_add": actor.has(ENTERING), "own": own}
    return render(request, "projects/projects.html", values)


class ProjectForm(SpokenForm):
    """A project."""

    words = "project.form"
    choices_of = {"level": (tuple(reversed(Level.values)), "project.level")}

    code = forms.RegexField(r"^[\w.-]{1,40}$")
    name = forms.CharField(max_length=200)
    level = forms.ChoiceField()
    parent = forms.ModelChoiceField(Project.objects.none(), required=False)
    first_year = year()
    last_year = year(required=False)

    def __init__(self, above: Any, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.fields["parent"].queryset = above  # type: ignore[attr-defined]


@require_http_methods(["GET", "POST"])
@open_to(ENTERING)
def add_project(request: HttpRequest) -> HttpResponse:
    """Enters a project of the own body."""
    actor = actor_of(request)
    above = selectors.programmes_above(actor)
    given = request.POST if request.method == "POST" else None
    initial = {"first_year": timezone.localdate().year + 1}
    form = ProjectForm(above, given, language=language_of(request), initial=initial)
    page = Entry("project.add-title", "project.added", reverse("projects"))
    return entry(request, page, form, _add)


def _add(data: dict[str, Any]) -> AddProject:
    return AddProject(
        data["code"],
        data["name"],
        Level(data["level"]),
        data["first_year"],
        data["last_year"],
        data["parent"],
    )
