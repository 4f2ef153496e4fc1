"""The calendar of the large city: last year's phases, the self-evaluation still open."""

from __future__ import annotations

import datetime

from heji.web.calendar.models import Phase, PhaseKind
from heji.web.demonstration.city import data
from heji.web.demonstration.large.place import Place

#: Days from today on which a phase opens and closes.
_DAYS = {
    PhaseKind.DECLARATION: (-700, -640),
    PhaseKind.MONITORING: (-200, -170),
    PhaseKind.SELF_EVALUATION: (-60, 30),
    PhaseKind.REVIEW: (31, 90),
}


def set_phases(place: Place) -> None:
    """Sets the phases of the year that the forms are about; three steps of review each."""
    forms = data("calendar")["layouts"]
    Phase.objects.bulk_create(
        Phase(
            region=place.bureau.parent,
            year=place.year,
            kind=kind,
            opens=place.today + datetime.timedelta(days=opens),
            closes=place.today + datetime.timedelta(days=closes),
            has_finance_division=False,
            **forms[kind.value],
        )
        for kind, (opens, closes) in _DAYS.items()
    )
