"""What is misread is put right or left undecided; what is printed wrong stays a finding."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from heji.audit.arithmetic.doubtful import SURE
from heji.audit.arithmetic.reckoning import judgements
from heji.audit.case import Reading
from heji.audit.competing.choice import Doubt
from heji.values.quantity import Quantity
from heji.values.reading import read_value
from heji.values.verdict import Verdict
from tests.audit.competing.scanned import (
    AMOUNTS,
    RATE,
    Place,
    Printed,
    forms,
    printed,
    read,
    text_at,
)

FORM = printed(
    [
        [Decimal("1310.00"), Decimal("1420.00"), Decimal("1203.50")],
        [Decimal("245.00"), Decimal("96.00"), Decimal("57.25")],
    ]
)
UNSURE = "0.62"


def verdicts(reading: Reading) -> set[Verdict]:
    return {each.verdict for each in judgements(reading)}


def number(text: str) -> object:
    value = read_value(text)
    return value.number if isinstance(value, Quantity) and not value.malformed else text


@pytest.mark.parametrize(
    ("place", "misread"),
    [
        ((3, 2), "1,370.00"),
        ((3, 3), "1,426.00"),
        ((2, 4), "1,268.75"),
        ((4, 3), "95.00"),
        ((4, 4), "57,25"),
        ((4, 4), "5725"),
        ((4, 4), "-57.25"),
        ((3, RATE), "84.15%"),
        ((3, RATE), "8475%"),
    ],
)
def test_a_figure_that_was_misread_is_put_right(place: Place, misread: str) -> None:
    reading = read(FORM.saying(place, misread), {place: UNSURE})
    assert number(text_at(reading, place)) == number(FORM.at(place))
    assert verdicts(reading) == {Verdict.CONSISTENT}
    (choice,) = reading.choices
    assert (choice.doubt, choice.read, choice.confidence) == (Doubt.SIGNS, misread, Decimal(UNSURE))
    assert (choice.locator.row, choice.locator.column) == place
    assert choice.after > choice.before


def test_two_figures_that_were_misread_are_put_right() -> None:
    places = {(3, 2): "1,370.00", (4, 4): "51.25"}
    form = FORM
    for place, misread in places.items():
        form = form.saying(place, misread)
    reading = read(form, dict.fromkeys(places, UNSURE))
    assert {each.read for each in reading.choices} == set(places.values())
    assert verdicts(reading) == {Verdict.CONSISTENT}


@pytest.mark.parametrize("sure", [str(SURE), "1"])
def test_what_was_read_surely_stays_a_finding(sure: str) -> None:
    form = FORM.saying((3, 2), "1,370.00")
    reading = read(form, dict.fromkeys(form.figures, sure))
    assert not reading.choices
    assert Verdict.INCONSISTENT in verdicts(reading)


def test_where_either_of_two_figures_may_be_misread_nothing_is_taken() -> None:
    form = printed(
        [
            [Decimal("310.00"), Decimal("420.00"), Decimal("203.50")],
            [Decimal("215.00"), Decimal("96.00"), Decimal("57.25")],
        ]
    )
    # 375 for 315 or 275 for 215: 「1」 was taken for 「7」 in one of them.
    wrong = form.saying((3, 2), "370.00")
    wrong = wrong.saying((4, 2), "275.00").saying((2, 2), "585.00")
    reading = read(wrong, {(3, 2): UNSURE, (4, 2): UNSURE})
    assert not reading.choices
    failing = [each for each in judgements(reading) if each.verdict is not Verdict.CONSISTENT]
    assert [each.reason for each in failing] == ["reading-doubtful"]


def test_a_budget_that_a_rate_alone_speaks_for_is_not_guessed() -> None:
    one = printed([[Decimal("130.00"), Decimal("142.00"), Decimal("120.35")]])
    rows = (one.rows[0], one.rows[1])
    reading = read(Printed(rows).saying((2, 4), "126.35"), {(2, 4): UNSURE})
    assert not reading.choices
    assert Verdict.INCONSISTENT not in verdicts(reading)


def test_a_rate_that_lost_a_digit_is_not_rounded() -> None:
    # 67.71 % was read as 67.1 %, of which 67.7 % would hold, too.
    form = printed([[Decimal("10.00"), Decimal("1000.00"), Decimal("677.10")]] * 2)
    reading = read(form.saying((3, RATE), "67.1%"), {(3, RATE): UNSURE})
    assert not reading.choices
    assert Verdict.INCONSISTENT not in verdicts(reading)


def test_a_printed_error_is_not_put_on_a_doubtful_cell_that_fits_less_well() -> None:
    # The total is wrong in its sum and in its rate; a doubtful part could mend the sum alone.
    form = FORM.saying((2, 4), "1,320.75").saying((3, 4), "1,203.50")
    reading = read(form, {(4, 4): UNSURE})
    assert not reading.choices


@st.composite
def misreadings(draw: st.DrawFn) -> dict[str, Any]:
    """A form, one figure of it misread in any way, and how sure the reader was of every figure."""
    form = draw(forms())
    place = draw(st.sampled_from(form.figures))
    text = form.at(place)
    at = draw(st.integers(0, len(text) - 1))
    sign = draw(st.sampled_from("0123456789.,-") | st.just(""))
    misread = text[:at] + sign + text[at + 1 :]
    assume(number(misread) != number(text))
    unsure = st.decimals("0.30", "0.94", places=2).map(str)
    sure = {each: draw(st.just("1") | unsure) for each in form.figures}
    return {"form": form, "place": place, "misread": misread, "sure": {**sure, place: draw(unsure)}}


@given(misreadings())
@settings(max_examples=40, deadline=None)
def test_no_figure_is_ever_asserted_that_is_not_printed(case: dict[str, Any]) -> None:
    form, place = case["form"], case["place"]
    reading = read(form.saying(place, case["misread"]), case["sure"])
    for each in reading.choices:
        where = (each.locator.row or 0, each.locator.column or 0)
        assert number(each.taken) == number(form.at(where)), (each, form.rows)
    assert Verdict.INCONSISTENT not in verdicts(reading)


@given(forms(), st.data())
@settings(max_examples=40, deadline=None)
def test_an_error_that_is_printed_clearly_stays(form: Printed, data: st.DataObject) -> None:
    place = data.draw(st.sampled_from([each for each in form.figures if each[1] in AMOUNTS]))
    text = form.at(place)
    # A change of the last digits may be what rounding to 万元 leaves.
    whole = range(text.index("."))
    at = data.draw(st.sampled_from([at for at in whole if text[at].isdigit()]))
    digit = data.draw(st.sampled_from("0123456789"))
    wrong = text[:at] + digit + text[at + 1 :]
    assume(number(wrong) != number(text) and wrong[0] != "0")
    sure = {each: str(SURE) for each in form.figures}
    reading = read(form.saying(place, wrong), sure)
    assert not reading.choices
    assert text_at(reading, place) == wrong
    assert Verdict.INCONSISTENT in verdicts(reading)


@given(forms())
@settings(max_examples=15, deadline=None)
def test_nothing_is_chosen_where_nothing_fails(form: Printed) -> None:
    assert not read(form, dict.fromkeys(form.figures, "0.4")).choices
