"""The log of acts."""

from django.apps import AppConfig


class AuditLogConfig(AppConfig):
    """Name of the app in the database."""

    name = "heji.web.audit_log"
    label = "audit_log"
