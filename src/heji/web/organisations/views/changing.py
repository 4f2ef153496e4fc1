"""Adding, renaming, merging, abolishing, moving and correcting organisations."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from heji.web.acting.role import KEEPERS
from heji.web.organisations import actions, selectors
from heji.web.organisations.forms import AddForm, CorrectForm, EndForm, MoveForm, RenameForm
from heji.web.organisations.models import Kind, Organisation
from heji.web.organisations.views.tree import seen
from heji.web.pages.access import open_to
from heji.web.pages.performing import Entry, actor_of, entry, language_of

_FORM = require_http_methods(["GET", "POST"])


@_FORM
@open_to(KEEPERS)
def add(request: HttpRequest, id: int) -> HttpResponse:
    """Adds a body below another."""
    parent = seen(actor_of(request), id)
    first = {"valid_from": timezone.localdate().year, "region_code": parent.region_code}
    form = AddForm(parent, request.POST or None, initial=first, language=language_of(request))

    def act(given: dict[str, Any]) -> actions.AddOrganisation:
        codes = given["code"].strip(), given.get("region_code", "").strip()
        return actions.AddOrganisation(
            parent, given["name"], Kind(given["kind"]), given["valid_from"], *codes
        )

    return entry(request, _page("add", parent), form, act, _address)


@_FORM
@open_to(KEEPERS)
def rename(request: HttpRequest, id: int) -> HttpResponse:
    """Gives a body a new name from a year on."""
    found = seen(actor_of(request), id)
    first = {"from_year": timezone.localdate().year, "name": found.name}
    form = RenameForm(request.POST or None, initial=first, language=language_of(request))

    def act(given: dict[str, Any]) -> actions.RenameOrganisation:
        return actions.RenameOrganisation(found, given["name"], given["from_year"])

    return entry(request, _page("rename", found), form, act, _address)


@_FORM
@open_to(KEEPERS)
def correct(request: HttpRequest, id: int) -> HttpResponse:
    """Corrects what was entered wrongly."""
    found = seen(actor_of(request), id)
    first = {"name": found.name, "code": found.code, "valid_from": found.valid_from}
    form = CorrectForm(request.POST or None, initial=first, language=language_of(request))

    def act(given: dict[str, Any]) -> actions.CorrectOrganisation:
        code = given["code"].strip()
        return actions.CorrectOrganisation(found, given["name"], code, given["valid_from"])

    return entry(request, _page("correct", found), form, act)


@_FORM
@open_to(KEEPERS)
def end(request: HttpRequest, id: int) -> HttpResponse:
    """Merges a body into another, or abolishes it."""
    actor = actor_of(request)
    found = seen(actor, id)
    first = {"last_year": timezone.localdate().year}
    form = EndForm(actor, request.POST or None, initial=first, language=language_of(request))
    page = _page("end", found, _names(selectors.siblings(actor, found)))

    def act(given: dict[str, Any]) -> actions.MergeOrganisation:
        return actions.MergeOrganisation(found, given["last_year"], given["into"])

    return entry(request, page, form, act)


@_FORM
@open_to(KEEPERS)
def move(request: HttpRequest, id: int) -> HttpResponse:
    """Puts a body below another from a year on."""
    actor = actor_of(request)
    found = seen(actor, id)
    first = {"from_year": timezone.localdate().year}
    form = MoveForm(actor, request.POST or None, initial=first, language=language_of(request))
    beside = [] if found.parent is None else _names(selectors.siblings(actor, found.parent))

    def act(given: dict[str, Any]) -> actions.MoveOrganisation:
        return actions.MoveOrganisation(found, given["parent"], given["from_year"])

    return entry(request, _page("move", found, beside), form, act)


def _address(organisation: Organisation) -> str:
    return reverse("organisation", kwargs={"id": organisation.pk})


def _page(act: str, organisation: Organisation, bodies: list[str] | None = None) -> Entry:
    back = _address(organisation)
    keys = f"organisation.{act}", "organisation.done"
    hint = f"organisation.{act}-hint"
    return Entry(*keys, back, organisation.name, hint, tuple(bodies or ()))


def _names(found: Any) -> list[str]:
    return [each.name for each in found[:200]]
