"""Declarations of targets (绩效目标申报) by departments and for projects."""

from typing import ClassVar

from django.apps import AppConfig


class DeclarationsConfig(AppConfig):
    """Name of the app in the database."""

    name = "heji.web.declarations"
    label = "declarations"
    #: what is left of a phase (`calendar.work`)
    phase_work: ClassVar[dict[str, str]] = {"declaration": "heji.web.declarations.work.left"}
    #: how the log of a thing is told (`audit_log.history`)
    past: ClassVar[dict[str, str]] = {"declarations.declaration": "heji.web.declarations.past.told"}
    evidence_subjects: ClassVar = {
        "declarations.declaration": "heji.web.declarations.evidence.declaration",
        "declarations.indicator": "heji.web.declarations.evidence.indicator",
    }
