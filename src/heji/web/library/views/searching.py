"""Searching the library, and reading an entry."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import urlencode
from django.views.decorators.http import require_GET

from heji.web.acting.actor import Actor
from heji.web.acting.role import ADMINISTRATION, EVERYBODY
from heji.web.audit_log.selectors import history_of
from heji.web.library import selectors
from heji.web.library.actions import DECIDING, PROPOSING, REVIEWING
from heji.web.library.content import VOCABULARIES
from heji.web.library.models import RETURNED, LibraryEntry, Status
from heji.web.library.showing import changes, sections
from heji.web.pages.access import open_to
from heji.web.pages.performing import actor_of, language_of

READERS = EVERYBODY - ADMINISTRATION
_FILTERS = ("type", "area", "group")
_PAGE = 50
_LONGEST_QUERY = 100


@require_GET
@open_to(READERS)
def library(request: HttpRequest) -> HttpResponse:
    """The entries in force, found as people type."""
    actor, wanted = actor_of(request), wanted_of(request)
    found = selectors.found(selectors.in_force(actor), wanted)
    page = Paginator(found, _PAGE).get_page(request.GET.get("page"))
    given = {name: getattr(wanted, name) for name in ("words", *_FILTERS)}
    content: dict[str, Any] = {
        "wanted": wanted,
        "page": page,
        "count": len(found),
        "query": urlencode({name: value for name, value in given.items() if value}),
    }
    if request.headers.get("HX-Request"):
        return render(request, "library/found.html", content)
    content["filters"] = [(each, VOCABULARIES[each], given[each]) for each in _FILTERS]
    content["proposes"], content["decides"] = actor.has(PROPOSING), actor.has(DECIDING)
    content["waiting"] = selectors.proposals(actor).count() if actor.has(PROPOSING) else 0
    return render(request, "library/library.html", content)


@require_GET
@open_to(READERS)
def entry(request: HttpRequest, id: int) -> HttpResponse:
    """One version with everything it says, its history, and what can be done with it."""
    actor, language = actor_of(request), language_of(request)
    found = seen(actor, id)
    is_waiting = found.status == Status.PROPOSED
    others = list(selectors.versions(actor, found.code))
    current = next((each for each in selectors.in_force(actor) if each.code == found.code), None)
    is_own = found.proposed_by_id == actor.person.pk
    content = {
        "entry": found,
        "sections": sections(found, language),
        "changes": changes(current, found, language) if is_waiting else [],
        "current": current,
        "versions": others,
        "past": selectors.past_values(actor, found.code),
        "opinions": found.opinions.select_related("person", "organisation"),
        "is_waiting": is_waiting,
        "is_own": is_own,
        "changes_it": actor.has(PROPOSING) and (found == current or _is_open(found, is_own)),
        "retires_it": actor.has(DECIDING) and found == current,
        "reviews_it": actor.has(REVIEWING) and is_waiting and not is_own,
        "decides_it": actor.has(DECIDING) and is_waiting and not is_own,
        "is_logged": history_of(actor, found._meta.label_lower, str(id)).exists(),
    }
    return render(request, "library/entry.html", content)


def _is_open(found: LibraryEntry, is_own: bool) -> bool:
    """Whether it is a proposal that the actor may still mend."""
    return is_own and found.status in {Status.PROPOSED, *RETURNED}


def seen(actor: Actor, id: int) -> LibraryEntry:
    """A version that the actor may open; another one is not there."""
    found = selectors.seen_by(actor).filter(pk=id).first()
    if found is None:
        raise Http404
    return found


def wanted_of(request: HttpRequest) -> selectors.Wanted:
    """What was asked for; a filter that there is not narrows nothing."""
    given = {name: request.GET.get(name, "") for name in _FILTERS}
    known = {name: value for name, value in given.items() if value in VOCABULARIES[name]}
    words = request.GET.get("words", "").strip()[:_LONGEST_QUERY]
    return selectors.Wanted(words, **known)
