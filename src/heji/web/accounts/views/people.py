"""The people of the own part of the tree: a list, one person, adding somebody."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from heji.web.accounts import selectors
from heji.web.accounts.actions.people import (
    Added,
    AddPerson,
)
from heji.web.accounts.forms import AddPersonForm, DetailsForm, GrantForm, details_of
from heji.web.accounts.models import Person, SecondFactor
from heji.web.accounts.tries import locked_until
from heji.web.accounts.views.telling import never_kept
from heji.web.acting.role import GRANTERS, KEEPERS, Role
from heji.web.pages.access import open_to
from heji.web.pages.performing import actor_of, carry_out, language_of

_PAGE = 50


@require_GET
@open_to(GRANTERS | KEEPERS)
def people(request: HttpRequest) -> HttpResponse:
    """Who has which role in the own part of the tree."""
    actor = actor_of(request)
    words, role = request.GET.get("words", "").strip(), request.GET.get("role", "")
    found = selectors.people_with_roles(actor, words, role)
    shown = {
        "page": Paginator(found, _PAGE).get_page(request.GET.get("page")),
        "words": words,
        "role": role,
        "roles": [each.value for each in Role],
        "today": timezone.localdate(),
        "may_grant": actor.has(GRANTERS),
    }
    return render(request, "accounts/people.html", shown)


@require_http_methods(["GET", "POST"])
@open_to(GRANTERS)
def add_person(request: HttpRequest) -> HttpResponse:
    """Somebody new, with a first role; the answer shows the link that invites them."""
    initial = {"organisation": request.GET.get("organisation")}
    language = language_of(request)
    form = AddPersonForm(
        actor_of(request), request.POST or None, initial=initial, language=language
    )
    if request.method == "POST" and form.is_valid():
        action = AddPerson(form.cleaned_data["username"], form.details(), form.grant())
        added = carry_out(request, action, "accounts.added", form)
        if added is not None:
            return links_page(request, [added])
    status = 422 if form.errors else 200
    return render(request, "accounts/add_person.html", {"form": form}, status=status)


@require_GET
@open_to(GRANTERS | KEEPERS)
def person(request: HttpRequest, id: int) -> HttpResponse:
    """One person: details, roles, and what can be done with the account."""
    return page_of(request, person_of(request, id))


def links_page(request: HttpRequest, added: list[Added]) -> HttpResponse:
    """One-time links, shown once."""
    links = [
        {
            "person": each.person,
            "address": request.build_absolute_uri(reverse("welcome", args=(each.token,))),
            "open": selectors.open_link(each.person),
        }
        for each in added
    ]
    return never_kept(render(request, "accounts/links.html", {"links": links}))


def page_of(
    request: HttpRequest,
    found: Person,
    details: DetailsForm | None = None,
    grant: GrantForm | None = None,
) -> HttpResponse:
    """The page of a person; a form that was refused keeps what was typed."""
    actor, language = actor_of(request), language_of(request)
    until = locked_until(found.username)
    may_grant = actor.has(GRANTERS) and found.pk != actor.person.pk
    shown = {
        "person": found,
        "memberships": [
            (each, each.is_to_come(timezone.localdate()))
            for each in selectors.memberships_seen_by(actor).filter(person=found)
        ],
        "link": selectors.open_link(found),
        "has_factor": SecondFactor.objects.filter(person=found).exists(),
        "locked_until": None if until is None else timezone.localtime(until),
        "may_grant": may_grant,
        "may_keep": may_grant and not selectors.has_roles_elsewhere(actor, found),
        "details": details or DetailsForm(initial=details_of(found), language=language),
        "grant": grant or GrantForm(actor, language=language),
    }
    status = 422 if details or grant else 200
    return render(request, "accounts/person.html", shown, status=status)


def person_of(request: HttpRequest, id: int) -> Person:
    """Somebody of the own part of the tree; 404 for anybody else."""
    try:
        return selectors.person_seen_by(actor_of(request), id)
    except Person.DoesNotExist as error:
        raise Http404 from error
