"""What stands beside a form: what its results advise, or those of the years before."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db.models import Q
from django.utils import timezone

from heji.web.acting.actor import Actor
from heji.web.advice.models import AdviceDecision
from heji.web.advice.selectors import ACTED_ON, DECIDING, advised, evaluated
from heji.web.filing.kinds import Side
from heji.web.filing.models import Filing
from heji.web.organisations.selectors import line_of

_TEMPLATE = "advice/beside.html"


def _own(actor: Actor, filing: Filing) -> Mapping[str, Any]:
    """What was decided on the results of a form; the advice itself is on the bureau's page."""
    kept = AdviceDecision.objects.filter(filing=filing).select_related("decided_by")
    can_decide = actor.has(DECIDING) and filing.state in ACTED_ON
    return {"decisions": list(kept), "can_decide": can_decide} if kept or can_decide else {}


def _earlier(actor: Actor, filing: Filing) -> Mapping[str, Any]:
    """The advice on the results of the last year evaluated, with what was decided."""
    same = Q(project=filing.project_id)
    if filing.project_id is None:
        same = Q(project__isnull=True, organisation__in=line_of(filing.organisation))
    before = evaluated(actor).filter(same, year__lt=filing.year).order_by("-year", "-pk").first()
    if before is None:
        return {}
    return {"earlier": advised([before], timezone.localdate())[0]}


OWN = Side(_TEMPLATE, _own)
EARLIER = Side(_TEMPLATE, _earlier)
