"""The first page, and the switch of languages."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET, require_POST

from heji.language import LANGUAGES
from heji.web.acting.role import EVERYBODY
from heji.web.notices.showing import shown_to
from heji.web.pages.access import PUBLIC, open_to
from heji.web.pages.middleware import COOKIE
from heji.web.pages.performing import actor_of

_YEAR = 365 * 24 * 60 * 60


@require_GET
@open_to(EVERYBODY)
def home(request: HttpRequest) -> HttpResponse:
    """What the person must do in the role of this session, by due date."""
    found = shown_to(actor_of(request), timezone.localdate(), present_only=True)
    return render(request, "pages/home.html", {"role": found[0]})


@require_POST
@open_to(PUBLIC)
def choose_language(request: HttpRequest) -> HttpResponse:
    """Remembers the language and goes back to the page."""
    target = request.POST.get("next", "/")
    if not url_has_allowed_host_and_scheme(target, allowed_hosts={request.get_host()}):
        target = "/"
    response = redirect(target)
    chosen = request.POST.get("language", "")
    if chosen in LANGUAGES:
        response.set_cookie(COOKIE, chosen, max_age=_YEAR, samesite="Lax", httponly=True)
    return response
