"""Forms that bodies fill in, side by side and with nothing lost; the kinds of form are apps of their own."""

from typing import ClassVar

from django.apps import AppConfig


class FilingConfig(AppConfig):
    """Name of the app in the database."""

    name = "heji.web.filing"
    label = "filing"
    #: how the log of a thing is told (`audit_log.history`)
    past: ClassVar[dict[str, str]] = {"filing.filing": "heji.web.filing.past.told"}
    evidence_subjects: ClassVar = {
        "filing.filing": "heji.web.filing.evidence.filing",
        "filing.indicator": "heji.web.filing.evidence.indicator",
    }
