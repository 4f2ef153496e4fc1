"""Roll-ups of results (汇总)."""

from __future__ import annotations

from django.apps import AppConfig


class RollupsConfig(AppConfig):
    """Name of the app in the database."""

    name = "heji.web.rollups"
    label = "rollups"
