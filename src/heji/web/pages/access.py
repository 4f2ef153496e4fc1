"""Who may open a page: every view says it, and the table of permissions is made from it."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse

from heji.web.acting.role import Role

View = Callable[..., HttpResponseBase]

PUBLIC: frozenset[Role] | None = None


def open_to(roles: frozenset[Role] | None) -> Callable[[View], View]:
    """Opens a view to some roles; `PUBLIC` opens it to everybody, signed in or not.

    A person without a chosen role is sent to choose one, a stranger to sign in; a role that may not
    open the page gets 403.
    """

    def wrap(view: View) -> View:
        @wraps(view)
        def opened(request: HttpRequest, *arguments: Any, **named: Any) -> HttpResponseBase:
            if roles is None:
                return view(request, *arguments, **named)
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            actor = getattr(request, "actor", None)
            if actor is None:
                return _to_choose_role(request)
            if not actor.has(roles):
                return render(request, "pages/forbidden.html", status=403)
            return view(request, *arguments, **named)

        opened.open_to = roles  # type: ignore[attr-defined]
        return opened

    return wrap


def _to_choose_role(request: HttpRequest) -> HttpResponse:
    """To the choice of a role, and from there to the page that was asked for."""
    asked = request.get_full_path() if request.method == "GET" else "/"
    query = "" if asked == "/" else f"?{urlencode({'next': asked})}"
    return redirect(reverse("choose-role") + query)
