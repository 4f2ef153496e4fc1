"""Sampling of self-evaluations for a second look (抽评): by amount, by risk and by chance."""

from django.apps import AppConfig


class SamplingConfig(AppConfig):
    """Name of the app in the database."""

    name = "heji.web.sampling"
    label = "sampling"
