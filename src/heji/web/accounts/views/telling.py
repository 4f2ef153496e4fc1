"""What the pages of this app share: the own actor, the outcome of an act told to the person."""

from __future__ import annotations

from functools import wraps
from typing import Any

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect

from heji.language import text
from heji.web.accounts.models import Person
from heji.web.accounts.selectors import own_actor
from heji.web.accounts.tries import count_wrong
from heji.web.acting.action import Action, Refused, perform
from heji.web.acting.actor import Actor
from heji.web.acting.addresses import address_of
from heji.web.pages.access import PUBLIC, View, open_to
from heji.web.pages.performing import language_of


def say(request: HttpRequest, key: str, **values: object) -> str:
    """A text in the language of the page."""
    return text(key, language_of(request), **values)


def reason(request: HttpRequest, refused: Refused) -> str:
    """Why an act was refused, in the language of the page."""
    return say(request, refused.key, **refused.values)


def done(
    request: HttpRequest, action: Action[Any], actor: Actor, key: str, **words: object
) -> bool:
    """Performs an act and says on the next page that it was done, or why it was not."""
    try:
        perform(action, actor)
    except Refused as refused:
        messages.error(request, reason(request, refused))
        return False
    messages.success(request, say(request, key, **words))
    return True


def actor_in_charge(request: HttpRequest, person: Person) -> Actor | None:
    """Who acts on their own account: in the chosen role, or in any, where none is chosen yet."""
    chosen: Actor | None = getattr(request, "actor", None)
    return chosen or own_actor(person, address_of(request))


def signed_in(view: View) -> View:
    """Opens a page of the own account to everybody who is signed in, whichever role they chose.

    The view gets the actor in charge of the account as its second argument.
    """

    @wraps(view)
    def opened(request: HttpRequest, *arguments: Any, **named: Any) -> HttpResponseBase:
        if not isinstance(request.user, Person):
            return redirect_to_login(request.get_full_path())
        actor = actor_in_charge(request, request.user)
        if actor is None:
            return redirect("choose-role")
        return view(request, actor, *arguments, **named)

    return open_to(PUBLIC)(opened)


def never_kept(response: HttpResponse) -> HttpResponse:
    """A page with a secret on it: no browser and no proxy keeps it."""
    response.headers["Cache-Control"] = "no-store"
    return response


def count_refused(request: HttpRequest, actor: Actor, refused: Refused) -> None:
    """Counts a wrong code or a wrong present password: a session left open is no way to guess."""
    if refused.key in {"accounts.wrong-code", "accounts.wrong-password"}:
        count_wrong(request, actor.person)
