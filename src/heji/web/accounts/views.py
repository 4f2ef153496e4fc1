"""Signing in and out, choosing a role, the people of the own part of the tree."""

from __future__ import annotations

from typing import cast

from django.contrib.auth.views import LoginView, LogoutView
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from heji.web.accounts.models import Person
from heji.web.accounts.selectors import current_memberships, memberships_seen_by
from heji.web.acting.middleware import CHOSEN
from heji.web.acting.role import GRANTERS, KEEPERS
from heji.web.pages.access import PUBLIC, open_to

_PAGE = 50

sign_in = open_to(PUBLIC)(LoginView.as_view(template_name="accounts/sign_in.html"))
sign_out = open_to(PUBLIC)(LogoutView.as_view(next_page="sign-in"))


@require_http_methods(["GET", "POST"])
@open_to(PUBLIC)
def choose_role(request: HttpRequest) -> HttpResponse:
    """A person in several roles says in which they act now; it is kept for the session."""
    if not request.user.is_authenticated:
        return redirect("sign-in")
    memberships = list(current_memberships(cast("Person", request.user)))
    if request.method == "POST":
        chosen = request.POST.get("membership", "")
        if chosen in {str(each.pk) for each in memberships}:
            request.session[CHOSEN] = int(chosen)
            return redirect("home")
    return render(request, "accounts/choose_role.html", {"memberships": memberships})


@require_GET
@open_to(GRANTERS | KEEPERS)
def people(request: HttpRequest) -> HttpResponse:
    """Who has which role in the own part of the tree."""
    found = memberships_seen_by(request.actor)  # type: ignore[attr-defined]
    shown = Paginator(found, _PAGE).get_page(request.GET.get("page"))
    return render(request, "accounts/people.html", {"page": shown})
