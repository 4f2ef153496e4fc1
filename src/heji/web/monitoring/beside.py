"""What stands beside a monitoring form: the decision, and what follows from it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from heji.web.acting.actor import Actor
from heji.web.acting.duties import may_judge
from heji.web.filing import editing
from heji.web.filing.editing import EDITORS
from heji.web.filing.models import Filing
from heji.web.monitoring.computing import taken_of
from heji.web.monitoring.models import Decision
from heji.web.monitoring.selectors import (
    DECIDABLE,
    DECIDING,
    decide_by,
    decisions,
    declaration_of,
    is_in_office,
)
from heji.web.reviews.duties import hands


def values(actor: Actor, filing: Filing) -> Mapping[str, Any]:
    """What the template `monitoring/beside.html` shows."""
    made = list(decisions(filing))
    present = made[-1] if made and made[-1].revision == filing.revision else None
    is_decidable = filing.state in DECIDABLE
    return {
        "decisions": made,
        "present_decision": present,
        "decision_kinds": Decision.values,
        "decide_by": decide_by(filing) if is_decidable and present is None else None,
        "may_decide": is_decidable and may_decide(actor, filing),
        "declaration": declaration_of(actor, filing),
        "money_taken": taken_of(filing),
        "may_take_money": filing.is_editable
        and actor.has(EDITORS)
        and editing.is_own(actor, filing),
    }


def may_decide(actor: Actor, filing: Filing) -> bool:
    """Whether it is the actor's to decide: their office reviewed it, and they did not fill it in."""
    is_theirs = actor.has(DECIDING) and is_in_office(actor, filing)
    return is_theirs and may_judge(actor, hands(filing))
