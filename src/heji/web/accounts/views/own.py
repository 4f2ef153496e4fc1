"""The own account: how one is reached, password, second factor, sessions."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from heji.web.accounts.actions.passwords import ChangePassword
from heji.web.accounts.actions.people import ChangeOwnDetails
from heji.web.accounts.actions.signing import EndSession
from heji.web.accounts.forms import OwnDetailsForm
from heji.web.accounts.locking import locked_page
from heji.web.accounts.models import OpenSession, SecondFactor
from heji.web.accounts.passwords import rules
from heji.web.accounts.selectors import current_memberships, own_sessions
from heji.web.accounts.tries import is_locked
from heji.web.accounts.views.signing import broken
from heji.web.accounts.views.telling import count_refused, done, say, signed_in
from heji.web.acting.action import Refused, perform
from heji.web.acting.actor import Actor
from heji.web.pages.performing import language_of


@require_http_methods(["GET", "POST"])
@signed_in
def own_account(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The own profile."""
    language = language_of(request)
    initial = {"email": actor.person.email, "telephone": actor.person.telephone}
    form = OwnDetailsForm(request.POST or None, initial=initial, language=language)
    if request.method == "POST" and form.is_valid():
        done(request, ChangeOwnDetails(**form.cleaned_data), actor, "accounts.saved")
        return redirect("own-account")
    person = actor.person
    shown = {
        "person": person,
        "form": form,
        "memberships": current_memberships(person),
        "factor": SecondFactor.objects.filter(person=person).first(),
        "codes_left": person.recovery_codes.filter(used_at=None).count(),
        "sessions": own_sessions(person),
        "this_session": request.session.session_key,
        "idle_minutes": settings.ENVIRONMENT.sign_in.idle.seconds // 60,
    }
    return render(request, "accounts/own_account.html", shown)


@sensitive_post_parameters("old_password", "new_password", "again")
@require_http_methods(["GET", "POST"])
@signed_in
def change_password(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Changes the own password; the rules stand beside the field."""
    faults: list[str] = []
    if request.method == "POST":
        given = {key: request.POST.get(key, "") for key in ("old_password", "new_password")}
        if is_locked(request, actor.person.username):
            return locked_page(request, None, {"username": actor.person.username})
        if given["new_password"] != request.POST.get("again", ""):
            faults = [say(request, "accounts.not-the-same")]
        else:
            try:
                perform(ChangePassword(**given, session=request.session.session_key), actor)
            except Refused as refused:
                faults = broken(request, refused)
                count_refused(request, actor, refused)
            else:
                _keep_session(request, actor)
                messages.success(request, say(request, "accounts.password-changed"))
                return redirect("own-account")
    shown = {
        "faults": faults,
        "rules": rules(language_of(request)),
        "must": actor.person.must_change_password,
    }
    return render(request, "accounts/change_password.html", shown)


@require_POST
@signed_in
def end_session(request: HttpRequest, actor: Actor, id: int) -> HttpResponse:
    """Ends an own session in another place."""
    found = OpenSession.objects.filter(pk=id, person=actor.person).first()
    if found is None:
        raise Http404
    done(request, EndSession(found), actor, "accounts.session-ended")
    return redirect("own-account")


def _keep_session(request: HttpRequest, actor: Actor) -> None:
    """A new password gives the session a new key: the list of sessions follows it."""
    old = request.session.session_key
    update_session_auth_hash(request, actor.person)
    OpenSession.objects.filter(key=old).update(key=request.session.session_key)
