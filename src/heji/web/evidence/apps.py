"""Evidence: files that prove what a form says."""

from typing import ClassVar

from django.apps import AppConfig


class EvidenceConfig(AppConfig):
    """Name of the app in the database."""

    name = "heji.web.evidence"
    label = "evidence"
    #: type of a subject -> function that finds one; every app may have such a table (`subjects.py`)
    evidence_subjects: ClassVar[dict[str, str]] = {
        "organisations.organisation": "heji.web.evidence.subjects.organisation"
    }
