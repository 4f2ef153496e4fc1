"""Where the weight and the score of a row stand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from heji.documents.figure import Figure
from heji.forms.indicators.branch import Branch
from heji.forms.indicators.records import Record
from heji.forms.tables.figures import cell_figure, mark_figure
from heji.relations.relation import Basis, Ratio
from heji.values.quantity import Comparison


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


def completion_rate(record: Record, leaf: Branch) -> Iterator[Ratio]:
    """完成率 beside a target that is a lower limit is the result over it.

    A rate of 100 % may have been capped; under other signs the rate may be reckoned in another way.
    """
    cell = record.cell("completion_rate") or record.cell("execution_rate")
    rate, result, target = (
        cell_figure(each, leaf.name) if each is not None else None
        for each in (cell, record.cell("result"), record.cell("target"))
    )
    if rate is None or result is None or target is None:
        return
    if rate.quantity is None or result.quantity is None or target.quantity is None:
        return
    is_limit = target.quantity.comparison in (Comparison.AT_LEAST, Comparison.MORE_THAN)
    if not is_limit or not target.quantity.number or rate.quantity.number == 100:
        return
    bare = replace(target, value=replace(target.quantity, comparison=Comparison.EQUAL))
    yield Ratio("ratio-mismatch", Basis.HEADING_ROLES, True, rate, (result,), (bare,))
