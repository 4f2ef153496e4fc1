"""The log of acts, for those who may read it."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from heji.web.acting.role import LOG_READERS
from heji.web.audit_log.selectors import entries_seen_by
from heji.web.pages.access import open_to

_PAGE = 100


@require_GET
@open_to(LOG_READERS)
def log(request: HttpRequest) -> HttpResponse:
    """The newest acts of the own part of the tree first."""
    found = entries_seen_by(request.actor).order_by("-number")  # type: ignore[attr-defined]
    shown = Paginator(found, _PAGE).get_page(request.GET.get("page"))
    return render(request, "audit_log/log.html", {"page": shown})
