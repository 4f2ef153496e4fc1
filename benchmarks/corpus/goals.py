"""Indicators with target, result, weight and score, worded the way a document words them."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from random import Random

from benchmarks.corpus.data_files import Measure, share
from benchmarks.corpus.model import Draft, Goal, Slot, rounded
from benchmarks.corpus.style import Style

REASONS = (
    "受汛期持续降雨影响，部分工作推迟；下一步将加强调度，倒排工期。",
    "年中需求调整，实际申报数少于预期。改进措施：完善前期摸底，细化目标。",
    "部分尾款未达支付条件，已结转下年继续实施，将加快验收结算。",
    "设备到货较晚导致进度滞后，今后提前启动采购程序。",
)


def whole(rng: Random, low: int, high: int) -> int:
    """A target as people set them: rounder the larger it is."""
    value = rng.randint(low, high)
    step = 1 if value < 60 else 5 if value < 300 else 10 if value < 2000 else 100
    return max(low, value // step * step)


def draw_plan(rng: Random, measure: Measure) -> Decimal | None:
    """The target's number; none for words and deadlines."""
    if measure.kind in ("words", "date"):
        return None
    if measure.kind == "rate":
        return Decimal(rng.randint(int(measure.low), int(measure.high)))
    return Decimal(whole(rng, int(measure.low), int(measure.high)))


def draw_result(rng: Random, measure: Measure, plan: Decimal, *, missed: bool) -> Decimal:
    """A result that reaches the plan, or one that does not."""
    if measure.kind == "rate":
        if missed:
            return plan - Decimal(rng.randint(15, 80)).scaleb(-1)
        top = min(Decimal(100), plan + 6)
        return rng.choice([plan, top, plan + (top - plan) * rng.randint(1, 9) / 10])
    if measure.kind in ("at_most", "low_rate"):
        over = plan * rng.randint(103, 118) / 100
        under = plan * rng.randint(88, 99) / 100
        result = over if missed else rng.choice([plan, under])
        if measure.kind == "low_rate":
            return Decimal(rounded(Fraction(result), 1)) + (Decimal("0.3") if missed else 0)
        step = result.to_integral_value()
        return step + 1 if missed and step <= plan else step
    if missed:
        return min(plan - 1, (plan * rng.randint(62, 96) / 100).to_integral_value())
    if rng.random() < 0.3:
        return plan
    growth = rng.choice([103, 105, 108, 112, 119, 126, 135, 160])
    return max(plan, (plan * growth / 100).to_integral_value())


def _target(
    rng: Random, style: Style, measure: Measure, plan: Decimal | None, year: int, *, columns: bool
) -> tuple[Slot, Slot, Slot]:
    """Target, sign and unit as printed."""
    target = Slot("target", measure.name, plan, 0, typed=columns)
    sign, unit = Slot("sign"), Slot("unit", words=measure.unit)
    if measure.kind == "words":
        target.words, sign.words, unit.words = str(measure.low), "定性", style.nothing
        return target, sign, unit
    if measure.kind == "date":
        month = rng.randint(int(measure.low), int(measure.high))
        target.words = rng.choice(
            [
                f"{year}年{month}月底前",
                f"{year}年{month}月31日前" if month in (10, 12) else f"{year}年{month}月30日前",
            ]
        )
        sign.words, unit.words = "≤", style.nothing
        return target, sign, unit
    down = measure.kind in ("at_most", "low_rate")
    exact = plan == 100 and measure.kind == "rate"
    sign.words = "=" if exact else "≤" if down else "≥"
    if columns:
        return target, sign, unit
    target.suffix = style.percent if measure.unit == "%" else measure.unit
    if exact and style.target_words != "sign":
        return target, sign, unit
    if style.target_words == "words":
        target.prefix = (
            rng.choice(["不超过", "不高于"]) if down else rng.choice(["不少于", "不低于", "至少"])
        )
    elif style.target_words == "suffix":
        target.suffix += rng.choice(["以内", "及以下"]) if down else rng.choice(["以上", "及以上"])
    else:
        target.prefix = sign.words
    return target, sign, unit


def _result(
    rng: Random,
    style: Style,
    measure: Measure,
    target: Slot,
    value: Decimal | None,
    year: int,
    *,
    columns: bool,
) -> Slot:
    """The result as printed."""
    result = Slot("result", measure.name, value, 0)
    if measure.kind == "words":
        result.words = str(measure.high)
        return result
    if measure.kind == "date":
        month = int((target.words or "").split("年")[1].split("月")[0])
        result.words = rng.choice(
            [f"{year}年{month}月{rng.randint(3, 28)}日", f"{year}年{month - 1}月完成"]
        )
        return result
    assert value is not None
    if value != value.to_integral_value():
        result.places = max(1, -int(value.normalize().as_tuple().exponent))
    percent = style.percent if measure.unit == "%" else measure.unit
    result.suffix = "" if columns and rng.random() < 0.8 else percent
    if columns or style.result_words == "bare":
        return result
    result.typed = False
    if style.result_words == "done" or measure.kind != "count":
        result.prefix = rng.choice(["完成", "实际完成", "达到", "实现"])
        return result
    first = (value * rng.randint(30, 60) / 100).to_integral_value()
    result.prefix = rng.choice(
        [
            f"{measure.name}为",
            f"全年{measure.name}共计",
            f"上半年{first}{measure.unit}、下半年{value - first}{measure.unit}，合计",
        ]
    )
    return result


def draw_goal(
    rng: Random,
    style: Style,
    measure: Measure,
    year: int,
    weight: Decimal,
    *,
    missed: bool = False,
    columns: bool = False,
) -> Goal:
    """One indicator row."""
    plan = draw_plan(rng, measure)
    missed = missed and plan is not None
    value = draw_result(rng, measure, plan, missed=missed) if plan is not None else None
    target, sign, unit = _target(rng, style, measure, plan, year, columns=columns)
    result = _result(rng, style, measure, target, value, year, columns=columns)
    score = style.score(measure.name, weight)
    goal = Goal(
        measure.type,
        measure.name,
        measure.unit,
        measure.kind,
        target,
        result,
        style.weight(measure.name, weight),
        score,
        Slot("reason", measure.name, words=""),
        sign,
        unit,
        plan=plan,
    )
    if missed and plan and value is not None:
        ratio = (
            Fraction(plan) / Fraction(value)
            if measure.kind in ("at_most", "low_rate")
            else (Fraction(value) / Fraction(plan))
        )
        score.set(Fraction(weight) * ratio)
        if score.value == weight:
            score.set(weight - Decimal("0.5"))
        goal.reason.words = rng.choice(REASONS)
    return goal


def weights_for(rng: Random, total: int, count: int) -> list[Decimal]:
    """Weights of the rows of one block."""
    if total < 2 * count:
        return (
            [Decimal(total) / count]
            if count == 1
            else [Decimal(each) / 2 for each in share(rng, total * 2, count)]
        )
    if rng.random() < 0.3 and total % count == 0:
        return [Decimal(total // count)] * count
    return [Decimal(each) for each in share(rng, total, count, least=2)]


def draw_goals(
    rng: Random,
    style: Style,
    measures: Sequence[Measure],
    year: int,
    total: int,
    *,
    missed: float = 0.12,
    columns: bool = False,
) -> list[Goal]:
    """The rows of one block; their weights add up to the total."""
    weights = weights_for(rng, total, len(measures))
    return [
        draw_goal(rng, style, measure, year, weight, missed=rng.random() < missed, columns=columns)
        for measure, weight in zip(measures, weights, strict=True)
    ]


def number_names(style: Style, goals: Sequence[Goal]) -> None:
    """Gives each row its printed name."""
    for number, goal in enumerate(goals, 1):
        lead = {"指标": f"指标{number}{style.colon}", "1.": f"{number}."}.get(style.numbering, "")
        goal.name_slot = Slot("name", goal.name, words=lead + goal.name)


def register(draft: Draft, goals: Sequence[Goal]) -> None:
    """Adds rows to a draft, with what may fairly be said of the right ones."""
    draft.goals.extend(goals)
    for goal in goals:
        if not goal.met:
            draft.traits.add("missed-with-reason")
            draft.consistent.append(
                {"what": f"未达标已按比例计分并说明: {goal.name}", "stated": goal.score.text}
            )
        elif goal.plan and goal.result.value and goal.result.value >= goal.plan * 13 / 10:
            draft.traits.add("130%-of-target")
