"""Constants of a rule on a day: values, shares of the weight, and which parameters were asked."""

from __future__ import annotations

import datetime
from fractions import Fraction

import pytest

from heji.rubrics.evaluation.evaluation import Worth
from heji.rubrics.formulas.grammar import parse
from heji.rubrics.rubric import Dated, Parameter
from heji.rubrics.rules.constants import Constants
from heji.rubrics.rules.rule import Text
from heji.values.interval import Interval

_SHARE = Parameter("share", Text("比例"), (Dated(datetime.date(2021, 1, 1), parse("10%")),))
_TWICE = Parameter("twice", Text("两倍"), (Dated(datetime.date(2022, 1, 1), parse("share × 2")),))


def constants(day: datetime.date = datetime.date(2023, 1, 1)) -> Constants:
    return Constants(Fraction(8), (_SHARE, _TWICE), day)


@pytest.mark.parametrize(
    ("text", "value", "is_share"),
    [
        ("3", "3", False),
        ("3分", "3", False),
        ("5%", "1/20", True),
        ("share", "1/10", True),
        ("twice", "1/5", True),
        ("weight ÷ 4", "2", False),
        ("share × weight", "4/5", False),
        ("1 + share", "11/10", True),
    ],
)
def test_values(text: str, value: str, is_share: bool) -> None:
    number = Fraction(value)
    assert constants()(parse(text)) == Worth(number, Interval.point(number), is_share)


def test_every_parameter_that_was_asked_for_is_kept_once_in_order() -> None:
    asked = constants()
    for text in ("weight", "twice", "share", "twice"):
        asked(parse(text))
    assert asked.used == ["twice", "share"]


def test_names_without_a_value() -> None:
    before = constants(datetime.date(2021, 6, 1))
    assert before.named("share") == Worth(Fraction(1, 10), Interval.point(Fraction(1, 10)), True)
    assert (before.named("twice"), before.named("other")) == (None, None)
    assert before.named("weight") == Worth.exact(8)
    for name in ("twice", "other"):
        with pytest.raises(LookupError, match=rf"^missing-input {name}$"):
            before(parse(name))
        with pytest.raises(KeyError, match=name):
            before.dated(name)
    with pytest.raises(LookupError, match=r"^zero-denominator$"):
        before(parse("1 ÷ (weight - 8)"))
    assert before.dated("share") == (_SHARE, _SHARE.values[0])


def test_without_a_day_the_last_value_counts() -> None:
    later = Dated(datetime.date(2030, 1, 1), parse("20%"))
    asked = Constants(Fraction(1), (Parameter("share", Text("比例"), (*_SHARE.values, later)),))
    assert asked(parse("share")).point == Fraction(1, 5)
