"""Whatever people do to a filing in whatever order: the table of states and acts holds.

A machine acts at random: everybody who may and many who may not, with the calendar changing its
steps meanwhile. No act reaches a state that the table does not have, loses a version, or breaks the
chain of the log.
"""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.db import transaction
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)

from heji.web.acting.action import Action, Refused, perform
from heji.web.acting.actor import Actor
from heji.web.acting.role import Role
from heji.web.audit_log.models import LogEntry
from heji.web.audit_log.proof import prove
from heji.web.audit_log.signing import own_key
from heji.web.calendar.models import Phase, PhaseKind, Step
from heji.web.declarations.actions.creating import CreateDeclaration
from heji.web.filing.actions.creating import VoidFiling
from heji.web.filing.actions.rows import AddRow, Undo
from heji.web.filing.actions.saving import SaveCells, Typed
from heji.web.filing.content import from_data
from heji.web.filing.keeping import load
from heji.web.filing.models import EDITABLE, Filing, IndicatorRow, State
from heji.web.filing.selectors import approved_revision
from heji.web.reviews.actions.advising import Advise, DeclareInterest
from heji.web.reviews.actions.consulting import Consult
from heji.web.reviews.actions.deciding import AddComment, Approve, Reassign, Return
from heji.web.reviews.actions.recording import Record
from heji.web.reviews.actions.submitting import AbandonAdjustment, Adjust, Submit, Withdraw
from heji.web.reviews.models import Decision, Recording, Review
from heji.web.reviews.routes import STATES
from heji.web.reviews.transitions import IN_REVIEW, TRANSITIONS, transitions_of
from tests.web.filing.making import office
from tests.web.reviews.asking import PURPOSE, in_days
from tests.web.reviews.going import WAY
from tests.web.walking import every_act, walk

MARKS = st.sampled_from(("good", "excellent", "fair", "poor", ""))


class Office(RuleBasedStateMachine):
    """An office in which anything is tried."""

    def __init__(self) -> None:
        super().__init__()
        self._all = transaction.atomic()
        self._all.__enter__()

    @initialize()
    def open_it(self) -> None:
        """A form that is filled in, two people for each step, an expert."""
        self.made = office(filled=True)
        self.form = self.made.form
        self.people = [self.made.another(*each) for each in WAY for _ in range(2)]
        self.expert = self.made.another(Role.EXPERT, "市财政局")
        self.everybody = [*self.people, self.made.clerk, self.expert]
        self.versions: dict[int, Any] = {}
        today = datetime.date.today()
        self.phase = Phase.objects.create(
            region=self.made.here["云栖市"],
            year=2026,
            kind=PhaseKind.DECLARATION,
            opens=today,
            closes=today,
        )

    def teardown(self) -> None:
        """The chain of the log holds; then all is as before."""
        try:
            assert prove(own_key().public).holds
        finally:
            transaction.set_rollback(True)
            self._all.__exit__(None, None, None)

    def present(self) -> Filing:
        return Filing.objects.select_related("organisation", "project").get(pk=self.form.pk)

    def state(self) -> State:
        return State(self.present().state)

    def open_review(self) -> Review | None:
        return Review.objects.filter(filing=self.form, decision=Decision.OPEN).first()

    def does(self, act: Action[Any], actor: Actor) -> bool:
        """Tries an act: it is in the table and logged once, or it changed nothing at all."""
        before, count = State(self.present().state), LogEntry.objects.count()
        try:
            result = perform(act, actor)
        except Refused:
            assert State(self.present().state) == before
            assert LogEntry.objects.count() == count
            return False
        assert LogEntry.objects.count() == count + 1
        if isinstance(act, CreateDeclaration):
            self.form, self.versions = result, {}
            source = None
        else:
            source = before
        after = State(self.present().state)
        rows = [each for each in transitions_of(act.name) if each.allows(source, after)]
        assert any(actor.role in each.roles for each in rows), (act.name, actor.role, before, after)
        return True

    def deciders(self) -> list[Actor]:
        """The two people whose step it is."""
        review = self.open_review()
        place = 0 if review is None else list(STATES).index(Step(review.step))
        return self.people[2 * place : 2 * place + 2]

    def review(self) -> Review:
        found = self.open_review()
        assert found is not None
        return found

    @precondition(lambda self: self.state() in EDITABLE)
    @rule(value=st.integers(1, 40), act=st.sampled_from(("type", "type", "undo", "redo", "add")))
    def fill_in(self, value: int, act: str) -> None:
        if act != "type":
            adds, undoes = AddRow(self.form, "indicator"), Undo(self.form, is_redo=act == "redo")
            self.does(adds if act == "add" else undoes, self.made.clerk)
            return
        row = IndicatorRow.objects.filter(filing=self.form).first()
        if row is not None:
            typed = Typed("indicator", row.pk, "value", str(value), row.version)
            self.does(SaveCells(self.form, (typed,)), self.made.clerk)

    @precondition(lambda self: self.state() in EDITABLE)
    @rule()
    def submit(self) -> None:
        if self.does(Submit(self.present()), self.made.clerk):
            revision = self.form.revisions.order_by("-number").first()
            assert revision is not None
            self.versions[revision.number] = revision.content

    @precondition(lambda self: self.state() in IN_REVIEW)
    @rule()
    def withdraw(self) -> None:
        self.does(Withdraw(self.present()), self.made.clerk)

    @precondition(lambda self: self.state() in IN_REVIEW)
    @rule(who=st.integers(0, 1), mark=MARKS)
    def approve(self, who: int, mark: str) -> None:
        self.does(Approve(self.review(), "同意", mark), self.deciders()[who])

    @precondition(lambda self: self.state() in IN_REVIEW)
    @rule()
    def approve_to_the_end(self) -> None:
        while self.open_review() is not None:
            before = self.state(), self.open_review()
            for each in self.deciders():
                review = self.open_review()
                if review is not None:
                    self.does(Approve(review, "同意", "good"), each)
            assert (self.state(), self.open_review()) != before

    @precondition(lambda self: self.state() in IN_REVIEW)
    @rule(who=st.integers(0, 1), mark=st.sampled_from(("", "", "poor")))
    def give_back(self, who: int, mark: str) -> None:
        self.does(Return(self.review(), "偏低", mark), self.deciders()[who])

    @precondition(lambda self: self.state() in IN_REVIEW)
    @rule(who=st.integers(0, 1), count=st.integers(0, 2))
    def comment_and_reassign(self, who: int, count: int) -> None:
        self.does(AddComment(self.review(), "请核实"), self.deciders()[who])
        people = tuple(each.person for each in self.deciders()[:count])
        self.does(Reassign(self.review(), people), self.deciders()[who])

    @precondition(lambda self: self.state() in IN_REVIEW)
    @rule(who=st.integers(0, 1), mark=MARKS)
    def ask_an_expert(self, who: int, mark: str) -> None:
        state, count = self.state(), LogEntry.objects.count()
        try:
            ask = Consult(self.review(), self.expert.person, PURPOSE, in_days(1))
            given = perform(ask, self.deciders()[who])
            perform(DeclareInterest(given, is_tied=False), self.expert)
            perform(Advise(given, mark, "可行"), self.expert)
        except Refused:
            assert LogEntry.objects.count() <= count + 2
        assert self.state() == state  # advice decides nothing

    @precondition(lambda self: self.state() == State.APPROVED)
    @rule()
    def adjust(self) -> None:
        self.does(Adjust(self.present(), "征地延后"), self.made.clerk)

    @precondition(lambda self: self.present().adjusted_from > 0)
    @rule(number=st.integers(0, 3))
    def abandon(self, number: int) -> None:
        if number == 0:
            self.does(AbandonAdjustment(self.present()), self.made.clerk)

    @precondition(lambda self: self.present().revision > 1 and self.state() in EDITABLE)
    @rule()
    def void(self) -> None:
        self.does(VoidFiling(self.present()), self.made.clerk)

    @precondition(lambda self: self.state() == State.VOID)
    @rule()
    def begin_anew(self) -> None:
        self.does(CreateDeclaration(2026, self.made.project), self.made.clerk)

    @rule(steps=st.sets(st.sampled_from(list(Step)), min_size=1))
    def change_the_calendar(self, steps: set[Step]) -> None:
        for each in Step:
            setattr(self.phase, f"has_{each.value}", each in steps)
        self.phase.save()

    @rule(number=st.integers(0, 11), who=st.integers(0, 9))
    def try_what_may_be_out_of_place(self, number: int, who: int) -> None:
        """Anything by anybody, also on a step that is decided: somebody's page is old."""
        form, day = self.present(), datetime.date(2026, 2, 1)
        acts: list[Action[Any]] = [
            VoidFiling(form),
            CreateDeclaration(2026, self.made.project),
            AddRow(form, "indicator"),
            Withdraw(form),
            Adjust(form, "征地延后"),
            AbandonAdjustment(form),
            Record(form, Recording.What.CONGRESS, day, "云人发1号"),
            Record(form, Recording.What.BUDGET, day, "云财预1号"),
        ]
        last = Review.objects.filter(filing=self.form).last()
        if last is not None:
            marked = Approve(last, "同意", "good"), Return(last, "偏低"), AddComment(last, "请核实")
            acts += [*marked, Reassign(last, (self.everybody[who].person,))]
        if number < len(acts):
            self.does(acts[number], self.everybody[who])

    @invariant()
    def one_review_is_open_exactly_in_its_state(self) -> None:
        form, review = self.present(), self.open_review()
        assert (review is not None) == (form.state in IN_REVIEW)
        if review is not None:
            assert STATES[Step(review.step)] == form.state
            assert review.revision == form.revision
            waits = review.assignments.filter(approved_at__isnull=True).exists()
            assert waits or not review.assignments.exists()

    @invariant()
    def every_version_is_there_as_it_was(self) -> None:
        form = self.present()
        kept = dict(form.revisions.values_list("number", "content"))
        assert kept == self.versions
        assert sorted(kept) == list(range(1, form.revision + 1))

    @invariant()
    def what_is_approved_is_what_somebody_submitted(self) -> None:
        form, approved = self.present(), approved_revision(self.form)
        assert bool(form.adjusted_from) <= (approved is not None)
        if form.state == State.APPROVED:
            assert approved is not None
            assert load(form) == from_data(approved.content)
        elif form.state in IN_REVIEW:
            assert load(form) == from_data(self.versions[form.revision])

    @invariant()
    def it_can_be_filled_in_exactly_where_the_table_says(self) -> None:
        assert self.present().is_editable == (self.present().state in EDITABLE)


@pytest.mark.django_db
def test_no_sequence_of_acts_leaves_the_table() -> None:
    walk(Office, examples=12, steps=60)


def test_every_act_on_a_declaration_has_a_row() -> None:
    named = {each.name for row in TRANSITIONS for each in row.acts}
    every = {each.name for each in every_act() if hasattr(each, "name")}
    apps = ("filing", "declarations", "monitoring", "self-evaluations", "reviews")
    about = {each for each in every if each.partition(".")[0] in apps}
    # A region's marks, and the advice of experts are no acts on a filing.
    others = {"reviews.set-marks", "reviews.declare-interest"}
    # What is decided on a monitored project changes no form, a region's plan neither.
    others |= {"monitoring.decide", "monitoring.set-plan"}
    # A signed paper is kept beside a form in any state.
    others |= {"self-evaluations.add-signed"}
    others |= {"reviews.advise-at-cell", "reviews.advise", "reviews.consult", "reviews.revoke"}
    assert named == about - others


def test_every_state_is_reached_or_left() -> None:
    targets = {state for row in TRANSITIONS for state in row.targets}
    assert targets | {State.PUBLISHED} == set(State)
    for row in TRANSITIONS:
        assert State.VOID not in row.sources
        assert row.roles
        assert row.when
