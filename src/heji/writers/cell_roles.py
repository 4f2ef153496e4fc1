"""Which cell of a document plays which role in the recognised form."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from heji.documents.figure import Figure
from heji.forms.form import Form, ScoreNode
from heji.values.quantity import Value

Spot = tuple[int, int, int]  # table, row, column


@dataclass(frozen=True, slots=True)
class CellRole:
    """The role of a cell, and its value as the form understood it."""

    role: str
    value: Value


def roles_of(forms: Iterable[Form]) -> dict[Spot, CellRole]:
    """The role of every cell that the forms use; the first one where a cell has several."""
    roles: dict[Spot, CellRole] = {}
    for role, figure in (pair for form in forms for pair in _figures(form)):
        at = figure.locator
        if at.table is not None and at.row is not None and at.column is not None:
            roles.setdefault((at.table, at.row, at.column), CellRole(role, figure.value))
    return roles


def _figures(form: Form) -> Iterator[tuple[str, Figure]]:
    for field in form.fields:
        yield field.role, field.figure
    for money in form.money:
        yield money.measure, money.figure
    for indicator in form.indicators:
        for entry in indicator.entries:
            yield entry.role, entry.figure
        yield "level3", indicator.figure
    for node in form.scores:
        yield from _scores(node)
    for task in form.tasks:
        yield "task", task.figure
        if task.amount is not None:
            yield "amount", task.amount


def _scores(node: ScoreNode) -> Iterator[tuple[str, Figure]]:
    for role, figure in (("weight", node.weight), ("score", node.score)):
        if figure is not None:
            yield role, figure
    for child in node.children:
        yield from _scores(child)
