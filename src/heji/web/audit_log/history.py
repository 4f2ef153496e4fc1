"""What a thing was on any day, rebuilt from what its log entries say changed."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.utils import timezone
from django.utils.module_loading import import_string

from heji.web.audit_log.models import LogEntry


@dataclass(frozen=True, slots=True)
class FieldValue:
    """A field as it was on a day."""

    field: str
    value: Any
    since: LogEntry | None  #: the act that gave the value; None: it was so before the first act
    label: str = ""  #: in the reader's language; "" where the catalogue names the field


@dataclass(frozen=True, slots=True)
class Change:
    """A field that an act changed."""

    field: str
    before: Any
    after: Any
    label: str = ""  #: in the reader's language; "" where the catalogue names the field


#: Changes of an act that are shown without asking.
_FEW = 6


@dataclass(frozen=True, slots=True)
class Told:
    """An act with what it changed."""

    entry: LogEntry
    changes: tuple[Change, ...]

    @property
    def is_short(self) -> bool:
        """Whether its changes are shown without asking."""
        return len(self.changes) <= _FEW


Tell = Callable[[str, Iterable[LogEntry], str], list[Told]]


def told(subject_type: str, subject_id: str, entries: list[LogEntry], language: str) -> list[Told]:
    """The acts on a thing with what each changed, oldest first.

    An app whose things log more than plain fields says so in its AppConfig: `past` maps the type of
    a thing to the dotted name of a function that takes its id, the entries and the language.
    """
    for config in apps.get_app_configs():
        if (name := getattr(config, "past", {}).get(subject_type)) is not None:
            tell: Tell = import_string(name)
            return tell(subject_id, entries, language)
    return [Told(each, tuple(changes(each))) for each in entries]


def changes(entry: LogEntry) -> Iterator[Change]:
    """The fields that an act changed, as its entry names them."""
    for field in dict.fromkeys((*entry.before, *entry.after)):
        yield Change(field, entry.before.get(field), entry.after.get(field))


def on_day(acts: Iterable[Told], day: datetime.date) -> tuple[FieldValue, ...]:
    """Every field at the end of a day, Chinese time.

    Args:
        acts: all acts on the thing, oldest first.
        day: any day.

    Returns:
        One value for each field that had one by then: that of the last act until that day, or
        what the first act after it says was there before.
    """
    found: dict[str, FieldValue] = {}
    later: set[str] = set()
    for each in acts:
        if timezone.localdate(each.entry.at) <= day:
            for change in each.changes:
                found[change.field] = _value(change, change.after, each.entry)
            continue
        for change in each.changes:
            is_first = change.field not in found and change.field not in later
            if is_first and change.before is not None:
                found[change.field] = _value(change, change.before, None)
            later.add(change.field)
    # A cell that holds nothing is not listed: nobody looks for what an empty form has.
    return tuple(each for each in found.values() if each.value is not None or not each.label)


def _value(change: Change, value: Any, since: LogEntry | None) -> FieldValue:
    return FieldValue(change.field, value, since, change.label)
