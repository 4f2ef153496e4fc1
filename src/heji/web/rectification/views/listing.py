"""The list of tasks: a body's own by their day, an office's with what is overdue first."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from heji.web.acting.role import UNIT
from heji.web.filing.views.listing import READERS
from heji.web.pages.access import open_to
from heji.web.pages.performing import actor_of
from heji.web.rectification import selectors
from heji.web.rectification.models import UNMET, State, Task
from heji.web.rectification.tabs import tab

_PAGE = 50
_Filter = Callable[[QuerySet[Task], datetime.date], QuerySet[Task]]
#: What can be shown besides the tasks of one state.
_FILTERS: Mapping[str, _Filter] = {
    "unmet": lambda found, day: found.filter(state__in=UNMET),
    "overdue": selectors.overdue,
}
CHOICES = (*_FILTERS, *State.values)


@require_GET
@open_to(READERS)
def tasks(request: HttpRequest) -> HttpResponse:
    """The tasks that a person may see."""
    actor, today = actor_of(request), timezone.localdate()
    found = selectors.own_tasks(actor) if actor.has(UNIT) else selectors.tasks(actor)
    wanted, year = request.GET.get("state", ""), request.GET.get("year", "")
    if wanted in _FILTERS:
        found = _FILTERS[wanted](found, today)
    elif wanted in State.values:
        found = found.filter(state=wanted)
    if year.isdecimal():
        found = found.filter(year=int(year[:4]))
    page = Paginator(selectors.overdue_first(found, today), _PAGE).get_page(request.GET.get("page"))
    values = {
        **tab("rectification"),
        "page": page,
        "rows": [(each, each.is_overdue(today)) for each in page],
        "choices": CHOICES,
        "state": wanted,
        "year": year,
        "may_issue": actor.has(selectors.ISSUING),
    }
    return render(request, "rectification/tasks.html", values)
