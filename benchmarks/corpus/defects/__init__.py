"""Errors as they happen in offices, one function per check, planted into clean drafts.

A defect changes what is printed and tells what it changed; `None` means that the draft has no
place for it. What else breaks is found afterwards from the draft's own claims.
"""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from benchmarks.corpus.defects import amounts, indicators, scores, texts
from benchmarks.corpus.model import Draft, Planted

Defect = Callable[[Draft, Random], Planted | None]

DEFECTS: dict[str, Defect] = {
    "sum-mismatch": amounts.sum_mismatch,
    "ratio-mismatch": amounts.ratio_mismatch,
    "rounding-mode": amounts.rounding_mode,
    "count-mismatch": amounts.count_mismatch,
    "malformed-number": amounts.malformed_number,
    "unit-mismatch": amounts.unit_mismatch,
    "budget-overspent": amounts.budget_overspent,
    "weight-sum": scores.weight_sum,
    "score-above-weight": scores.score_above_weight,
    "score-sum": scores.score_sum,
    "score-missing": scores.score_missing,
    "result-missing": indicators.result_missing,
    "target-missed-full-score": indicators.target_missed_full_score,
    "shortfall-unexplained": indicators.shortfall_unexplained,
    "target-direction": indicators.target_direction,
    "target-copied": indicators.target_copied,
    "target-unit": indicators.target_unit,
    "indicator-type-missing": indicators.indicator_type_missing,
    "unit-missing": indicators.unit_missing,
    "placeholder-left": texts.placeholder_left,
    "figure-conflict": texts.figure_conflict,
    "target-conflict": texts.target_conflict,
    "grade-without-score": texts.grade_without_score,
    "basis-conflict": amounts.basis_conflict,
    "goal-changed": indicators.goal_changed,
}

#: what a draft has to be built with for a defect to have its place
WISHES: dict[str, str] = {
    "indicator-type-missing": "no-quality",
    "grade-without-score": "grade-without-score",
    "goal-changed": "pair",
}
