"""What waits for whom: on the first page, on the page of notices, and by mail."""

from typing import ClassVar

from django.apps import AppConfig


class NoticesConfig(AppConfig):
    """Name of the app in the database."""

    name = "heji.web.notices"
    label = "notices"
    #: functions that say what waits for somebody; every app may have such a list (`waiting.py`)
    notice_sources: ClassVar[tuple[str, ...]] = ("heji.web.notices.troubles.due",)
