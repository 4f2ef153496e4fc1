"""Errors in targets, results and reasons."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from random import Random

from benchmarks.corpus.defects.digits import alone, cell_with, shown
from benchmarks.corpus.model import Draft, Goal, Planted

#: units that measure one kind of thing; 「个」 counts anything
COUNTABLE = ("公里", "米", "台", "份", "亩", "公顷", "册", "批次", "人次", "元")

LENGTHS, AREAS = ("公里", "米"), ("亩", "公顷")
#: a lot is sampled by one copy, a book is a copy: people write one for the other
COPIES = ("份", "册", "批次")

FLIPPED = {
    "≥": "≤",
    "≤": "≥",
    "不少于": "不超过",
    "不低于": "不高于",
    "至少": "最多",
    "不超过": "不少于",
    "不高于": "不低于",
}


def _goals(draft: Draft, keep: Callable[[Goal], bool]) -> list[Goal]:
    single = alone(draft)
    return [
        goal
        for goal in draft.goals
        if {id(goal.target), id(goal.result)} <= single
        and keep(goal)
        and not {id(goal.target), id(goal.result), id(goal.score)} & draft.touched
    ]


def _touch(draft: Draft, goal: Goal) -> None:
    draft.touched.update(id(each) for each in (goal.target, goal.result, goal.score, goal.weight))


def _counted(goal: Goal) -> bool:
    return goal.kind == "count" and goal.plan is not None and goal.plan >= 5 and goal.met


def _full(goal: Goal) -> bool:
    return goal.score.is_number and goal.score.value == goal.weight.value


def result_missing(draft: Draft, rng: Random) -> Planted | None:
    """A target without a result."""
    goals = [] if draft.kind == "monitoring" else _goals(draft, lambda goal: goal.plan is not None)
    if not goals:
        return None
    goal = rng.choice(goals)
    goal.result.words = ""
    _touch(draft, goal)
    draft.also_ok += [{"check": "score-without-result"}, {"check": "shortfall-unexplained"}]
    return Planted("result-missing", None, None, goal.name, "漏填完成值")


def target_missed_full_score(draft: Draft, rng: Random) -> Planted | None:
    """Full marks for a result that falls short."""
    goals = _goals(draft, lambda goal: _counted(goal) and _full(goal))
    if not goals:
        return None
    goal = rng.choice(goals)
    goal.result.prefix = goal.result.prefix if "、" not in goal.result.prefix else ""
    plan = goal.plan or Decimal(0)
    goal.result.set(min(plan - 1, (plan * rng.randint(70, 95) / 100).to_integral_value()))
    goal.reason.words = ""
    draft.settle()
    _touch(draft, goal)
    draft.also_ok += [
        {"check": "target-missed"},
        {"check": "shortfall-unexplained"},
        {"check": "score-rule"},
    ]
    return Planted(
        "target-missed-full-score",
        goal.result.text,
        goal.target.text,
        goal.name,
        "未达目标仍得满分",
        [goal.score.text],
    )


def shortfall_unexplained(draft: Draft, rng: Random) -> Planted | None:
    """Marks lost, and nothing said why."""
    printed = shown(draft)
    goals = [
        goal
        for goal in _goals(draft, lambda goal: _counted(goal) and _full(goal))
        if id(goal.reason) in printed and goal.weight.value
    ]
    if not goals or "total_score" not in draft.marks or not _asks_for_reasons(draft):
        return None
    goal = rng.choice(goals)
    goal.result.prefix = goal.result.prefix if "、" not in goal.result.prefix else ""
    plan = goal.plan or Decimal(1)
    goal.result.set(min(plan - 1, (plan * rng.randint(60, 88) / 100).to_integral_value()))
    ratio = Fraction(goal.result.value or 0) / Fraction(plan)
    goal.score.set(Fraction(goal.weight.value or 0) * ratio)
    if goal.score.value == goal.weight.value:
        return None
    goal.reason.words = ""
    draft.settle(skip=[each for each in draft.claims if each.stated is goal.score])
    _touch(draft, goal)
    draft.also_ok += [{"check": "target-missed"}, {"check": "score-rule"}]
    return Planted(
        "shortfall-unexplained",
        goal.score.text,
        None,
        goal.name,
        "扣分未说明原因",
        [goal.result.text, goal.target.text],
    )


def _asks_for_reasons(draft: Draft) -> bool:
    """Whether the form asks why marks were lost; a column 「说明」 does once one row answers there."""
    headings = {each.text for grid in draft.grids() for row in grid.rows for each in row}
    if "说明" not in headings:
        return True
    return any(goal.reason.words and not goal.met for goal in draft.goals)


def target_direction(draft: Draft, rng: Random) -> Planted | None:
    """The sign turned round."""
    single = alone(draft)

    def signed(goal: Goal) -> bool:
        plain = goal.type == "quantity" and goal.kind == "count"
        if not plain and goal.kind != "low_rate":
            return False
        return goal.target.prefix in FLIPPED or (
            id(goal.sign) in single and goal.sign.text in FLIPPED
        )

    targets = {id(goal.target) for goal in draft.goals} & single
    goals = [
        goal
        for goal in draft.goals
        if id(goal.target) in targets and signed(goal) and id(goal.target) not in draft.touched
    ]
    if not goals:
        return None
    goal = rng.choice(goals)
    right = goal.target.text
    if goal.target.prefix in FLIPPED:
        goal.target.prefix = FLIPPED[goal.target.prefix]
    else:
        goal.sign.words = FLIPPED[goal.sign.text]
    _touch(draft, goal)
    draft.also_ok += [
        {"check": check}
        for check in (
            "target-missed",
            "target-missed-full-score",
            "shortfall-unexplained",
            "goal-changed",
        )
    ]
    return Planted(
        "target-direction", goal.target.text, right, goal.name, "比较符号写反", [goal.sign.text]
    )


def target_copied(draft: Draft, rng: Random) -> Planted | None:
    """The result repeats the target, sign and all."""
    goals = (
        []
        if draft.kind == "monitoring"
        else _goals(draft, lambda goal: goal.plan is not None and goal.target.prefix in ("≥", "≤"))
    )
    if not goals:
        return None
    goal = rng.choice(goals)
    goal.result.words = goal.target.text
    _touch(draft, goal)
    return Planted("target-copied", goal.result.text, None, goal.name, "完成值照抄目标值")


def target_unit(draft: Draft, rng: Random) -> Planted | None:
    """The result is counted in something else."""
    goals = _goals(
        draft,
        lambda goal: (
            goal.kind == "count" and goal.result.suffix == goal.unit and goal.unit in COUNTABLE
        ),
    )
    if not goals or draft.kind == "monitoring":
        return None
    goal = rng.choice(goals)
    alike = next((each for each in (LENGTHS, AREAS, COPIES) if goal.unit in each), (goal.unit,))
    pool = [each for each in ("公里", "户", "份", "亩", "台") if each not in alike]
    goal.result.suffix = rng.choice(pool)
    if "、" in goal.result.prefix:
        goal.result.prefix = ""
    _touch(draft, goal)
    draft.also_ok += [{"check": "figure-conflict"}]
    return Planted(
        "target-unit",
        goal.result.text,
        goal.target.text,
        goal.name,
        "完成值单位与目标值不一致",
        [goal.target.text],
    )


def indicator_type_missing(draft: Draft, rng: Random) -> Planted | None:
    """No indicator of a required type; the form was built that way."""
    if "omitted" not in draft.marks:
        return None
    return Planted("indicator-type-missing", None, "质量指标", "绩效指标", "未设置质量指标")


def unit_missing(draft: Draft, rng: Random) -> Planted | None:
    """「万」 where 「万元」 is meant."""
    single = alone(draft)
    goals = [
        goal
        for goal in draft.goals
        if id(goal.target) in single
        and goal.target.suffix == "万元"
        and goal.target.prefix
        and id(goal.target) not in draft.touched
    ]
    if not goals:
        return None
    goal = rng.choice(goals)
    right = goal.target.text
    goal.target.suffix = "万"
    _touch(draft, goal)
    draft.also_ok += [{"check": "target-unit"}, {"check": "goal-changed"}]
    return Planted("unit-missing", goal.target.text, right, goal.name, "金额漏写“元”")


def goal_changed(draft: Draft, rng: Random) -> Planted | None:
    """The self-evaluation lowers a target that had been declared."""
    if "declared" not in draft.marks:
        return None
    goals = _goals(draft, lambda goal: _counted(goal) and cell_with(draft, goal.target) is not None)
    if not goals:
        return None
    goal = rng.choice(goals)
    right = goal.target.text
    plan = goal.plan or Decimal(5)
    goal.plan = (plan * rng.randint(50, 85) / 100).to_integral_value()
    goal.target.set(goal.plan)
    draft.settle()
    _touch(draft, goal)
    draft.also_ok += [{"check": "target-low"}, {"check": "target-conflict"}]
    return Planted(
        "goal-changed",
        goal.target.text,
        right,
        goal.name,
        "自评时下调目标值",
        [right],
        ["figure-conflict"],
        any_doc=True,
    )
