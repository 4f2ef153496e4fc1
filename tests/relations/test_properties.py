"""Judgements against trying out exact values; the long run is `tests/relations/long_run.py`."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from heji.relations.habit import infer_habit
from heji.relations.judge import judge
from heji.values.verdict import Verdict
from tests.relations.agreement import disagreement
from tests.relations.brute_force import case


@settings(max_examples=2500, deadline=None)
@given(data=st.data())
def test_verdict_is_what_exact_values_allow(data: st.DataObject) -> None:
    made = case(lambda low, high: data.draw(st.integers(low, high)))
    assert disagreement(made) is None


@settings(max_examples=300, deadline=None)
@given(data=st.data())
def test_guess_is_never_called_wrong(data: st.DataObject) -> None:
    from dataclasses import replace

    made = case(lambda low, high: data.draw(st.integers(low, high)))
    judgement = judge(replace(made.relation, certain=False))
    assert judgement.verdict is not Verdict.INCONSISTENT


@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_habit_calls_no_possible_sum_wrong(data: st.DataObject) -> None:
    """Whatever habit is inferred, what exact values allow in a sum stays consistent."""
    made = [case(lambda low, high: data.draw(st.integers(low, high))) for _ in range(4)]
    habit = infer_habit([each.relation for each in made])
    for each in made:
        if each.kind in ("sum", "difference", "equal") and len(each.possible) == 2:
            assert judge(each.relation, habit).verdict is Verdict.CONSISTENT
