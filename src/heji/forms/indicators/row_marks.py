"""Where the weight and the score of a row stand."""

from __future__ import annotations

from collections.abc import Iterator

from heji.documents.figure import Figure
from heji.forms.indicators.branch import Branch
from heji.forms.indicators.records import Record
from heji.forms.tables.figures import cell_figure, mark_figure
from heji.relations.relation import Basis, Ratio


def mark(record: Record, role: str, level: int) -> Figure | None:
    """The weight or score that a row prints for one level."""
    cell = record.cell(role, level)
    return None if cell is None else mark_figure(cell)


def own_mark(record: Record, role: str, depth: int) -> Figure | None:
    """The weight or score of the row itself, whose name stands at a depth."""
    levels = [column.level for column in record.heading.columns if column.role == role]
    for level in (depth, *sorted(levels, reverse=True)):
        if level >= depth and (found := mark(record, role, level)) is not None:
            return found
    return None if levels and max(levels) >= depth else mark(record, role, max(levels, default=0))


def blank_score(record: Record) -> Figure | None:
    """The empty score cell of a weighted row: the score is missing, not unknown."""
    columns = [column for column in record.heading.columns if column.role == "score"]
    for cell in record.row.cells:
        if columns and cell.covers(record.row.number, columns[-1].first) and not cell.text.strip():
            return cell_figure(cell)
    return None


def score_rate(record: Record, leaf: Branch) -> Iterator[Ratio]:
    """得分率 is 得分 over 分值."""
    cell = record.cell("score_rate")
    rate = cell_figure(cell, leaf.name) if cell is not None else None
    if rate is None or rate.quantity is None or leaf.weight is None or leaf.score is None:
        return
    top, bottom = (leaf.score,), (leaf.weight,)
    yield Ratio("ratio-mismatch", Basis.HEADING_ROLES, True, rate, top, bottom)
