"""Who may open a page: every view says it, and the table of permissions is made from it."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from heji.web.acting.role import Role

View = Callable[..., HttpResponse]

PUBLIC: frozenset[Role] | None = None


def open_to(roles: frozenset[Role] | None) -> Callable[[View], View]:
    """Opens a view to some roles; `PUBLIC` opens it to everybody, signed in or not.

    A person without a chosen role is sent to choose one, a stranger to sign in; a role that may not
    open the page gets 403.
    """

    def wrap(view: View) -> View:
        @wraps(view)
        def opened(request: HttpRequest, *arguments: Any, **named: Any) -> HttpResponse:
            if roles is None:
                return view(request, *arguments, **named)
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            actor = getattr(request, "actor", None)
            if actor is None:
                return redirect("choose-role")
            if not actor.has(roles):
                return render(request, "pages/forbidden.html", status=403)
            return view(request, *arguments, **named)

        opened.open_to = roles  # type: ignore[attr-defined]
        return opened

    return wrap
