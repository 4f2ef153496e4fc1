"""Written improvements with a figure (承诺): proposed, confirmed by somebody, and followed."""

from typing import ClassVar

from django.apps import AppConfig


class CommitmentsConfig(AppConfig):
    """Name of the app in the database."""

    name = "heji.web.commitments"
    label = "commitments"
    #: what waits for somebody (`notices.waiting`)
    notice_sources: ClassVar[tuple[str, ...]] = ("heji.web.commitments.due.due",)
    #: what stands beside a form of a kind (`filing.sides`)
    form_sides: ClassVar[dict[str, str]] = {
        "declaration": "heji.web.commitments.beside.EARLIER",
        "self_evaluation": "heji.web.commitments.beside.OF_YEAR",
    }
