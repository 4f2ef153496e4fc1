"""Whatever is done in whatever order: no act leaves the table of states, the chain stays whole."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import transaction
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
)

from heji.web.acting.action import Action, Refused, perform
from heji.web.acting.actor import Actor
from heji.web.acting.role import Role
from heji.web.audit_log.models import LogEntry
from heji.web.audit_log.proof import prove
from heji.web.audit_log.signing import own_key
from heji.web.key_evaluations.actions.ending import CancelKeyEvaluation, CloseKeyEvaluation
from heji.web.key_evaluations.actions.preparing import GiveTo, SendOut, SetWeights, TakeBack
from heji.web.key_evaluations.actions.scoring import DeclareTie, Given, HandIn, ScoreItems
from heji.web.key_evaluations.items import leaves
from heji.web.key_evaluations.models import ENDED, Seat, State
from heji.web.key_evaluations.selectors import result
from heji.web.key_evaluations.transitions import TRANSITIONS, transitions_of
from tests.web.building import city
from tests.web.key_evaluations.evaluated import RUBRIC, begun
from tests.web.walking import every_act, walk

WHOLE = {each.code: Given("1", "符合要求") for each in leaves(RUBRIC)}


class Evaluating(RuleBasedStateMachine):
    """An office and four experts who try anything."""

    def __init__(self) -> None:
        super().__init__()
        self._all = transaction.atomic()
        self._all.__enter__()

    @initialize(combination=st.sampled_from(("mean", "trimmed", "weighted")))
    def begin(self, combination: str) -> None:
        here = city()
        self.made = begun(here, combination)
        self.made.experts = [here.actor(Role.EXPERT, "市财政局") for _ in range(4)]
        self.made.attach(self.made.office)

    def teardown(self) -> None:
        try:
            assert prove(own_key().public).holds
        finally:
            transaction.set_rollback(True)
            self._all.__exit__(None, None, None)

    def does(self, act: Action[Any], actor: Actor) -> None:
        before, count = State(self.made.now().state), LogEntry.objects.count()
        try:
            perform(act, actor)
        except Refused:
            assert State(self.made.now().state) == before
            assert LogEntry.objects.count() == count
            return
        after = State(self.made.now().state)
        assert LogEntry.objects.count() == count + 1
        assert any(each.allows(before, after) for each in transitions_of(act.name))

    def seat(self, who: int) -> Seat | None:
        return Seat.objects.filter(expert=self.made.experts[who].person).first()

    @rule(who=st.integers(0, 3))
    def give(self, who: int) -> None:
        self.does(GiveTo(self.made.now(), self.made.experts[who].person), self.made.office)

    @rule()
    def prepare(self) -> None:
        for each in self.made.experts[:3]:
            self.does(GiveTo(self.made.now(), each.person), self.made.office)
        self.does(SendOut(self.made.now()), self.made.office)

    @rule(
        who=st.integers(0, 3), how=st.sampled_from(("free", "free", "tied", "back", "all", "all"))
    )
    def expert(self, who: int, how: str) -> None:
        seat, actor = self.seat(who), self.made.experts[who]
        if seat is None:
            return
        if how == "back":
            self.does(TakeBack(seat, "时间冲突"), self.made.office)
            return
        self.does(DeclareTie(seat, how == "tied", "曾任顾问"), actor)
        if how == "all":
            self.does(ScoreItems(seat, WHOLE), actor)
            self.does(HandIn(seat, "尚可"), actor)

    @rule(
        what=st.sampled_from(("send", "weights", "close", "close", "cancel")),
        rare=st.integers(0, 3),
    )
    def office(self, what: str, rare: int) -> None:
        made = self.made.now()
        acts: dict[str, Action[Any]] = {
            "send": SendOut(made),
            "weights": SetWeights(made, made.weights),
            "close": CloseKeyEvaluation(made, "结论"),
            "cancel": CancelKeyEvaluation(made, "终止"),
        }
        if what != "cancel" or rare == 0:
            self.does(acts[what], self.made.office)

    @invariant()
    def scores_are_seen_exactly_when_all_have_handed_in(self) -> None:
        if not hasattr(self, "made"):
            return
        now = self.made.now()
        is_seen = result(now).total is not None
        assert is_seen == (now.state in (State.SCORED, State.CLOSED))
        if is_seen:
            assert all(each.handed_in_at for each in now.seats.all() if each.counts)


@pytest.mark.django_db
def test_no_sequence_of_acts_leaves_the_table() -> None:
    walk(Evaluating, examples=10, steps=30)


def test_every_act_has_a_row_and_every_state_is_reached() -> None:
    named = {each.name for row in TRANSITIONS for each in row.acts}
    assert named == {each.name for each in every_act() if _is_ours(each)}
    assert {state for row in TRANSITIONS for state in row.targets} == set(State)
    assert not any(row.sources & ENDED for row in TRANSITIONS)


def _is_ours(act: Any) -> bool:
    return getattr(act, "name", "").startswith("key-evaluations.")
