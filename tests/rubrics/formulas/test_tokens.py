"""The words of a formula: what each is, where it begins, and what is refused."""

from __future__ import annotations

from decimal import Decimal

import pytest

from heji.rubrics.formulas.grammar import parse
from heji.rubrics.formulas.mistake import FormulaError
from heji.rubrics.formulas.tokens import LONGEST, Sort, Token, tokens
from heji.values.units import find_unit


def test_each_word_with_its_place() -> None:
    assert tokens("a ÷ 2.50万元") == (
        Token(Sort.NAME, "a", 0),
        Token(Sort.SIGN, "÷", 2),
        Token(Sort.NUMBER, "2.50万元", 4, Decimal("2.50"), find_unit("万元")),
        Token(Sort.END, "", 10),
    )


def test_the_longest_formula_is_read_and_one_character_more_is_not() -> None:
    longest = "1" + "+1" * ((LONGEST - 2) // 2) + " "
    assert len(longest) == LONGEST
    assert tokens(longest)[-1].position == LONGEST
    with pytest.raises(FormulaError) as caught:
        tokens(longest + " ")
    assert str(LONGEST) in str(caught.value)


@pytest.mark.parametrize("text", ["5万圆", "5万圆 + 1", "if a > 5万then 1 else 2", "1 + 5万a"])
def test_a_unit_that_goes_on_as_another_word_is_none(text: str) -> None:
    behind = text.index("5") + 1
    with pytest.raises(FormulaError) as caught:
        tokens(text)
    assert (caught.value.key, caught.value.position) == ("formula-unit", behind)
    assert f"“{text[behind:].split()[0]}” behind a number" in str(caught.value)


def test_a_number_in_the_wrong_place_is_named_with_its_unit() -> None:
    with pytest.raises(FormulaError) as caught:
        parse("a 2.50万元")
    assert (caught.value.key, caught.value.position) == ("formula-operator", 2)
    assert "before “2.50万元”" in str(caught.value)
