"""Monitoring of targets and spending within the year (绩效运行监控)."""

from typing import ClassVar

from django.apps import AppConfig


class MonitoringConfig(AppConfig):
    """Name of the app in the database."""

    name = "heji.web.monitoring"
    label = "monitoring"
    #: what is left of a phase (`calendar.work`)
    phase_work: ClassVar[dict[str, str]] = {"monitoring": "heji.web.monitoring.work.left"}
    #: the kinds of form that it adds (`filing.kinds`)
    form_kinds: ClassVar[dict[str, str]] = {"monitoring": "heji.web.monitoring.kind.MONITORING"}
    #: what waits for somebody (`notices.waiting`)
    notice_sources: ClassVar[tuple[str, ...]] = ("heji.web.monitoring.due.due",)
