"""From values to advice: plain exact arithmetic, no database.

Every condition holds, does not hold, or cannot be told where its value is missing. Advice is given
only where the missing values, whatever they are, would not change it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from heji.web.advice.rules import Kind, Rule, Version


@dataclass(frozen=True, slots=True)
class Values:
    """What is known of a result; None where it is not known."""

    score: Fraction | None  #: share of the full mark
    grade: str | None  #: as the scoring rules call it
    executed: Fraction | None  #: share of the full-year budget
    overdue: int  #: tasks of rectification that are overdue
    unmet: int = 0  #: tasks that are not put right, the overdue ones included


@dataclass(frozen=True, slots=True)
class Advice:
    """What is advised and by which rule, or why nothing can be."""

    kind: Kind | None  #: None: it cannot be told
    percent: int = 0
    rule: Rule | None = None
    missing: tuple[str, ...] = ()  #: values that are asked for and not known


def advise(version: Version | None, values: Values) -> Advice:
    """The advice of the first rule that holds.

    Args:
        version: the rules; None: there are none for the year.
        values: what is known.

    Returns:
        The advice with its rule. Where a rule before it cannot be told and advises otherwise,
        nothing is advised, and what is missing is named.
    """
    if version is None:
        return Advice(None, missing=("rules",))
    possible = list(_possible(version, values))
    said = {(rule.advice, rule.percent) for rule, _ in possible}
    if len(said) == 1 and not possible[-1][1]:
        last = possible[-1][0]
        return Advice(last.advice, last.percent, last)
    missing = dict.fromkeys(name for _, unknown in possible for name in unknown)
    return Advice(None, missing=tuple(missing) or ("rule",))


def _possible(version: Version, values: Values) -> Iterator[tuple[Rule, tuple[str, ...]]]:
    """The rules that may be the first to hold, each with what of it is not known.

    The first of which everything is known is the last of them.
    """
    for rule in version.rules:
        if _fails(rule, values):
            continue
        unknown = tuple(_unknown(rule, values))
        yield rule, unknown
        if not unknown:
            return


def _fails(rule: Rule, values: Values) -> bool:
    """Whether a condition of the rule is known not to hold."""
    if rule.overdue and not values.overdue:
        return True
    if rule.grades and values.grade is not None and values.grade not in rule.grades:
        return True
    return _is_not_below(values.score, rule.score_below) or _is_not_below(
        values.executed, rule.executed_below
    )


def _is_not_below(value: Fraction | None, percent: int | None) -> bool:
    return value is not None and percent is not None and value * 100 >= percent


def _unknown(rule: Rule, values: Values) -> Iterator[str]:
    """The values that the rule asks for and that are not known."""
    if rule.grades and values.grade is None:
        yield "grade"
    if rule.score_below is not None and values.score is None:
        yield "score"
    if rule.executed_below is not None and values.executed is None:
        yield "executed"


def after_cut(fen: int, percent: int) -> Fraction:
    """What is left of an amount after a cut, exactly, in 分.

    >>> after_cut(1001, 10)
    Fraction(9009, 10)
    """
    return Fraction(fen * (100 - percent), 100)
