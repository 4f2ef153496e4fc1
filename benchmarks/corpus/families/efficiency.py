"""A department form of a provincial kind: duties 50, management 50, workings in the cells."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from random import Random

from benchmarks.corpus.data_files import between, draw_subject
from benchmarks.corpus.goals import draw_goals, number_names, register
from benchmarks.corpus.model import Draft, Goal, Grid, Line, Piece, Rate, Scaled, Slot, Sum
from benchmarks.corpus.style import Style, draw_style
from benchmarks.corpus.tables import Row, cell, sign_off

#: level 2, name, weight, kind of working
MANAGEMENT = (
    ("预算编制", "预算编制规范性", 5, ""),
    ("预算编制", "绩效目标覆盖率", 3, "cover"),
    ("预算执行", "部门预算资金支出率", 6, "spent"),
    ("预算执行", "结转结余率", 4, "left"),
    ("信息公开", "预决算公开合规性", 4, ""),
    ("绩效管理", "绩效管理制度建设", 5, ""),
    ("绩效管理", "绩效自评完成率", 5, "self"),
    ("采购管理", "采购合同签订时效性", 4, "contract"),
    ("资产管理", "固定资产利用率", 4, "asset"),
    ("资产管理", "资产盘点情况", 4, ""),
    ("运行成本", "公用经费控制率", 3, "office"),
    ("运行成本", "“三公”经费控制情况", 3, "three"),
)
WORKINGS = {
    "cover": ("已设绩效目标项目数", "项目总数", "个", 100, 100),
    "spent": ("实际支出数", "预算下达数", "万元", 90, 99),
    "left": ("年末结转结余", "收入总额", "万元", 2, 9),
    "self": ("已完成自评项目数", "应自评项目数", "个", 100, 100),
    "contract": ("按时签订合同数", "应签订合同数", "份", 80, 100),
    "asset": ("在用固定资产原值", "固定资产原值", "万元", 91, 99),
    "office": ("公用经费支出数", "公用经费预算数", "万元", 70, 99),
    "three": ("“三公”经费支出数", "“三公”经费预算数", "万元", 30, 95),
}
PROPORTIONAL = {"spent", "contract"}


def draw(rng: Random, wishes: frozenset[str]) -> Draft:
    """A clean form."""
    style, subject = draw_style(rng, unit="万元"), draw_subject(rng)
    variant = rng.choice(["one-table", "two-tables"])
    draft = Draft(
        "efficiency",
        variant,
        "department-self-evaluation",
        subject.organisation,
        subject.year,
        subject.topic,
    )
    goals = draw_goals(
        rng,
        style,
        subject.of("quantity", "quality", "timeliness", "social", "satisfaction"),
        subject.year,
        50,
        missed=0.1,
    )
    number_names(style, goals)
    register(draft, goals)
    top = style.weight("履职效能", 50)
    top_score = style.score("履职效能")
    draft.claims.append(Sum("weight-sum", top, "履职效能分值", tuple(g.weight for g in goals)))
    draft.claims.append(Sum("score-sum", top_score, "履职效能得分", tuple(g.score for g in goals)))
    head = [
        cell("一级指标"),
        cell("分值"),
        cell("二级指标"),
        cell("三级指标"),
        cell("分值"),
        cell("年度目标值"),
        cell("实际完成值"),
        cell("自评得分"),
        cell("评分依据及说明"),
    ]
    rows = [head]
    for number, goal in enumerate(goals):
        lead = (
            [
                cell("履职效能", rows=len(goals)),
                cell(top, rows=len(goals)),
                cell(f"重点工作：{subject.works[0]}等", rows=len(goals)),
            ]
            if number == 0
            else []
        )
        rows.append(
            [
                *lead,
                cell(goal.name_slot),
                cell(goal.weight),
                cell(goal.target),
                cell(goal.result),
                cell(goal.score),
                cell(*_basis(goal)),
            ]
        )
    lower = _management(rng, style, draft)
    weight, score = style.weight(style.total, 100), style.score(style.total)
    draft.claims.append(
        Sum(
            "weight-sum",
            weight,
            "分值合计",
            (*(g.weight for g in goals), *(each[0] for each in lower[1])),
        )
    )
    draft.claims.append(
        Sum(
            "score-sum",
            score,
            "得分合计",
            (*(g.score for g in goals), *(each[1] for each in lower[1])),
        )
    )
    draft.settle()
    draft.marks["total_score"], draft.marks["total_weight"] = score, weight
    total_row = [cell(style.total), cell(weight), cell("", columns=5), cell(score), cell("")]
    draft.blocks.append(Line((f"{subject.year}年度部门整体支出绩效自评基础数据表",)))
    draft.blocks.append(Line((f"部门名称{style.colon}{subject.organisation}",)))
    if variant == "one-table":
        draft.blocks.append(
            Grid([*rows, *lower[0], total_row], "整体自评", break_after=rng.choice([0, 8]))
        )
    else:
        again = [
            cell("一级指标"),
            cell("分值"),
            cell("二级指标"),
            cell("三级指标"),
            cell("分值"),
            cell("评分标准", columns=2),
            cell("自评得分"),
            cell("评分依据及说明"),
        ]
        draft.blocks.append(Grid(rows, "履职效能"))
        draft.blocks.append(Line(("",)))
        draft.blocks.append(Grid([again, *lower[0], total_row], "管理效率"))
    if rng.random() < 0.4:
        draft.blocks.append(sign_off(rng, style, subject.person, subject.year))
    return draft


def _basis(goal: Goal) -> tuple[Piece, ...]:
    return (goal.reason,) if goal.reason.words else ("已完成年度目标",)


def _management(
    rng: Random, style: Style, draft: Draft
) -> tuple[list[Row], list[tuple[Slot, Slot]]]:
    rows: list[Row] = []
    pairs: list[tuple[Slot, Slot]] = []
    top = style.weight("管理效率", 50)
    for number, (level2, name, points, kind) in enumerate(MANAGEMENT):
        weight, score = style.weight(name, points), style.score(name, points)
        pairs.append((weight, score))
        basis = (
            _working(rng, style, draft, kind, weight, score)
            if kind
            else ("已按要求落实，详见佐证材料。",)
        )
        row: Row = []
        if number == 0:
            row += [cell("管理效率", rows=len(MANAGEMENT)), cell(top, rows=len(MANAGEMENT))]
        same = [each for each in MANAGEMENT if each[0] == level2]
        if same[0][1] == name:
            row.append(cell(level2, rows=len(same)))
        rows.append(
            [*row, cell(name), cell(weight), cell("", columns=2), cell(score), cell(*basis)]
        )
    draft.claims.append(Sum("weight-sum", top, "管理效率分值", tuple(each[0] for each in pairs)))
    draft.settle()
    return rows, pairs


def _working(
    rng: Random, style: Style, draft: Draft, kind: str, weight: Slot, score: Slot
) -> tuple[Piece, ...]:
    """A rate with its figures, and where the score follows it, the score's working."""
    above_name, below_name, unit, low, high = WORKINGS[kind]
    places = 2 if unit == "万元" else 0
    below = Slot("denominator", below_name, None, places, style.thousands, suffix=unit, typed=False)
    below.set(between(rng, Decimal(20), Decimal(90) if not places else Decimal(6000), places))
    above = Slot("numerator", above_name, None, places, style.thousands, suffix=unit, typed=False)
    above.set(Fraction(below.value or 0) * rng.randint(low, high) / 100)
    rate = style.rate("rate", f"{above_name}/{below_name}")
    rate.places, rate.typed = 2, False
    draft.claims.append(
        Rate("ratio-mismatch", rate, f"{above_name}/{below_name}", (above,), (below,))
    )
    draft.settle()
    pieces: list[Piece] = list(
        rng.choice(
            [
                (above_name, above, "÷", below_name, below, "×100%=", rate),
                (f"{above_name}", above, "/", f"{below_name}", below, "*100%=", rate),
            ]
        )
    )
    if kind in PROPORTIONAL:
        draft.claims.append(Scaled("score-rule", score, f"{above_name} 得分", rate, weight))
        draft.settle()
        if rng.random() < 0.5:
            pieces += ["，得分=", rate, f"×{weight.text}=", score]
        if score.value != weight.value:
            pieces.append("。未达标原因：部分合同跨年支付，下一步加快执行进度。")
    return tuple(pieces)
