"""What stands beside a form: what was promised for its year, and whether it was kept."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from heji.web.acting.actor import Actor
from heji.web.commitments.judging import Kept, judged, promised
from heji.web.commitments.selectors import about, evaluated, still_open, verdicts
from heji.web.filing.kinds import Side
from heji.web.filing.models import Filing
from heji.web.filing.selectors import content_for

_TEMPLATE = "commitments/beside.html"


def _earlier(actor: Actor, filing: Filing) -> Mapping[str, Any]:
    """What was promised in earlier years and is not kept yet, and what is promised for this one."""
    rows = [
        (each, promised(each), found)
        for each, found, _ in verdicts(about(filing))
        if each.year >= filing.year or found.verdict is not Kept.KEPT
    ]
    return {"rows": rows} if rows else {}


def _of_year(actor: Actor, filing: Filing) -> Mapping[str, Any]:
    """What was promised for the year of a self-evaluation, held against what it says now."""
    content = content_for(actor, filing)
    found = about(filing).filter(year=filing.year)
    rows = [(each, promised(each), judged(each, content)) for each in found]
    is_theirs = evaluated(actor).filter(pk=filing.pk).exists()
    count = sum(len(each.proposals) for each in still_open([filing])) if is_theirs else 0
    return {"rows": rows, "count": count} if rows or count else {}


EARLIER = Side(_TEMPLATE, _earlier)
OF_YEAR = Side(_TEMPLATE, _of_year)
