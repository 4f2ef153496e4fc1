"""The log of acts."""

from typing import Any

from django.apps import AppConfig
from django.db import connections
from django.db.models.signals import post_migrate


class AuditLogConfig(AppConfig):
    """Name of the app in the database."""

    name = "heji.web.audit_log"
    label = "audit_log"

    def ready(self) -> None:
        """Makes the triggers anew after migrations: SQLite loses them when a table is rebuilt."""
        post_migrate.connect(_guard, sender=self)


def _guard(using: str, plan: Any = (), **_: Any) -> None:
    from heji.web.audit_log.guard import install

    is_forward = bool(plan) and not any(is_backwards for _, is_backwards in plan)
    tables = connections[using].introspection.table_names()
    if is_forward and {"audit_log_logentry", "audit_log_chainhead"} <= set(tables):
        install(connections[using])
