"""A department form whose every figure is an ordinary row with weight and coefficient."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from random import Random

from benchmarks.corpus.data_files import between, draw_subject
from benchmarks.corpus.goals import REASONS, draw_goals, number_names, register
from benchmarks.corpus.model import Claim, Draft, Goal, Grid, Growth, Line, Rate, Slot, Sum
from benchmarks.corpus.style import Style, draw_style
from benchmarks.corpus.tables import cell, pairs, sign_off

RATES = (
    ("预算完成率", "≥", 95),
    ("预算调整率", "≤", 10),
    ("结转结余率", "≤", 10),
    ("公用经费控制率", "≤", 100),
    ("“三公经费”控制率", "≤", 100),
    ("政府采购执行率", "≥", 90),
    ("固定资产利用率", "≥", 90),
)


@dataclass(slots=True, eq=False)
class Coefficient(Claim):
    """score = weight × coefficient in percent."""

    weight: Slot | None = None
    coefficient: Slot | None = None

    def inputs(self) -> tuple[Slot, ...]:
        """Weight and coefficient."""
        assert self.weight and self.coefficient
        return (self.weight, self.coefficient)

    def follow(self) -> Fraction:
        """The product."""
        assert self.weight and self.coefficient
        return Fraction(self.weight.value or 0) * Fraction(self.coefficient.value or 0) / 100


def draw(rng: Random, wishes: frozenset[str]) -> Draft:
    """A clean form."""
    style = draw_style(rng, unit="万元")
    subject = draw_subject(rng)
    draft = Draft(
        "department-rows",
        "coefficient",
        "department-self-evaluation",
        subject.organisation,
        subject.year,
        subject.topic,
    )
    width = 10
    money = _money(rng, style, draft, width)
    chosen = rng.sample(RATES, rng.randint(2, 4))
    goals = [_rate_goal(rng, style, draft, *each) for each in chosen]
    duty = subject.of("quantity", "quality", "timeliness", "social", "satisfaction")
    goals += draw_goals(
        rng,
        style,
        duty,
        subject.year,
        100 - int(sum(goal.weight.value or 0 for goal in goals)),
        columns=True,
    )
    number_names(style, goals)
    register(draft, goals)
    shares = {id(goal): _coefficient(draft, goal) for goal in goals}
    weight, score = style.weight(style.total, 100), style.score(style.total)
    draft.claims.append(Sum("weight-sum", weight, "权重合计", tuple(g.weight for g in goals)))
    draft.claims.append(Sum("score-sum", score, "总分", tuple(g.score for g in goals)))
    draft.settle()
    draft.marks["total_score"], draft.marks["total_weight"] = score, weight
    head = [
        cell("绩效指标"),
        cell("权重"),
        cell("指标性质"),
        cell("计量单位"),
        cell("年初指标值"),
        cell("全年完成值"),
        cell("得分系数（%）"),
        cell("得分"),
        cell("是否核心指标"),
        cell("说明"),
    ]
    rows = [
        pairs(width, style, ("预算部门", subject.organisation), ("联系人", subject.person)),
        *money,
        head,
    ]
    start = len(rows) - 1
    for goal in goals:
        rows.append(
            [
                cell(goal.name_slot),
                cell(goal.weight),
                cell(goal.sign),
                cell(goal.measure),
                cell(goal.target),
                cell(goal.result),
                cell(shares[id(goal)]),
                cell(goal.score),
                cell(rng.choice(["是", "否"])),
                cell(goal.reason),
            ]
        )
    rows.append(
        [cell(style.total), cell(weight), cell("", columns=5), cell(score), cell("", columns=2)]
    )
    draft.blocks.append(Line((f"{subject.year}年度部门整体绩效自评表",)))
    grid = Grid(rows, "整体自评", header=start)
    if rng.random() < 0.3:
        grid.break_after = start + 4
    draft.blocks.append(grid)
    if rng.random() < 0.5:
        draft.blocks.append(sign_off(rng, style, subject.person, subject.year))
    return draft


def _rate_goal(rng: Random, style: Style, draft: Draft, name: str, sign: str, plan: int) -> Goal:
    weight = Decimal(rng.choice([2, 3, 5]))
    at_most = sign == "≤"
    value = between(
        rng,
        Decimal(plan) * (Decimal("0.1") if at_most else Decimal("1.0")),
        Decimal(plan if at_most else 100),
        2,
    )
    target = Slot("target", name, Decimal(plan), 0)
    result = Slot("result", name, value, 2)
    spent, later, first = (
        draft.marks[key] for key in ("executed", "full_year_budget", "initial_budget")
    )
    if name == "预算完成率":
        # The rate itself and not its print: a print without decimals may be rounded up.
        plan = min(plan, int(spent.amount / later.amount * 100))
        target.set(plan)
        draft.claims.append(Rate("basis-conflict", result, name, (spent,), (later,)))
        draft.marks["scored_rate"] = result
    elif name == "预算调整率":
        plan = 25
        target.set(plan)
        draft.claims.append(Growth("basis-conflict", result, name, later, first))
    draft.settle()
    return Goal(
        "timeliness",
        name,
        "%",
        "at_most" if at_most else "rate",
        target,
        result,
        style.weight(name, weight),
        style.score(name, weight),
        Slot("reason", name, words=""),
        Slot("sign", words=sign),
        Slot("unit", words="%"),
        plan=Decimal(plan),
    )


def _coefficient(draft: Draft, goal: Goal) -> Slot:
    slot = Slot("coefficient", goal.name, None, 2, trim=True)
    slot.set(Fraction(goal.score.value or 0) / Fraction(goal.weight.value or 1) * 100)
    draft.claims.append(
        Coefficient("score-rule", goal.score, f"{goal.name} 得分", goal.weight, slot)
    )
    if not goal.met and not goal.reason.words:
        goal.reason.words = REASONS[0]
    return slot


def _money(rng: Random, style: Style, draft: Draft, width: int) -> list[list]:  # type: ignore[type-arg]
    first = style.money(
        between(rng, Decimal(900), Decimal(9000), 2), "initial_budget", "年初预算数"
    )
    later = style.money(
        (first.value or Decimal(0)) * rng.randint(90, 120) / 100, "full_year_budget", "调整预算数"
    )
    spent = style.money(
        (later.value or Decimal(0)) * rng.randint(880, 1000) / 1000, "executed", "执行数"
    )
    rate = style.rate("execution_rate", "执行率")
    draft.claims.append(Rate("ratio-mismatch", rate, "执行率", (spent,), (later,)))
    draft.settle()
    draft.marks.update(
        executed=spent, full_year_budget=later, execution_rate=rate, initial_budget=first
    )
    return [
        [
            cell("部门支出（万元）", rows=2, columns=2),
            cell("年初预算数", columns=2),
            cell("全年（调整）预算数", columns=2),
            cell("全年执行数", columns=2),
            cell("执行率", columns=width - 8),
        ],
        [
            cell(first, columns=2),
            cell(later, columns=2),
            cell(spent, columns=2),
            cell(rate, columns=width - 8),
        ],
    ]
