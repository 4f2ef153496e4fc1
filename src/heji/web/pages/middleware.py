"""The language of a page: chosen by a switch, remembered in a cookie, Chinese first."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from django.http import HttpRequest, HttpResponse
from django.utils import translation

from heji.language import DEFAULT_LANGUAGE, LANGUAGES

COOKIE = "heji_language"
_DJANGO = {"zh": "zh-hans", "en": "en"}


class LanguageMiddleware:
    """`request.language`: `zh` or `en`."""

    def __init__(self, respond: Callable[[HttpRequest], HttpResponse]) -> None:
        self._respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Takes the language from the cookie; Django's own texts follow it."""
        asked = request.COOKIES.get(COOKIE, "")
        language = asked if asked in LANGUAGES else DEFAULT_LANGUAGE
        cast("Any", request).language = language
        with translation.override(_DJANGO[language]):
            response = self._respond(request)
        response.headers.setdefault("Content-Language", _DJANGO[language])
        return response
