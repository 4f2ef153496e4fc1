"""What the acts on a form changed, cell by cell, told from the log and the form as it is now.

An act logs of a row that stays the changed fields alone. The whole row, by which its cells are
shown and named, is found by taking the acts back from the last to the first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, replace
from typing import Any

from heji.language import has, text
from heji.web.audit_log.history import Change, Told, changes
from heji.web.audit_log.models import LogEntry
from heji.web.filing.columns import COLUMNS, show
from heji.web.filing.comparing import name_of
from heji.web.filing.content import KINDS, Row, cell, kind_of
from heji.web.filing.editing import records, snapshot
from heji.web.filing.keeping import plain_names
from heji.web.filing.models import Filing
from heji.web.filing.selectors import labels

_Key = tuple[str, int]
_Fields = dict[str, Any]


def told(subject_id: str, entries: Iterable[LogEntry], language: str) -> list[Told]:
    """The acts on a form with what each changed, oldest first.

    Args:
        subject_id: of the form.
        entries: all acts on it, oldest first.
        language: of the names of cells.

    Returns:
        For every act its changed cells, then its other fields. The first act has all the cells
        that the form had from its beginning.
    """
    acts = list(entries)
    filing = Filing.objects.filter(pk=subject_id).first()
    if filing is None or not acts:
        return [Told(each, tuple(changes(each))) for each in acts]
    names = labels(filing.kind, filing.scope, language, filing.month)
    rows = {
        (kind, id): snapshot(record)
        for kind in KINDS
        for id, record in records(filing, kind).items()
    }
    found: list[Told] = []
    for number, entry in reversed(list(enumerate(acts))):
        touched = {key for each in changes(entry) if (key := _key(each.field)) is not None}
        after = {key: dict(rows[key]) for key in touched if key in rows}
        _take_back(rows, entry)
        if number == 0:
            touched, after = touched | set(rows), after | rows
            rows = {}
        cells = _cells(sorted(touched), rows, after, names, language)
        others = (_other(each, language) for each in changes(entry) if _key(each.field) is None)
        found.append(Told(entry, (*cells, *others)))
    return found[::-1]


def _other(change: Change, language: str) -> Change:
    """A field that is no row; of cells that were not taken it is said why."""
    if not isinstance(change.after, dict):
        return change
    reasons = (text(each, language) if has(each) else str(each) for each in change.after.values())
    return replace(change, after=list(dict.fromkeys(reasons)))


def _key(field: str) -> _Key | None:
    """The row that a logged field is, or None where it is no row."""
    kind, _, id = field.partition(".")
    return (kind, int(id)) if kind in KINDS and id.isascii() and id.isdigit() else None


def _take_back(rows: dict[_Key, _Fields], entry: LogEntry) -> None:
    """Makes the rows what they were before an act."""
    for each in changes(entry):
        key = _key(each.field)
        if key is None:
            continue
        if each.before is None:
            rows.pop(key, None)
        else:
            rows[key] = rows.get(key, {}) | each.before


def _cells(
    keys: Iterable[_Key],
    before: Mapping[_Key, _Fields],
    after: Mapping[_Key, _Fields],
    names: Mapping[str, str],
    language: str,
) -> Iterator[Change]:
    """The cells of rows that say something else after than before."""
    for key in keys:
        old, new = _row(key, before.get(key)), _row(key, after.get(key))
        row = new or old
        if row is None:
            continue
        for column in COLUMNS[key[0]]:
            was = show(old, column) if old is not None else ""
            now = show(new, column) if new is not None else ""
            if was != now:
                label = _label(row, column, names, language)
                yield Change(cell(row, column), was or None, now or None, label)


def _row(key: _Key, values: _Fields | None) -> Row | None:
    """The row with an id; fields that nobody logged have their defaults."""
    if values is None:
        return None
    kind = KINDS[key[0]]
    known = {each.name for each in fields(kind)}
    given = {name: value for name, value in plain_names(values).items() if name in known}
    if key[0] == "money":
        given = {"measure": "", "part": "", **given}
    elif key[0] == "text":
        given = {"role": "", **given}
    return kind(**{**given, "id": key[1]})


def _label(row: Row, column: str, names: Mapping[str, str], language: str) -> str:
    """What a cell is called."""
    kind = kind_of(row)
    if kind == "text":
        role = name_of(row)
        return names.get(role, role)
    if kind == "money":
        part, measure = getattr(row, "part", ""), getattr(row, "measure", "")
        return f"{names.get(f'part.{part}', part)} {names.get(measure, measure)}".strip()
    heading = text(f"filing.column.{kind}.{column}", language)
    return f"{name_of(row)} · {heading}" if name_of(row) else heading
