"""One sentence for each row: inputs with their places, formula, rule, score; and for the total."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction

from heji.documents.saying import place
from heji.language import text
from heji.rubrics.evaluation.evaluation import Basis, Evaluation, Given, ItemEvaluation, Step
from heji.rubrics.formulas.expression import Name
from heji.rubrics.formulas.grammar import parse
from heji.rubrics.formulas.writing import fraction_text, number_of
from heji.rubrics.rubric import Item
from heji.rubrics.rules.formula_words import figure_in_words, formula_in_words
from heji.rubrics.rules.in_words import clause, in_language, rule_in_words
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
    said = _say("and", language).join(steps(item, language))
    return _say("sentence", language, name=name, steps=said)


def total_sentence(evaluation: Evaluation, language: str) -> str:
    """How the rows came to the total and its grade, in one sentence."""
    said = [_total_step(each, language) for each in evaluation.step.steps]
    if evaluation.grade is not None:
        said.append(_say("total-grade", language, grade=in_language(evaluation.grade, language)))
    if evaluation.total is None:
        said = [_say("total-none", language, reason=clause(evaluation.reason, language))]
    joined = _say("and", language).join(said)
    return _say("sentence", language, name=_say("total", language), steps=joined)


def amount(value: Fraction, unit: Unit | None = None, language: str = "zh") -> str:
    """A value of the base unit in a unit: exact, or with four decimals behind 「≈」.

    Money keeps the unit of its form, so that the figure is found there again.

    >>> from heji.values.units import find_unit
    >>> amount(Fraction(1047, 1250), find_unit("%"))
    '83.76%'
    >>> amount(Fraction(2, 3))
    '≈ 0.6667'
    """
    number = value / unit.factor if unit else value
    exact = number_of(number)
    short = exact is not None and -int(exact.as_tuple().exponent) <= _DECIMALS
    sign, shown = ("", number) if short else ("≈ ", Fraction(plain(number, _DECIMALS)))
    if unit is None or unit.is_money:
        written = fraction_text(shown) if short else plain(number, _DECIMALS)
        return sign + written + (unit.name if unit else "")
    return sign + figure_in_words(shown, unit, language)


def _name(item: ItemEvaluation, language: str) -> str:
    """The row's name as printed; in English with the rubric's English name behind it."""
    own = item.item.name.en
    if language != "en" or not own or own == item.name:
        return item.name
    return own if item.item.rows is None else f"{own} ({item.name})"


def steps(item: ItemEvaluation, language: str) -> Iterator[str]:
    """The way of a row to its score, step by step in words; the last is the score."""
    reason = clause(item.reason, language)
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
    value = "" if given.worth is None else amount(given.worth.point, given.unit, language)
    return _say("input" + suffix, language, name=name, value=value, place=where)


def _printed_step(step: Step, item: ItemEvaluation, language: str) -> str:
    where = "" if step.figure is None else place(step.figure.locator, language)
    return _say(step.kind, language, printed=dict(step.words)["printed"], place=where)


def _formula_step(step: Step, item: ItemEvaluation, language: str) -> str:
    formula = item.item.formula
    if formula is None or step.value is None or not _is_worked_out(item.item):
        return ""
    said = formula_in_words(formula, language, _called(item.item, language))
    value = amount(step.value, step.unit, language)
    sign = "" if value.startswith("≈") else "= "
    return _say("formula", language, formula=said, value=sign + value)


def _is_worked_out(item: Item) -> bool:
    """Whether the formula does more than name an input."""
    return not isinstance(item.formula, Name)


def _value_rounding_step(step: Step, item: ItemEvaluation, language: str) -> str:
    before = step.steps[0].value if step.steps else None
    if step.value is None or step.value == before:
        return ""
    return _say("value-rounding", language, value=amount(step.value, step.unit, language))


def _parameter_step(step: Step, item: ItemEvaluation, language: str) -> str:
    words = dict(step.words)
    source = _say("source", language, source=words["source"]) if words["source"] else ""
    name = words[language] or words["zh"]
    value = formula_in_words(parse(words["value"]), language)
    since = words["since"]
    return _say("parameter", language, name=name, value=value, since=since, source=source)


def _rule_step(step: Step, item: ItemEvaluation, language: str) -> str:
    case = dict(step.words).get("case")
    if case is not None:
        return _say(f"case-{case}", language)
    rule = item.item.rule
    if rule is None:
        return ""
    values = {name: parse(value) for name, value in _parameters(step)}
    spoken = {name: formula_in_words(value, language) for name, value in values.items()}
    said = rule_in_words(rule, language, _called(item.item, language, spoken), values.get)
    return _say("rule", language, rule=said)


def _rounding_step(step: Step, item: ItemEvaluation, language: str) -> str:
    before = step.steps[0].value if step.steps else None
    if before is None or before == step.value:
        return ""
    return _say("rounding", language, score=amount(before), places=dict(step.words)["places"])


def _total_step(step: Step, language: str) -> str:
    value = "" if step.value is None else amount(step.value)
    return _say(f"total-{step.kind}", language, value=value, **dict(step.words))


def _parameters(step: Step) -> Iterator[tuple[str, str]]:
    """The dated parameters of a rule: name and value as its file writes it."""
    for each in step.steps:
        if each.kind == "parameter":
            words = dict(each.words)
            yield words["name"], words["value"]


def _called(
    item: Item, language: str, parameters: Mapping[str, str] | None = None
) -> Callable[[str], str]:
    """What the inputs of an item are called; a parameter is said by its value."""
    names = {each.name: in_language(each.names, language) or each.name for each in item.inputs}
    names |= parameters or {}
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
