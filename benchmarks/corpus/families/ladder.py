"""A score table that prints its standards: one level under another, points and deductions."""

from __future__ import annotations

from decimal import Decimal
from random import Random

from benchmarks.corpus.data_files import between, draw_subject
from benchmarks.corpus.goals import draw_goals, number_names, register
from benchmarks.corpus.model import Draft, Grid, Line, Piece, Rate, Slot, Sum
from benchmarks.corpus.style import Style, draw_style
from benchmarks.corpus.tables import Row, cell, sign_off

#: level 1, level 2, name, weight, standard, kind of evidence
FIXED = (
    (
        "投入",
        "预算配置",
        "财政供养人员控制率",
        5,
        "财政供养人员控制率≤100%，得5分；每超过一个百分点扣0.5分，扣完为止。",
        "staff",
    ),
    (
        "投入",
        "预算配置",
        "“三公经费”变动率",
        5,
        "变动率≤0，得5分；每超过一个百分点扣0.5分，扣完为止。",
        "three",
    ),
    (
        "投入",
        "预算配置",
        "重点支出安排率",
        5,
        "安排率≥90%，得5分；80%（含）-90%，得4分；70%（含）-80%，得3分；60%（含）-70%，得2分；"
        "低于60%不得分。",
        "key",
    ),
    ("过程", "预算执行", "预算完成率", 6, "100%得满分，每低于1个百分点扣0.1分，扣完为止。", "done"),
    (
        "过程",
        "预算执行",
        "支付进度",
        3,
        "每出现一个专项未按进度完成资金支付的扣0.5分，扣完为止。",
        "",
    ),
    (
        "过程",
        "预算管理",
        "管理制度健全性",
        4,
        "①有内部财务管理制度，2分；②有内部会计核算制度，1分；③制度得到有效执行，1分。",
        "",
    ),
    (
        "过程",
        "预算管理",
        "资金使用合规性",
        6,
        "以上情况每出现一例不符合要求的扣1分，扣完为止。",
        "",
    ),
    ("过程", "预算管理", "政府采购执行率", 6, "100%得满分，每超过或降低5%扣1分，扣完为止。", "buy"),
)


def draw(rng: Random, wishes: frozenset[str]) -> Draft:
    """A clean score table."""
    style = draw_style(rng, unit="万元")
    subject = draw_subject(rng)
    variant = rng.choice(["weights-beside", "weights-in-label"])
    draft = Draft(
        "ladder", variant, "score-table", subject.organisation, subject.year, subject.topic
    )
    entries: list[tuple[str, str, Piece, Slot, str, Slot, tuple[Piece, ...]]] = []
    for level1, level2, name, points, standard, kind in FIXED:
        # Deductions are whole: the standards take off a point for each case.
        lost = Decimal(rng.choice(["0", "0", "0", "0", "0", "1"]) if not kind else "0")
        weight, score = style.weight(name, points), style.score(name, points - lost)
        reason: tuple[Piece, ...] = (
            (f"存在1项不符合要求，扣{lost}分，已制定整改措施。",)
            if lost
            else (_evidence(rng, style, draft, kind) if kind else ("",))
        )
        entries.append((level1, level2, name, weight, standard, score, reason))
    left = 100 - sum(each[3] for each in FIXED)
    measures = subject.of("quantity", "quality", "timeliness", "social", "satisfaction")
    goals = draw_goals(rng, style, measures, subject.year, left, missed=0.15)
    number_names(style, goals)
    register(draft, goals)
    for goal in goals:
        side = (
            ("产出", "职责履行")
            if goal.type in ("quantity", "quality", "timeliness")
            else ("效果", "履职效益")
        )
        evidence: tuple[Piece, ...] = (
            "目标值",
            goal.target,
            "，实际完成值",
            goal.result,
            "。",
            goal.reason,
        )
        entries.append(
            (
                *side,
                goal.name_slot,
                goal.weight,
                "完成年度目标值得满分，未完成的按完成比例得分。",
                goal.score,
                evidence,
            )
        )
    entries.sort(key=lambda each: ["投入", "过程", "产出", "效果"].index(each[0]))
    rows = _table(rng, style, draft, variant, entries)
    draft.blocks.append(Line((f"{subject.year}年度部门整体支出绩效评价评分表",)))
    draft.blocks.append(Line((f"单位名称{style.colon}{subject.organisation}",)))
    draft.blocks.append(Grid(rows, "评分表", header=0, break_after=rng.choice([0, 0, 6])))
    if rng.random() < 0.4:
        draft.blocks.append(sign_off(rng, style, subject.person, subject.year))
    return draft


def _evidence(rng: Random, style: Style, draft: Draft, kind: str) -> tuple[Piece, ...]:
    """A working printed in the cell."""
    names = {
        "staff": ("在职人数", "编制数", "人"),
        "key": ("重点项目支出", "项目总支出", "万元"),
        "done": ("预算完成数", "预算数", "万元"),
        "buy": ("实际采购额", "采购预算额", "万元"),
        "three": ("本年“三公经费”预算", "上年“三公经费”预算", "万元"),
    }[kind]
    places = 0 if names[2] == "人" else 2
    below = Slot(
        "denominator",
        names[1],
        between(rng, Decimal(60), Decimal(900), places),
        places,
        suffix=names[2],
        typed=False,
    )
    low = {"staff": 80, "key": 91, "done": 100, "buy": 100, "three": 70}[kind]
    above = Slot("numerator", names[0], None, places, suffix=names[2], typed=False)
    above.set((below.value or Decimal(0)) * rng.randint(low, 100) / 100)
    rate = style.rate("rate", f"{names[0]}/{names[1]}")
    rate.places, rate.typed = 2, False
    if kind == "three":
        return (names[0], above, "，", names[1], below, "，未超上年。")
    draft.claims.append(Rate("ratio-mismatch", rate, f"{names[0]}/{names[1]}", (above,), (below,)))
    draft.settle()
    return rng.choice(
        [
            (names[0], above, "/", names[1], below, "×100%=", rate),
            (f"{names[1]}", below, f"，{names[0]}", above, "，比率为", rate, "。"),
        ]
    )


def _table(rng: Random, style: Style, draft: Draft, variant: str, entries: list) -> list[Row]:  # type: ignore[type-arg]
    beside = variant == "weights-beside"
    head = [
        cell("一级指标"),
        cell("二级指标"),
        cell("三级指标"),
        cell("分值"),
        cell(rng.choice(["评分标准", "评价标准", "计分标准"])),
        cell(rng.choice(["得分", "自评得分"])),
        cell(rng.choice(["扣分原因", "评分说明"])),
    ]
    if beside:
        head.insert(1, cell("分值"))
    rows: list[Row] = [head]
    tops = []
    for level1 in ("投入", "过程", "产出", "效果"):
        mine = [each for each in entries if each[0] == level1]
        top = style.weight(level1)
        draft.claims.append(
            Sum("weight-sum", top, f"{level1}分值之和", tuple(each[3] for each in mine))
        )
        tops.append(top)
        draft.settle()
        seen: set[str] = set()
        for number, each in enumerate(mine):
            row: Row = []
            if number == 0:
                label = level1 if beside else f"{level1}{style.bracket(f'{top.text}分')}"
                row.append(cell(label, rows=len(mine)))
                if beside:
                    row.append(cell(top, rows=len(mine)))
            if each[1] not in seen:
                seen.add(each[1])
                row.append(cell(each[1], rows=len([x for x in mine if x[1] == each[1]])))
            row += [cell(each[2]), cell(each[3]), cell(each[4]), cell(each[5]), cell(*each[6])]
            rows.append(row)
    weight, score = style.weight(style.total), style.score(style.total)
    draft.claims.append(Sum("weight-sum", weight, "分值合计", tuple(each[3] for each in entries)))
    draft.claims.append(Sum("score-sum", score, "得分合计", tuple(each[5] for each in entries)))
    draft.settle()
    draft.marks["total_score"], draft.marks["total_weight"] = score, weight
    lead = [cell(style.total, columns=1 if beside else 3)]
    if beside:
        lead += [cell(weight), cell("", columns=2)]
    rows.append([*lead, cell("" if beside else weight), cell(""), cell(score), cell("")])
    return rows
