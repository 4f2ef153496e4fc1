"""What comes before a declaration: duties, regulations, ex-ante evaluations, special funds."""

from typing import ClassVar

from django.apps import AppConfig


class PreparationConfig(AppConfig):
    """Name of the app in the database."""

    name = "heji.web.preparation"
    label = "preparation"
    #: what waits for somebody (`notices.waiting`)
    notice_sources: ClassVar[tuple[str, ...]] = ("heji.web.preparation.due.due",)
    #: how the log of a thing is told (`audit_log.history`)
    past: ClassVar[dict[str, str]] = {"preparation.evaluation": "heji.web.preparation.past.told"}
    #: what can have evidence -> the function that finds it (`evidence.subjects`)
    evidence_subjects: ClassVar[dict[str, str]] = {
        "preparation.regulation": "heji.web.preparation.evidence.regulation",
        "preparation.evaluation": "heji.web.preparation.evidence.evaluation",
        "preparation.specialfund": "heji.web.preparation.evidence.fund",
    }
