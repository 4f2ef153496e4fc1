"""The kind of form that self-evaluations are."""

from __future__ import annotations

from heji.forms.form import Kind
from heji.web.calendar.models import PhaseKind
from heji.web.filing.kinds import FormKind, Tool
from heji.web.self_evaluations.explaining import computed
from heji.web.self_evaluations.from_paper import read
from heji.web.self_evaluations.giving import given
from heji.web.self_evaluations.knowing import known
from heji.web.self_evaluations.money import taken
from heji.web.self_evaluations.papers import PAPERS
from heji.web.self_evaluations.reviewed import scores
from heji.web.self_evaluations.rules import broken

SELF_EVALUATION = FormKind(
    name="self_evaluation",
    package="heji.web.self_evaluations",
    phase=PhaseKind.SELF_EVALUATION,
    core={
        "department": Kind.DEPARTMENT_SELF_EVALUATION,
        "programme": Kind.PROJECT_SELF_EVALUATION,
        "project": Kind.PROJECT_SELF_EVALUATION,
    },
    rules=broken,
    computed=computed,
    given=given,
    taken=taken,
    known=known,
    scores=scores,
    begins_at="new-self-evaluation",
    reads=read,
    papers=PAPERS,
    tools=(
        Tool("filing-import", "self-evaluation.from-paper"),
        Tool("renew-targets", "self-evaluation.renew", posts=True),
        Tool("print-self-evaluation", "self-evaluation.print", needs_editable=False),
        Tool("form-pictures", "rollup.pictures", needs_editable=False),
    ),
)
