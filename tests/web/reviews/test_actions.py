"""The way of a form through its review: every step, back, again, adjusted."""

from __future__ import annotations

import datetime

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from heji.web.acting.action import NotAllowed, Refused, perform
from heji.web.acting.duties import OwnWork
from heji.web.acting.role import Role
from heji.web.audit_log.models import LogEntry
from heji.web.calendar.models import Phase, PhaseKind
from heji.web.declarations.actions.creating import CreateDeclaration
from heji.web.filing.models import State
from heji.web.filing.selectors import approved_revision, earlier
from heji.web.reviews.actions.deciding import AddComment, Approve, Reassign, Return
from heji.web.reviews.actions.recording import CorrectRecording, Record
from heji.web.reviews.actions.submitting import AbandonAdjustment, Adjust, Submit, Withdraw
from heji.web.reviews.models import Decision, Recording, Review
from heji.web.reviews.selectors import changes_since, queue
from tests.web.filing.making import Office, office, type_into
from tests.web.reviews.going import WAY, approve, approve_all, fresh, present, submit

pytestmark = pytest.mark.django_db


@pytest.fixture
def made() -> Office:
    return office(filled=True)


def test_a_form_goes_through_every_step_and_is_approved(made: Office) -> None:
    submit(made)
    for role, body in WAY:
        actor = made.another(role, body)
        assert [each.filing for each in queue(actor)] == [made.form]
        count = LogEntry.objects.count()
        approve(made, actor)
        assert LogEntry.objects.count() == count + 1
        assert not queue(actor)
    form = fresh(made.form)
    assert (form.state, form.conclusion) == (State.APPROVED, "good")
    revision = approved_revision(form)
    assert revision is not None and revision.number == 1


def test_the_calendar_says_which_steps_there_are(made: Office) -> None:
    today = timezone.localdate()
    Phase.objects.create(
        region=made.here["云栖市"],
        year=2026,
        kind=PhaseKind.DECLARATION,
        opens=today,
        closes=today,
        has_unit_approval=False,
        has_finance_division=False,
    )
    assert submit(made).step == "department_review"
    approve(made)
    assert fresh(made.form).state == State.FINANCE_PERFORMANCE_REVIEW
    approve(made)
    assert fresh(made.form).state == State.APPROVED


def test_nothing_is_submitted_before_or_after_its_time(made: Office) -> None:
    today = timezone.localdate()
    phase = Phase.objects.create(
        region=made.here["云栖市"],
        year=2026,
        kind=PhaseKind.DECLARATION,
        opens=today + datetime.timedelta(days=2),
        closes=today + datetime.timedelta(days=9),
    )
    with pytest.raises(Refused) as refused:
        submit(made)
    assert refused.value.key == "review.too-early"
    phase.opens, phase.closes = (today - datetime.timedelta(days=each) for each in (9, 2))
    phase.save()
    with pytest.raises(Refused) as refused:
        submit(made)
    assert refused.value.key == "review.too-late"


def test_an_empty_form_is_not_submitted() -> None:
    with pytest.raises(Refused) as refused:
        submit(office())
    assert refused.value.key == "review.empty"


def test_it_is_returned_with_comments_corrected_and_the_change_is_shown(made: Office) -> None:
    submit(made)
    approve(made)
    reviewer = made.another(Role.DEPARTMENT_REVIEWER, "市水务局")
    row = made.content.indicators[0]
    perform(
        AddComment(present(made), "请与规划一致", f"indicator.{row.id}.value", "整治河道长度"),
        reviewer,
    )
    with pytest.raises(Refused):
        perform(Return(present(made), " "), reviewer)
    perform(Return(present(made), "指标值偏低"), reviewer)
    assert fresh(made.form).state == State.RETURNED
    type_into(made, made.clerk, row, "value", "≥15公里", version=5, was="12")
    submit(made)
    (difference,) = changes_since(made.form, 2)
    assert (difference.cell, difference.before, difference.after) == (
        f"indicator.{row.id}.value",
        "12",
        "15",
    )
    assert fresh(made.form).state == State.SUBMITTED


def test_nobody_reviews_what_they_filled_in(made: Office) -> None:
    approver = made.another(Role.UNIT_APPROVER)
    both = made.here.actor(Role.UNIT_CLERK, "河道管理所")
    from heji.web.acting.actor import Actor

    as_clerk = Actor(approver.person, Role.UNIT_CLERK, both.organisation)
    row = made.content.indicators[0]
    type_into(made, as_clerk, row, "evidence", "照片", version=9, was="验收报告")
    submit(made)
    assert not queue(approver)
    with pytest.raises(OwnWork):
        perform(Approve(present(made)), approver)
    assert present(made).decision == Decision.OPEN


@pytest.mark.parametrize(
    ("role", "body"),
    [
        (Role.DEPARTMENT_REVIEWER, "市水务局"),  # not their step yet
        (Role.UNIT_APPROVER, "供水监测站"),
        (Role.UNIT_APPROVER, "第一中学"),
        (Role.INSPECTOR, "市审计局"),
        (Role.EXPERT, "市财政局"),
        (Role.ADMINISTRATOR, "市财政局"),
    ],
)
def test_others_do_not_decide(made: Office, role: Role, body: str) -> None:
    submit(made)
    with pytest.raises((NotAllowed, Refused)):
        perform(Approve(present(made)), made.another(role, body))
    assert fresh(made.form).state == State.SUBMITTED


def test_a_foreign_departments_reviewer_sees_nothing(made: Office) -> None:
    submit(made)
    approve(made)
    assert not queue(made.another(Role.DEPARTMENT_REVIEWER, "市教育局"))
    assert not queue(made.another(Role.DEPARTMENT_REVIEWER, "区水务局"))
    with pytest.raises(Refused):
        perform(Approve(present(made)), made.another(Role.DEPARTMENT_REVIEWER, "市教育局"))


def test_the_last_step_gives_a_conclusion(made: Office) -> None:
    submit(made)
    for _ in WAY[:-1]:
        approve(made)
    last = made.another(*WAY[-1])
    for conclusion in ("", "superb"):
        with pytest.raises(Refused) as refused:
            perform(Approve(present(made), conclusion=conclusion), last)
        assert refused.value.key == "review.no-conclusion"


def test_it_is_withdrawn_until_somebody_has_decided(made: Office) -> None:
    submit(made)
    perform(Withdraw(fresh(made.form)), made.clerk)
    assert fresh(made.form).state == State.DRAFT
    submit(made)
    approve(made)
    with pytest.raises(Refused) as refused:
        perform(Withdraw(fresh(made.form)), made.clerk)
    assert refused.value.key == "review.not-withdrawn"


def test_it_is_not_withdrawn_when_one_of_several_has_approved(made: Office) -> None:
    submit(made)
    first, second = (made.another(Role.UNIT_APPROVER) for _ in range(2))
    perform(Reassign(present(made), (first.person, second.person)), first)
    perform(Approve(present(made), "同意"), first)
    with pytest.raises(Refused) as refused:
        perform(Withdraw(fresh(made.form)), made.clerk)
    assert refused.value.key == "review.not-withdrawn"
    assert present(made).assignments.get(person=first.person).reason == "同意"


def test_a_form_is_never_left_to_those_who_have_approved_already(made: Office) -> None:
    submit(made)
    first, second = (made.another(Role.UNIT_APPROVER) for _ in range(2))
    perform(Reassign(present(made), (first.person, second.person)), first)
    perform(Approve(present(made)), first)
    with pytest.raises(Refused) as refused:
        perform(Reassign(present(made), (first.person,)), second)
    assert refused.value.key == "review.nobody-left"
    perform(Reassign(present(made), ()), second)
    perform(Approve(present(made)), second)
    assert fresh(made.form).state == State.DEPARTMENT_REVIEW


def test_whose_role_ended_is_not_assigned(made: Office) -> None:
    submit(made)
    first, second = (made.another(Role.UNIT_APPROVER) for _ in range(2))
    second.person.memberships.update(ended_at=timezone.now())
    with pytest.raises(Refused) as refused:
        perform(Reassign(present(made), (second.person,)), first)
    assert refused.value.key == "review.no-reviewer"


def test_of_several_reviewers_each_has_to_approve(made: Office) -> None:
    submit(made)
    first, second, third = (made.another(Role.UNIT_APPROVER) for _ in range(3))
    perform(Reassign(present(made), (first.person, second.person)), first)
    assert not queue(third)
    with pytest.raises(Refused) as refused:
        perform(Approve(present(made)), third)
    assert refused.value.key == "review.not-yours"
    perform(Approve(present(made)), first)
    assert fresh(made.form).state == State.SUBMITTED
    assert not queue(first)
    perform(Approve(present(made)), second)
    assert fresh(made.form).state == State.DEPARTMENT_REVIEW


def test_only_reviewers_of_the_step_are_assigned(made: Office) -> None:
    submit(made)
    first = made.another(Role.UNIT_APPROVER)
    stranger = made.another(Role.UNIT_APPROVER, "第一中学")
    for person in (stranger.person, made.clerk.person):
        with pytest.raises(Refused):
            perform(Reassign(present(made), (person,)), first)


def test_one_review_is_open_at_a_time(made: Office) -> None:
    review = submit(made)
    with pytest.raises(IntegrityError), transaction.atomic():
        Review.objects.create(
            filing=made.form, revision=1, step="department_review", due=review.due
        )


def test_after_approval_a_change_is_an_adjustment_with_its_own_review(made: Office) -> None:
    approve_all(made)
    row = made.content.indicators[0]
    with pytest.raises(Refused):
        type_into(made, made.clerk, row, "value", "10", version=9, was="12")
    with pytest.raises(Refused):
        perform(Adjust(fresh(made.form), ""), made.clerk)
    perform(Adjust(fresh(made.form), "征地延后"), made.clerk)
    with pytest.raises(Refused) as refused:
        submit(made)
    assert refused.value.key == "review.nothing-adjusted"
    type_into(made, made.clerk, row, "value", "10", version=9, was="12")
    assert submit(made).is_adjustment
    for _ in WAY:
        approve(made)
    form = fresh(made.form)
    assert (form.state, form.adjusted_from) == (State.APPROVED, 0)
    assert [each.is_adjustment for each in form.revisions.all()] == [False, True]


def test_an_adjustment_that_is_given_up_leaves_what_was_approved(made: Office) -> None:
    approve_all(made)
    before = made.content
    perform(Adjust(fresh(made.form), "征地延后"), made.clerk)
    from heji.web.filing.actions.rows import AddRow, DeleteRow

    perform(DeleteRow(fresh(made.form), "indicator", before.indicators[1].id, 2), made.clerk)
    perform(AddRow(fresh(made.form), "indicator"), made.clerk)
    type_into(made, made.clerk, before.indicators[0], "value", "10", version=9, was="12")
    perform(AbandonAdjustment(fresh(made.form)), made.clerk)
    assert made.content == before
    assert fresh(made.form).state == State.APPROVED


def test_what_was_approved_is_known_the_next_year(made: Office) -> None:
    approve_all(made)
    following = perform(CreateDeclaration(2027, made.project), made.clerk)
    found = {(each.year, each.indicator.name) for each in earlier(following)}
    assert (2026, "整治河道长度") in found


def test_congress_and_budget_are_recorded_once(made: Office) -> None:
    bureau = made.another(Role.FINANCE_PERFORMANCE, "市财政局")
    day = datetime.date(2026, 2, 1)
    act = Record(fresh(made.form), Recording.What.BUDGET, day, "云财预〔2026〕1号")
    with pytest.raises(Refused):
        perform(act, bureau)
    approve_all(made)
    perform(Record(fresh(made.form), Recording.What.BUDGET, day, "云财预〔2026〕1号"), bureau)
    with pytest.raises(Refused) as refused:
        perform(Record(fresh(made.form), Recording.What.BUDGET, day, "又一份"), bureau)
    assert refused.value.key == "review.recorded"


def test_an_adjustment_that_was_approved_is_recorded_by_its_own_document(made: Office) -> None:
    bureau = made.another(Role.FINANCE_PERFORMANCE, "市财政局")
    day = datetime.date(2026, 2, 1)
    approve_all(made)
    first = perform(Record(fresh(made.form), Recording.What.BUDGET, day, "云财预1号"), bureau)
    perform(Adjust(fresh(made.form), "征地延后"), made.clerk)
    type_into(made, made.clerk, made.content.indicators[0], "value", "10", version=9, was="12")
    approve_all(made)
    second = perform(Record(fresh(made.form), Recording.What.BUDGET, day, "云财预9号"), bureau)
    assert (first.revision, second.revision) == (1, 2)


def test_what_was_recorded_wrongly_is_corrected_and_the_log_keeps_it(made: Office) -> None:
    bureau = made.another(Role.FINANCE_DIVISION, "市财政局")
    approve_all(made)
    day = datetime.date(2026, 2, 1)
    wrong = perform(Record(fresh(made.form), Recording.What.CONGRESS, day, "云人发1号"), bureau)
    right = datetime.date(2026, 1, 28)
    for actor in (made.clerk, made.another(Role.FINANCE_DIVISION, "区财政局")):
        with pytest.raises(NotAllowed):
            perform(CorrectRecording(wrong, right, "云人发2号"), actor)
    with pytest.raises(Refused):
        perform(CorrectRecording(wrong, day, "云人发1号"), bureau)
    count = LogEntry.objects.count()
    perform(CorrectRecording(wrong, right, "云人发2号"), bureau)
    assert LogEntry.objects.count() == count + 1
    entry = LogEntry.objects.latest("number")
    assert (entry.before["document"], entry.after["on"]) == ("云人发1号", "2026-01-28")


def test_submitting_twice_does_it_once(made: Office) -> None:
    stale = fresh(made.form)
    submit(made)
    with pytest.raises(Refused):
        perform(Submit(stale), made.clerk)
    assert Review.objects.count() == 1
