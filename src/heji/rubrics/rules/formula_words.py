"""Formulas and figures with the names, units and joining words that people use."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

from heji.language import has, text
from heji.rubrics.formulas.expression import (
    Call,
    Choice,
    Comparison,
    Expression,
    Joined,
    Name,
    Negative,
    Not,
    Number,
    Operation,
)
from heji.rubrics.formulas.writing import fraction_text, write
from heji.values.units import Unit


def formula_in_words(
    expression: Expression, language: str, called: Callable[[str], str] = str
) -> str:
    """A formula as people read it.

    Args:
        expression: any formula or constant.
        language: `zh` or `en`.
        called: the names of inputs and parameters in that language.

    >>> from heji.rubrics.formulas.grammar import parse
    >>> formula_in_words(parse("if planned = 0 then 100% else done ÷ planned"), "zh")
    '如果planned = 0，则为100%，否则为done ÷ planned'
    >>> formula_in_words(parse("min(value, 2个百分点)"), "en")
    'min(the value, 2 percentage points)'
    """
    return write(_Wording(language, called).worded(expression))


def figure_in_words(value: Fraction, unit: Unit | None, language: str) -> str:
    """A number of units with the unit's name in a language.

    Args:
        value: how many units, not base units.
        unit: its unit; None for a bare number.
        language: `zh` or `en`.

    >>> from heji.values.units import find_unit
    >>> figure_in_words(Fraction(1, 2), find_unit("分"), "en")
    '0.5 marks'
    >>> figure_in_words(Fraction(3), find_unit("万元"), "en")
    '30,000 yuan'
    """
    if unit is None or language == "zh" or unit.name == "%":
        return fraction_text(value) + (unit.name if unit else "")
    key = f"rubrics.unit.{unit.dimension}"
    if unit.is_money:
        value *= unit.factor
        whole = f"{value.numerator:,}" if value.denominator == 1 else fraction_text(value)
        return text(key, language, number=whole)
    if unit.is_count:
        key = "rubrics.unit.count"
    if not has(key):
        return f"{fraction_text(value)} {unit.name}"
    return text(key + ("-one" if value == 1 else ""), language, number=fraction_text(value))


def points_in_words(number: Fraction, language: str) -> str:
    """A distance between two percentages.

    >>> points_in_words(Fraction(5), "en")
    '5 percentage points'
    """
    key = "rubrics.unit.points-one" if number == 1 else "rubrics.unit.points"
    return text(key, language, number=fraction_text(number))


def unit_in_words(unit: Unit, language: str) -> str:
    """The name of a unit that stands alone, such as in brackets behind a heading.

    >>> from heji.values.units import find_unit
    >>> unit_in_words(find_unit("万元"), "en"), unit_in_words(find_unit("项"), "en")
    ('10,000 yuan', 'number')
    """
    if language == "zh" or unit.name == "%":
        return unit.name
    if unit.is_count:
        return text("rubrics.unit.counted", language)
    if unit.is_money:
        return figure_in_words(Fraction(1), unit, language) if unit.factor > 1 else "yuan"
    return figure_in_words(Fraction(2), unit, language).partition(" ")[2]


class _Wording:
    """Replaces each term by the words for it; signs and brackets are left to `write`."""

    def __init__(self, language: str, called: Callable[[str], str]) -> None:
        self.language = language
        self.called = called

    def worded(self, term: Expression) -> Expression:
        match term:
            case Number(number, unit):
                return Name(figure_in_words(Fraction(number), unit, self.language))
            case Name(name):
                is_own = name in ("weight", "value")
                return Name(self._say(f"name-{name}") if is_own else self.called(name))
            case Negative(operand):
                return replace(term, operand=self._inside(operand))
            case Operation(_, left, right) | Comparison(_, left, right):
                return replace(term, left=self._inside(left), right=self._inside(right))
            case _:
                return self._with_words(term)

    def _with_words(self, term: Joined | Not | Call | Choice) -> Name:
        """What is not joined by signs becomes one name."""
        match term:
            case Joined(conjunction, left, right):
                words = {"left": self._part(left, term), "right": self._part(right, term)}
                return Name(self._say(f"join-{conjunction.value}", **words))
            case Not(operand):
                return Name(self._say("not", operand=self._part(operand, term)))
            case Call(function, arguments):
                listed = ", ".join(write(self.worded(each)) for each in arguments)
                return Name(f"{self._say(f'function-{function.value}')}({listed})")
            case Choice(condition, then, otherwise):
                parts = (("condition", condition), ("then", then), ("otherwise", otherwise))
                words = {name: write(self.worded(each)) for name, each in parts}
                is_chained = isinstance(otherwise, Choice)
                return Name(self._say("choice-chained" if is_chained else "choice", **words))

    def _part(self, term: Expression, whole: Joined | Not) -> str:
        """A part of a condition, in brackets where it would be read wrongly."""
        said = write(self.worded(term))
        is_same = isinstance(term, Joined) and isinstance(whole, Joined)
        loose = isinstance(term, Joined | Choice) and not (
            is_same and term.conjunction is whole.conjunction  # type: ignore[union-attr]
        )
        return f"({said})" if loose else said

    def _inside(self, term: Expression) -> Expression:
        """A term between signs: one made of words needs brackets."""
        said = self.worded(term)
        is_loose = isinstance(term, Joined | Not | Choice) and isinstance(said, Name)
        return Name(f"({said.name})") if is_loose and isinstance(said, Name) else said

    def _say(self, key: str, **words: str) -> str:
        return text(f"rubrics.formula.{key}", self.language, **words)
