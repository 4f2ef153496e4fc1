"""The list of declarations, beginning new ones, and the projects."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from heji.language import text
from heji.web.acting.role import ADMINISTRATION, EVERYBODY, Role
from heji.web.declarations import selectors
from heji.web.declarations.actions.creating import (
    AddProject,
    CopyDeclaration,
    CreateDeclaration,
    VoidDeclaration,
)
from heji.web.declarations.editing import EDITORS
from heji.web.declarations.models import Declaration, Level, Project, State
from heji.web.pages.access import open_to
from heji.web.pages.forms import SpokenForm, year
from heji.web.pages.performing import Entry, actor_of, carry_out, entry, language_of

READERS = EVERYBODY - ADMINISTRATION - {Role.EXPERT}
_PAGE = 50


@require_GET
@open_to(READERS)
def declarations(request: HttpRequest) -> HttpResponse:
    """The declarations that a person may see, by year and state."""
    actor = actor_of(request)
    found = selectors.declarations(actor)
    wanted_year, wanted_state = request.GET.get("year", ""), request.GET.get("state", "")
    if wanted_year.isdecimal():
        found = found.filter(year=int(wanted_year[:4]))
    is_state = wanted_state in State.values
    found = found.filter(state=wanted_state) if is_state else found.exclude(state=State.VOID)
    shown = {
        "page": _page(found, request.GET.get("page")),
        "states": State.values,
        "year": wanted_year,
        "state": wanted_state,
        "this_year": timezone.localdate().year + 1,
        "may_begin": actor.has(EDITORS),
        "own": actor.organisation,
    }
    return render(request, "declarations/declarations.html", shown)


def _page(found: QuerySet[Declaration], number: str | None) -> Page[Declaration]:
    """A page of a list, of which the database puts the keys alone in order: whole rows take long."""
    keys = Paginator(found.values_list("pk", flat=True), _PAGE).get_page(number)
    rows = selectors.whole(keys.object_list)
    return Page(rows, keys.number, cast("Paginator[Declaration]", keys.paginator))


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
    own = list(selectors.own_projects(actor))
    given = request.POST if request.method == "POST" else None
    initial = {"year": request.GET.get("year") or timezone.localdate().year + 1}
    initial["project"] = request.GET.get("project", "")
    form = BeginForm(own, given, language=language_of(request), initial=initial)
    if form.is_valid():
        chosen = next((each for each in own if str(each.pk) == form.cleaned_data["project"]), None)
        act = CreateDeclaration(form.cleaned_data["year"], chosen)
        made = carry_out(request, act, "declaration.created", form)
        if made is not None:
            return redirect("declaration", made.pk)
    page = Entry("declaration.new", "declaration.created", reverse("declarations"))
    status = 422 if form.errors else 200
    return render(request, "pages/entry.html", {"form": form, "page": page}, status=status)


@require_POST
@open_to(EDITORS)
def copy(request: HttpRequest, id: int) -> HttpResponse:
    """Takes a form over to the year after."""
    source = found(request, id)
    act = CopyDeclaration(source, source.year + 1)
    made = carry_out(request, act, "declaration.copied")
    return redirect("declaration", made.pk if made is not None else source.pk)


@require_POST
@open_to(EDITORS)
def void(request: HttpRequest, id: int) -> HttpResponse:
    """Puts a form aside that was begun by mistake."""
    form = found(request, id)
    done = carry_out(request, VoidDeclaration(form), "declaration.voided")
    return redirect("declarations") if done is not None else redirect("declaration", form.pk)


def found(request: HttpRequest, id: int) -> Declaration:
    """A declaration that the person may see, or 404."""
    try:
        return selectors.declaration(actor_of(request), id)
    except Declaration.DoesNotExist as error:
        raise Http404 from error


@require_GET
@open_to(READERS)
def projects(request: HttpRequest) -> HttpResponse:
    """The projects of the own part of the tree."""
    actor = actor_of(request)
    shown = Paginator(selectors.projects(actor), _PAGE).get_page(request.GET.get("page"))
    own = selectors.line_of(actor.organisation)
    values = {"page": shown, "may_add": actor.has(EDITORS), "own": own}
    return render(request, "declarations/projects.html", values)


class ProjectForm(SpokenForm):
    """A project."""

    words = "declaration.project-form"
    choices_of = {"level": (tuple(reversed(Level.values)), "declaration.level")}

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
@open_to(EDITORS)
def add_project(request: HttpRequest) -> HttpResponse:
    """Enters a project of the own body."""
    actor = actor_of(request)
    above = selectors.programmes_above(actor)
    given = request.POST if request.method == "POST" else None
    initial = {"first_year": timezone.localdate().year + 1}
    form = ProjectForm(above, given, language=language_of(request), initial=initial)
    page = Entry("declaration.add-project", "declaration.project-added", reverse("projects"))
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
