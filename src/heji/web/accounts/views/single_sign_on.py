"""The two addresses of OpenID Connect; they carry the names by which allauth asks for them."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_GET, require_POST

from heji.web.pages.access import PUBLIC, open_to
from heji.web.sign_in_settings import PROVIDER


@require_POST
@open_to(PUBLIC)
def begin(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Sends the browser to the provider."""
    from allauth.socialaccount.providers.openid_connect.views import login

    _require(provider_id)
    answer: HttpResponse = login(request, provider_id)
    return answer


@require_GET
@open_to(PUBLIC)
def come_back(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Where the provider sends the browser back to."""
    from allauth.socialaccount.providers.openid_connect.views import callback

    _require(provider_id)
    answer: HttpResponse = callback(request, provider_id)
    return answer


def _require(provider_id: str) -> None:
    if settings.ENVIRONMENT.sign_in.single_sign_on is None or provider_id != PROVIDER:
        raise Http404
