"""Whatever people do to a task in whatever order: the table of states and acts holds."""

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
from heji.web.acting.role import Role
from heji.web.audit_log.models import LogEntry
from heji.web.audit_log.proof import prove as prove_log
from heji.web.audit_log.signing import own_key
from heji.web.rectification.actions.answering import AnswerTask, CloseTask, ConfirmTask, ReturnTask
from heji.web.rectification.actions.issuing import Demand, ExtendTask, IssueTask, WithdrawTask
from heji.web.rectification.models import Round, State, Task, Verdict
from heji.web.rectification.transitions import TRANSITIONS, transition_of
from tests.web.rectification.demanding import (
    BUREAU,
    DEPARTMENT,
    MEASURE,
    UNIT,
    WHAT,
    demanded,
    in_days,
    prove,
)
from tests.web.walking import every_act, walk

_WHO = 9


class Office(RuleBasedStateMachine):
    """An office in which anything is tried by anybody."""

    def __init__(self) -> None:
        super().__init__()
        self._all = transaction.atomic()
        self._all.__enter__()

    @initialize()
    def open_it(self) -> None:
        """A task of the bureau, and everybody who may and may not."""
        self.made = demanded()
        self.task = self.made.task(proof="验收报告")
        another = self.made.made.another
        both = another(Role.UNIT_CLERK)
        self.people = [
            *(self.made.bureau, self.made.department, self.made.clerk, both),
            *(another(Role.UNIT_APPROVER), another(Role.FINANCE_DIVISION, BUREAU)),
            *(another(Role.UNIT_CLERK, "供水监测站"), another(Role.INSPECTOR, "市审计局")),
            another(Role.DEPARTMENT_REVIEWER, DEPARTMENT),
        ]
        assert len(self.people) == _WHO
        self.kept: dict[int, tuple[Any, ...]] = {}

    def teardown(self) -> None:
        """The chain of the log holds; then all is as before."""
        try:
            assert prove_log(own_key().public).holds
        finally:
            transaction.set_rollback(True)
            self._all.__exit__(None, None, None)

    def present(self) -> Task:
        return Task.objects.select_related("organisation", "issued_in").get(pk=self.task.pk)

    def does(self, act: Action[Any], who: int) -> None:
        """Tries an act: it is in the table and logged once, or it changed nothing at all."""
        actor, count = self.people[who], LogEntry.objects.count()
        before: State | None = State(self.present().state)
        try:
            result = perform(act, actor)
        except Refused:
            assert State(self.present().state) == before
            assert LogEntry.objects.count() == count
            return
        assert LogEntry.objects.count() == count + 1
        if isinstance(act, IssueTask):
            self.task, before, self.kept = result, None, {}
        row = transition_of(act.name)
        assert row is not None
        assert row.allows(before, State(self.present().state))
        assert actor.role in row.roles
        if isinstance(act, ConfirmTask | ReturnTask | CloseTask):
            answered = self.task.rounds.values_list("answered_by", flat=True)
            assert actor.person.pk not in set(answered)

    @rule(who=st.integers(0, _WHO - 1), words=st.sampled_from((MEASURE, MEASURE, " ")))
    def answer(self, who: int, words: str) -> None:
        self.does(AnswerTask(self.present(), words), who)

    @rule()
    def attach(self) -> None:
        if self.present().to_answer and not self.kept:
            prove(self.present(), self.made.clerk)
            self.kept[0] = ()

    @rule()
    def answer_and_look(self) -> None:
        self.does(AnswerTask(self.present(), MEASURE), 2)

    @rule(who=st.integers(0, _WHO - 1), words=st.sampled_from(("同意", "")))
    def confirm(self, who: int, words: str) -> None:
        self.does(ConfirmTask(self.present(), words), who)

    @rule(who=st.sampled_from((0, 0, 0, 1, 2, 5)), words=st.sampled_from(("佐证不足", "")))
    def give_back(self, who: int, words: str) -> None:
        self.does(ReturnTask(self.present(), words), who)

    @rule(who=st.integers(0, _WHO - 1))
    def close(self, who: int) -> None:
        self.does(CloseTask(self.present()), who)

    @rule(who=st.integers(0, _WHO - 1), days=st.integers(-1, 40))
    def extend(self, who: int, days: int) -> None:
        self.does(ExtendTask(self.present(), in_days(days), "材料较多"), who)

    @rule(who=st.integers(0, _WHO - 1), number=st.integers(0, 3))
    def withdraw(self, who: int, number: int) -> None:
        if number == 0:
            self.does(WithdrawTask(self.present(), "重复下达"), who)

    @rule(who=st.integers(0, _WHO - 1))
    def issue_another(self, who: int) -> None:
        if self.present().state in (State.CLOSED, State.WITHDRAWN):
            demand = Demand(WHAT, in_days(5))
            self.does(IssueTask(self.made.made.here[UNIT], 2026, demand), who)

    @invariant()
    def a_round_is_open_exactly_when_it_is_answered(self) -> None:
        task = self.present()
        rounds = list(task.rounds.all())
        assert [each.number for each in rounds] == list(range(1, len(rounds) + 1))
        open_ones = [each for each in rounds if each.verdict == Verdict.OPEN]
        assert len(open_ones) == (task.state == State.ANSWERED)
        done = [each.verdict for each in rounds if each.verdict != Verdict.OPEN]
        is_confirmed = task.state in (State.CONFIRMED, State.CLOSED)
        assert done.count(Verdict.CONFIRMED) == is_confirmed
        assert done.count(Verdict.RETURNED) == len(done) - is_confirmed

    @invariant()
    def what_was_said_stays(self) -> None:
        for each in Round.objects.filter(task=self.task).exclude(verdict=Verdict.OPEN):
            said = (each.measure, each.verdict, each.reason, each.judged_by_id)
            assert self.kept.setdefault(each.number, said) == said


@pytest.mark.django_db
def test_no_sequence_of_acts_leaves_the_table() -> None:
    walk(Office, examples=8, steps=40)


def test_every_act_on_a_task_has_one_row() -> None:
    named = {each.act.name for each in TRANSITIONS}
    assert len(named) == len(TRANSITIONS)
    every = {each.name for each in every_act() if hasattr(each, "name")}
    assert named == {each for each in every if each.startswith("rectification.")}


def test_every_state_is_reached_and_the_last_ones_are_never_left() -> None:
    assert {each.target for each in TRANSITIONS} - {None} == set(State)
    for each in TRANSITIONS:
        assert not each.sources & {State.CLOSED, State.WITHDRAWN}
        assert each.roles
        assert each.when
