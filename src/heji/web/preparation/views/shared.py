"""What these pages share: the body and the year that are looked at."""

from __future__ import annotations

from typing import Any, TypeVar

from django.db import models
from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils import timezone

from heji.web.acting.actor import Actor
from heji.web.organisations.models import Kind, Organisation
from heji.web.pages.asking import id_in, year_asked
from heji.web.pages.performing import Entry, actor_of
from heji.web.preparation.selectors.bodies import bodies

_Model = TypeVar("_Model", bound=models.Model)
_YEARS = range(1949, 2101)


def found(rows: QuerySet[_Model], id: int) -> _Model:
    """One of the rows that the actor may see; another one is not there."""
    row = rows.filter(pk=id).first()
    if row is None:
        raise Http404
    return row


def body_of(request: HttpRequest) -> Organisation | None:
    """The body that was asked for, or the actor's own; None where the actor sees none."""
    actor = actor_of(request)
    given = request.GET.get("organisation", "")
    if given:
        return found(bodies(actor), id_in(given))
    return bodies(actor).filter(pk=actor.organisation.pk).first()


def chosen_body(actor: Actor, id: int) -> Organisation:
    """A body by its id, for the forms that add something to it."""
    return found(bodies(actor), id)


def year_of(request: HttpRequest) -> int:
    """The year that was asked for, or this one."""
    return year_asked(request, _YEARS, timezone.localdate().year)


def choosing(request: HttpRequest, tab: str) -> dict[str, Any]:
    """What the head of each page needs: tab, body, year, and the bodies to choose from."""
    actor = actor_of(request)
    own = actor.organisation
    can_choose = own.kind != Kind.UNIT or own.children.exists()
    return {
        "tab": tab,
        "is_narrowed": tab != "funds" or bool(request.GET.get("organisation")),
        "body": body_of(request),
        "year": year_of(request),
        "bodies": bodies(actor) if can_choose else (),
    }


def page(act: str, address: str, subject: object, organisation: Organisation, year: int) -> Entry:
    """The page of a form; afterwards it goes back to the list of the body."""
    back = f"{reverse(address)}?organisation={organisation.pk}&year={year}"
    return Entry(f"preparation.{act}", "preparation.done", back, f"{organisation} · {subject}")
