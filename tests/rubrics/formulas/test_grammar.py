from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heji.rubrics.formulas import grammar
from heji.rubrics.formulas.expression import Expression
from heji.rubrics.formulas.grammar import DEEPEST, parse
from heji.rubrics.formulas.mistake import FormulaError
from heji.rubrics.formulas.tokens import LONGEST
from heji.rubrics.formulas.writing import write
from tests.rubrics.generated import expressions


@given(expressions)
def test_what_is_written_is_read_as_the_same_tree(expression: Expression) -> None:
    text = write(expression)
    if len(text) <= LONGEST:
        assert parse(text) == expression
        assert write(parse(text)) == text


@given(st.text(max_size=60) | st.text("ab12%()+-*/<=≥,. ÷×元if then", max_size=60))
def test_any_text_is_read_or_refused_with_a_place(text: str) -> None:
    try:
        parse(text)
    except FormulaError as error:
        assert 0 <= error.position <= len(text)
        assert error.message("zh")
        assert error.message("en")


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("a+b*c", "a + b × c"),
        ("（a＋b）×c", "(a + b) × c"),
        ("a-(b-c)-d", "a - (b - c) - d"),
        ("a/b/c", "a ÷ b ÷ c"),
        ("a÷(b÷c)", "a ÷ (b ÷ c)"),
        ("-a*b", "-a × b"),
        ("-(a*b)", "-(a × b)"),
        ("not a<b and c>=d or e", "not a < b and c ≥ d or e"),
        ("not (a and b)", "not (a and b)"),
        (
            "if a<>b then 1 else if a = 0 then 2 else 3",
            "if a ≠ b then 1 else if a = 0 then 2 else 3",
        ),
        ("(if a=b then 1 else 2)+1", "(if a = b then 1 else 2) + 1"),
        ("min(a, 100%) × 2.50分", "min(a, 100%) × 2.50分"),
        ("mean(一季度,二季度)", "mean(一季度, 二季度)"),
        ("floor((a-b)÷5个百分点)", "floor((a - b) ÷ 5个百分点)"),
    ],
)
def test_signs_bind_as_in_school(text: str, written: str) -> None:
    assert write(parse(text)) == written


@pytest.mark.parametrize(
    ("text", "position", "says"),
    [
        ("", 0, ["empty"]),
        ("a ÷", 3, ["breaks off"]),
        ("a ÷ ) b", 4, ["not “)”"]),
        ("a b", 2, ["before “b”", "sign"]),
        ("5 分", 2, ["directly behind its number"]),
        ("a ≤ b ≤ c", 6, ["a ≤ b and b ≤ c"]),
        ("(a + b", 6, ["closing bracket is missing"]),
        ("a + b)", 5, ["too many"]),
        ("min(a b)", 6, ["bracket or a comma should stand here, not “b”"]),
        ("maxx(a, b)", 0, ["“maxx”", "min, max, abs, floor, mean.", "Did you mean max"]),
        ("floor(a, b)", 0, ["floor takes one argument"]),
        ("min", 0, ["min(a)"]),
        ("5万圆", 1, ["万圆", "unit"]),
        ("a $ b", 2, ["“$”"]),
        ("if a then b", 11, ["else is missing"]),
        ("__import__('os')", 11, ["“'”"]),
        ("a" * (LONGEST + 1), 0, [str(LONGEST)]),
        pytest.param(
            "(" * (DEEPEST + 1) + "a" + ")" * (DEEPEST + 1), DEEPEST, [str(DEEPEST)], id="too-deep"
        ),
    ],
)
def test_a_wrong_formula_is_refused_with_place_and_cure(
    text: str, position: int, says: list[str]
) -> None:
    with pytest.raises(FormulaError) as caught:
        parse(text)
    message = str(caught.value)
    assert caught.value.position == position
    assert caught.value.formula == text
    assert f"character {position + 1}" in message
    assert not [word for word in says if word not in message], message


def _deep(brackets: int = 0, denials: int = 0, minuses: int = 0, choices: int = 0) -> str:
    """A formula that is as deep as the sum of what stands inside of one another, and one more."""
    inner = "if a > 1 then 2 else " * choices + "-" * minuses + "3"
    denied = "not " * denials
    return f"{'(' * brackets}{denied}{inner}{' = 3' if denials else ''}{')' * brackets}"


@pytest.mark.parametrize(
    "depths",
    [
        {"brackets": 5},
        {"denials": 5},
        {"minuses": 5},
        {"choices": 5},
        {"brackets": 2, "denials": 1, "minuses": 2},
        {"brackets": 2, "choices": 2, "minuses": 1},
    ],
)
def test_six_inside_of_one_another_are_read_and_seven_are_not(
    depths: dict[str, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(grammar, "DEEPEST", 6)
    parse(_deep(**depths))
    for kind in depths:
        with pytest.raises(FormulaError) as caught:
            parse(_deep(**{**depths, kind: depths[kind] + 1}))
        assert (caught.value.key, caught.value.words) == ("formula-deep", {"most": "6"})


@pytest.mark.parametrize("part", ["(1)", "-1", "max(1, 2)", "(if not a = 1 then 2 else 3)"])
def test_what_is_closed_again_is_not_counted_any_more(
    part: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Many parts side by side are no depth, nor do they make room for more of it."""
    monkeypatch.setattr(grammar, "DEEPEST", 6)
    before = f"{part} + " * 10
    parse(before + "((((1))))")
    with pytest.raises(FormulaError) as caught:
        parse(before + "((((((1))))))")
    assert caught.value.key == "formula-deep"


@pytest.mark.parametrize("part", ["(1)", "-1", "max(1, 2)", "(if not a = 1 then 2 else 3)"])
def test_what_is_closed_inside_of_brackets_leaves_the_brackets_counted(
    part: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(grammar, "DEEPEST", 6)
    parse(f"(({part} + (((1)))))")
    with pytest.raises(FormulaError) as caught:
        parse(f"(({part} + ((((1))))))")
    assert caught.value.key == "formula-deep"


def test_a_denial_that_is_closed_again_is_not_counted_any_more(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(grammar, "DEEPEST", 6)
    before = "not a = 1 and " * 10
    parse(before + "not not b = 1")
    with pytest.raises(FormulaError) as caught:
        parse(before + "not " * 6 + "b = 1")
    assert caught.value.key == "formula-deep"
