"""Scores that were reckoned from a rate as the form prints it, not from the amounts behind it."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from heji.forms.form import Indicator
from heji.rubrics.evaluation.marking import Task
from heji.rubrics.rules.curves import curve_of
from heji.rubrics.rules.rule import CountRatio, Linear, Proportional, Rule
from heji.values.interval import Interval


def of_printed_rates(
    rule: Rule | None, value: Fraction, row: Indicator, task: Task
) -> Iterator[Fraction]:
    """What the rule gives for the rates that a row prints, where they are roundings of a value.

    2874.30 ÷ 3321.14 is 86.546 %, printed as 86.55 %; ten times that is 8.66, and so the officer
    writes, though the amounts give 8.65. That is no error of the score. It holds for rules without
    steps only: a rate that was rounded over a threshold gets marks that it has not earned.

    Args:
        rule: of the row.
        value: what the amounts give.
        row: of the form.
        task: the weight and the constants.
    """
    if not isinstance(rule, Proportional | Linear | CountRatio):
        return
    plain = Proportional() if isinstance(rule, CountRatio) else rule
    curve = None
    for rate in _printed_rates(row, value):
        curve = curve or curve_of(plain, task.weight, task.constants)
        marks = curve.at(rate)
        if marks is not None:
            yield marks


def _printed_rates(row: Indicator, value: Fraction) -> Iterator[Fraction]:
    """The percentages in the row's cells that are right roundings of a value, but not it itself."""
    for entry in row.entries:
        quantity = entry.figure.quantity
        if quantity is None or entry.role in ("weight", "score"):
            continue
        if quantity.unit is not None and not quantity.unit.is_ratio:
            continue
        factor = quantity.factor if quantity.unit is not None else Fraction(1, 100)
        rate = Fraction(quantity.number) * factor
        half_step = factor / (2 * 10**quantity.places)
        if rate != value and Interval.rounded(rate, half_step).contains(value):
            yield rate
