"""Targets by themselves and beside their results: sign, unit, several in one cell."""

from __future__ import annotations

from collections.abc import Iterator

from heji.audit.case import Reading
from heji.audit.check import check
from heji.audit.examiner import Examiner, Words, shown
from heji.audit.facts.quoting import sole
from heji.audit.finding import Finding, Severity
from heji.forms.form import Indicator, IndicatorType
from heji.targets.asking import Aim, aims, column_unit, with_unit
from heji.targets.counting import (
    begins_with_deed,
    counts_harm,
    counts_hours,
    is_to_be_reached,
    is_work_counted,
    measures_deed,
)
from heji.targets.kinds_of_units import is_time, kinds_differ
from heji.targets.subjects import is_about_another
from heji.values.quantity import Comparison, Quantity

_UPPER = (Comparison.AT_MOST, Comparison.LESS_THAN)
_LOWER = (Comparison.AT_LEAST, Comparison.MORE_THAN)
#: Types whose figures say how well, how soon and how cheaply something is done.
_NO_OUTPUTS = (
    IndicatorType.COST,
    IndicatorType.QUALITY,
    IndicatorType.TIMELINESS,
    IndicatorType.SATISFACTION,
)
#: Words of cost rows in which more is no loss: what is put in, given, saved or earned.
_COST_MAY_GROW = (
    "标准",
    "节约",
    "节省",
    "节支",
    "降低",
    "补助",
    "补贴",
    "投入",
    "投资",
    "收入",
    "率",
    "资金",
    "产值",
)


@check("target-direction")
def target_direction(reading: Reading) -> Iterator[Finding]:
    """The comparison sign contradicts what is counted (≤ for things to build, ≥ for overdue rates)."""
    speaker = Examiner("target-direction", Severity.WARNING, reading.id)
    for indicator in reading.form.indicators:
        wanted = [each for each in aims(indicator) if each.signed]
        target = indicator.entry("target")
        if len(wanted) != 1 or target is None:
            continue
        places = speaker.evidence(target, indicator.figure, indicator.entry("whole_period_target"))
        case = _contradiction(indicator, wanted[0])
        words = Words(stated=shown(target, wanted[0].quantity.text))
        if case is None:
            yield speaker.right(places, words)
        else:
            yield speaker.wrong(case, places, words, name=indicator.name, stated=words.stated)


@check("target-unit")
def target_unit(reading: Reading) -> Iterator[Finding]:
    """Target and result are of different units or kinds."""
    speaker = Examiner("target-unit", Severity.WARNING, reading.id)
    for indicator in reading.form.indicators:
        target, result = indicator.entry("target"), indicator.entry("result")
        aim, answer = _sole_aim(indicator), sole(result)
        if target is None or result is None or aim is None or answer is None:
            continue
        places = speaker.evidence(result, target, indicator.figure)
        words = Words(shown(result, answer[1].text), shown(target, aim.text))
        if is_about_another(answer[1], result, indicator.name):
            continue
        if kinds_differ(aim, answer[1], in_words=result.quantity is None):
            yield speaker.wrong(
                "kinds",
                places,
                words,
                name=indicator.name,
                stated=words.stated,
                target=words.expected,
            )
        else:
            yield speaker.right(places, words)


@check("target-packed")
def target_packed(reading: Reading) -> Iterator[Finding]:
    """One target cell holds several targets."""
    speaker = Examiner("target-packed", Severity.NOTE, reading.id)
    for indicator in reading.form.indicators:
        target, wanted = indicator.entry("target"), aims(indicator)
        if target is None or not wanted:
            continue
        places = speaker.evidence(target, indicator.figure)
        words = Words(stated=shown(target, "、".join(each.quantity.text for each in wanted)))
        if len(wanted) > 1 and not _is_range(wanted):
            count = str(len(wanted))
            yield speaker.wrong("several", places, words, name=indicator.name, count=count)
        else:
            yield speaker.right(places, words)


def _contradiction(indicator: Indicator, aim: Aim) -> str | None:
    """The case of the message, when sign and meaning surely contradict each other."""
    unit, name = aim.quantity.unit, indicator.name
    if aim.quantity.is_rank or aim.quantity.number == 0:
        return None
    if aim.comparison in _UPPER:
        timed = unit is not None and is_time(unit.dimension) and not counts_hours(name)
        spends = unit is not None and (unit.is_money or unit.dimension.startswith("money"))
        grows = indicator.type is not IndicatorType.COST and is_to_be_reached(name)
        grows = grows or _is_output(indicator, aim.quantity)
        return "bounded-above" if grows and not timed and not spends else None
    if aim.comparison in _LOWER:
        if counts_harm(name) and indicator.type is not IndicatorType.COST:
            return "bounded-below"
        costs = indicator.type is IndicatorType.COST and any(
            word in name for word in ("成本", "单价", "造价", "费用")
        )
        return "cost-below" if costs and not any(word in name for word in _COST_MAY_GROW) else None
    return None


def _is_output(indicator: Indicator, target: Quantity) -> bool:
    """Whether the row counts or measures something done: with a plain unit, no rate.

    Under the type 数量 a deed anywhere in the name says so; without a type, and among benefits, it
    must come first, or last before the measure.
    """
    unit = target.unit
    if unit is None or indicator.type in _NO_OUTPUTS:
        return False
    told = begins_with_deed(indicator.name) or measures_deed(indicator.name)
    if indicator.type is not IndicatorType.QUANTITY and not told:
        return False
    share = unit.is_ratio or unit.dimension in ("points", "score") or "/" in unit.dimension
    return not share and is_work_counted(indicator.name)


def _sole_aim(indicator: Indicator) -> Quantity | None:
    """The one figure that the target sets, with the unit of the column 计量单位 if it prints none."""
    target = sole(indicator.entry("target"))
    return with_unit(target[1], column_unit(indicator)) if target is not None else None


def _is_range(wanted: tuple[Aim, ...]) -> bool:
    """「≥5个且≤10个」 is one target."""
    signs = {each.comparison for each in wanted}
    units = {each.quantity.unit for each in wanted}
    both = bool(signs & set(_UPPER)) and bool(signs & set(_LOWER))
    return len(wanted) == 2 and len(units) == 1 and both
