"""The indicator library of an installation: what ships with heji, and what its regions add."""

from django.apps import AppConfig


class LibraryConfig(AppConfig):
    """Name of the app in the database."""

    name = "heji.web.library"
    label = "library"
