"""What the acts on an ex-ante evaluation changed: its criteria have names and points."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from heji.web.audit_log.history import Change, Told, changes
from heji.web.audit_log.models import LogEntry
from heji.web.preparation.criteria import present_criteria
from heji.web.preparation.money import points


def told(_subject_id: str, entries: Iterable[LogEntry], language: str) -> list[Told]:
    """The acts with what each changed; points of criteria under the criterion's name."""
    names = {each.key: each.name[language] for each in present_criteria().all()}
    return [
        Told(each, tuple(_named(change, names) for change in changes(each))) for each in entries
    ]


def _named(change: Change, names: dict[str, str]) -> Change:
    if change.field not in names:
        return change
    before, after = _points(change.before), _points(change.after)
    return replace(change, before=before, after=after, label=names[change.field])


def _points(stored: Any) -> Any:
    return points(stored) if isinstance(stored, int) else stored
