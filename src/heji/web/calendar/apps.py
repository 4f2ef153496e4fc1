"""The calendar of the budget year, and the working days it is counted in."""

from typing import ClassVar

from django.apps import AppConfig


class CalendarConfig(AppConfig):
    """Name of the app in the database."""

    name = "heji.web.calendar"
    label = "calendar"
    #: what waits for somebody (`notices.waiting`)
    notice_sources: ClassVar[tuple[str, ...]] = ("heji.web.calendar.due.due",)
