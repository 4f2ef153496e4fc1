"""Stores many forms at once: their rows, and what was submitted of them."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from heji.web.accounts.models import Person
from heji.web.filing.content import Content, as_data, kind_of
from heji.web.filing.keeping import GAP, MODELS, stored, values_of
from heji.web.filing.models import Filing, IndicatorRow, MoneyRow, Revision, State, TaskRow, TextRow

_AT_ONCE = 2000  #: rows of one statement


@dataclass(frozen=True, slots=True)
class Draft:
    """A form that is not stored yet."""

    filing: Filing
    content: Content
    clerk: Person
    approved_at: datetime.datetime | None = None


@dataclass(frozen=True, slots=True)
class Kept:
    """A form that is: its rows have their ids."""

    filing: Filing
    content: Content


def store(drafts: Iterable[Draft]) -> list[Kept]:
    """Stores forms with their rows; of a submitted one, the submission says the same."""
    drafts = list(drafts)
    Filing.objects.bulk_create([each.filing for each in drafts])
    made = [_Rows(each.filing) for each in drafts]
    for kind, model in MODELS.items():
        rows = [
            model(filing=draft.filing, position=GAP * (number + 1), **stored(values_of(row)))
            for draft in drafts
            for number, row in enumerate(
                each for each in draft.content.rows() if kind_of(each) == kind
            )
        ]
        model._default_manager.bulk_create(rows, batch_size=_AT_ONCE)  # type: ignore[arg-type]
        of_form = {id: [each.pk for each in some] for id, some in groupby(rows, _form_of)}
        for each in made:
            each.ids[kind] = of_form.get(each.filing.pk, [])
    kept = [
        Kept(draft.filing, _numbered(draft.content, rows.ids))
        for draft, rows in zip(drafts, made, strict=True)
    ]
    _submit(drafts, kept)
    return kept


class _Rows:
    """The ids of a form's rows, by kind."""

    def __init__(self, filing: Filing) -> None:
        self.filing = filing
        self.ids: dict[str, list[int]] = {}


def _form_of(row: TextRow | MoneyRow | TaskRow | IndicatorRow) -> int:
    return row.filing_id


def _numbered(content: Content, ids: dict[str, list[int]]) -> Content:
    def block(rows: Sequence, kind: str) -> tuple:  # type: ignore[type-arg]
        return tuple(replace(row, id=id) for row, id in zip(rows, ids[kind], strict=True))

    return Content(
        block(content.texts, "text"),
        block(content.money, "money"),
        block(content.tasks, "task"),
        block(content.indicators, "indicator"),
    )


def _submit(drafts: list[Draft], kept: list[Kept]) -> None:
    Revision.objects.bulk_create(
        (
            Revision(
                filing=each.filing,
                number=each.filing.revision,
                content=as_data(each.content),
                submitted_by=draft.clerk,
                approved_at=draft.approved_at if each.filing.state == State.APPROVED else None,
            )
            for draft, each in zip(drafts, kept, strict=True)
            if each.filing.revision
        ),
        batch_size=_AT_ONCE,
    )
