"""A project's declaration and its self-evaluation, audited together."""

from __future__ import annotations

from itertools import groupby
from random import Random

from benchmarks.corpus.families import project
from benchmarks.corpus.model import Draft, Grid, Line, Slot
from benchmarks.corpus.tables import Row, cell, stretch


def draw(rng: Random, wishes: frozenset[str]) -> tuple[Draft, Draft]:
    """The self-evaluation, and the declaration that it answers."""
    while True:
        evaluation = project.draw(rng, wishes)
        if evaluation.variant in ("central-20-40-40", "cost-first", "hubei"):
            break
    evaluation.family = "pair"
    evaluation.marks["declared"] = Slot()
    declaration = Draft(
        "pair",
        "declaration",
        "target-declaration",
        evaluation.organisation,
        evaluation.year,
        evaluation.topic,
    )
    declaration.project = evaluation.project
    width = 4
    rows: list[Row] = [
        stretch(width, cell("项目名称"), cell(evaluation.project)),
        stretch(width, cell("主管部门"), cell(evaluation.organisation)),
        [cell("一级指标"), cell("二级指标"), cell("三级指标"), cell("年度指标值")],
    ]
    for level1, group in groupby(evaluation.rows, key=lambda each: each[0]):
        members = list(group)
        for at, (_, level2, goal) in enumerate(members):
            same = [each for each in members if each[1] == level2]
            row: Row = [cell(level1, rows=len(members))] if at == 0 else []
            if same[0][2] is goal:
                row.append(cell(level2.replace("\n", ""), rows=len(same)))
            rows.append([*row, cell(goal.name_slot.text), cell(goal.target.text)])
    declaration.blocks += [
        Line(("项目支出绩效目标申报表",)),
        Line((f"（{evaluation.year}年度）",)),
        Grid(rows, "申报表"),
    ]
    return evaluation, declaration
