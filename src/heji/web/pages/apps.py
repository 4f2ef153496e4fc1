"""What all pages share: frame, language, style."""

from django.apps import AppConfig


class PagesConfig(AppConfig):
    """Name of the app in the database."""

    name = "heji.web.pages"
    label = "pages"
