"""The calendar of the budget year, and the working days it is counted in."""

from django.apps import AppConfig


class CalendarConfig(AppConfig):
    """Name of the app in the database."""

    name = "heji.web.calendar"
    label = "calendar"
