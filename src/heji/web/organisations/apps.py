"""Regions, bureaus, departments and units."""

from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    """Name of the app in the database."""

    name = "heji.web.organisations"
    label = "organisations"
