"""What stands beside a form: what is to be put right on it, and what is open of earlier years."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils import timezone

from heji.web.acting.actor import Actor
from heji.web.filing.kinds import Side
from heji.web.filing.models import Filing
from heji.web.rectification import selectors
from heji.web.rectification.models import Task

_TEMPLATE = "rectification/beside.html"


def _own(actor: Actor, filing: Filing) -> Mapping[str, Any]:
    """The tasks about a form, and whether the actor can issue one; nothing where there is neither."""
    tasks = list(selectors.tasks(actor).filter(filing=filing))
    return _values(actor, filing, tasks, [])


def _with_earlier(actor: Actor, filing: Filing) -> Mapping[str, Any]:
    """The same, with what is not put right of the years before; what is open cannot be overlooked."""
    tasks = list(selectors.tasks(actor).filter(filing=filing))
    seen = selectors.tasks(actor).values("pk")
    return _values(actor, filing, tasks, list(selectors.unmet_before(filing).filter(pk__in=seen)))


def _values(
    actor: Actor, filing: Filing, tasks: list[Task], earlier: list[Task]
) -> Mapping[str, Any]:
    may_issue = bool(filing.revision) and _is_demanded_of(actor, filing)
    if not (tasks or earlier or may_issue):
        return {}
    today = timezone.localdate()
    return {"tasks": tasks, "earlier": earlier, "may_issue": may_issue, "today": today}


def _is_demanded_of(actor: Actor, filing: Filing) -> bool:
    return selectors.demanded_of(actor).filter(pk=filing.organisation_id).exists()


OWN = Side(_TEMPLATE, _own)
OPEN = Side(_TEMPLATE, _with_earlier)
