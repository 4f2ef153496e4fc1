"""What the tests of preparation start from: projects, and who acts."""

from __future__ import annotations

from typing import Any

import pytest

from heji.web.acting.action import Action, Refused, perform
from heji.web.acting.actor import Actor
from heji.web.audit_log.models import LogEntry
from heji.web.organisations.models import Organisation
from heji.web.projects.models import Level, Project


def project(body: Organisation, name: str, first_year: int = 2026, code: str = "") -> Project:
    """A project of a body."""
    return Project.objects.create(
        organisation=body,
        level=Level.PROJECT,
        code=code or f"P{Project.objects.count()}",
        name=name,
        first_year=first_year,
    )


def done(action: Action[Any], actor: Actor) -> Any:
    """What an act gives; it has to write exactly one entry."""
    before = LogEntry.objects.count()
    result = perform(action, actor)
    assert LogEntry.objects.count() == before + 1
    assert LogEntry.objects.latest("number").action == action.name
    return result


def refused(action: Action[Any], actor: Actor) -> str:
    """The key of the refusal; nothing may be logged."""
    before = LogEntry.objects.count()
    with pytest.raises(Refused) as refusal:
        perform(action, actor)
    assert LogEntry.objects.count() == before
    return refusal.value.key
