"""What a thing was on any day, rebuilt from what its log entries say changed."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from heji.web.audit_log.models import LogEntry


@dataclass(frozen=True, slots=True)
class FieldValue:
    """A field as it was on a day."""

    field: str
    value: Any
    since: LogEntry | None  #: the act that gave the value; None: it was so before the first act


@dataclass(frozen=True, slots=True)
class Change:
    """A field that an act changed."""

    field: str
    before: Any
    after: Any


def changes(entry: LogEntry) -> Iterator[Change]:
    """The fields that an act changed, as its entry names them."""
    for field in dict.fromkeys((*entry.before, *entry.after)):
        yield Change(field, entry.before.get(field), entry.after.get(field))


def on_day(entries: Iterable[LogEntry], day: datetime.date) -> tuple[FieldValue, ...]:
    """Every field at the end of a day, Chinese time.

    Args:
        entries: all acts on the thing, oldest first.
        day: any day.

    Returns:
        One value for each field that had one by then: that of the last act until that day, or
        what the first act after it says was there before.
    """
    found: dict[str, FieldValue] = {}
    later: set[str] = set()
    for entry in entries:
        if timezone.localdate(entry.at) <= day:
            for change in changes(entry):
                found[change.field] = FieldValue(change.field, change.after, entry)
            continue
        for change in changes(entry):
            is_first = change.field not in found and change.field not in later
            if is_first and change.before is not None:
                found[change.field] = FieldValue(change.field, change.before, None)
            later.add(change.field)
    return tuple(found.values())
