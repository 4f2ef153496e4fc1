"""What the rows under a heading are, by the roles of its columns."""

from __future__ import annotations

from heji.forms.lexicon import Lexicon
from heji.forms.tables.headings.column import LEVELS, MARKS, Block, Column


def block_of(columns: list[Column], words: Lexicon) -> Block | None:
    """What the rows under these columns are; None when the columns are no heading."""
    roles = [column.role for column in columns]
    measures = [r for column, r in zip(columns, roles, strict=True) if is_measure(column, words)]
    money = [role for role in measures if role != "amount"]
    levels = sum(role in LEVELS for role in roles)
    marks = sum(role in MARKS for role in roles)
    tasks = sum(role in {"task", "content"} for role in roles)
    splits = sum(bool(words.role("groups", column.cell.text)) for column in columns)
    parts = sum(bool(column.part) for column in columns)
    if levels and levels + marks >= 2:
        return Block.INDICATORS
    if tasks and measures:
        return Block.TASKS
    if len(money) >= 2:
        return Block.MONEY
    if roles.count("amount") >= 1 and splits >= 1:
        return Block.PAIRS
    if roles.count("goal") >= 1 and is_goal_pair(roles):
        return Block.GOALS
    scored = {"score", "target", "weight", "result"} & set(roles)
    over_parts = parts >= 2 and scored <= {"score", "weight"}
    if marks >= 2 and scored and not over_parts:
        return Block.INDICATORS
    return Block.SPLITS if parts + splits >= 2 else None


def is_goal_pair(roles: list[str]) -> bool:
    """Whether roles are those of a goal and of what became of it, without marks for single rows."""
    known = {"goal", "goal_result", "result", "whole_period_goal", "reason"}
    scored = {"target", "weight", "score"} & set(roles)
    return sum(role in known for role in roles) >= 2 and not scored


def is_measure(column: Column, words: Lexicon) -> bool:
    """Whether the rows hold amounts under this column."""
    if column.role and words.role("paired_measures", column.cell.text) == column.role:
        return True
    return column.role == "budget" or bool(words.role("measures", column.cell.text))
