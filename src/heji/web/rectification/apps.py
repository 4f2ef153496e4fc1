"""Rectification of what was found (问题整改): tasks, answers, confirmation."""

from typing import ClassVar

from django.apps import AppConfig


class RectificationConfig(AppConfig):
    """Name of the app in the database."""

    name = "heji.web.rectification"
    label = "rectification"
    #: what waits for somebody (`notices.waiting`)
    notice_sources: ClassVar[tuple[str, ...]] = ("heji.web.rectification.due.due",)
    #: what evidence can be attached to (`evidence.subjects`)
    evidence_subjects: ClassVar[dict[str, str]] = {
        "rectification.task": "heji.web.rectification.evidence.task"
    }
    #: what stands beside a form of a kind (`filing.sides`)
    form_sides: ClassVar[dict[str, str]] = {
        "declaration": "heji.web.rectification.beside.OPEN",
        "self_evaluation": "heji.web.rectification.beside.OWN",
        "monitoring": "heji.web.rectification.beside.OWN",
    }
