"""The warnings of monitoring: exact at every limit."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heji.audit.finding import Severity
from heji.language import LANGUAGES, text
from heji.web.filing.columns import put
from heji.web.filing.content import Content, Indicator, Money
from heji.web.monitoring.lights import GREEN, LIGHTS, light_of
from heji.web.monitoring.limits import apart, least_spent, light_rules, spending_limits
from heji.web.monitoring.signs import (
    Sign,
    are_apart,
    is_below,
    is_missed,
    progress_of,
    signs,
)

AMOUNTS = st.integers(0, 10**15)
PERCENTS = st.integers(1, 100)


def row(**cells: str) -> Indicator:
    """An indicator as typing makes it."""
    made: Any = Indicator(1, type="quantity", name="整治河道长度")
    for column, typed in cells.items():
        made = put(made, column, typed)
    return made  # type: ignore[no-any-return]


def content(*rows: Indicator, budget: int | None = 1000, spent: int | None = 560) -> Content:
    """A form with its money."""
    amounts = {"initial_budget": budget, "executed_to_date": spent, "forecast_executed": None}
    money = (
        Money(number, measure, "total", amount)
        for number, (measure, amount) in enumerate(amounts.items())
    )
    return Content(money=tuple(money), indicators=rows)


def checks(found: Content, month: int = 7) -> list[tuple[str, str]]:
    """The names of what is found."""
    return [(each.check, each.case) for each in signs(found, month)]


@given(AMOUNTS, st.integers(1, 10**15), PERCENTS)
def test_spending_is_below_exactly_when_its_share_is(
    executed: int, budget: int, percent: int
) -> None:
    assert is_below(executed, budget, percent) == (
        Fraction(executed, budget) < Fraction(percent, 100)
    )


@given(st.integers(1, 10**13), PERCENTS)
def test_exactly_the_limit_is_enough_and_a_fen_less_is_not(hundredth: int, percent: int) -> None:
    budget = hundredth * 100
    assert not is_below(hundredth * percent, budget, percent)
    assert is_below(hundredth * percent - 1, budget, percent)


@given(st.fractions(0, 3), st.fractions(0, 3), st.integers(0, 100))
def test_apart_is_a_matter_of_points(one: Fraction, two: Fraction, points: int) -> None:
    assert are_apart(one, two, points) == are_apart(two, one, points)
    assert not are_apart(one, one + Fraction(points, 100), points)
    assert are_apart(one, one + Fraction(points, 100) + Fraction(1, 10**30), points)


@given(
    st.sampled_from(("≥", ">", "≤", "<", "=")),
    *(st.integers(-(10**9), 10**9), st.integers(0, 4)) * 2,
)
def test_a_forecast_misses_by_the_sign_whatever_the_decimals(
    sign: str, value: int, places: int, forecast: int, forecast_places: int
) -> None:
    aim, reached = Fraction(value, 10**places), Fraction(forecast, 10**forecast_places)
    holds = {
        "≥": reached >= aim,
        ">": reached > aim,
        "≤": reached <= aim,
        "<": reached < aim,
        "=": reached == aim,
    }
    made = Indicator(
        1,
        sign=sign,
        value=value,
        places=places,
        forecast_value=forecast,
        forecast_places=forecast_places,
    )
    assert is_missed(made) == (not holds[sign])


@pytest.mark.parametrize(
    ("month", "limit"),
    [(1, None), (3, None), (4, 25), (5, 25), (6, 40), (7, 40), (8, 60), (10, 80), (12, 80)],
)
def test_the_limit_of_the_last_month_that_passed_holds(month: int, limit: int | None) -> None:
    found = least_spent(month)
    assert (found[1] if found else None) == limit


def test_spending_limits_rise() -> None:
    limits = spending_limits()
    assert limits == tuple(sorted(limits)) == ((4, 25), (6, 40), (8, 60), (10, 80))


@pytest.mark.parametrize(("spent", "found"), [(399, True), (400, False), (0, True)])
def test_slow_spending_is_found(spent: int, found: bool) -> None:
    assert (("monitoring-spending", "below") in checks(content(spent=spent))) == found


def test_without_a_budget_nothing_is_slow() -> None:
    assert checks(content(budget=None)) == checks(content(budget=0, spent=0)) == []
    assert checks(content(spent=None)) == [("monitoring-unstated", "executed")]


def test_targets_and_spending_apart() -> None:
    good = row(value="≥100公里", progress="60", forecast="100")
    assert checks(content(good)) == []
    assert checks(content(put_in(good, progress="66"))) == []  # ten points exactly
    assert checks(content(put_in(good, progress="66.01"))) == [("monitoring-apart", "ahead")]
    assert checks(content(put_in(good, progress="45.9"))) == [("monitoring-apart", "behind")]


@pytest.mark.parametrize(
    "cells",
    [
        {"value": "≥100%", "progress": "20"},
        {"value": "≤100公里", "progress": "20"},
        {"value": "12月底前", "progress": "20"},
        {"value": "≥100公里", "progress": "刚开工"},
    ],
)
def test_what_does_not_grow_with_the_work_has_no_progress(cells: dict[str, str]) -> None:
    assert progress_of(row(**cells)) is None
    assert progress_of(replace(row(value="≥100公里", progress="20"), type="quality")) is None


def test_a_missed_target_demands_its_reason() -> None:
    missed = row(value="≥12公里", progress="7", forecast="11")
    names = {"monitoring-missed", "monitoring-reason"}
    assert {each for each, _ in checks(content(missed))} == names
    told = put_in(missed, reason="征地延后", reason_kind="其他")
    assert checks(content(told)) == [("monitoring-missed", "below")]
    no_kind = put_in(missed, reason="征地延后")
    assert ("monitoring-reason", "no-kind") in checks(content(no_kind))
    sure = put_in(told, possibility="确定能")
    assert ("monitoring-missed", "sure") in checks(content(sure))


def test_what_cannot_be_reached_in_words_demands_its_reason_too() -> None:
    never = row(value="12月底前", progress="未开工", forecast="明年", possibility="完全不可能")
    assert checks(content(never)) == [("monitoring-reason", "wanting")]


def test_empty_rows_and_cells() -> None:
    assert checks(content(Indicator(1))) == []
    found = checks(content(row(value="≥12公里")))
    assert found == [("monitoring-unstated", "progress"), ("monitoring-unstated", "forecast")]


def put_in(made: Indicator, **cells: str) -> Indicator:
    """The row with further cells."""
    changed: Any = made
    for column, typed in cells.items():
        changed = put(changed, column, typed)
    return changed  # type: ignore[no-any-return]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sign_has_its_sentence(language: str) -> None:
    rows = (
        row(value="≥12公里", progress="12", forecast="11", possibility="确定能"),
        row(value="≥12公里", progress="1", forecast="11", reason="征地"),
        row(value="≥12公里"),
    )
    every = [*signs(content(*rows), 8), *signs(content(spent=None), 8)]
    for each in every:
        assert text(f"finding.{each.check}.{each.case}", language, **each.values)
    assert len({(each.check, each.case) for each in every}) == 10


@given(
    st.lists(st.sampled_from(list(Severity)), max_size=4), st.sampled_from(("", "pause", "adjust"))
)
def test_lights_follow_their_rule(found: list[Severity], decision: str) -> None:
    made = [Sign("x", "y", each, "") for each in found]
    light = light_of(made, decision)
    assert light in LIGHTS
    is_red = Severity.ERROR in found or decision == "pause"
    is_yellow = Severity.WARNING in found
    assert light == ("red" if is_red else "yellow" if is_yellow else GREEN)
    assert light_of((), "", is_missing=True) == "red"


def test_rules_name_what_there_is() -> None:
    assert {each.light for each in light_rules()} < set(LIGHTS)
    assert apart().points == 10
