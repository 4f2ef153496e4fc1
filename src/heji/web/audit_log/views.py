"""The log of acts, and the history of one thing."""

from __future__ import annotations

import datetime
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.views.decorators.http import require_GET

from heji.web.acting.role import EVERYBODY, LOG_READERS
from heji.web.audit_log.forms import WantedForm
from heji.web.audit_log.history import on_day, told
from heji.web.audit_log.selectors import entries_seen_by, history_of, narrowed, sees_values
from heji.web.pages.access import open_to
from heji.web.pages.performing import actor_of, language_of

_PAGE = 100


@require_GET
@open_to(LOG_READERS)
def log(request: HttpRequest) -> HttpResponse:
    """The newest acts first. Pages go on from a number, so that the last is as quick as the first."""
    form = WantedForm(request.GET, language=language_of(request))
    found = narrowed(entries_seen_by(actor_of(request)), form.wanted()).order_by("-number")
    before = request.GET.get("before", "")
    if before.isascii() and before.isdigit():
        found = found.filter(number__lt=min(int(before), 2**63 - 1))
    entries = list(found[: _PAGE + 1])
    shown = entries[:_PAGE]
    older = _address(request, shown[-1].number) if len(entries) > _PAGE else ""
    newest = _address(request, None) if before else ""
    context = {"form": form, "entries": shown, "older": older, "newest": newest}
    return render(request, "audit_log/log.html", context)


@require_GET
@open_to(EVERYBODY)
def history(request: HttpRequest, subject_type: str, subject_id: str) -> HttpResponse:
    """What was done with one thing, and what it was at the end of a day."""
    actor = actor_of(request)
    entries = list(history_of(actor, subject_type, subject_id))
    if not entries:
        raise Http404
    acts = told(subject_type, subject_id, entries, language_of(request))
    day = _day(request.GET.get("day", ""))
    is_open = sees_values(actor, subject_type)
    context: dict[str, Any] = {
        "day": day,
        "is_open": is_open,
        "subject_type": subject_type,
        "name": entries[-1].subject,
        "values": on_day(acts, day) if is_open else (),
        "acts": acts[::-1],
    }
    return render(request, "audit_log/history.html", context)


def _address(request: HttpRequest, before: int | None) -> str:
    kept = {name: value for name, value in request.GET.items() if value and name != "before"}
    return "?" + urlencode(kept if before is None else kept | {"before": before})


def _day(given: str) -> datetime.date:
    try:
        return parse_date(given) or timezone.localdate()
    except ValueError:  # 2024-02-31
        return timezone.localdate()
