"""Whether a result answers its target: met, missed, or not to be told.

A result cell may hold several figures. The one that answers is found by its kind, by the words
before it (共, 合计 …) and by the indicator's name; where that leaves a choice, a verdict is given
only if every choice leads to it.
"""

from __future__ import annotations

import re
from dataclasses import replace

from heji.documents.figure import Figure
from heji.forms.form import Indicator
from heji.targets.answer import Answer, Outcome, answer_by, left_open, outcome_of
from heji.targets.asking import Aim, aims, column_unit, deadline, signed, with_unit
from heji.targets.choosing import all_short, leading, same_dimension
from heji.targets.money import as_money, is_about_money, is_bare, is_money
from heji.targets.on_time import on_time
from heji.targets.subjects import is_about_another
from heji.values.normalise import fold
from heji.values.quantity import Quantity, Words
from heji.values.units import same_kind

_UNDONE = re.compile(r"(?:尚|暂)?未(?:能)?(?:完成|开展|实施|达标|达到|达成|启动|落实)(?:目标)?。?")
_PARTLY = re.compile(r"部分(?:达成|完成)(?:预期|年度|绩效)?(?:指标|目标)?(?:并具有一定效果)?。?")


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
        return on_time(due, result, year)
    wanted = aims(indicator)
    given = _given(indicator, result)
    if not wanted or not given:
        return ()
    if len(wanted) > 1:
        return tuple(_packed(each, wanted, given, result) for each in wanted)
    return tuple(each for each in (_single(wanted[0], given, indicator, result),) if each)


def _in_words(target: Figure, result: Figure) -> Answer | None:
    text = "".join(fold(result.quote).split())
    if _UNDONE.fullmatch(text) or _PARTLY.fullmatch(text):
        return Answer(Outcome.MISSED, target.quote, result.quote)
    return None


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
    amounts = [each for each in like if _one_lacks_its_unit(each, aim.quantity)]
    if amounts:
        return _of_money(aim, amounts, indicator, result)
    loose = [each for each in like if _both_counts(each, aim.quantity)]
    if not loose:
        return None
    found = _chosen(aim, loose, indicator, result)
    if found.outcome is Outcome.MISSED and len(given) > 1:
        return left_open(aim, found.result, "unit-differs")
    return found


def _one_lacks_its_unit(one: Quantity, two: Quantity) -> bool:
    """Whether one of two figures is money and the other prints 万 or 亿 alone."""
    return (is_money(one) and is_bare(two)) or (is_bare(one) and is_money(two))


def _of_money(aim: Aim, amounts: list[Quantity], indicator: Indicator, result: Figure) -> Answer:
    """The answer where 「160万」 stands beside 「189万元」: the same thing if it is about money."""
    if not is_about_money(indicator):
        return left_open(aim, result.quote, "unit-differs")
    wanted = replace(aim, quantity=as_money(aim.quantity))
    return _chosen(wanted, [as_money(each) for each in amounts], indicator, result)


def _both_counts(one: Quantity, two: Quantity) -> bool:
    return bool(one.unit and two.unit and one.unit.is_count and two.unit.is_count)


def _chosen(aim: Aim, candidates: list[Quantity], indicator: Indicator, result: Figure) -> Answer:
    """The answer of the candidates that speak for the result, if they agree."""
    if len(candidates) == 1:
        return _only(aim, candidates[0], indicator, result)
    alike = [each for each in candidates if same_dimension(each, aim.quantity)] or candidates
    leaders, certain = leading(aim, alike, indicator.name, fold(result.quote))
    found = {id(each): outcome_of(aim, each) for each in candidates}
    outcomes = {found[id(each)] for each in leaders}
    short = all_short(aim, candidates)
    # One comparable figure that meets the target is doubt enough about those that do not.
    certain = certain and Outcome.MET not in found.values()
    if not certain and outcomes != {Outcome.MET} and not short:
        return left_open(aim, result.quote, "several-figures")
    outcome = Outcome.MISSED if short else min(outcomes)
    if outcome is Outcome.MISSED and _tells_of_another(leaders, indicator, result):
        return left_open(aim, result.quote, "another-subject")
    text = "、".join(each.text for each in leaders)
    # Of several figures that all lead to one verdict, the one nearest to the target is quoted.
    nearest = min(leaders, key=lambda each: abs(each.fraction - aim.quantity.fraction))
    return answer_by(aim, nearest, outcome, text)


def _only(aim: Aim, quantity: Quantity, indicator: Indicator, result: Figure) -> Answer:
    """The answer of the one figure that can speak for the result."""
    outcome = outcome_of(aim, quantity)
    if outcome is Outcome.MISSED and _tells_of_another([quantity], indicator, result):
        return left_open(aim, result.quote, "another-subject")
    return answer_by(aim, quantity, outcome, quantity.text)


def _tells_of_another(leaders: list[Quantity], indicator: Indicator, result: Figure) -> bool:
    target = indicator.entry("target")
    spoken = f"{indicator.name} {target.quote if target else ''}"
    return any(is_about_another(each, result, spoken) for each in leaders)


def _packed(
    aim: Aim, wanted: tuple[Aim, ...], given: tuple[Quantity, ...], result: Figure
) -> Answer:
    """One target of several in a cell: paired by order when the cells run alike, else undecided."""
    alike = len(wanted) == len(given) and all(
        same_kind(one.quantity.unit, two.unit) for one, two in zip(wanted, given, strict=True)
    )
    if not alike:
        return left_open(aim, result.quote, "several-targets")
    answer = given[wanted.index(aim)]
    return answer_by(aim, answer, outcome_of(aim, answer), answer.text)
