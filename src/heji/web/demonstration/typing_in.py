"""Types into the cells of a form, as its clerk would."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from heji.web.acting.action import perform
from heji.web.acting.actor import Actor
from heji.web.filing.actions.saving import SaveCells, Typed
from heji.web.filing.models import Filing, IndicatorRow, MoneyRow, TextRow


def save(form: Filing, clerk: Actor, typed: Iterable[Typed]) -> None:
    """Saves cells as one act.

    Raises:
        ValueError: a cell does not take its text.
    """
    saved = perform(SaveCells(form, tuple(typed)), clerk)
    if saved.refused:
        raise ValueError(f"{form}: {saved.refused}")


def texts(form: Filing, said: Mapping[str, str]) -> Iterator[Typed]:
    """Texts by their role."""
    for row in TextRow.objects.filter(filing=form, role__in=said):
        yield Typed("text", row.pk, "text", said[row.role], row.version)


def money(form: Filing, paid: Iterable[tuple[str, str, str]]) -> Iterator[Typed]:
    """Amounts in 万元 by measure and part."""
    rows = {(each.measure, each.part): each for each in MoneyRow.objects.filter(filing=form)}
    for measure, part, amount in paid:
        row = rows[measure, part]
        yield Typed("money", row.pk, "amount", amount, row.version)


def indicators(form: Filing, said: Mapping[str, Mapping[str, Any]]) -> Iterator[Typed]:
    """Cells of indicators, by the name of the indicator and the column."""
    for name, cells in said.items():
        row = IndicatorRow.objects.get(filing=form, name=name)
        for column, typed in cells.items():
            yield Typed("indicator", row.pk, column, typed, row.version)
