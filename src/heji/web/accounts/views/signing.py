"""Signing in and out, the second factor at the door, one-time links, choosing a role."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.forms import AuthenticationForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from heji.web.accounts.actions.passwords import UseLink
from heji.web.accounts.actions.signing import SignOut
from heji.web.accounts.doors import enter, enter_fully, half_way, safe_target
from heji.web.accounts.locking import locked_page
from heji.web.accounts.models import Person
from heji.web.accounts.one_time import link_of
from heji.web.accounts.passwords import WeakPassword, rules
from heji.web.accounts.second_factor import accepts
from heji.web.accounts.selectors import current_memberships, own_actor
from heji.web.accounts.sessions import OWES, Ending, owes_second_factor
from heji.web.accounts.tries import count_wrong, is_locked
from heji.web.accounts.views.telling import actor_in_charge, never_kept, reason, say
from heji.web.acting.action import Refused, perform
from heji.web.acting.addresses import address_of
from heji.web.acting.middleware import CHOSEN
from heji.web.pages.access import PUBLIC, open_to
from heji.web.pages.performing import language_of
from heji.web.sign_in_settings import PROVIDER


@sensitive_post_parameters("password")
@require_http_methods(["GET", "POST"])
@open_to(PUBLIC)
def sign_in(request: HttpRequest) -> HttpResponse:
    """User name and password; the single sign-on beside them where there is one."""
    target = request.POST.get("next") or request.GET.get("next", "")
    form = AuthenticationForm(request, request.POST or None)
    if request.method == "POST" and form.is_valid():
        return enter(request, form.get_user(), "password", target)
    ended = request.GET.get("ended", "")
    shown = {
        "form": form,
        "next": target,
        "ended": ended if ended in set(Ending) else "",
        "limit": settings.AXES_FAILURE_LIMIT,
        "single_sign_on": settings.ENVIRONMENT.sign_in.single_sign_on,
        "provider": PROVIDER,
    }
    return render(request, "accounts/sign_in.html", shown)


@require_http_methods(["GET", "POST"])
@open_to(PUBLIC)
def sign_in_code(request: HttpRequest) -> HttpResponse:
    """The code of the authenticator, or a recovery code."""
    half = half_way(request)
    if half is None:
        return redirect("sign-in")
    if is_locked(request, half.person.username):
        return locked_page(request, None, {"username": half.person.username})
    if request.method == "POST":
        if accepts(half.person, request.POST.get("code", "")):
            return enter_fully(request, half)
        count_wrong(request, half.person)
    return render(request, "accounts/sign_in_code.html", {"is_wrong": request.method == "POST"})


@require_POST
@open_to(PUBLIC)
def sign_out(request: HttpRequest) -> HttpResponse:
    """Ends the session."""
    if isinstance(request.user, Person):
        actor = actor_in_charge(request, request.user)
        if actor is not None:
            perform(SignOut(request.session.session_key), actor)
    logout(request)
    return redirect("sign-in")


@sensitive_post_parameters("new_password", "again")
@require_http_methods(["GET", "POST"])
@open_to(PUBLIC)
def welcome(request: HttpRequest, token: str) -> HttpResponse:
    """A one-time link: the person sets the password."""
    link = link_of(token)
    address = address_of(request)
    actor = None if link is None else own_actor(link.person, address)
    if link is None or actor is None:
        return never_kept(render(request, "accounts/link_over.html", status=410))
    faults: list[str] = []
    if request.method == "POST":
        given = request.POST.get("new_password", "")
        if given != request.POST.get("again", ""):
            faults = [say(request, "accounts.not-the-same")]
        else:
            try:
                perform(UseLink(link, given), actor)
            except Refused as refused:
                faults = broken(request, refused)
            else:
                messages.success(request, say(request, "accounts.password-set"))
                return redirect("sign-in")
    language = language_of(request)
    shown = {"link": link, "faults": faults, "rules": rules(language)}
    return never_kept(render(request, "accounts/welcome.html", shown))


def broken(request: HttpRequest, refused: Refused) -> list[str]:
    """Every rule that a password breaks, or the one reason why it was refused."""
    if not isinstance(refused, WeakPassword):
        return [reason(request, refused)]
    told = {each.code: each.words for each in rules(language_of(request))}
    return [told[code] for code in refused.codes]


@require_http_methods(["GET", "POST"])
@open_to(PUBLIC)
def choose_role(request: HttpRequest) -> HttpResponse:
    """A person in several roles says in which they act now; it is kept for the session."""
    if not isinstance(request.user, Person):
        return redirect("sign-in")
    memberships = list(current_memberships(request.user))
    target = request.POST.get("next") or request.GET.get("next", "")
    if request.method == "POST":
        chosen = request.POST.get("membership", "")
        if chosen in {str(each.pk) for each in memberships}:
            request.session[CHOSEN] = int(chosen)
            request.session[OWES] = owes_second_factor(request.user)
            return redirect(safe_target(request, target))
    now = request.session.get(CHOSEN)
    if now is None and len(memberships) == 1:
        now = memberships[0].pk
    shown = {"memberships": memberships, "now": now, "next": target}
    return render(request, "accounts/choose_role.html", shown)
