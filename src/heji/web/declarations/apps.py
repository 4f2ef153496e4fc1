"""Declarations of targets (绩效目标申报) by departments and for projects."""

from django.apps import AppConfig


class DeclarationsConfig(AppConfig):
    """Name of the app in the database."""

    name = "heji.web.declarations"
    label = "declarations"
