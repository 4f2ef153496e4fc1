"""The rules that advise, against every value that a missing one can stand for."""

from __future__ import annotations

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heji.language import LANGUAGES
from heji.web.advice.judging import Advice, Values, advise, after_cut
from heji.web.advice.rules import Kind, Rule, Version, version_of, versions

VERSION = versions()[0]
GRADES = (*VERSION.grades, "无此等级")
SHARES = tuple(Fraction(each, 10000) for each in (0, 4999, 5000, 5001, 7999, 8000, 8001, 10000))


def plainly(values: Values) -> tuple[Kind, int] | None:
    """The advice where everything is known: the first rule that holds, written out."""
    assert values.grade is not None
    assert values.executed is not None
    if values.overdue > 0:
        return Kind.POSTPONE, 0
    if values.grade in ("差", "不合格"):
        return Kind.CANCEL, 0
    if values.executed < Fraction(1, 2):
        return Kind.CUT, 20
    if values.grade in ("中", "合格", "一般"):
        return Kind.CUT, 10
    if values.executed < Fraction(4, 5):
        return Kind.ADJUST, 0
    return (Kind.KEEP, 0) if values.grade in ("良", "良好", "优", "优秀") else None


def said(advice: Advice) -> tuple[Kind, int] | None:
    return None if advice.kind is None else (advice.kind, advice.percent)


@pytest.mark.parametrize("overdue", [0, 1, 3])
@pytest.mark.parametrize("grade", [*GRADES, None])
@pytest.mark.parametrize("executed", [*SHARES, None])
def test_it_is_told_exactly_where_what_is_missing_does_not_matter(
    overdue: int, grade: str | None, executed: Fraction | None
) -> None:
    found = advise(VERSION, Values(Fraction(9, 10), grade, executed, overdue))
    possible = {
        plainly(Values(None, one, two, overdue))
        for one, two in product(
            GRADES if grade is None else (grade,), SHARES if executed is None else (executed,)
        )
    }
    expected = next(iter(possible)) if len(possible) == 1 else None
    assert said(found) == expected
    if expected is None:
        assert found.missing
        assert ("grade" in found.missing) <= (grade is None)
        assert ("executed" in found.missing) <= (executed is None)
    else:
        assert found.rule is not None
        assert (found.rule.advice, found.rule.percent) == expected


@pytest.mark.parametrize(
    ("executed", "advice"),
    [
        (Fraction(49999, 100000), (Kind.CUT, 20)),
        (Fraction(1, 2), (Kind.ADJUST, 0)),
        (Fraction(799999999, 1000000000), (Kind.ADJUST, 0)),
        (Fraction(4, 5), (Kind.KEEP, 0)),
    ],
)
def test_a_limit_itself_is_not_below_it(executed: Fraction, advice: tuple[Kind, int]) -> None:
    assert said(advise(VERSION, Values(Fraction(9, 10), "优", executed, 0))) == advice


def test_without_rules_nothing_is_told() -> None:
    assert version_of(1999) is None
    values = Values(Fraction(1), "优", Fraction(1), 0)
    assert advise(None, values) == Advice(None, missing=("rules",))
    assert advise(VERSION, Values(None, None, None, 0)).missing == ("grade", "executed")


@given(
    st.lists(
        st.tuples(
            st.sampled_from(list(Kind)),
            st.one_of(st.none(), st.integers(0, 4)),
            st.one_of(st.none(), st.integers(0, 4)),
            st.booleans(),
        ),
        max_size=6,
    ),
    st.one_of(st.none(), st.integers(0, 4)),
    st.one_of(st.none(), st.integers(0, 4)),
    st.booleans(),
)
def test_no_advice_is_ever_against_a_value_that_is_possible(
    drawn: list[tuple[Kind, int | None, int | None, bool]],
    score: int | None,
    executed: int | None,
    overdue: bool,
) -> None:
    rules = tuple(
        Rule(str(n), kind, 0, {}, "", score_below=one, executed_below=two, overdue=late)
        for n, (kind, one, two, late) in enumerate(drawn)
    )
    version = Version("any", 2000, rules)

    def values(one: int | None, two: int | None) -> Values:
        shares = (None if each is None else Fraction(each, 100) for each in (one, two))
        first, second = shares
        return Values(first, None, second, int(overdue))

    found = advise(version, values(score, executed))
    everything = range(6)
    whole = [
        advise(version, values(one, two)).kind
        for one in (everything if score is None else (score,))
        for two in (everything if executed is None else (executed,))
    ]
    if found.kind is not None:
        assert set(whole) == {found.kind}
    elif score is not None and executed is not None:
        assert set(whole) == {None}


def test_a_cut_is_exact() -> None:
    assert after_cut(1, 10) == Fraction(9, 10)
    assert after_cut(10**17 + 1, 1) == Fraction((10**17 + 1) * 99, 100)


def test_the_rules_are_whole() -> None:
    for version in versions():
        assert len({each.id for each in version.rules}) == len(version.rules)
        for each in version.rules:
            assert set(each.text) == set(LANGUAGES)
            assert each.source
            assert (each.advice is Kind.CUT) == (1 <= each.percent <= 99)
