"""What the results of a year advise for the next budget (预算安排建议), and what is decided on it."""

from typing import ClassVar

from django.apps import AppConfig


class AdviceConfig(AppConfig):
    """Name of the app in the database."""

    name = "heji.web.advice"
    label = "advice"
    #: what waits for somebody (`notices.waiting`)
    notice_sources: ClassVar[tuple[str, ...]] = ("heji.web.advice.due.due",)
    #: what stands beside a form of a kind (`filing.sides`)
    form_sides: ClassVar[dict[str, str]] = {
        "declaration": "heji.web.advice.beside.EARLIER",
        "self_evaluation": "heji.web.advice.beside.OWN",
    }
