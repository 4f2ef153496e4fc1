"""The monitoring form (绩效运行监控表): spending and results of January to July."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from random import Random

from benchmarks.corpus.data_files import draw_subject
from benchmarks.corpus.families.project import BENEFIT, CONTENT, OUTPUT, SOURCES, draw_levels
from benchmarks.corpus.funds import Funds, draw_funds
from benchmarks.corpus.model import Draft, Goal, Grid, Line, Piece, Rate, Slot, Sum
from benchmarks.corpus.style import Style, draw_style
from benchmarks.corpus.tables import Row, cell, goal_rows, pairs, stretch

SCHEME = (("产出指标", 50, OUTPUT), ("效益指标", 40, BENEFIT), ("满意度指标", 10, CONTENT))
CAUSES = ("经费保障", "制度保障", "人员保障", "硬件条件保障", "其他")


def draw(rng: Random, wishes: frozenset[str]) -> Draft:
    """A clean monitoring form."""
    style, subject = draw_style(rng), draw_subject(rng)
    period = rng.choice(["1-7月", "1-7月", "1-8月", "1—6月"])
    draft = Draft(
        "monitoring", period, "monitoring", subject.organisation, subject.year, subject.topic
    )
    names = rng.choice(SOURCES)
    funds = draw_funds(rng, style, draft, names, weight=0, roles=("initial_budget",))
    _half_year(rng, style, draft, funds)
    levels = draw_levels(rng, style, subject, draft, SCHEME, columns=False, brackets=False)
    draft.consistent.clear()
    so_far = {id(goal): _so_far(rng, goal) for goal in draft.goals}
    for goal in draft.goals:  # what is missing in July is no shortfall
        goal.reason.words = ""
        if goal.plan is not None and not goal.met:
            goal.result.prefix = ""
            goal.result.value = goal.plan
            goal.result.places = 0
    columns = (
        ("level1", "一级指标"),
        ("level2", "二级指标"),
        ("name", "三级指标"),
        ("target", "年度指标值"),
        ("so_far", f"{period}执行情况"),
        ("result", "全年预计完成情况"),
        *((cause, cause) for cause in CAUSES),
        ("text", "原因说明"),
        ("chance", "完成目标可能性"),
        ("note", "备注"),
    )
    width = len(columns) + 1
    extra: dict[str, Callable[[Goal], Piece]] = {
        "so_far": lambda goal: so_far[id(goal)],
        "text": lambda goal: "",
        "chance": lambda goal: "确定能",
        "note": lambda goal: "",
        **{cause: (lambda goal: "") for cause in CAUSES},
    }
    heads = {
        "initial_budget": "年初预算数",
        "part_year": f"{period}执行数",
        "part_rate": f"{period}执行率",
        "forecast": "全年预计执行数",
    }
    rows: list[Row] = [
        stretch(width, cell("项目名称"), cell(subject.project)),
        pairs(
            width,
            style,
            ("主管部门及代码", f"{subject.organisation}[{rng.randint(100, 999)}]"),
            ("实施单位", subject.organisation),
        ),
        *_money_rows(style, funds, width, heads),
        stretch(width, cell("年度总体目标"), cell(_lead(draft, subject.project))),
        *goal_rows(levels, columns, width, "绩效指标", extra),
    ]
    draft.blocks += [
        Line(("项目支出绩效目标执行监控表",)),
        Line((f"（{subject.year}年度）",)),
        Grid(rows, "监控表"),
    ]
    draft.marks.pop("executed", None)
    draft.traits.add("part-of-the-year")
    for goal in draft.goals:
        goal.weight.words = goal.score.words = ""
    return draft


def _lead(draft: Draft, project: str) -> Slot:
    draft.texts["goal"] = Slot("goal", "年度总体目标", words=f"按期完成{project}各项建设任务。")
    return draft.texts["goal"]


def _half_year(rng: Random, style: Style, draft: Draft, funds: Funds) -> None:
    step = Decimal(1).scaleb(-style.money_places)
    for role, low, high in (("part_year", 38, 69), ("forecast", 94, 100)):
        for row in range(1, len(funds.names)):
            budget = funds.at(row, "initial_budget").value or Decimal(0)
            slot = style.money(
                (budget * rng.randint(low, high) / 100).quantize(step),
                role,
                f"{funds.names[row]} {role}",
            )
            if not slot.value:
                slot.words = style.zero
            funds.cells[(row, role)] = slot
        total = style.money(None, role, f"{funds.names[0]} {role}")
        funds.cells[(0, role)] = total
        draft.claims.append(
            Sum(
                "sum-mismatch",
                total,
                f"{funds.names[0]}={role}之和",
                tuple(funds.at(row, role) for row in range(1, len(funds.names))),
            )
        )
    draft.settle()
    for row, name in enumerate(funds.names):
        rate = style.rate("part_rate", f"{name} 执行率")
        funds.cells[(row, "part_rate")] = rate
        if not funds.at(row, "initial_budget").value:
            rate.words = style.nothing
            continue
        draft.claims.append(
            Rate(
                "ratio-mismatch",
                rate,
                f"{name} 执行率",
                (funds.at(row, "part_year"),),
                (funds.at(row, "initial_budget"),),
            )
        )
    draft.settle()


def _money_rows(style: Style, funds: Funds, width: int, heads: dict[str, str]) -> list[Row]:
    wide = 2
    first = width - 1 - wide * len(heads)
    rows = [
        [
            cell(f"项目资金{style.bracket(style.unit)}", rows=len(funds.names) + 1),
            cell("", columns=first),
            *(cell(text, columns=wide) for text in heads.values()),
        ]
    ]
    for row, name in enumerate(funds.names):
        rows.append(
            [
                cell(name, columns=first),
                *(cell(funds.at(row, role), columns=wide) for role in heads),
            ]
        )
    return rows


def _so_far(rng: Random, goal: Goal) -> Slot:
    slot = Slot(
        "so_far", goal.name, goal.plan, goal.result.places, suffix=goal.result.suffix, typed=False
    )
    if goal.plan is None:
        slot.words = "正在推进" if goal.kind == "words" else "按计划推进"
    elif goal.kind == "count":
        slot.value = (goal.plan * rng.randint(35, 75) / 100).to_integral_value()
        slot.places = 0
    return slot
