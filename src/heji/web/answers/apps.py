"""Answers to findings (问题答复)."""

from __future__ import annotations

from django.apps import AppConfig


class AnswersConfig(AppConfig):
    """Name of the app in the database."""

    name = "heji.web.answers"
    label = "answers"
