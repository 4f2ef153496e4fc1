"""The Ministry's project self-evaluation form (项目支出绩效自评表) as provinces vary it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from random import Random

from benchmarks.corpus.data_files import Subject, draw_subject
from benchmarks.corpus.funds import Funds, draw_funds
from benchmarks.corpus.goals import draw_goals, number_names, register
from benchmarks.corpus.model import Draft, Goal, Grid, Line, Slot, Sum
from benchmarks.corpus.prose import completion_text, plan_text
from benchmarks.corpus.style import Style, draw_style
from benchmarks.corpus.tables import (
    Level,
    cell,
    closing_row,
    goal_rows,
    money_rows,
    pairs,
    sign_off,
    stretch,
)

Scheme = tuple[tuple[str, int, tuple[tuple[str, tuple[str, ...]], ...]], ...]

OUTPUT = (("数量指标", ("quantity",)), ("质量指标", ("quality",)), ("时效指标", ("timeliness",)))
COST = (("成本指标", ("cost",)),)
BENEFIT = (
    ("经济效益指标", ("economic",)),
    ("社会效益指标", ("social",)),
    ("生态效益指标", ("ecological",)),
    ("可持续影响指标", ("sustained",)),
)
CONTENT = (("服务对象满意度指标", ("satisfaction",)),)


@dataclass(frozen=True, slots=True)
class Variant:
    """How one place prints the form."""

    name: str
    scheme: Scheme
    execution: int
    columns: tuple[tuple[str, str], ...]
    heads: tuple[tuple[str, str], ...]
    sources: tuple[tuple[str, ...], ...]
    unit: str | None = None
    graded: bool = False
    brackets: bool = True  #: 「产出指标（50分）」
    note: str = ""


LEVELS = (("level1", "一级指标"), ("level2", "二级指标"), ("name", "三级指标"))
MINISTRY_HEADS = (
    ("initial_budget", "年初预算数"),
    ("full_year_budget", "全年预算数（A）"),
    ("executed", "全年执行数（B）"),
    ("weight", "分值"),
    ("execution_rate", "执行率（B/A）"),
    ("score", "得分"),
)
SOURCES = (
    ("年度资金总额", "中央补助", "省级补助", "市县级财政资金", "其他资金"),
    ("年度资金总额：", "其中：本年财政拨款", "上年结转资金", "其他资金"),
    ("资金总额", "财政拨款", "其他资金"),
    ("合计", "上级资金", "本级资金", "自筹资金"),
)

VARIANTS = (
    Variant(
        "yunnan",
        (("产出指标", 40, OUTPUT), ("效益指标", 30, BENEFIT), ("满意度指标", 10, CONTENT)),
        20,
        (
            *LEVELS,
            ("sign", "指标性质"),
            ("target", "指标值"),
            ("measure", "度量单位"),
            ("result", "实际完成值"),
            ("weight", "分值"),
            ("score", "得分"),
            ("reason", "偏差原因分析及改进措施"),
        ),
        MINISTRY_HEADS,
        SOURCES,
        graded=True,
        note="注：预算执行20分，绩效指标80分；90分（含）以上为优，80（含）至90分为良。",
    ),
    Variant(
        "central-20-40-40",
        (("产出指标", 40, OUTPUT + COST), ("效益指标", 30, BENEFIT), ("满意度指标", 10, CONTENT)),
        20,
        (
            *LEVELS,
            ("target", "年度指标值"),
            ("result", "实际完成值"),
            ("weight", "分值"),
            ("score", "得分"),
            ("reason", "未完成原因分析"),
        ),
        MINISTRY_HEADS,
        SOURCES,
        note="说明：定性指标分三档，100%-80%(含80%)、80%-50%(含50%)、50%-0%合理确定分值。",
    ),
    Variant(
        "yinchuan",
        (
            ("决策（10分）", 10, (("项目立项", ("sustained",)),)),
            ("过程（25分）", 25, (("资金管理", ("timeliness",)), ("组织实施", ("quality",)))),
            ("产出（30分）", 30, (("数量指标", ("quantity",)), ("成本指标", ("cost",)))),
            ("效益（35分）", 35, (("社会效益", ("social",)), ("满意度", ("satisfaction",)))),
        ),
        0,
        (
            *LEVELS,
            ("weight", "分值"),
            ("target", "指标值"),
            ("result", "完成值"),
            ("score", "自评得分"),
            ("reason", "扣分原因及整改措施"),
        ),
        (
            ("initial_budget", "年初预算"),
            ("full_year_budget", "调整后预算"),
            ("executed", "实际支出"),
            ("execution_rate", "预算执行率"),
        ),
        SOURCES[1:3],
        brackets=False,
    ),
    Variant(
        "hubei",
        (("产出指标", 50, OUTPUT + COST), ("效益指标", 30, BENEFIT), ("满意度指标", 10, CONTENT)),
        10,
        (
            *LEVELS,
            ("target", "年初目标值(A)"),
            ("result", "实际完成值(B)"),
            ("weight", "分值"),
            ("score", "自评得分"),
            ("reviewed", "复核分"),
            ("reason", "偏差原因"),
        ),
        (
            ("full_year_budget", "预算数(A)"),
            ("executed", "执行数(B)"),
            ("weight", "分值"),
            ("execution_rate", "执行率(B/A)"),
            ("score", "得分"),
        ),
        SOURCES[2:],
    ),
    Variant(
        "sichuan",
        (("产出指标", 50, OUTPUT), ("效益指标", 30, BENEFIT), ("满意度指标", 10, CONTENT)),
        10,
        (
            *LEVELS,
            ("sign", "指标性质"),
            ("target", "指标值"),
            ("measure", "度量单位"),
            ("result", "完成值"),
            ("weight", "权重"),
            ("score", "得分"),
        ),
        (
            ("initial_budget", "年初预算"),
            ("full_year_budget", "调整后预算数"),
            ("executed", "预算执行数"),
            ("execution_rate", "预算执行率"),
            ("weight", "权重"),
            ("score", "得分"),
        ),
        (("总额", "其中：财政资金", "财政专户管理资金", "单位资金"),),
    ),
    Variant(
        "cost-first",
        (
            ("成本指标", 20, (("经济成本指标", ("cost",)),)),
            ("产出指标", 40, OUTPUT),
            ("效益指标", 20, BENEFIT),
            ("满意度指标", 10, CONTENT),
        ),
        10,
        (
            *LEVELS,
            ("target", "年度指标值"),
            ("result", "全年实际值"),
            ("weight", "分值"),
            ("score", "得分"),
            ("reason", "偏差原因分析及改进措施"),
        ),
        MINISTRY_HEADS,
        SOURCES,
    ),
    Variant(
        "shanghai",
        (("产出指标", 50, OUTPUT + COST), ("效益指标", 30, BENEFIT), ("满意度指标", 10, CONTENT)),
        10,
        (
            *LEVELS,
            ("weight", "权重"),
            ("target", "年度目标值"),
            ("result", "实际完成值"),
            ("score", "得分"),
            ("reason", "未达标原因及拟采取措施"),
        ),
        (
            ("full_year_budget", "全年预算数"),
            ("executed", "实际执行数"),
            ("execution_rate", "预算执行率"),
            ("weight", "权重"),
            ("score", "得分"),
        ),
        (("年度资金总额", "财政资金", "其他资金"),),
        unit="元",
        graded=True,
    ),
)


def draw_levels(
    rng: Random,
    style: Style,
    subject: Subject,
    draft: Draft,
    scheme: Scheme,
    *,
    columns: bool,
    brackets: bool,
    without: str = "",
) -> list[Level]:
    """Level-1 blocks filled with rows whose weights add up to the block's."""
    levels = []
    for label, total, groups in scheme:
        chosen = []
        for group_label, types in groups:
            measures = [each for each in subject.of(*types) if each.type != without]
            keep = len(measures) if "quantity" in types else min(len(measures), rng.randint(1, 2))
            if measures:
                chosen.append((style.label(group_label, 2), measures[:keep]))
        goals = draw_goals(
            rng,
            style,
            [each for _, group in chosen for each in group],
            subject.year,
            total,
            columns=columns,
        )
        for goal in goals:
            goal.level = label
        rest = list(goals)
        named = tuple((text, tuple(rest.pop(0) for _ in group)) for text, group in chosen)
        weighted = label + style.bracket(f"{total}分") if brackets and rng.random() < 0.6 else label
        levels.append(Level(weighted, named))
        if weighted != label:
            printed = Slot("weight", f"{label} 分值", Decimal(total), 0)
            draft.claims.append(
                Sum("weight-sum", printed, f"{label}权重之和", tuple(goal.weight for goal in goals))
            )
            text = Slot("label", label, words=None)
            text.words = weighted
            draft.marks[f"label:{label}"] = text
    every = [goal for level in levels for goal in level.goals]
    number_names(style, every)
    register(draft, every)
    return levels


def add_totals(
    style: Style, draft: Draft, goals: list[Goal], funds: Funds | None, full: int = 100
) -> tuple[Slot, Slot]:
    """Weight and score of the whole form."""
    weight = style.weight(style.total, full)
    score = style.score(style.total)
    extra_weight = [funds.weight] if funds and funds.weight else []
    extra_score = [funds.score] if funds and funds.score else []
    draft.claims.append(
        Sum("weight-sum", weight, "权重合计", (*extra_weight, *(goal.weight for goal in goals)))
    )
    draft.claims.append(
        Sum("score-sum", score, "总分", (*extra_score, *(goal.score for goal in goals)))
    )
    draft.settle()
    draft.marks["total_score"], draft.marks["total_weight"] = score, weight
    return weight, score


def grade_of(score: Slot) -> str:
    """The grade of the national bands."""
    value = score.value or Decimal(0)
    return "优" if value >= 90 else "良" if value >= 80 else "中" if value >= 60 else "差"


def draw(rng: Random, wishes: frozenset[str]) -> Draft:
    """A clean project form of one of the variants."""
    variant = rng.choice(VARIANTS)
    style = replace(draw_style(rng, unit=variant.unit))
    subject = draw_subject(rng)
    draft = Draft(
        "project",
        variant.name,
        "project-self-evaluation",
        subject.organisation,
        subject.year,
        subject.topic,
    )
    heads = dict(variant.heads)
    roles = [key for key in ("initial_budget", "full_year_budget", "executed") if key in heads]
    funds = draw_funds(
        rng,
        style,
        draft,
        rng.choice(variant.sources),
        roles=roles,
        weight=variant.execution,
        rates_for_all=rng.random() < 0.6,
    )
    signed = any(key == "sign" for key, _ in variant.columns)
    without = "quality" if "no-quality" in wishes and variant.name != "yinchuan" else ""
    levels = draw_levels(
        rng,
        style,
        subject,
        draft,
        variant.scheme,
        columns=signed,
        brackets=variant.brackets,
        without=without,
    )
    if without:
        draft.marks["omitted"] = Slot(label="质量指标")
    for goal in draft.goals:
        goal.reviewed = style.score(goal.name, goal.score.value, "reviewed_score")
    weight, score = add_totals(style, draft, draft.goals, funds)
    if not any(key == "reason" for key, _ in variant.columns):
        draft.also_ok.append({"check": "shortfall-unexplained"})
    _lay_out(rng, style, subject, draft, variant, funds, levels, (weight, score))
    return draft


def _lay_out(
    rng: Random,
    style: Style,
    subject: Subject,
    draft: Draft,
    variant: Variant,
    funds: Funds,
    levels: list[Level],
    totals: tuple[Slot, Slot],
) -> None:
    columns = [(key, style.label(text, 4)) for key, text in variant.columns]
    width = max(len(columns) + 1, len(variant.heads) + 3)
    rows = []
    name = draft.project = f"{subject.region}{subject.year}年{subject.project}项目"
    draft.rows = [
        (goals[0].level, group, goal)
        for level in levels
        for group, goals in level.groups
        for goal in goals
    ]
    rows.append(stretch(width, cell("项目名称"), cell(name)))
    rows.append(
        pairs(
            width,
            style,
            ("主管部门", subject.organisation),
            ("实施单位", rng.choice([subject.organisation, "本级"])),
        )
    )
    label = "项目资金" + (style.bracket(style.unit) if style.unit_place != "title" else "")
    heads = {key: style.label(text, 5) for key, text in variant.heads}
    rows += money_rows(style, funds, width, label, heads)
    plan, done = (
        plan_text(rng, style, draft, subject, funds),
        completion_text(rng, style, draft, subject, funds),
    )
    left = width // 2
    rows.append(
        [
            cell("年度总体目标", rows=2),
            cell("预期目标", columns=left - 1),
            cell("实际完成情况", columns=width - left),
        ]
    )
    rows.append([cell(*plan, columns=left - 1), cell(*done, columns=width - left)])
    start = len(rows)
    rows += goal_rows(levels, columns, width, style.label("绩效指标", 2))
    values: dict[str, Slot | str] = {"weight": totals[0], "score": totals[1]}
    if any(key == "reviewed" for key, _ in columns):
        reviewed = style.score("复核分合计", None, "reviewed_score")
        extra = [funds.score] if funds.score else []
        draft.claims.append(
            Sum(
                "score-sum",
                reviewed,
                "复核分合计",
                (*extra, *(goal.reviewed for goal in draft.goals)),
            )
        )
        draft.settle()
        values["reviewed"] = reviewed
    if variant.graded and rng.random() < 0.6 and columns[-1][0] == "reason":
        values["reason"] = f"自评等级{style.colon}{grade_of(totals[1])}"
    rows.append(closing_row(columns, width, style.total, True, values))
    grid = Grid(rows, "项目自评表", header=0)
    if rng.random() < 0.3:
        grid.break_after = start + rng.randint(2, 5)
        grid.header = start
    title = f"{rng.choice(['项目支出绩效自评表', '预算项目绩效自评表', '财政支出项目绩效自评表'])}"
    draft.blocks.append(Line((title,)))
    draft.blocks.append(Line((style.bracket(f"{subject.year}年度"),)))
    if style.unit_place == "title":
        draft.blocks.append(
            Line(
                (
                    rng.choice(
                        [f"单位{style.colon}{style.unit}", f"金额单位{style.colon}{style.unit}"]
                    ),
                )
            )
        )
    draft.blocks.append(grid)
    if variant.note and rng.random() < 0.7:
        draft.blocks.append(Line((variant.note,)))
    if rng.random() < 0.5:
        draft.blocks.append(sign_off(rng, style, subject.person, subject.year))
