"""What a row with a target and a result gets: reached, missed, late, far beyond, or in words."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from heji.documents.figure import Figure
from heji.forms.form import Indicator
from heji.rubrics.binding.answering import answers_of, asks_for_figure
from heji.rubrics.evaluation.evaluation import Step
from heji.rubrics.evaluation.marking import Marking, Task
from heji.rubrics.rules.marks import marks_of
from heji.rubrics.rules.rule import ByTarget, Excess
from heji.values.absence import Absent
from heji.values.interval import Interval
from heji.values.quantity import Comparison, Moment, Quantity

if TYPE_CHECKING:
    from heji.targets.answer import Answer
    from heji.targets.asking import Aim

_NOTHING, _WHOLE = Fraction(0), Fraction(1)
_UPPER = frozenset({Comparison.AT_MOST, Comparison.LESS_THAN})
_LOWER = frozenset({Comparison.AT_LEAST, Comparison.MORE_THAN})


def mark_by_target(rule: ByTarget, row: Indicator, year: int | None, task: Task) -> Marking:
    """The marks of a row by its target and result.

    Args:
        rule: the rule of the item.
        row: the row.
        year: the form's year, for dates that print none.
        task: weight and constants.

    Returns:
        The marks, or the problem: `target-in-words` where a person has to judge, `result-missing`,
        `result-in-words`, `several-targets`, or why the answer is undecided.
    """
    target, result = row.entry("target"), row.entry("result")
    if target is None or isinstance(target.value, Absent):
        return Marking(None, problem="target-missing")
    if result is None or isinstance(result.value, Absent):
        return Marking(None, problem="result-missing")
    answers = answers_of(row, year)
    if not answers:
        return Marking(None, problem=_nothing_compared(row, result))
    undecided = next((each for each in answers if each.outcome.value == "undecided"), None)
    if undecided is not None:
        return Marking(None, problem=f"target-{undecided.reason}")
    steps = (_step("target", target, answers), _step("result", result, answers))
    if all(each.outcome.value == "met" for each in answers):
        return _reached(rule, answers, task, steps)
    if answers[0].aim is not None:
        return _missed(rule, answers, task, steps)
    if isinstance(target.value, Moment):
        return _late(rule, task, steps)
    return Marking(None, problem="result-in-words" if asks_for_figure(row) else "target-in-words")


def _nothing_compared(row: Indicator, result: Figure) -> str:
    """Why a target and a result that are both there could not be compared."""
    if not asks_for_figure(row):
        return "target-in-words"
    if not isinstance(result.value, Quantity):
        return "result-in-words"
    return "unreadable" if result.value.malformed else "target-unit-differs"


def _step(role: str, figure: Figure, answers: tuple[Answer, ...]) -> Step:
    """The target or the result as a step: what of the cell was compared, as printed."""
    answer = answers[0]
    words = answer.target if role == "target" else answer.result
    quantity = _aim_quantity(answer.aim) if role == "target" else answer.quantity
    value = None if quantity is None or len(answers) > 1 else quantity.fraction
    unit = None if quantity is None else quantity.unit
    text = figure.quote if len(answers) > 1 else words
    return Step(role, (("printed", text.strip()),), value, unit, figure)


def _aim_quantity(aim: Aim | None) -> Quantity | None:
    return None if aim is None else aim.quantity


def _reached(
    rule: ByTarget, answers: tuple[Answer, ...], task: Task, steps: tuple[Step, ...]
) -> Marking:
    """Full marks, less what a result far beyond its target costs."""
    aim, result = answers[0].aim, answers[0].quantity
    excess = rule.excess if len(answers) == 1 else None
    if excess is None or aim is None or result is None:
        return _marked("reached", task.weight, (Interval.point(task.weight),), steps)
    beyond = _beyond(excess, aim, result.fraction, task)
    score = task.weight if beyond is None else beyond
    highest = result.interval().high
    may_be_beyond = highest is None or _beyond(excess, aim, highest, task) is not None
    is_open = may_be_beyond and not result.interval().is_point
    possible = Interval(_NOTHING, task.weight) if is_open else Interval.point(score)
    return _marked("reached" if beyond is None else "beyond", score, (possible,), steps)


def _beyond(excess: Excess, aim: Aim, result: Fraction, task: Task) -> Fraction | None:
    """The marks of a result far beyond its target; None when it is not."""
    target = aim.quantity.fraction
    if aim.comparison not in _LOWER or target <= 0 or aim.quantity.is_rank:
        return None
    ratio = result / target
    if ratio < task.constants(excess.beyond).point:
        return None
    own = excess.deduct
    by_deviation = task.weight * (ratio - 1)
    taken = by_deviation if own is None else marks_of(own, task.weight, task.constants)
    return min(max(task.weight - taken, _NOTHING), task.weight)


def _late(rule: ByTarget, task: Task, steps: tuple[Step, ...]) -> Marking:
    """The marks of what was done after its date."""
    if rule.late is None:
        return Marking(None, problem="late-not-ruled")
    late = min(max(marks_of(rule.late, task.weight, task.constants), _NOTHING), task.weight)
    return _marked("late", late, (Interval.point(late),), steps)


def _missed(
    rule: ByTarget, answers: tuple[Answer, ...], task: Task, steps: tuple[Step, ...]
) -> Marking:
    """In proportion or nothing."""
    aim = answers[0].aim
    if rule.missed_is_zero:
        return _marked("missed-zero", _NOTHING, (Interval.point(0),), steps)
    if len(answers) > 1 or aim is None:
        return Marking(None, problem="several-targets")
    return _in_proportion(aim, answers[0].quantity, task, steps)


def _in_proportion(
    aim: Aim, result: Quantity | None, task: Task, steps: tuple[Step, ...]
) -> Marking:
    """Weight × result ÷ target, or target ÷ result for an upper bound."""
    target = aim.quantity
    if result is None or target.is_rank or aim.comparison is Comparison.EQUAL:
        return Marking(None, problem="missed-not-ruled")
    is_upper = aim.comparison in _UPPER
    bound, reached = target.fraction, result.fraction
    above, below = (bound, reached) if is_upper else (reached, bound)
    if below <= 0:
        return Marking(None, problem="missed-not-ruled" if below else "zero-denominator")
    score = task.weight * _share(above / below)
    stated = result.interval()
    if stated.is_point:
        possible = Interval.point(score)
    else:
        target_alone = Interval.point(bound)
        ratios = target_alone / stated if is_upper else stated / target_alone
        possible = _possible(ratios.low, ratios.high, task.weight)
    kind = "missed-upper" if is_upper else "missed-lower"
    return _marked(kind, score, (possible,), steps)


def _share(ratio: Fraction) -> Fraction:
    """A ratio as a share of the weight: neither below nothing nor beyond the whole."""
    return min(max(ratio, _NOTHING), _WHOLE)


def _possible(low: Fraction | None, high: Fraction | None, weight: Fraction) -> Interval:
    """The marks of all ratios that the digits of the result allow; None is an end without limit."""
    least = _NOTHING if low is None else _share(low)
    most = _WHOLE if high is None else _share(high)
    return Interval(least * weight, most * weight)


def _marked(
    kind: str, score: Fraction, possible: tuple[Interval, ...], steps: tuple[Step, ...]
) -> Marking:
    return Marking(score, possible, Step("rule", (("case", kind),), score, steps=steps))
