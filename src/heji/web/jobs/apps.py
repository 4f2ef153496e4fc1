"""Jobs in the background (后台任务): hundreds of forms at once, with progress and a result list."""

from typing import ClassVar

from django.apps import AppConfig


class JobsConfig(AppConfig):
    """Name of the app in the database."""

    name = "heji.web.jobs"
    label = "jobs"
    #: the kinds of job that it adds (`kinds.registry`)
    job_kinds: ClassVar[dict[str, str]] = {
        "submit": "heji.web.jobs.kinds.submitting.SubmitForms",
        "audit": "heji.web.jobs.kinds.auditing.AuditForms",
        "print": "heji.web.jobs.kinds.printing.PrintForms",
        "reaudit": "heji.web.jobs.kinds.auditing.AuditEverything",
    }
