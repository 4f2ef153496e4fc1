"""One sentence for each row: inputs with their places, formula, rule, score; and for the total."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction

from heji.documents.saying import place
from heji.language import text
from heji.rubrics.evaluation.evaluation import Basis, Evaluation, Given, ItemEvaluation, Step
from heji.rubrics.formulas.expression import Name
from heji.rubrics.formulas.naming import renamed
from heji.rubrics.formulas.writing import fraction_text, number_of, write
from heji.rubrics.rubric import Item
from heji.rubrics.rules.in_words import in_language, rule_in_words
from heji.rubrics.rules.rule import BonusMalus
from heji.values.formatting import plain
from heji.values.units import Unit

#: Decimals of a number that has no end.
_DECIMALS = 4


def sentence(item: ItemEvaluation, language: str) -> str:
    """How a row came to its score, in one sentence.

    Args:
        item: an evaluated row or group.
        language: `zh` or `en`.
    """
    name = _name(item, language)
    said = _say("and", language).join(_item(item, language))
    return _say("sentence", language, name=name, steps=said)


def total_sentence(evaluation: Evaluation, language: str) -> str:
    """How the rows came to the total and its grade, in one sentence."""
    said = [_total_step(each, language) for each in evaluation.step.steps]
    if evaluation.grade is not None:
        said.append(_say("total-grade", language, grade=in_language(evaluation.grade, language)))
    if evaluation.total is None:
        said = [_say("total-none", language, reason=in_language(evaluation.reason, language))]
    joined = _say("and", language).join(said)
    return _say("sentence", language, name=_say("total", language), steps=joined)


def amount(value: Fraction, unit: Unit | None = None) -> str:
    """A value of the base unit in a unit: exact, or with four decimals behind 「≈」.

    >>> from heji.values.units import find_unit
    >>> amount(Fraction(2112, 2500), find_unit("%"))
    '84.48%'
    >>> amount(Fraction(2, 3))
    '≈ 0.6667'
    """
    number = value / unit.factor if unit else value
    exact = number_of(number)
    short = exact is not None and -int(exact.as_tuple().exponent) <= _DECIMALS
    said = fraction_text(number) if short else f"≈ {plain(number, _DECIMALS)}"
    return said + (unit.name if unit else "")


def _name(item: ItemEvaluation, language: str) -> str:
    """The row's name as printed; in English with the rubric's English name behind it."""
    own = item.item.name.en
    if language != "en" or not own or own == item.name:
        return item.name
    return own if item.item.rows is None else f"{own} ({item.name})"


def _item(item: ItemEvaluation, language: str) -> Iterator[str]:
    reason = in_language(item.reason, language)
    score = "" if item.score is None else amount(item.score)
    weight = "" if item.weight is None else amount(item.weight)
    if item.basis is Basis.UNDECIDED or item.basis is Basis.NOT_APPLICABLE:
        yield from _inputs(item, language)
        yield _say(item.basis.value, language, reason=reason)
    elif item.items:
        yield _say("group", language, score=score)
    elif item.basis is Basis.TAKEN_OVER:
        yield _say("taken-over", language, score=score, weight=weight, reason=reason)
    elif item.step is not None:
        yield from _way(item.step, item, language)
        kind = "bonus" if isinstance(item.item.rule, BonusMalus) else "score"
        yield _say(kind, language, score=score, weight=weight)


def _inputs(item: ItemEvaluation, language: str) -> Iterator[str]:
    """What was found before something was missing."""
    for each in item.inputs:
        if not each.problem:
            yield _input(each, item.item, language)


def _way(step: Step, item: ItemEvaluation, language: str) -> Iterator[str]:
    """The steps from the leaves to the root."""
    for each in step.steps:
        yield from _way(each, item, language)
    said = _STEPS[step.kind](step, item, language) if step.kind in _STEPS else ""
    if said:
        yield said


def _input_step(step: Step, item: ItemEvaluation, language: str) -> str:
    name = dict(step.words)["input"]
    given = next(each for each in item.inputs if each.name == name)
    return _input(given, item.item, language)


def _input(given: Given, item: Item, language: str) -> str:
    name = _called(item, language)(given.name)
    where = "" if given.figure is None else place(given.figure.locator, language)
    suffix = "" if where else "-handed"
    if given.is_met is not None:
        kind = "met" if given.is_met else "unmet"
        return _say(kind + suffix, language, name=name, place=where)
    value = "" if given.worth is None else amount(given.worth.point, given.unit)
    return _say("input" + suffix, language, name=name, value=value, place=where)


def _printed_step(step: Step, item: ItemEvaluation, language: str) -> str:
    where = "" if step.figure is None else place(step.figure.locator, language)
    return _say(step.kind, language, printed=dict(step.words)["printed"], place=where)


def _formula_step(step: Step, item: ItemEvaluation, language: str) -> str:
    formula = item.item.formula
    if formula is None or step.value is None or not _is_worked_out(item.item):
        return ""
    said = write(renamed(formula, _called(item.item, language)))
    value = amount(step.value, step.unit)
    sign = "" if value.startswith("≈") else "= "
    return _say("formula", language, formula=said, value=sign + value)


def _is_worked_out(item: Item) -> bool:
    """Whether the formula does more than name an input."""
    return not isinstance(item.formula, Name)


def _value_rounding_step(step: Step, item: ItemEvaluation, language: str) -> str:
    value = "" if step.value is None else amount(step.value, step.unit)
    return _say("value-rounding", language, value=value)


def _parameter_step(step: Step, item: ItemEvaluation, language: str) -> str:
    words = dict(step.words)
    source = _say("source", language, source=words["source"]) if words["source"] else ""
    name = words[language] or words["zh"]
    return _say(
        "parameter", language, name=name, value=words["value"], since=words["since"], source=source
    )


def _rule_step(step: Step, item: ItemEvaluation, language: str) -> str:
    case = dict(step.words).get("case")
    if case is not None:
        return _say(f"case-{case}", language)
    rule = item.item.rule
    if rule is None:
        return ""
    said = rule_in_words(rule, language, _called(item.item, language, step))
    return _say("rule", language, rule=said)


def _rounding_step(step: Step, item: ItemEvaluation, language: str) -> str:
    before = step.steps[0].value if step.steps else None
    if before is None or before == step.value:
        return ""
    return _say("rounding", language, score=amount(before), places=dict(step.words)["places"])


def _total_step(step: Step, language: str) -> str:
    value = "" if step.value is None else amount(step.value)
    return _say(f"total-{step.kind}", language, value=value, **dict(step.words))


def _called(item: Item, language: str, step: Step | None = None) -> Callable[[str], str]:
    """What the inputs of an item, and the parameters of a step, are called."""
    names = {each.name: in_language(each.names, language) or each.name for each in item.inputs}
    for each in step.steps if step is not None else ():
        if each.kind == "parameter":
            words = dict(each.words)
            names[words["name"]] = words[language] or words["zh"]
    return lambda name: names.get(name, name)


def _say(key: str, language: str, **words: str) -> str:
    return text(f"rubrics.step.{key}", language, **words)


_STEPS: dict[str, Callable[[Step, ItemEvaluation, str], str]] = {
    "input": _input_step,
    "target": _printed_step,
    "result": _printed_step,
    "formula": _formula_step,
    "value-rounding": _value_rounding_step,
    "parameter": _parameter_step,
    "rule": _rule_step,
    "rounding": _rounding_step,
}
