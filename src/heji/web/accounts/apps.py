"""People and their roles."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Name of the app in the database."""

    name = "heji.web.accounts"
    label = "accounts"
