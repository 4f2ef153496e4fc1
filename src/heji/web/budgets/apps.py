"""Budgets, their execution, and the annual register of a body."""

from typing import ClassVar

from django.apps import AppConfig


class BudgetsConfig(AppConfig):
    """Name of the app in the database."""

    name = "heji.web.budgets"
    label = "budgets"
    #: what can have evidence -> the function that finds it (`evidence.subjects`)
    evidence_subjects: ClassVar[dict[str, str]] = {
        "budgets.adjustment": "heji.web.budgets.evidence.adjustment",
        "budgets.registervalue": "heji.web.budgets.evidence.register_value",
    }
