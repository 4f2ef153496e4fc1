"""Single sign-on by OpenID Connect: allauth speaks with the provider, the door is ours.

allauth's own pages, sign-up and linking are not used: when the provider has said who somebody is,
that identity is looked up here, and the person comes in by `doors.enter` like with a password.
"""

from __future__ import annotations

from typing import Any

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest
from django.shortcuts import redirect

from heji.language import text
from heji.web.accounts.actions.signing import BindIdentity
from heji.web.accounts.doors import enter
from heji.web.accounts.models import Person
from heji.web.accounts.selectors import own_actor
from heji.web.acting.action import Refused, perform
from heji.web.acting.addresses import address_of


class SignInAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """What happens between the provider's answer and the session (SOCIALACCOUNT_ADAPTER)."""

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        """Lets the person in whom the provider named, or says that there is no such account."""
        try:
            person = _person(request, sociallogin)
        except Refused as refused:
            raise ImmediateHttpResponse(_refused(request, refused)) from refused
        target = str(sociallogin.state.get("next") or "")
        raise ImmediateHttpResponse(enter(request, person, "oidc", target))

    def on_authentication_error(
        self,
        request: HttpRequest,
        provider: Any,
        error: Any = None,
        exception: Any = None,
        extra_context: Any = None,
    ) -> None:
        """Back to the door, with a word of what happened."""
        raise ImmediateHttpResponse(_refused(request, Refused("accounts.oidc-failed")))

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        """Never: people are added by administrators."""
        return False


def _person(request: HttpRequest, sociallogin: Any) -> Person:
    """Whom an identity belongs to; bound at the first time by the claim that is the user name."""
    if sociallogin.is_existing:
        found = Person.objects.filter(pk=sociallogin.user.pk, is_active=True).first()
    else:
        found = Person.objects.filter(username=_username(sociallogin), is_active=True).first()
    address = address_of(request)
    actor = None if found is None else own_actor(found, address)
    if found is None or actor is None:
        raise Refused("accounts.oidc-unknown")
    if not sociallogin.is_existing:
        perform(BindIdentity(sociallogin.account.provider, sociallogin.account.uid), actor)
    return found


def _username(sociallogin: Any) -> str:
    data = sociallogin.account.extra_data
    claims = data.get("userinfo") or data.get("id_token") or {}
    known = settings.ENVIRONMENT.sign_in.single_sign_on
    return "" if known is None else str(claims.get(known.claim) or "")


def _refused(request: HttpRequest, refused: Refused) -> Any:
    language = getattr(request, "language", "zh")
    messages.error(request, text(refused.key, language, **refused.values))
    return redirect("sign-in")
