"""What an administrator does with the account and the roles of a person."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from heji.web.accounts import selectors
from heji.web.accounts.actions.closing import CloseAccount, ReopenAccount
from heji.web.accounts.actions.factors import RemoveSecondFactor
from heji.web.accounts.actions.passwords import MakeLink
from heji.web.accounts.actions.people import Added, ChangePerson
from heji.web.accounts.actions.roles import EndRole, GrantRole
from heji.web.accounts.actions.signing import Unlock
from heji.web.accounts.forms import DetailsForm, GrantForm
from heji.web.accounts.models import Membership, Person
from heji.web.accounts.views.people import links_page, page_of, person_of
from heji.web.acting.action import Action
from heji.web.acting.actor import Actor
from heji.web.acting.role import GRANTERS
from heji.web.pages.access import open_to
from heji.web.pages.performing import actor_of, carry_out, language_of


@require_POST
@open_to(GRANTERS)
def change_person(request: HttpRequest, id: int) -> HttpResponse:
    """Corrects name and addresses."""
    found = person_of(request, id)
    form = DetailsForm(request.POST, language=language_of(request))
    if form.is_valid():
        action = ChangePerson(found, form.details())
        if carry_out(request, action, "accounts.saved", form) is not None:
            return redirect("person", id=id)
    found.refresh_from_db()
    return page_of(request, found, details=form)


@require_POST
@open_to(GRANTERS)
def grant_role(request: HttpRequest, id: int) -> HttpResponse:
    """Gives a role."""
    found = person_of(request, id)
    form = GrantForm(actor_of(request), request.POST, language=language_of(request))
    if form.is_valid():
        action = GrantRole(found, form.grant())
        if carry_out(request, action, "accounts.granted", form) is not None:
            return redirect("person", id=id)
    return page_of(request, found, grant=form)


@require_POST
@open_to(GRANTERS)
def end_role(request: HttpRequest, id: int) -> HttpResponse:
    """Takes a role away."""
    membership = _membership(actor_of(request), id)
    carry_out(request, EndRole(membership), "accounts.ended")
    return redirect("person", id=membership.person_id)


@require_POST
@open_to(GRANTERS)
def make_link(request: HttpRequest, id: int) -> HttpResponse:
    """Invites again or resets the password; the answer shows the link, once."""
    found = person_of(request, id)
    token = carry_out(request, MakeLink(found), "accounts.link-made")
    return (
        redirect("person", id=id) if token is None else links_page(request, [Added(found, token)])
    )


@require_POST
@open_to(GRANTERS)
def close_account(request: HttpRequest, id: int) -> HttpResponse:
    """Closes an account."""
    return _keep(request, id, CloseAccount, "accounts.account-closed")


@require_POST
@open_to(GRANTERS)
def reopen_account(request: HttpRequest, id: int) -> HttpResponse:
    """Opens a closed account."""
    return _keep(request, id, ReopenAccount, "accounts.account-reopened")


@require_POST
@open_to(GRANTERS)
def unlock(request: HttpRequest, id: int) -> HttpResponse:
    """Opens an account that was locked by wrong tries."""
    return _keep(request, id, Unlock, "accounts.unlocked")


@require_POST
@open_to(GRANTERS)
def remove_second_factor(request: HttpRequest, id: int) -> HttpResponse:
    """Removes a lost second factor."""
    return _keep(request, id, RemoveSecondFactor, "accounts.factor-removed")


def _keep(
    request: HttpRequest, id: int, act: Callable[[Person], Action[Any]], key: str
) -> HttpResponse:
    carry_out(request, act(person_of(request, id)), key)
    return redirect("person", id=id)


def _membership(actor: Actor, id: int) -> Membership:
    try:
        return selectors.memberships_seen_by(actor).get(pk=id)
    except Membership.DoesNotExist as error:
        raise Http404 from error
