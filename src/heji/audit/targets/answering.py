"""Whether a result answers its target: met, missed, or not to be told.

A result cell may hold several figures. The one that answers is found by its kind, by the words
before it (共, 合计 …) and by the indicator's name; where that leaves a choice, a verdict is given
only if every choice leads to it.
"""

from __future__ import annotations

import calendar
import datetime
import re
from dataclasses import dataclass
from enum import StrEnum

from heji.audit.case import Reading
from heji.audit.targets.asking import Aim, aims, column_unit, deadline, signed, with_unit
from heji.audit.targets.choosing import all_short, leading, same_dimension
from heji.audit.targets.measuring import bounds, region
from heji.audit.targets.subjects import is_about_another
from heji.documents.figure import Figure
from heji.forms.form import Indicator
from heji.values.normalise import fold
from heji.values.quantity import Comparison, Moment, Quantity, Words
from heji.values.units import same_kind

_UNDONE = re.compile(r"(?:尚|暂)?未(?:能)?(?:完成|开展|实施|达标|达到|达成|启动|落实)(?:目标)?。?")
_PARTLY = re.compile(r"部分(?:达成|完成)(?:预期|年度|绩效)?(?:指标|目标)?(?:并具有一定效果)?。?")


class Outcome(StrEnum):
    """How a result stands to its target."""

    MET = "met"
    MISSED = "missed"
    UNDECIDED = "undecided"


@dataclass(frozen=True, slots=True)
class Answer:
    """A target, the figure that answers it, and how they compare."""

    outcome: Outcome
    target: str  #: as printed
    result: str  #: as printed; the whole cell when no single figure answers
    aim: Aim | None = None
    quantity: Quantity | None = None  #: the figure that answers
    reason: str = ""  #: why undecided: the last part of `reason.<reason>`


def answers(indicator: Indicator, year: int | None = None) -> tuple[Answer, ...]:
    """How the result of a row answers each figure of its target.

    Empty when there is nothing to compare: no result column, a qualitative target, a result in
    words alone. `year` is the form's, for dates that print none.
    """
    target, result = indicator.entry("target"), indicator.entry("result")
    if target is None or result is None:
        return ()
    said = _in_words(target, result)
    if said is not None:
        return (said,)
    due = deadline(indicator)
    if due is not None:
        return _on_time(due, result, year)
    wanted = aims(indicator)
    given = _given(indicator, result)
    if not wanted or not given:
        return ()
    if len(wanted) > 1:
        return tuple(_packed(each, wanted, given, result) for each in wanted)
    return tuple(each for each in (_single(wanted[0], given, indicator, result),) if each)


@dataclass(slots=True)
class _Memory:
    """The last document's answers: every check on results asks for the same ones."""

    reading: Reading | None = None
    answers: tuple[tuple[Indicator, tuple[Answer, ...]], ...] = ()


_memory = _Memory()


def all_answers(reading: Reading) -> tuple[tuple[Indicator, tuple[Answer, ...]], ...]:
    """Every row of a document with how its result answers its targets."""
    if _memory.reading is not reading:
        form = reading.form
        _memory.answers = tuple((each, answers(each, form.year)) for each in form.indicators)
        _memory.reading = reading
    return _memory.answers


def _in_words(target: Figure, result: Figure) -> Answer | None:
    text = "".join(fold(result.quote).split())
    if _UNDONE.fullmatch(text) or _PARTLY.fullmatch(text):
        return Answer(Outcome.MISSED, target.quote, result.quote)
    return None


def _on_time(due: Moment, result: Figure, year: int | None) -> tuple[Answer, ...]:
    done = result.value
    if not isinstance(done, Moment) or due.last is None or done.first is None:
        return ()
    if not (due.year_is_printed and done.year_is_printed) and year is None:
        return (Answer(Outcome.UNDECIDED, due.text, done.text, reason="year-unknown"),)
    last = due.last if due.year_is_printed or year is None else _in_year(due.last, year)
    first = done.first if done.year_is_printed or year is None else _in_year(done.first, year)
    outcome = Outcome.MISSED if first > last else Outcome.MET
    return (Answer(outcome, due.text, done.text),)


def _in_year(date: datetime.date, year: int) -> datetime.date:
    """The date in another year; 29 February becomes the last day of that February."""
    day = min(date.day, calendar.monthrange(year, date.month)[1])
    return datetime.date(year, date.month, day)


def _given(indicator: Indicator, result: Figure) -> tuple[Quantity, ...]:
    value, unit = result.value, column_unit(indicator)
    if isinstance(value, Quantity):
        return () if value.malformed else (with_unit(value, unit),)
    if isinstance(value, Words):
        sound = tuple(each for each in value.quantities if not each.malformed)
        # A signed figure among plain ones quotes a target: 「完成2件,未达≥3件」.
        plain = tuple(each for each in sound if not signed(each))
        return plain or sound
    return ()


def _single(
    aim: Aim, given: tuple[Quantity, ...], indicator: Indicator, result: Figure
) -> Answer | None:
    like = [each for each in given if each.is_rank == aim.quantity.is_rank]
    exact = [each for each in like if same_kind(each.unit, aim.quantity.unit)]
    if exact:
        return _chosen(aim, exact, indicator, result)
    loose = [each for each in like if _both_counts(each, aim.quantity)]
    if not loose:
        return None
    found = _chosen(aim, loose, indicator, result)
    if found.outcome is Outcome.MISSED and len(given) > 1:
        return Answer(Outcome.UNDECIDED, found.target, found.result, aim, reason="unit-differs")
    return found


def _both_counts(one: Quantity, two: Quantity) -> bool:
    return bool(one.unit and two.unit and one.unit.is_count and two.unit.is_count)


def _chosen(aim: Aim, candidates: list[Quantity], indicator: Indicator, result: Figure) -> Answer:
    """The answer of the candidates that speak for the result, if they agree."""
    alike = [each for each in candidates if same_dimension(each, aim.quantity)] or candidates
    leaders, certain = leading(aim, alike, indicator.name, fold(result.quote))
    outcomes = {_outcome(aim, each) for each in leaders}
    short = all_short(aim, candidates)
    # One comparable figure that meets the target is doubt enough about those that do not.
    certain = certain and all(_outcome(aim, each) is not Outcome.MET for each in candidates)
    if not certain and outcomes != {Outcome.MET} and not short:
        return Answer(
            Outcome.UNDECIDED, aim.quantity.text, result.quote, aim, reason="several-figures"
        )
    outcome = Outcome.MISSED if short else min(outcomes)
    spoken = f"{indicator.name} {_target_text(indicator)}"
    if outcome is Outcome.MISSED and any(
        is_about_another(each, result, spoken) for each in leaders
    ):
        return Answer(
            Outcome.UNDECIDED, aim.quantity.text, result.quote, aim, reason="another-subject"
        )
    reason = _doubt(aim) if outcome is Outcome.UNDECIDED else ""
    text = "、".join(each.text for each in leaders)
    # Of several figures that all lead to one verdict, the one nearest to the target is quoted.
    chosen = min(leaders, key=lambda each: abs(each.fraction - aim.quantity.fraction))
    return Answer(outcome, aim.quantity.text, text, aim, chosen, reason)


def _target_text(indicator: Indicator) -> str:
    target = indicator.entry("target")
    return target.quote if target else ""


def _packed(
    aim: Aim, wanted: tuple[Aim, ...], given: tuple[Quantity, ...], result: Figure
) -> Answer:
    """One target of several in a cell: paired by order when the cells run alike, else undecided."""
    alike = len(wanted) == len(given) and all(
        same_kind(one.quantity.unit, two.unit) for one, two in zip(wanted, given, strict=True)
    )
    if not alike:
        return Answer(
            Outcome.UNDECIDED, aim.quantity.text, result.quote, aim, reason="several-targets"
        )
    answer = given[wanted.index(aim)]
    outcome = _outcome(aim, answer)
    reason = _doubt(aim) if outcome is Outcome.UNDECIDED else ""
    return Answer(outcome, aim.quantity.text, answer.text, aim, answer, reason)


def _outcome(aim: Aim, quantity: Quantity) -> Outcome:
    wanted, stated = region(aim), bounds(quantity)
    if not wanted.overlaps(stated):
        undirected = aim.comparison is Comparison.EQUAL
        return Outcome.UNDECIDED if undirected else Outcome.MISSED
    if stated.intersection(wanted) == stated:
        return Outcome.MET
    # What is printed meets the target; that the true value might round up to it is no reproach.
    plain = quantity.approximation.value == "none" and not signed(quantity)
    return Outcome.MET if plain and wanted.contains(quantity.fraction) else Outcome.UNDECIDED


def _doubt(aim: Aim) -> str:
    return "direction-unknown" if aim.comparison is Comparison.EQUAL else "figure-is-rough"
