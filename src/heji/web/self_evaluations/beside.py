"""What stands beside a self-evaluation: its signed versions, and what is known for its bonus rows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from heji.language import DEFAULT_LANGUAGE
from heji.web.acting.actor import Actor
from heji.web.filing.kinds import Side
from heji.web.filing.models import Filing
from heji.web.filing.selectors import content_for
from heji.web.self_evaluations.proposing import proposals
from heji.web.self_evaluations.signed.telling import told_versions


def _values(actor: Actor, filing: Filing) -> Mapping[str, Any]:
    """Nothing where there is neither."""
    signed = list(told_versions(actor, filing, DEFAULT_LANGUAGE))  # counts alone are shown
    proposed = proposals(filing, content_for(actor, filing))
    return {"signed": signed, "proposed": proposed} if signed or proposed else {}


BESIDE = Side("self_evaluations/beside.html", _values)
