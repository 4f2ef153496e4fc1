"""Errors in weights and scores."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from random import Random

from benchmarks.corpus.defects.digits import alone
from benchmarks.corpus.model import Claim, Draft, Goal, Planted, Slot, rounded


def _goals(draft: Draft) -> list[Goal]:
    """Rows whose weight and score stand in cells, untouched."""
    single = alone(draft)
    return [
        goal
        for goal in draft.goals
        if {id(goal.weight), id(goal.score)} <= single
        and not {id(goal.weight), id(goal.score), id(goal.result)} & draft.touched
        and goal.score.is_number
    ]


def _total_claim(draft: Draft, mark: str) -> Claim | None:
    total = draft.marks.get(mark)
    return next((each for each in draft.claims if total is not None and each.stated is total), None)


def weight_sum(draft: Draft, rng: Random) -> Planted | None:
    """A weight was changed and the others were not."""
    total, goals = draft.marks.get("total_weight"), _goals(draft)
    claim = _total_claim(draft, "total_weight")
    if total is None or claim is None or not goals or id(total) in draft.touched:
        return None
    goal = rng.choice(goals)
    weight, score = goal.weight.value or Decimal(0), goal.score.value or Decimal(0)
    step = rng.choice([Decimal(1), Decimal(2), Decimal(3)])
    if rng.random() < 0.5 and weight > step + 1 and score >= step:
        step = -step
    goal.weight.set(weight + step)
    if score == weight:
        goal.score.set(score + step)
    skip = [each for each in draft.claims if each.check == "weight-sum"]
    parents = [each.stated.text for each in skip if goal.weight in each.inputs()]
    draft.settle(skip=skip)
    draft.touched.update((id(goal.weight), id(goal.score), id(total)))
    score_total = draft.marks.get("total_score")
    if score_total is not None:
        draft.touched.add(id(score_total))
        draft.also_ok.append({"check": "score-above-weight", "stated": [score_total.text]})
    if goal.score.amount > goal.weight.amount:
        draft.also_ok.append({"check": "score-above-weight", "stated": [goal.score.text]})
    draft.also_ok.append({"check": "weight-sum"})
    draft.also_ok.append({"check": "shortfall-unexplained", "stated": [goal.score.text]})
    return Planted(
        "weight-sum",
        total.text,
        claim.expected(),
        f"{goal.name} 分值",
        "调整个别分值后未重新平衡",
        [goal.weight.text, claim.expected(), *parents],
    )


def score_above_weight(draft: Draft, rng: Random) -> Planted | None:
    """A score above what the row can give."""
    goals = [goal for goal in _goals(draft) if goal.score.value == goal.weight.value]
    if not goals:
        return None
    goal = rng.choice(goals)
    goal.score.set((goal.weight.value or Decimal(0)) + Decimal(rng.choice(["0.5", "1", "2"])))
    draft.touched.update((id(goal.score), id(goal.weight)))
    _follow_or_not(draft, rng)
    draft.also_ok.append({"check": "score-above-weight"})
    return Planted(
        "score-above-weight", goal.score.text, goal.weight.text, goal.name, "得分录入错误"
    )


def _follow_or_not(draft: Draft, rng: Random) -> None:
    """The sheet's formula carried the error on, or the total had been typed."""
    if rng.random() < 0.5:
        draft.settle(skip=[each for each in draft.claims if each.check == "score-rule"])
    total = draft.marks.get("total_score")
    if total is not None:
        draft.touched.add(id(total))


def score_sum(draft: Draft, rng: Random) -> Planted | None:
    """A total that is not the sum of the scores."""
    total, claim = draft.marks.get("total_score"), _total_claim(draft, "total_score")
    if total is None or claim is None or id(total) in draft.touched:
        return None
    value = total.value or Decimal(0)
    steps = [Decimal(1), Decimal(-1), Decimal("0.5"), Decimal("-0.5"), Decimal(2), Decimal("-1.2")]
    total.set(min(Decimal(100), value + rng.choice(steps)))
    if claim.holds() or _is_rounded(value, total):
        total.set(value - rng.choice([Decimal("0.6"), Decimal(1)]))
    draft.touched.add(id(total))
    draft.touched.update(id(slot) for slot in claim.inputs())
    return Planted(
        "score-sum",
        total.text,
        claim.expected(),
        "总分",
        "分项修改后总分未更新",
        [claim.expected()],
        ["sum-mismatch", "figure-conflict"],
    )


def _is_rounded(value: Decimal, total: Slot) -> bool:
    """Whether the total is a value with fewer decimals: 99.74 printed as 100 is no error."""
    return rounded(Fraction(value), total.shown_places) == total.value


def score_missing(draft: Draft, rng: Random) -> Planted | None:
    """A weighted row without a score."""
    goals = _goals(draft)
    if not goals:
        return None
    goal = rng.choice(goals)
    goal.score.words = ""
    total = draft.marks.get("total_score")
    draft.touched.update((id(goal.score), id(goal.weight)))
    if total is not None:
        draft.touched.add(id(total))
        draft.also_ok.append({"check": "score-sum"})
    return Planted("score-missing", None, None, goal.name, "漏填得分")
