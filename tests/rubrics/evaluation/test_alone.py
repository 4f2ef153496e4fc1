"""One item without a form, and rows made from the texts of their cells."""

from __future__ import annotations

import datetime
from fractions import Fraction

import pytest

from heji.forms.form import IndicatorType
from heji.rubrics.evaluation.alone import evaluate_alone, item_of, row_of
from heji.rubrics.formulas.grammar import parse
from heji.rubrics.rubric import Dated, Parameter
from heji.rubrics.rules.rule import Linear, Manual, Side
from heji.values.quantity import Quantity
from tests.rubrics.evaluation.building import item, number, rubric, words

_SHARE = Parameter(
    "share",
    words("share"),
    tuple(
        Dated(datetime.date(year, 7, 1), parse(value))
        for year, value in ((2020, "1"), (2022, "2"), (2024, "3"))
    ),
)
_RULE = Linear(parse("1"), Side.BELOW, parse("share"), parse("1"))
_ONLY = item("1", _RULE, number("a", "家"), weight="9", formula="a")


@pytest.mark.parametrize(
    ("until", "day", "score"),
    [
        (2022, None, 7),
        (2021, None, 8),
        (None, None, 7),
        (2022, datetime.date(2022, 6, 30), 8),
        (2022, datetime.date(2024, 7, 1), 6),
    ],
)
def test_parameters_are_those_of_the_day_else_of_the_rubric_s_last_one(
    until: int | None, day: datetime.date | None, score: int
) -> None:
    dated = rubric(_ONLY, parameters=(_SHARE,), since=2023, until=until)
    assert evaluate_alone(dated, _ONLY, {"a": "0家"}, day=day).score == score


def test_a_parameter_before_its_first_day_is_refused() -> None:
    dated = rubric(_ONLY, parameters=(_SHARE,))
    with pytest.raises(LookupError, match="missing-input share"):
        evaluate_alone(dated, _ONLY, {"a": "0家"}, day=datetime.date(2020, 6, 30))


def test_a_row_from_the_texts_of_its_cells() -> None:
    made = row_of({"name": "培训场次", "type": "social", "weight": "5", "target": "≥10场"})
    assert (made.name, made.type, made.levels) == ("培训场次", IndicatorType.SOCIAL, ())
    assert [each.role for each in made.entries] == ["weight", "target"]
    assert [each.text for each in made.entries] == ["5", "≥10场"]
    assert [each.figure.label for each in made.entries] == ["", ""]
    assert isinstance(made.entries[0].figure.value, Quantity)
    assert made.figure.quote == "培训场次"


def test_a_row_without_name_and_type() -> None:
    made = row_of({"weight": "5"})
    assert (made.name, made.type, made.figure.quote) == ("", None, "")


def test_items_are_found_at_any_depth() -> None:
    leaf = item("1.1.1", Manual(words("看")), weight="5")
    tree = rubric(
        item("1", None, items=(item("1.1", None, items=(leaf,)),)),
        item("2", Manual(words("看")), weight="5"),
    )
    assert item_of(tree, "1.1.1") is leaf
    assert item_of(tree, "2") is tree.items[1]
    assert item_of(tree, "1.1") is tree.items[0].items[0]
    assert item_of(tree, "3") is None


def test_a_printed_weight_may_be_a_share_of_the_full_mark() -> None:
    judged = item("1", Manual(words("看")))
    whole = rubric(judged, full_mark="200")
    for printed, weight in (("10%", 20), ("10", 10), ("10分", 10), ("2.5", Fraction(5, 2))):
        assert evaluate_alone(whole, judged, row={"weight": printed}).weight == weight
    for printed in ("", "见附件", "16,5203.47"):
        found = evaluate_alone(whole, judged, row={"weight": printed})
        assert (found.weight, found.problem) == (None, "weight-missing")
    assert evaluate_alone(whole, judged).problem == "row-missing"
