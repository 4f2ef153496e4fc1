"""Rows of the database ↔ the plain content of a form, and changes of rows that can be undone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any

from django.db.models import Model

from heji.web.filing.content import KINDS, Content, Indicator, Money, Row, Task, Text, kind_of
from heji.web.filing.models import Filing, IndicatorRow, MoneyRow, TaskRow, TextRow

Record = TextRow | MoneyRow | TaskRow | IndicatorRow
MODELS: Mapping[str, type[Record]] = {
    "text": TextRow,
    "money": MoneyRow,
    "task": TaskRow,
    "indicator": IndicatorRow,
}
GAP = 1000  #: between positions, so that a row can be put between two others
_KEYS = {"source": "source_id", "project": "project_id"}


def load(filing: Filing) -> Content:
    """The whole content of a filing, in one query for each block."""
    return content_of(records_of(filing))


def records_of(filing: Filing) -> dict[str, list[Record]]:
    """All rows of a filing by kind, in their order, in one query for each block."""
    return {kind: list(model.objects.filter(filing=filing)) for kind, model in MODELS.items()}


def content_of(records: Mapping[str, Iterable[Record]]) -> Content:
    """The content that these rows are."""
    return Content(*(tuple(map(plain, records[kind])) for kind in MODELS))  # type: ignore[arg-type]


def versions_in(records: Mapping[str, Iterable[Record]]) -> dict[str, int]:
    """The versions of these rows by 「kind.id」."""
    return {f"{kind}.{each.pk}": each.version for kind, rows in records.items() for each in rows}


def plain(record: Record) -> Row:
    """A row of the database as a plain value."""
    if isinstance(record, TextRow):
        return _plain(Text, record)
    if isinstance(record, MoneyRow):
        return _plain(Money, record)
    return _plain(Task, record) if isinstance(record, TaskRow) else _plain(Indicator, record)


def _plain(kind: type[Row], record: Record) -> Row:
    names = (each.name for each in fields(kind))
    return kind(**{name: getattr(record, _KEYS.get(name, name)) for name in names})


def stored(values: Mapping[str, Any]) -> dict[str, Any]:
    """Fields of a plain row under the names that the database has for them."""
    return {_KEYS.get(name, name): value for name, value in values.items() if name != "id"}


def plain_names(values: Mapping[str, Any]) -> dict[str, Any]:
    """Fields of the database under the names that a plain row has for them."""
    names = {stored: name for name, stored in _KEYS.items()}
    return {names.get(name, name): value for name, value in values.items()}


def fill(filing: Filing, content: Content) -> None:
    """Stores all rows of a content as new rows of a filing."""
    for kind, model in MODELS.items():
        rows = (each for each in content.rows() if kind_of(each) == kind)
        values = [stored(values_of(row)) for row in rows]
        _create(model, filing, values)


def _create(model: type[Model], filing: Filing, values: Sequence[dict[str, Any]]) -> None:
    model._default_manager.bulk_create(
        model(filing=filing, position=GAP * (number + 1), **each)
        for number, each in enumerate(values)
    )


def values_of(row: Row) -> dict[str, Any]:
    """The fields of a plain row."""
    return {each.name: getattr(row, each.name) for each in fields(row)}


@dataclass(frozen=True, slots=True)
class Change:
    """One row before and after an edit; None where it was not there, or is no more.

    Of a row that stays, `before` and `after` hold the changed fields alone.
    """

    kind: str
    id: int
    before: dict[str, Any] | None
    after: dict[str, Any] | None

    @property
    def inverse(self) -> Change:
        """What takes it back."""
        return Change(self.kind, self.id, self.after, self.before)

    def as_data(self) -> dict[str, Any]:
        """As JSON holds it."""
        return {"kind": self.kind, "id": self.id, "before": self.before, "after": self.after}


def changes_of(data: Iterable[Mapping[str, Any]]) -> tuple[Change, ...]:
    """The changes that JSON holds."""
    return tuple(
        Change(each["kind"], each["id"], each["before"], each["after"])
        for each in data
        if each["kind"] in KINDS
    )
