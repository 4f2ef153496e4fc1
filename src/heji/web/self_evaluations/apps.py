"""Self-evaluation of what was declared (绩效自评): begun from the declaration, scored while typed."""

from typing import ClassVar

from django.apps import AppConfig


class SelfEvaluationsConfig(AppConfig):
    """Name of the app."""

    name = "heji.web.self_evaluations"
    label = "self_evaluations"
    #: what is left of a phase (`calendar.work`)
    phase_work: ClassVar[dict[str, str]] = {
        "self_evaluation": "heji.web.self_evaluations.work.left"
    }
    #: what stands beside a form of a kind (`filing.sides`)
    form_sides: ClassVar[dict[str, str]] = {
        "self_evaluation": "heji.web.self_evaluations.beside.BESIDE"
    }
    #: the kinds of form that it adds (`filing.kinds`)
    form_kinds: ClassVar[dict[str, str]] = {
        "self_evaluation": "heji.web.self_evaluations.kind.SELF_EVALUATION"
    }
