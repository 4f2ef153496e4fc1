"""How scores become one, held against counting by hand."""

from __future__ import annotations

import itertools
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from heji.web.key_evaluations.combining import LEAST, Vote, combine

SCORES = st.integers(0, 3000).map(lambda each: Fraction(each, 100))
VOTES = st.lists(st.builds(Vote, SCORES, st.integers(1, 5)), max_size=6)
RULES = st.sampled_from(("mean", "trimmed", "weighted"))
PLACES = st.integers(0, 4)


def by_hand(votes: list[Vote], rule: str, places: int) -> Fraction | None:
    """The same the long way: every vote as often as it counts, the ends struck out one by one."""
    if len(votes) < LEAST[rule]:
        return None
    scores = [each.score for each in votes]
    if rule == "trimmed":
        scores.remove(max(scores))
        scores.remove(min(scores))
    if rule == "weighted":
        repeated = (itertools.repeat(each.score, each.weight) for each in votes)
        scores = list(itertools.chain.from_iterable(repeated))
    exact = sum(scores, Fraction(0)) / len(scores)
    return Fraction(int(exact * 10**places + Fraction(1, 2)), 10**places)


@given(VOTES, RULES, PLACES)
def test_it_is_what_counting_by_hand_gives(votes: list[Vote], rule: str, places: int) -> None:
    found = combine(votes, rule, places)
    assert (None if found is None else found.score) == by_hand(votes, rule, places)


@given(VOTES, RULES, PLACES, st.randoms(use_true_random=False))
def test_the_order_of_the_experts_does_not_matter(
    votes: list[Vote], rule: str, places: int, chance: object
) -> None:
    other = list(votes)
    chance.shuffle(other)  # type: ignore[attr-defined]
    assert combine(votes, rule, places) == combine(other, rule, places)


@given(VOTES, RULES)
def test_it_lies_within_the_spread(votes: list[Vote], rule: str) -> None:
    found = combine(votes, rule, 4)
    if found is not None:
        assert found.lowest <= found.exact <= found.highest
        assert found.spread == found.highest - found.lowest
