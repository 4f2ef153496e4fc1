"""Key evaluations (重点评价): of one project or body, by several experts who score on their own."""

from typing import ClassVar

from django.apps import AppConfig


class KeyEvaluationsConfig(AppConfig):
    """Name of the app in the database."""

    name = "heji.web.key_evaluations"
    label = "key_evaluations"
    #: what waits for somebody (`notices.waiting`)
    notice_sources: ClassVar[tuple[str, ...]] = ("heji.web.key_evaluations.due.due",)
    evidence_subjects: ClassVar[dict[str, str]] = {
        "key_evaluations.keyevaluation": "heji.web.key_evaluations.evidence.key_evaluation"
    }
