"""The indicator library of an installation: what ships with heji, and what its regions add."""

from typing import ClassVar

from django.apps import AppConfig


class LibraryConfig(AppConfig):
    """Name of the app in the database."""

    name = "heji.web.library"
    label = "library"
    #: what waits for somebody (`notices.waiting`)
    notice_sources: ClassVar[tuple[str, ...]] = ("heji.web.library.due.due",)
