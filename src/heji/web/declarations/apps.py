"""Declarations of targets (绩效目标申报): composed, copied, read from files, imported in bulk."""

from typing import ClassVar

from django.apps import AppConfig


class DeclarationsConfig(AppConfig):
    """Name of the app."""

    name = "heji.web.declarations"
    label = "declarations"
    #: what is left of a phase (`calendar.work`)
    phase_work: ClassVar[dict[str, str]] = {"declaration": "heji.web.declarations.work.left"}
    #: the kinds of form that it adds (`filing.kinds`)
    form_kinds: ClassVar[dict[str, str]] = {"declaration": "heji.web.declarations.kind.DECLARATION"}
