"""Lets tests that commit empty the log behind them, which the database refuses otherwise."""

from __future__ import annotations

from typing import Any

from django.apps import AppConfig


class EmptyingConfig(AppConfig):
    """Takes the triggers of the log away while a test's tables are emptied, and makes them anew."""

    name = "tests.web.emptying"
    label = "emptying"

    def ready(self) -> None:
        from django.db import connection
        from django.test import TransactionTestCase

        from heji.web.audit_log.guard import install, take_away

        empty = TransactionTestCase._fixture_teardown

        def unguarded(case: Any) -> None:
            take_away(connection)
            empty(case)
            install(connection)

        TransactionTestCase._fixture_teardown = unguarded
