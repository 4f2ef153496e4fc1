"""What formulas measure, and what must not be mixed in them."""

from __future__ import annotations

import pytest

from heji.rubrics.formulas.dimensions import MARKS, TRUTH, of_unit
from heji.rubrics.formulas.grammar import parse
from heji.rubrics.formulas.measuring import dimension_of
from heji.rubrics.formulas.mistake import FormulaError
from heji.values.units import find_unit

NAMES = {
    "wan": of_unit(find_unit("万元")),
    "yuan": of_unit(find_unit("元")),
    "firms": of_unit(find_unit("家")),
    "people": of_unit(find_unit("人")),
    "persons": of_unit(find_unit("名")),
    "things": of_unit(find_unit("个")),
    "rate": of_unit(find_unit("%")),
    "points": of_unit(find_unit("百分点")),
    "bare": of_unit(None),
    "days": of_unit(find_unit("天")),
    "met": TRUTH,
    "weight": MARKS,
}


@pytest.mark.parametrize(
    ("formula", "measures"),
    [
        ("wan ÷ yuan", "%"),
        ("(wan - yuan) ÷ yuan", "%"),
        ("abs(wan - 3万元)", "元"),
        ("firms ÷ wan", "家/元"),
        ("wan ÷ people", "元/人"),
        ("wan ÷ people × persons", "元"),
        ("people + persons", "人"),
        ("things + firms", "个"),
        ("1 - rate", "%"),
        ("rate + points", "%"),
        ("min(rate, 1)", "%"),
        ("bare ÷ bare", "%"),
        ("bare ÷ 100", "-"),
        ("rate × weight", "分"),
        ("weight ÷ 4", "分"),
        ("mean(wan, yuan)", "元"),
        ("if wan > 0 then rate else 0", "%"),
        ("wan ÷ days", "元/小时"),
        ("1 ÷ days", "1/小时"),
        ("met and wan ≤ yuan", "-"),
        ("firms ≥ 10", "-"),
    ],
)
def test_what_a_formula_measures(formula: str, measures: str) -> None:
    assert str(dimension_of(parse(formula), NAMES)) == measures


@pytest.mark.parametrize(
    ("formula", "says"),
    [
        ("wan + firms", ["“wan” (元)", "“firms” (家)"]),
        ("wan ≥ 100", ["“wan”", "“100”"]),
        ("min(wan, days)", ["different things"]),
        ("rate ≥ 90", ["Write “90%”"]),
        ("min(rate, 100)", ["Write “100%”"]),
        ("met + 1", ["“met” is a condition"]),
        ("if wan then 1 else 0", ["“wan” is a number"]),
        ("not rate", ["“rate” is a number"]),
        ("yaun ÷ wan", ["no input and no parameter “yaun”", "Did you mean yuan"]),
        ("if met then met else 1", ["“1” is a number"]),
    ],
)
def test_what_does_not_belong_together_is_refused(formula: str, says: list[str]) -> None:
    with pytest.raises(FormulaError) as caught:
        dimension_of(parse(formula), NAMES)
    message = str(caught.value)
    assert not [word for word in says if word not in message], message
