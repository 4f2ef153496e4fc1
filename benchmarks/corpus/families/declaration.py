"""Target declarations: of a project, of a department, with cost tables and in 元."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from random import Random

from benchmarks.corpus.data_files import Subject, between, draw_subject
from benchmarks.corpus.families.project import BENEFIT, CONTENT, COST, OUTPUT, draw_levels
from benchmarks.corpus.funds import draw_funds
from benchmarks.corpus.matrix import draw_matrix
from benchmarks.corpus.model import Draft, Goal, Grid, Line, Piece, Rate, Same, Slot, Sum
from benchmarks.corpus.prose import Pieces, amount, number, quote
from benchmarks.corpus.style import Style, draw_style
from benchmarks.corpus.tables import Level, Row, cell, goal_rows, money_rows, pairs, stretch

FRAMEWORK = (
    ("成本指标", 20, (("经济成本指标", ("cost",)),)),
    ("产出指标", 40, OUTPUT),
    ("效益指标", 30, BENEFIT),
    ("满意度指标", 10, CONTENT),
)
OLDER = (("产出指标", 50, OUTPUT + COST), ("效益指标", 40, BENEFIT), ("满意度指标", 10, CONTENT))
LEVELS = (("level1", "一级指标"), ("level2", "二级指标"), ("name", "三级指标"))


def _begin(rng: Random, variant: str, unit: str | None = None) -> tuple[Style, Subject, Draft]:
    style, subject = draw_style(rng, unit=unit), draw_subject(rng)
    draft = Draft(
        "declaration",
        variant,
        "target-declaration",
        subject.organisation,
        subject.year,
        subject.topic,
    )
    return style, subject, draft


def _levels(
    rng: Random,
    style: Style,
    subject: Subject,
    draft: Draft,
    scheme: tuple,  # type: ignore[type-arg]
    wishes: frozenset[str],
    *,
    columns: bool = False,
) -> list[Level]:
    without = "quality" if "no-quality" in wishes else ""
    levels = draw_levels(
        rng, style, subject, draft, scheme, columns=columns, brackets=False, without=without
    )
    if without:
        draft.marks["omitted"] = Slot(label="质量指标")
    draft.consistent.clear()
    return levels


def _goal_lead(draft: Draft, subject: Subject) -> Slot:
    lead = Slot(
        "goal",
        "总体目标",
        words=f"通过{'、'.join(subject.works)}，全面完成{subject.project}年度任务",
    )
    draft.texts["goal"] = lead
    return lead


def _quoted(rng: Random, draft: Draft, goals: list[Goal]) -> Pieces:
    found = [goal for goal in goals if goal.kind == "count" and goal.type == "quantity"]
    pieces: Pieces = []
    for goal in rng.sample(found, min(len(found), rng.randint(0, 2))):
        slot = number("target", f"目标正文 {goal.name}", goal.plan or 0, goal.unit)
        draft.claims.append(Same("target-conflict", slot, f"目标正文引用 {goal.name}", goal.target))
        pieces += [f"，{goal.name}不少于", slot]
    return pieces


def project_form(rng: Random, wishes: frozenset[str]) -> Draft:
    """A project with yearly and whole-period targets."""
    style, subject, draft = _begin(rng, "project-period")
    funds = draw_funds(
        rng,
        style,
        draft,
        ("资金总额", "财政拨款", "其他资金"),
        roles=("period_budget", "full_year_budget"),
        weight=0,
    )
    for row in range(1, 3):  # the whole period costs more than one year
        slot = funds.at(row, "period_budget")
        slot.words = None
        slot.set((funds.at(row, "full_year_budget").value or Decimal(0)) * rng.randint(2, 3))
        if not slot.value:
            slot.words = style.zero
    draft.settle()
    draft.traits.add("whole-period-and-annual")
    levels = _levels(rng, style, subject, draft, FRAMEWORK, wishes)
    later: dict[int, Slot] = {id(goal): _period_target(rng, goal) for goal in draft.goals}
    columns = (*LEVELS, ("period", "中期指标值"), ("target", "年度指标值"))
    width = 7
    extra: dict[str, Callable[[Goal], Piece]] = {"period": lambda goal: later[id(goal)]}
    rows: list[Row] = [
        stretch(width, cell("项目名称"), cell(subject.project)),
        pairs(
            width,
            style,
            ("主管部门", subject.organisation),
            ("项目期", f"{subject.year}-{subject.year + 2}年"),
        ),
        *money_rows(
            style,
            funds,
            width,
            f"项目资金{style.bracket(style.unit)}",
            {"period_budget": "中期资金总额", "full_year_budget": "年度资金总额"},
            scored=False,
        ),
        [
            cell("总体目标", rows=2),
            cell(f"中期目标（{subject.year}年—{subject.year + 2}年）", columns=3),
            cell("年度目标", columns=3),
        ],
        [
            cell(f"持续推进{subject.project}，形成长效机制。", columns=3),
            cell(_goal_lead(draft, subject), *_quoted(rng, draft, draft.goals), "。", columns=3),
        ],
        *goal_rows(levels, columns, width, "绩效指标", extra),
    ]
    draft.blocks += [
        Line(("项目支出绩效目标申报表",)),
        Line((f"（{subject.year}年度）",)),
        Grid(rows, "目标申报"),
    ]
    return draft


def _period_target(rng: Random, goal: Goal) -> Slot:
    slot = Slot(
        "period_target",
        goal.name,
        goal.plan,
        goal.target.places,
        prefix=goal.target.prefix,
        suffix=goal.target.suffix,
        words=goal.target.words,
        typed=False,
    )
    if goal.kind == "count" and goal.plan and rng.random() < 0.8:
        slot.value = goal.plan * rng.randint(2, 3)
    return slot


def department_form(rng: Random, wishes: frozenset[str]) -> Draft:
    """A department with its tasks and their money."""
    style, subject, draft = _begin(rng, "department-tasks")
    matrix = draw_matrix(rng, style, draft, subject.works, ["财政拨款", "其他资金"], "budget")
    levels = _levels(rng, style, subject, draft, OLDER, wishes)
    width = 7
    unit = style.bracket(style.unit)
    rows: list[Row] = [stretch(width, cell("部门（单位）名称"), cell(subject.organisation))]
    rows += [
        [
            cell("年度主要任务", rows=len(subject.works) + 3),
            cell("任务名称", rows=2),
            cell("主要内容", rows=2, columns=2),
            cell(f"预算金额{unit}", columns=3),
        ],
        [cell("总额"), cell("财政拨款"), cell("其他资金")],
    ]
    for at, work in enumerate([*subject.works, "金额合计"]):
        rows.append(
            [
                cell(work),
                cell("按年度计划实施" if at < matrix.last else "", columns=2),
                *(cell(slot) for slot in matrix.row(at)),
            ]
        )
    text: Pieces = [_goal_lead(draft, subject)]
    text += ["，年度主要任务共安排", *quote(rng, style, draft, matrix.total, loose=True)]
    rows.append(
        stretch(width, cell("年度总体目标"), cell(*text, *_quoted(rng, draft, draft.goals), "。"))
    )
    columns = (*LEVELS, ("target", "指标值"))
    rows += goal_rows(levels, columns, width, "年度绩效指标")
    draft.blocks += [
        Line(("部门（单位）整体支出绩效目标申报表",)),
        Line((f"（{subject.year}年度）",)),
        Grid(rows, "部门目标"),
    ]
    return draft


def yuan_form(rng: Random, wishes: frozenset[str]) -> Draft:
    """A declaration in 元 with dates and kinds of the project."""
    style, subject, draft = _begin(rng, "in-yuan", "元")
    total = style.money(None, "period_budget", "项目资金总额", "元")
    year = style.money(None, "full_year_budget", "年度资金申请总额", "元")
    own = style.money(
        between(rng, Decimal(400_000), Decimal(9_000_000), 2), "fiscal", "其中：当年财政拨款", "元"
    )
    other = style.money(
        between(rng, Decimal(10_000), Decimal(400_000), 2) if rng.random() < 0.5 else 0,
        "other",
        "当年其他资金",
        "元",
    )
    draft.claims.append(Sum("sum-mismatch", year, "年度资金申请总额", (own, other)))
    draft.settle()
    stages = rng.choice([1, 1, 2])
    total.set((year.value or Decimal(0)) * stages)
    levels = _levels(rng, style, subject, draft, FRAMEWORK, wishes)
    width = 6
    first, last = f"{subject.year}-01-01", f"{subject.year + stages - 1}-12-31"
    text: Pieces = [_goal_lead(draft, subject), "，年度申请财政资金"]
    slot = amount(style, own)
    draft.claims.append(Same("figure-conflict", slot, "正文引用 财政拨款", own))
    rows: list[Row] = [
        stretch(width, cell("项目名称"), cell(subject.project)),
        pairs(
            width,
            style,
            ("项目类别", "其他事业专业类"),
            ("项目性质", "经常性项目" if stages == 1 else "阶段性项目"),
        ),
        pairs(width, style, ("计划开始日期", first), ("计划完成日期", last)),
        pairs(width, style, ("项目资金总额", total), ("年度资金申请总额", year)),
        pairs(width, style, ("其中：当年财政拨款", own), ("当年其他资金", other)),
        stretch(
            width, cell("年度总体目标"), cell(*text, slot, *_quoted(rng, draft, draft.goals), "。")
        ),
        *goal_rows(levels, (*LEVELS, ("target", "指标目标值")), width, "绩效指标"),
    ]
    draft.blocks += [
        Line((f"财政项目支出绩效目标申报表（{subject.year}年度）",)),
        Line((f"申报单位名称：{subject.organisation}",)),
        Grid(rows, "绩效目标"),
    ]
    draft.traits.add("yuan")
    return draft


def cost_form(rng: Random, wishes: frozenset[str]) -> Draft:
    """A declaration with its costs item by item and two past years of spending."""
    style, subject, draft = _begin(rng, "cost-items", "万元")
    head = [
        cell("成本构成"),
        cell("数量"),
        cell(f"单价（{style.unit}）"),
        cell(f"金额（{style.unit}）"),
        cell("测算依据"),
    ]
    rows: list[Row] = [head]
    parts = []
    for work in subject.works:
        count = Slot("quantity", work, Decimal(rng.randint(2, 60)), 0)
        price = style.money(
            between(rng, Decimal(2), Decimal(30), style.money_places), "price", work
        )
        price.places = style.money_places
        item = style.money(None, "amount", work)
        item.set(Fraction(count.value or 0) * Fraction(price.value or 0))
        parts.append(item)
        rows.append([cell(work), cell(count), cell(price), cell(item), cell("市场询价")])
    total = style.money(None, "budget", style.sum_name)
    draft.claims.append(Sum("sum-mismatch", total, "成本构成合计", tuple(parts)))
    draft.settle()
    rows.append([cell(style.sum_name), cell(""), cell(""), cell(total), cell("")])
    past = _past_years(rng, style, subject, draft)
    levels = _levels(rng, style, subject, draft, OLDER, wishes)
    width = 6
    columns = (*LEVELS, ("before", "前年实际"), ("last", "上年实际"), ("target", "本年目标值"))
    history = {id(goal): _history(rng, goal) for goal in draft.goals}
    extra: dict[str, Callable[[Goal], Piece]] = {
        "before": lambda goal: history[id(goal)][0],
        "last": lambda goal: history[id(goal)][1],
    }
    text: Pieces = [
        _goal_lead(draft, subject),
        "，本年项目预算",
        *quote(rng, style, draft, total, loose=True),
        "。",
    ]
    top: list[Row] = [
        pairs(width, style, ("项目名称", subject.project), ("申报单位", subject.organisation)),
        stretch(width, cell("项目总目标"), cell(*text)),
    ]
    draft.blocks += [
        Line((f"{subject.year}年项目绩效目标申报表",)),
        Grid(top, "基本信息"),
        Line(("一、前两年预算安排及执行情况",)),
        past,
        Line(("二、成本测算",)),
        Grid(rows, "成本测算"),
        Line(("三、绩效指标",)),
        Grid(goal_rows(levels, columns, width, "", extra), "指标"),
    ]
    draft.traits.add("last-years-figures")
    return draft


def _past_years(rng: Random, style: Style, subject: Subject, draft: Draft) -> Grid:
    rows: list[Row] = [
        [
            cell("年度"),
            cell(f"预算数（{style.unit}）"),
            cell(f"执行数（{style.unit}）"),
            cell("执行率"),
        ]
    ]
    for year in (subject.year - 2, subject.year - 1):
        budget = style.money(
            between(rng, Decimal(80), Decimal(1600), style.money_places),
            "full_year_budget",
            f"{year}年预算数",
        )
        spent = style.money(
            (budget.value or Decimal(0)) * rng.randint(85, 99) / 100, "executed", f"{year}年执行数"
        )
        rate = style.rate("execution_rate", f"{year}年执行率")
        draft.claims.append(Rate("ratio-mismatch", rate, f"{year}年执行率", (spent,), (budget,)))
        rows.append([cell(f"{year}年"), cell(budget), cell(spent), cell(rate)])
    draft.settle()
    return Grid(rows, "前两年")


def _history(rng: Random, goal: Goal) -> tuple[str, str]:
    if goal.plan is None:
        return ("—", "—")
    suffix = goal.target.suffix.replace("以上", "").replace("及", "").replace("以内", "")
    suffix = suffix.replace("以下", "")
    values = [(goal.plan * rng.randint(80, 99) / 100).to_integral_value() for _ in range(2)]
    return (f"{values[0]}{suffix}", f"{values[1]}{suffix}")


VARIANTS = (project_form, department_form, yuan_form, cost_form)


def draw(rng: Random, wishes: frozenset[str]) -> Draft:
    """A clean declaration of one of the variants."""
    return rng.choice(VARIANTS)(rng, wishes)
