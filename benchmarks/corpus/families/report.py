"""Reports in prose: the same facts in varied sentences, with and without tables."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from random import Random

from benchmarks.corpus.data_files import Subject, between, draw_subject
from benchmarks.corpus.goals import draw_goals, number_names
from benchmarks.corpus.model import (
    Difference,
    Draft,
    Goal,
    Grid,
    Line,
    Piece,
    Rate,
    Same,
    Slot,
    Sum,
)
from benchmarks.corpus.prose import (
    Pieces,
    count_sentence,
    growth_sentence,
    number,
    of_which_sentence,
    other_body_sentence,
    parts_sentence,
    ratio_sentence,
)
from benchmarks.corpus.style import Style, draw_style
from benchmarks.corpus.tables import cell


def draw(rng: Random, wishes: frozenset[str]) -> Draft:
    """A clean report."""
    style, subject = draw_style(rng, unit="万元"), draw_subject(rng)
    variant = rng.choice(["prose", "score-table", "fund-table"])
    if "grade-without-score" in wishes:
        variant = "prose"
    draft = Draft(
        "report",
        variant,
        "self-evaluation-report",
        subject.organisation,
        subject.year,
        subject.topic,
    )
    title = rng.choice(
        [
            f"{subject.organisation}{subject.year}年度{subject.project}项目绩效自评报告",
            f"关于{subject.year}年度{subject.project}项目支出绩效的自评报告",
        ]
    )
    draft.blocks.append(Line((title,)))
    budget, spent = _basics(rng, style, subject, draft)
    if variant == "fund-table":
        _fund_table(rng, style, draft, budget, spent)
    _outputs(rng, style, subject, draft)
    _conclusion(rng, style, subject, draft, variant, wishes)
    _problems(rng, subject, draft)
    return draft


def _money(style: Style, label: str, role: str, value: Decimal | None) -> Slot:
    slot = Slot(role, label, None, 2, style.thousands, suffix="万元", typed=False)
    if value is not None:
        slot.set(value)
    return slot


def _basics(rng: Random, style: Style, subject: Subject, draft: Draft) -> tuple[Slot, Slot]:
    names = rng.choice(
        [
            ("中央资金", "省级资金", "县级资金"),
            ("财政拨款", "自筹资金"),
            ("上级补助资金", "本级预算资金"),
        ]
    )
    parts = [
        (name, _money(style, name, "part", between(rng, Decimal(30), Decimal(1500), 2)))
        for name in names
    ]
    budget = _money(style, "预算资金", "full_year_budget", None)
    sources = parts_sentence(rng, style, draft, budget, parts)
    spent = _money(
        style, "实际支出", "executed", (budget.value or Decimal(0)) * rng.randint(860, 995) / 1000
    )
    rate, left = style.rate("execution_rate", "预算执行率"), _money(style, "结余", "left", None)
    rate.places, rate.typed = max(1, style.rate_places), False
    draft.claims.append(Rate("ratio-mismatch", rate, "预算执行率", (spent,), (budget,)))
    draft.claims.append(Difference("sum-mismatch", left, "结余资金", budget, (spent,)))
    draft.settle()
    draft.marks.update(executed=spent, full_year_budget=budget, execution_rate=rate)
    lead = Slot(
        "goal",
        "项目概况",
        words=f"{subject.project}项目由{subject.organisation}组织实施，"
        f"主要内容为{'、'.join(subject.works)}。",
    )
    draft.texts["goal"] = lead
    use: Pieces = rng.choice(
        [
            [
                "项目预算",
                _again(draft, budget),
                "，实际支出",
                spent,
                "，预算执行率",
                rate,
                "，结余",
                left,
                "，结余资金按规定结转。",
            ],
            [
                "截至年底，累计支付",
                spent,
                "，占预算",
                _again(draft, budget),
                "的",
                rate,
                "，剩余",
                left,
                "为质保金，下年支付。",
            ],
            [
                "全年支出",
                spent,
                "，完成预算的",
                rate,
                "，预算数为",
                _again(draft, budget),
                "，差额",
                left,
                "系招标节约，已结转。",
            ],
        ]
    )
    draft.traits.add("carry-over-explained")
    draft.blocks += [
        Line(("一、项目基本情况",)),
        Line(("（一）项目概况。", lead)),
        Line(("（二）资金来源。", *sources)),
        Line(("（三）资金使用。", *use)),
    ]
    return budget, spent


def _again(draft: Draft, other: Slot) -> Slot:
    slot = Slot(
        other.role,
        f"再次 {other.label}",
        other.value,
        other.places,
        other.thousands,
        suffix=other.suffix,
        typed=False,
    )
    draft.claims.append(Same("figure-conflict", slot, f"再次引用 {other.label}", other))
    return slot


def _fund_table(rng: Random, style: Style, draft: Draft, budget: Slot, spent: Slot) -> None:
    rows = [[cell("支出内容"), cell("预算（万元）"), cell("支出（万元）"), cell("支出进度")]]
    parts: list[tuple[Slot, Slot]] = []
    names = ["设备购置", "委托服务", "劳务费"]
    left_budget, left_spent = budget.value or Decimal(0), spent.value or Decimal(0)
    for at, name in enumerate(names):
        last = at == len(names) - 1
        one = (
            left_budget
            if last
            else (left_budget * rng.randint(20, 45) / 100).quantize(Decimal("0.01"))
        )
        used = (
            left_spent
            if last
            else min(one, (left_spent * rng.randint(20, 40) / 100).quantize(Decimal("0.01")))
        )
        left_budget, left_spent = left_budget - one, left_spent - used
        parts.append(
            (
                _table_money(style, f"{name} 预算", "full_year_budget", one),
                _table_money(style, f"{name} 支出", "executed", used),
            )
        )
    if any((used.value or 0) > (one.value or 0) for one, used in parts):
        return
    total = (
        _table_money(style, "合计 预算", "full_year_budget", None),
        _table_money(style, "合计 支出", "executed", None),
    )
    for column in (0, 1):
        draft.claims.append(
            Sum(
                "sum-mismatch",
                total[column],
                total[column].label,
                tuple(each[column] for each in parts),
            )
        )
    draft.settle()
    for slot, other in ((total[0], budget), (total[1], spent)):
        draft.claims.append(Same("figure-conflict", slot, f"表与正文 {other.label}", other))
    for name, (plan, paid) in zip([*names, style.sum_name], [*parts, total], strict=True):
        rate = style.rate("execution_rate", f"{name} 支出进度")
        draft.claims.append(Rate("ratio-mismatch", rate, f"{name} 支出进度", (paid,), (plan,)))
        rows.append([cell(name), cell(plan), cell(paid), cell(rate)])
    draft.settle()
    draft.blocks.append(Grid(rows, "资金使用"))


def _table_money(style: Style, label: str, role: str, value: Decimal | None) -> Slot:
    slot = Slot(role, label, None, 2, style.thousands)
    if value is not None:
        slot.set(value)
    return slot


def _outputs(rng: Random, style: Style, subject: Subject, draft: Draft) -> None:
    goals = draw_goals(
        rng, style, subject.of("quantity", "social")[:3], subject.year, 50, missed=0.15
    )
    number_names(style, goals)
    draft.blocks.append(Line(("二、绩效目标完成情况",)))
    pieces: Pieces = []
    for goal in goals:
        pieces += _achieved(rng, style, draft, goal)
    draft.blocks.append(Line(("（一）产出和效益。", *pieces)))
    makers: list[Callable[[Random, Style, Draft], Pieces]] = [
        count_sentence,
        ratio_sentence,
        growth_sentence,
        of_which_sentence,
        other_body_sentence,
    ]
    rng.shuffle(makers)
    for at, make in enumerate(makers[: rng.randint(3, 5)]):
        name = (
            "（" + "二三四五六"[at] + "）" + rng.choice(["工作开展。", "服务情况。", "管理情况。"])
        )
        draft.blocks.append(Line((name, *make(rng, style, draft))))
    draft.goals.clear()


def _achieved(rng: Random, style: Style, draft: Draft, goal: Goal) -> Pieces:
    """A target, its result and the rate between them."""
    if goal.plan is None or goal.result.value is None or goal.kind != "count":
        return []
    plan = number("target", f"{goal.name} 计划", goal.plan, goal.unit)
    done = number("result", f"{goal.name} 完成", goal.result.value, goal.unit)
    rate = style.rate("rate", f"{goal.name} 完成率")
    rate.places, rate.typed = max(1, style.rate_places), False
    draft.claims.append(Rate("ratio-mismatch", rate, f"{goal.name} 完成率", (done,), (plan,)))
    draft.settle()
    pieces: Pieces = list(
        rng.choice(
            [
                (f"{goal.name}计划", plan, "，实际完成", done, "，完成率", rate, "。"),
                (f"{goal.name}实际为", done, "，完成年度目标", plan, "的", rate, "。"),
            ]
        )
    )
    if not goal.met and goal.reason.words:
        pieces.append(f"未达目标的原因：{goal.reason.words}")
    return pieces


def _conclusion(
    rng: Random, style: Style, subject: Subject, draft: Draft, variant: str, wishes: frozenset[str]
) -> None:
    draft.blocks.append(Line(("三、自评结论",)))
    if "grade-without-score" in wishes:
        text = Slot(
            "conclusion", "自评结论", words="对照年度绩效目标逐项自评，本项目绩效自评等级为“优”。"
        )
        draft.blocks.append(Line((text,)))
        draft.marks["grade"] = text
        return
    blocks = rng.choice(
        [
            (("预算执行", 10), ("产出", 50), ("效益", 30), ("满意度", 10)),
            (("决策", 15), ("过程", 25), ("产出", 30), ("效益", 30)),
        ]
    )
    scores = []
    for name, points in blocks:
        lost = rng.choice([Decimal(0), Decimal("0.5"), Decimal("1.25"), Decimal("2")])
        scores.append((name, style.weight(name, points), style.score(name, points - lost)))
    total = style.score("综合得分")
    total.suffix, total.typed = "分", False
    draft.claims.append(Sum("score-sum", total, "综合得分", tuple(each[2] for each in scores)))
    draft.settle()
    draft.marks["total_score"] = total
    value = total.value or Decimal(0)
    grade = "优" if value >= 90 else "良"
    listed: Pieces = []
    for name, weight, score in scores:
        listed += ["，" if listed else "", f"{name}指标得", score, f"分（满分{weight.text}分）"]
    if variant == "score-table":
        whole, summed = style.weight("合计", 100), style.score("合计")
        draft.claims.append(Sum("weight-sum", whole, "分值合计", tuple(s[1] for s in scores)))
        draft.claims.append(Sum("score-sum", summed, "得分合计", tuple(s[2] for s in scores)))
        rate_cells: list[tuple[Piece, ...]] = []
        for _, weight, score in [*scores, ("", whole, summed)]:
            rate = style.rate("score_rate", "得分率")
            draft.claims.append(Rate("ratio-mismatch", rate, "得分率", (score,), (weight,)))
            rate_cells.append((rate,))
        draft.settle()
        rows = [[cell("评价指标"), cell("分值"), cell("得分"), cell("得分率")]]
        for at, (name, weight, score) in enumerate(
            [*scores, (style.sum_name.replace("资金总额", "合计"), whole, summed)]
        ):
            rows.append([cell(name), cell(weight), cell(score), cell(*rate_cells[at])])
        draft.blocks += [
            Line(("项目综合得分", total, f"，评价等级为“{grade}”，各部分得分见下表。")),
            Grid(rows, "得分"),
        ]
        draft.marks["total_weight"] = whole
    else:
        draft.blocks.append(
            Line(
                rng.choice(
                    [
                        (
                            "经自评，项目综合得分",
                            total,
                            f"，等级为“{grade}”。其中：",
                            *listed,
                            "。",
                        ),
                        (*listed, "，合计", total, f"，自评等级“{grade}”。"),
                    ]
                )
            )
        )


def _problems(rng: Random, subject: Subject, draft: Draft) -> None:
    draft.blocks += [
        Line(("四、存在的问题",)),
        Line(
            (
                rng.choice(
                    [
                        "一是个别合同支付进度偏慢，扣减相应分值；二是部分指标量化程度不够，资料归集不及时。",
                        "部分工作受天气和审批进度影响推进偏慢，满意度调查样本不足，故未得满分。",
                    ]
                ),
            )
        ),
        Line(("五、下一步改进措施",)),
        Line((f"细化{subject.works[0]}实施计划，加快资金支付，加强过程管理和档案管理。",)),
    ]
