"""The department's self-evaluation of its whole expenditure, in the Ministry's manner."""

from __future__ import annotations

from random import Random

from benchmarks.corpus.data_files import draw_subject
from benchmarks.corpus.families.project import BENEFIT, CONTENT, COST, OUTPUT, draw_levels
from benchmarks.corpus.matrix import Matrix, draw_matrix
from benchmarks.corpus.model import Draft, Grid, Line, Rate, Scaled, Slot, Sum
from benchmarks.corpus.prose import Pieces, count_sentence, quote, ratio_sentence
from benchmarks.corpus.style import Style, draw_style
from benchmarks.corpus.tables import Level, Row, cell, closing_row, goal_rows, sign_off, stretch

SCHEME = (("产出指标", 50, OUTPUT + COST), ("效益指标", 30, BENEFIT), ("满意度指标", 10, CONTENT))
SIGNED = (("sign", "指标性质"), ("target", "年度指标值"), ("measure", "度量单位"))
PLAIN = (("target", "年度指标值"),)
WIDTH = 11


def draw(rng: Random, wishes: frozenset[str]) -> Draft:
    """A clean department form."""
    style = draw_style(rng)
    subject = draw_subject(rng)
    signed = rng.random() < 0.4
    variant = "with-execution" if rng.random() < 0.6 else "budget-only"
    draft = Draft(
        "department",
        variant,
        "department-self-evaluation",
        subject.organisation,
        subject.year,
        subject.topic,
    )
    sources = ["财政拨款", rng.choice(["其他资金", "其他"])]
    budget = draw_matrix(rng, style, draft, subject.works, sources, "full_year_budget")
    spent = None
    execution: tuple[Slot, Slot, Slot] | None = None
    if variant == "with-execution":
        spent = draw_matrix(rng, style, draft, subject.works, sources, "executed", below=budget)
        execution = _execution(style, draft, budget, spent)
    without = "quality" if "no-quality" in wishes else ""
    scheme = SCHEME if execution else (("产出指标", 60, OUTPUT + COST), *SCHEME[1:])
    levels = draw_levels(
        rng, style, subject, draft, scheme, columns=signed, brackets=True, without=without
    )
    if without:
        draft.marks["omitted"] = Slot(label="质量指标")
    rows: list[Row] = [
        stretch(WIDTH, cell("部门（单位）名称", columns=2), cell(subject.organisation))
    ]
    rows += _task_rows(rng, style, subject.works, budget, spent)
    if execution:
        rows.append(
            stretch(
                WIDTH,
                cell("预算执行率", columns=2),
                cell("分值"),
                cell(execution[1]),
                cell("执行率"),
                cell(execution[0]),
                cell("得分"),
                cell(execution[2]),
            )
        )
    rows += _goal_texts(rng, style, draft, budget, spent)
    start = len(rows)
    rows += _goal_table(style, draft, levels, signed, execution)
    draft.blocks.append(
        Line((rng.choice(["部门整体支出绩效自评表", "部门（单位）整体绩效自评表"]),))
    )
    lead = f"（{subject.year}年度）"
    if style.unit_place == "title":
        lead += f"          单位{style.colon}{style.unit}"
    draft.blocks.append(Line((lead,)))
    grid = Grid(rows, "部门自评", header=start)
    if rng.random() < 0.3:
        grid.break_after = start + 3
    draft.blocks.append(grid)
    if rng.random() < 0.4:
        draft.blocks.append(sign_off(rng, style, subject.person, subject.year))
    return draft


def _goal_table(
    style: Style,
    draft: Draft,
    levels: list[Level],
    signed: bool,
    execution: tuple[Slot, Slot, Slot] | None,
) -> list[Row]:
    columns = (
        ("level1", "一级指标"),
        ("level2", "二级指标"),
        ("name", "三级指标"),
        *(SIGNED if signed else PLAIN),
        ("result", "实际完成值"),
        ("weight", "分值"),
        ("score", "得分"),
        ("reason", "偏差原因分析及改进措施"),
    )
    rows = goal_rows(levels, columns, WIDTH, "年度绩效指标")
    weight, score = style.weight(style.total, 100), style.score(style.total)
    extra = ([execution[1]], [execution[2]]) if execution else ([], [])
    draft.claims.append(
        Sum("weight-sum", weight, "权重合计", (*extra[0], *(goal.weight for goal in draft.goals)))
    )
    draft.claims.append(
        Sum("score-sum", score, "总分", (*extra[1], *(goal.score for goal in draft.goals)))
    )
    draft.settle()
    draft.marks["total_score"], draft.marks["total_weight"] = score, weight
    return [
        *rows,
        closing_row(columns, WIDTH, style.total, True, {"weight": weight, "score": score}),
    ]


def _execution(
    style: Style, draft: Draft, budget: Matrix, spent: Matrix
) -> tuple[Slot, Slot, Slot]:
    rate = style.rate("execution_rate", "预算执行率")
    weight, score = style.weight("预算执行率", 10), style.score("预算执行率")
    draft.claims.append(Rate("ratio-mismatch", rate, "预算执行率", (spent.total,), (budget.total,)))
    draft.claims.append(Scaled("score-rule", score, "执行率得分", rate, weight))
    draft.settle()
    draft.marks.update(executed=spent.total, full_year_budget=budget.total, execution_rate=rate)
    return rate, weight, score


def _task_rows(
    rng: Random, style: Style, works: tuple[str, ...], budget: Matrix, spent: Matrix | None
) -> list[Row]:
    unit = style.bracket(style.unit) if style.unit_place != "title" else ""
    sources = ["总额", *budget.sources]
    if spent:
        top = [
            cell("年度主要任务", rows=len(works) + 3),
            cell("任务名称", rows=2),
            cell("主要内容及完成情况", rows=2, columns=3),
            cell(f"预算金额{unit}", columns=3),
            cell(f"执行金额{unit}", columns=3),
        ]
        second = [cell(text) for text in (*sources, *sources)]
    else:
        top = [
            cell("年度主要任务", rows=len(works) + 3),
            cell("任务名称", rows=2),
            cell("主要内容", rows=2, columns=3),
            cell("任务完成情况", rows=2, columns=3),
            cell(f"预算金额{unit}", columns=3),
        ]
        second = [cell(text) for text in sources]
    rows = [top, second]
    for number, work in enumerate([*works, "金额合计"]):
        row = [cell(work)]
        row.append(cell(f"完成{work}各项工作" if number < len(works) else "", columns=3))
        if not spent:
            row.append(
                cell(rng.choice(["已完成", "按计划完成"]) if number < len(works) else "", columns=3)
            )
        row += [cell(slot) for slot in budget.row(number)]
        if spent:
            row += [cell(slot) for slot in spent.row(number)]
        rows.append(row)
    return rows


def _goal_texts(
    rng: Random, style: Style, draft: Draft, budget: Matrix, spent: Matrix | None
) -> list[Row]:
    lead = Slot(
        "goal", "年度总体目标", words=f"全面推进{'、'.join(budget.tasks)}，提升部门履职能力"
    )
    draft.texts["goal"] = lead
    plan: Pieces = [lead]
    if rng.random() < 0.7:
        plan += ["，年度主要任务共安排预算", *quote(rng, style, draft, budget.total, loose=True)]
    done: Pieces = []
    if spent and rng.random() < 0.7:
        done += ["年度主要任务实际支出", *quote(rng, style, draft, spent.total, loose=True), "。"]
    for make in (count_sentence, ratio_sentence):
        if rng.random() < 0.5:
            done += make(rng, style, draft)
    if spent and spent.total.value != budget.total.value:
        done.append("未执行资金主要为跨年合同尾款，结转下年支付。")
    return [
        [
            cell("年度总体目标", rows=2),
            cell("预期目标", columns=5),
            cell("目标完成情况", columns=5),
        ],
        [cell(*plan, "。", columns=5), cell(*(done or ["年度目标任务全面完成。"]), columns=5)],
    ]
