"""Which level of indicator each column of an indicator block belongs to."""

from __future__ import annotations

from dataclasses import replace

from heji.forms.tables.headings.column import LEVELS, MARKS, Column


def with_levels(columns: list[Column]) -> list[Column]:
    """Gives each weight and score column the level of the name column that it follows."""
    columns = _by_period(columns)
    names = [column for column in columns if column.role in LEVELS]
    columns = _distinct_levels(columns) if names else _name_column(columns)
    deepest = max((LEVELS.index(c.role) + 1 for c in columns if c.role in LEVELS), default=3)
    columns = [_group_score(column) for column in _goals_as_targets(columns)]
    for role in ("weight", "score"):
        several = sum(column.role == role for column in columns) > 1
        current, placed = 0, []
        for column in columns:
            current = LEVELS.index(column.role) + 1 if column.role in LEVELS else current
            if column.role == role:
                placed.append(replace(column, level=current if several and current else deepest))
            else:
                placed.append(column)
        columns = placed
    return columns


def _by_period(columns: list[Column]) -> list[Column]:
    """Two tables side by side: the targets of the whole period, then names and targets of the year.

    So are declarations printed (财预〔2015〕88号); the names of the year name the rows.
    """
    targets = [place for place, column in enumerate(columns) if column.role == "target"]
    if len(targets) != 2:
        return columns
    split = targets[0] + 1
    named_again = {column.role for column in columns[split : targets[1]]} & set(LEVELS)
    if not named_again:
        return columns
    period = [
        replace(column, role="" if column.role in named_again else column.role)
        for column in columns[: split - 1]
    ]
    return [*period, replace(columns[targets[0]], role="whole_period_target"), *columns[split:]]


def _distinct_levels(columns: list[Column]) -> list[Column]:
    """Of two name columns with labels of one level, the left one names the level above."""
    free = [level for level in LEVELS if all(column.role != level for column in columns)]
    roles = [column.role for column in columns]
    renamed = list(columns)
    for position, role in enumerate(roles):
        above = [level for level in free if level < role]
        if role in LEVELS and role in roles[position + 1 :] and above:
            renamed[position] = replace(columns[position], role=above[0])
            free.remove(above[0])
    return renamed


def _goals_as_targets(columns: list[Column]) -> list[Column]:
    """Where no column sets targets, 绩效目标 and 完成情况 are target and result."""
    roles = {column.role for column in columns}
    if "task" in roles:
        return columns
    renamed = {}
    if not roles & {"target", "whole_period_target"}:
        renamed["goal"] = "target"
    if not roles & {"result", "progress"}:
        renamed["goal_result"] = "result"
    return [replace(column, role=renamed.get(column.role, column.role)) for column in columns]


def _group_score(column: Column) -> Column:
    """合计 beside the scores of single rows holds the score of their level-1 block."""
    is_total = not column.role and column.part == "total"
    return replace(column, role="group_score") if is_total else column


def _name_column(columns: list[Column]) -> list[Column]:
    """Without any level heading, the names stand before the marks, best under an unknown label."""
    first_mark = next((n for n, c in enumerate(columns) if c.role in MARKS - {"explanation"}), 0)
    for roles in ({""}, {"explanation", "content", "task", "note"}):
        for position, column in enumerate(columns[:first_mark]):
            if column.role in roles:
                named = replace(column, role="level3")
                return [*columns[:position], named, *columns[position + 1 :]]
    return columns
