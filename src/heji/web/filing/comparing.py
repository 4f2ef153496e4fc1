"""What changed between two contents of a form, cell by cell."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from heji.web.filing.blocks import Blocks
from heji.web.filing.columns import columns_of, show
from heji.web.filing.content import Content, Row, cell, kind_of


@dataclass(frozen=True, slots=True)
class Difference:
    """A cell that says something else than before; "" where its row was not there, or is gone."""

    cell: str
    kind: str
    row: str  #: what the row is called
    column: str
    before: str
    after: str


def differences(before: Content, after: Content, found: Blocks) -> tuple[Difference, ...]:
    """Every cell that differs, in the order of the form; rows are told apart by their ids.

    Args:
        before: the content as it was.
        after: the content as it is.
        found: the blocks of the form, whose columns are compared.
    """
    old = {(kind_of(each), each.id): each for each in before.rows()}
    new = {(kind_of(each), each.id): each for each in after.rows()}
    differing: list[Difference] = []
    for key, row in new.items():
        differing.extend(_of_row(old.get(key), row, found))
    for key, row in old.items():
        if key not in new:
            differing.extend(_of_row(row, None, found))
    return tuple(differing)


def name_of(row: Row) -> str:
    """What a row is called: its name, or its role and part."""
    for name in ("name", "role", "part"):
        if text := getattr(row, name, ""):
            return str(text)
    return ""


def _of_row(before: Row | None, after: Row | None, found: Blocks) -> Iterator[Difference]:
    row = after if after is not None else before
    if row is None:
        return
    kind = kind_of(row)
    for column in columns_of(found, kind):
        old = show(before, column) if before is not None else ""
        new = show(after, column) if after is not None else ""
        if old != new:
            yield Difference(cell(row, column), kind, name_of(row), column, old, new)
