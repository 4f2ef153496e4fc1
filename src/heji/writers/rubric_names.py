"""The words for the rule of one item: its inputs, and the parameters of its rubric by their values."""

from __future__ import annotations

from heji.language import text
from heji.rubrics.formulas.expression import Expression
from heji.rubrics.rubric import Item, Parameter, Rubric
from heji.rubrics.rules.formula_words import formula_in_words
from heji.rubrics.rules.in_words import in_language, marks_in_words, rule_in_words
from heji.rubrics.rules.rule import Band, Rule
from heji.rubrics.rules.stretch_words import stretch_in_words


class Names:
    """Says rules and formulas of an item.

    Args:
        rubric: the rubric.
        item: the item with its inputs.
        language: `zh` or `en`.
    """

    def __init__(self, rubric: Rubric, item: Item, language: str) -> None:
        self._language = language
        self._values = {each.name: each.values[-1].value for each in rubric.parameters}
        self._names = {each.name: self._parameter(each) for each in rubric.parameters}
        for given in item.inputs:
            self._names[given.name] = in_language(given.names, language) or given.name

    def rule(self, rule: Rule) -> str:
        """A rule as a clause without a stop."""
        return rule_in_words(rule, self._language, self._called, self._values.get)

    def formula(self, expression: Expression) -> str:
        """A formula."""
        return formula_in_words(expression, self._language, self._called)

    def marks(self, expression: Expression) -> str:
        """Marks, or a share of the weight."""
        return marks_in_words(expression, self._language, self._called, self._values.get)

    def stretch(self, band: Band) -> str:
        """The values that a band holds."""
        return stretch_in_words(band, self._language, self.formula)

    def _called(self, name: str) -> str:
        return self._names.get(name, name)

    def _parameter(self, parameter: Parameter) -> str:
        """Its value; of one that changes the name with every value and its day."""
        if len(parameter.values) == 1:
            return formula_in_words(parameter.values[0].value, self._language)
        name = in_language(parameter.names, self._language) or parameter.name
        dated = [
            self._say(
                "dated",
                since=each.since.isoformat(),
                value=formula_in_words(each.value, self._language),
            )
            for each in parameter.values
        ]
        return self._say("changing", name=name, values=self._say("listed").join(dated))

    def _say(self, key: str, **words: str) -> str:
        return text(f"rubrics.document.{key}", self._language, **words)
