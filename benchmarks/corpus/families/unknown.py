"""Layouts that nobody published: own headings and orders, generic words only."""

from __future__ import annotations

from decimal import Decimal
from random import Random

from benchmarks.corpus.data_files import between, draw_subject
from benchmarks.corpus.goals import draw_goals, number_names, register
from benchmarks.corpus.model import Cell, Draft, Goal, Grid, Line, Piece, Rate, Slot, Sum
from benchmarks.corpus.style import Style, draw_style
from benchmarks.corpus.tables import Row, cell

ITEM = ("考核内容", "评价要点", "指标名称", "绩效指标")
POINTS = ("标准分", "满分值", "权重分", "分值")
EARNED = ("评定得分", "自评分", "实得分", "得分")
PLANNED = ("目标值", "计划指标值", "预期值", "年度目标")
REACHED = ("完成值", "实际值", "实际完成情况", "全年完成情况")
WHY = ("差异说明", "未完成原因", "偏差说明", "备注（未达标原因）")
BUDGET = ("预算安排", "预算金额", "预算数", "调整后预算")
ADJUSTED = ("预算数", "调整后预算")
SPENT = ("实际支付", "支出金额", "执行数", "实际支出")
SHARE = ("支付比例", "支出率", "执行率", "预算执行率")


def draw(rng: Random, wishes: frozenset[str]) -> Draft:
    """A clean table with headings of somebody's own."""
    style, subject = draw_style(rng), draw_subject(rng)
    variant = rng.choice(["money-first", "scores-first", "scores-only"])
    draft = Draft("unknown", variant, "unknown", subject.organisation, subject.year, subject.topic)
    measures = subject.of("quantity", "quality", "timeliness", "social", "satisfaction")
    goals = draw_goals(rng, style, measures, subject.year, 100, missed=0.15)
    number_names(style, goals)
    register(draft, goals)
    scores = Grid(_score_rows(rng, style, draft, goals), "评分")
    money = Grid(_money_rows(rng, style, draft, subject.works), "资金")
    title = rng.choice(
        [
            f"{subject.region}{subject.project}绩效情况表",
            f"{subject.organisation}年度绩效评价打分表",
        ]
    )
    draft.blocks.append(Line((f"{title}（{subject.year}年）",)))
    tables = {
        "money-first": [money, scores],
        "scores-first": [scores, money],
        "scores-only": [scores],
    }[variant]
    for number, grid in enumerate(tables):
        if number:
            draft.blocks.append(Line(("附表",)))
        draft.blocks.append(grid)
    if variant == "scores-only":
        inside = {id(piece) for row in scores.rows for each in row for piece in each.pieces}
        draft.claims = [claim for claim in draft.claims if id(claim.stated) in inside]
    return draft


def _score_rows(rng: Random, style: Style, draft: Draft, goals: list[Goal]) -> list[Row]:
    columns = ["item", "points", "planned", "reached", "earned", "why"]
    order = rng.choice(
        [
            columns,
            ["item", "planned", "reached", "points", "earned", "why"],
            ["item", "planned", "points", "reached", "why", "earned"],
        ]
    )
    heads = {
        "item": ITEM,
        "points": POINTS,
        "planned": PLANNED,
        "reached": REACHED,
        "earned": EARNED,
        "why": WHY,
    }
    rows: list[Row] = [[cell("序号"), *(cell(rng.choice(heads[key])) for key in order)]]
    weight, score = style.weight(style.total, 100), style.score(style.total)
    draft.claims.append(Sum("weight-sum", weight, "分值合计", tuple(g.weight for g in goals)))
    draft.claims.append(Sum("score-sum", score, "得分合计", tuple(g.score for g in goals)))
    draft.settle()
    draft.marks["total_score"], draft.marks["total_weight"] = score, weight
    for number, goal in enumerate(goals, 1):
        by_key: dict[str, Piece] = {
            "item": goal.name_slot,
            "points": goal.weight,
            "planned": goal.target,
            "reached": goal.result,
            "earned": goal.score,
            "why": goal.reason,
        }
        rows.append([cell(str(number)), *(cell(by_key[key]) for key in order)])
    total: dict[str, Piece] = {"item": style.total, "points": weight, "earned": score}
    last: Row = [cell(""), *(cell(total.get(key, "")) for key in order)]
    rows.append(last)
    return rows


def _money_rows(rng: Random, style: Style, draft: Draft, works: tuple[str, ...]) -> list[Row]:
    heads = [rng.choice(BUDGET), rng.choice(SPENT), rng.choice(SHARE)]
    unit = style.bracket(style.unit)
    scale = Decimal(10_000 if style.unit == "元" else 1)
    rows: list[Row] = [
        [cell("支出事项"), cell(heads[0] + unit), cell(heads[1] + unit), cell(heads[2])]
    ]
    parts = []
    for work in works:
        budget = style.money(
            between(rng, 20 * scale, 900 * scale, style.money_places), "full_year_budget", work
        )
        spent = style.money(None, "executed", work)
        spent.set((budget.value or Decimal(0)) * rng.randint(800, 1000) / 1000)
        parts.append((work, budget, spent))
    total = (style.money(None, "full_year_budget", "合计"), style.money(None, "executed", "合计"))
    budgets, payments = tuple(each[1] for each in parts), tuple(each[2] for each in parts)
    draft.claims.append(Sum("sum-mismatch", total[0], f"合计 {heads[0]}", budgets))
    draft.claims.append(Sum("sum-mismatch", total[1], f"合计 {heads[1]}", payments))
    draft.settle()
    for name, budget, spent in [*parts, (style.sum_name, *total)]:
        rate = style.rate("execution_rate", f"{name} {heads[2]}")
        draft.claims.append(Rate("ratio-mismatch", rate, f"{name} {heads[2]}", (spent,), (budget,)))
        draft.settle()
        rows.append(_money_row(name, budget, spent, rate))
    if heads[0] in ADJUSTED:  # spending above a first budget may be right
        draft.marks.update(executed=total[1], full_year_budget=total[0])
    return rows


def _money_row(name: str, budget: Slot, spent: Slot, rate: Slot) -> list[Cell]:
    return [cell(name), cell(budget), cell(spent), cell(rate)]
