"""The own second factor: set up with a square code, renewed, dropped."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from heji.web.accounts import second_factor as factor
from heji.web.accounts.actions.factors import (
    DropSecondFactor,
    RenewRecoveryCodes,
    SetUpSecondFactor,
)
from heji.web.accounts.locking import locked_page
from heji.web.accounts.models import SecondFactor
from heji.web.accounts.sessions import OWES
from heji.web.accounts.tries import is_locked
from heji.web.accounts.views.telling import count_refused, never_kept, reason, say, signed_in
from heji.web.acting.action import Refused, perform
from heji.web.acting.actor import Actor

_NEW = "new-second-factor"  #: key of the session: a secret that is being set up, encrypted


@require_http_methods(["GET", "POST"])
@signed_in
def second_factor(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Sets the second factor up, or shows what can be done with it."""
    person = actor.person
    if SecondFactor.objects.filter(person=person).exists():
        return render(request, "accounts/second_factor.html", {"is_set_up": True})
    secret, fault = _secret(request), ""
    if request.method == "POST":
        try:
            codes = perform(SetUpSecondFactor(secret, request.POST.get("code", "")), actor)
        except Refused as refused:
            fault = reason(request, refused)
        else:
            del request.session[_NEW]
            request.session[OWES] = False
            return _codes(request, codes)
    issuer = say(request, "web.name")
    shown = {
        "picture": factor.picture_of(factor.address_of(person, secret, issuer)),
        "secret": " ".join(secret[at : at + 4] for at in range(0, len(secret), 4)),
        "fault": fault,
        "must": bool(request.session.get(OWES)),
    }
    return never_kept(render(request, "accounts/second_factor.html", shown))


@require_POST
@signed_in
def recovery_codes(request: HttpRequest, actor: Actor) -> HttpResponse:
    """New recovery codes."""
    if is_locked(request, actor.person.username):
        return locked_page(request, None, {"username": actor.person.username})
    try:
        return _codes(request, perform(RenewRecoveryCodes(request.POST.get("code", "")), actor))
    except Refused as refused:
        count_refused(request, actor, refused)
        messages.error(request, reason(request, refused))
        return redirect("second-factor")


@require_POST
@signed_in
def drop_second_factor(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Does without the second factor."""
    if is_locked(request, actor.person.username):
        return locked_page(request, None, {"username": actor.person.username})
    try:
        perform(DropSecondFactor(request.POST.get("code", "")), actor)
    except Refused as refused:
        count_refused(request, actor, refused)
        messages.error(request, reason(request, refused))
        return redirect("second-factor")
    messages.success(request, say(request, "accounts.factor-dropped"))
    return redirect("own-account")


def _secret(request: HttpRequest) -> str:
    kept = request.session.get(_NEW)
    if kept:
        return factor.decrypted(kept)
    secret = factor.new_secret()
    request.session[_NEW] = factor.encrypted(secret)
    return secret


def _codes(request: HttpRequest, codes: list[str]) -> HttpResponse:
    return never_kept(render(request, "accounts/recovery_codes.html", {"codes": codes}))
