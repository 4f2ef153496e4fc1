"""The kind of form that monitoring is."""

from __future__ import annotations

from heji.forms.form import Kind
from heji.web.calendar.models import PhaseKind
from heji.web.filing.kinds import FormKind
from heji.web.monitoring.beside import values
from heji.web.monitoring.computing import computed, given
from heji.web.monitoring.rules import broken

MONITORING = FormKind(
    name="monitoring",
    package="heji.web.monitoring",
    phase=PhaseKind.MONITORING,
    core=dict.fromkeys(("department", "programme", "project"), Kind.MONITORING),
    rules=broken,
    computed=computed,
    given=given,
    beside="monitoring/beside.html",
    beside_values=values,
    begins_at="new-monitoring",
    links={"monitoring": "monitoring.title"},
)
