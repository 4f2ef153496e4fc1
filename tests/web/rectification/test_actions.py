"""Who issues, answers and decides, within which office; what each act refuses."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from heji.web.accounts.models import Membership
from heji.web.acting.action import NotAllowed, Refused, perform
from heji.web.acting.duties import OwnWork
from heji.web.acting.middleware import actor_of
from heji.web.acting.role import Role
from heji.web.audit_log.models import LogEntry
from heji.web.rectification import selectors
from heji.web.rectification.actions.answering import AnswerTask, CloseTask, ConfirmTask, ReturnTask
from heji.web.rectification.actions.issuing import Demand, ExtendTask, IssueTask, WithdrawTask
from heji.web.rectification.grounds import FREE, Ground, ground, grounds
from heji.web.rectification.models import Source, State, Task
from heji.web.reviews.actions.deciding import AddComment
from tests.web.building import BEGUN
from tests.web.filing.making import office
from tests.web.rectification.demanding import (
    BUREAU,
    DEPARTMENT,
    MEASURE,
    UNIT,
    WHAT,
    Demanded,
    answer,
    demanded,
    in_days,
    overdue,
    prove,
)
from tests.web.reviews.going import present

pytestmark = pytest.mark.django_db


@pytest.fixture
def made() -> Demanded:
    return demanded()


def test_the_way_of_a_task_with_two_rounds(made: Demanded) -> None:
    count = LogEntry.objects.count()
    task = answer(made.task(), made.clerk)
    perform(ReturnTask(task, "佐证不足"), made.bureau)
    answer(task, made.clerk, "已补充原始凭证。")
    perform(ConfirmTask(task), made.bureau)
    perform(CloseTask(task), made.bureau)
    assert Task.objects.get(pk=task.pk).state == State.CLOSED
    rounds = list(task.rounds.values_list("measure", "verdict", "reason"))
    assert rounds == [(MEASURE, "returned", "佐证不足"), ("已补充原始凭证。", "confirmed", "")]
    assert LogEntry.objects.count() == count + 6


@pytest.mark.parametrize(
    ("role", "body", "name"),
    [
        (Role.FINANCE_PERFORMANCE, BUREAU, "第一中学"),
        (Role.FINANCE_DIVISION, BUREAU, DEPARTMENT),
        (Role.DEPARTMENT_REVIEWER, DEPARTMENT, UNIT),
        (Role.FINANCE_PERFORMANCE, "区财政局", "区水务局"),
    ],
)
def test_an_office_demands_of_its_own_bodies(
    made: Demanded, role: Role, body: str, name: str
) -> None:
    act = IssueTask(made.made.here[name], 2026, Demand(WHAT, in_days(3)))
    assert perform(act, made.made.another(role, body)).issued_in.name == body


@pytest.mark.parametrize(
    ("role", "body", "name"),
    [
        (Role.DEPARTMENT_REVIEWER, DEPARTMENT, "第一中学"),  # another department's
        (Role.DEPARTMENT_REVIEWER, DEPARTMENT, DEPARTMENT),  # its own
        (Role.FINANCE_PERFORMANCE, BUREAU, BUREAU),
        (Role.FINANCE_PERFORMANCE, BUREAU, "区水务局"),  # of a district with a bureau of its own
        (Role.FINANCE_PERFORMANCE, "区财政局", UNIT),
        (Role.FINANCE_PERFORMANCE, BUREAU, "青石区"),
        (Role.UNIT_APPROVER, UNIT, UNIT),
        (Role.INSPECTOR, "市审计局", UNIT),
        (Role.ADMINISTRATOR, BUREAU, UNIT),
    ],
)
def test_nobody_demands_of_others(made: Demanded, role: Role, body: str, name: str) -> None:
    act = IssueTask(made.made.here[name], 2026, Demand(WHAT, in_days(3)))
    with pytest.raises(NotAllowed):
        perform(act, made.made.another(role, body))
    assert not Task.objects.exists()


@pytest.mark.parametrize(
    ("demand", "why"),
    [
        (Demand(" ", in_days(1)), "no-text"),
        (Demand("字" * 4001, in_days(1)), "no-text"),
        (Demand(WHAT, in_days(1), "字" * 1001), "no-text"),
        (Demand(WHAT, in_days(-1)), "wrong-day"),
    ],
)
def test_what_is_no_demand(made: Demanded, demand: Demand, why: str) -> None:
    with pytest.raises(Refused, match=why):
        perform(IssueTask(made.made.here[UNIT], 2026, demand), made.bureau)


def test_a_finding_and_a_comment_become_tasks() -> None:
    made = demanded(wrong=True)
    form = made.made.form
    cell = f"indicator.{made.made.content.indicators[0].id}.value"
    approver = made.made.another(Role.UNIT_APPROVER)
    perform(AddComment(present(made.made), "请与规划一致", cell, "整治河道长度"), approver)
    found = grounds(form)
    assert {each.source for each in found} == {Source.FINDING, Source.COMMENT}
    for each in found:
        act = IssueTask(form.organisation, form.year, Demand(WHAT, in_days(3)), form, each)
        task = perform(act, made.department)
        assert (task.cell, task.found, task.check_name) == (each.cell, each.found, each.check)
        assert ground(form, each.key) == each
    assert ground(form, "comment.0") == FREE
    comment = found[-1].comment
    assert comment is not None
    assert Task.objects.get(comment=comment).label == "整治河道长度"


def test_a_ground_belongs_to_its_form(made: Demanded) -> None:
    form, here = made.made.form, made.made.here
    comment = perform(
        AddComment(present(made.made), "请核实"), made.made.another(Role.UNIT_APPROVER)
    )
    said = Ground(Source.COMMENT, comment=comment)
    demand = Demand(WHAT, in_days(1))
    other = office_of_another(made)
    for act in (
        IssueTask(here[UNIT], 2026, demand, None, said),
        IssueTask(here["供水监测站"], 2026, demand, form),
        IssueTask(here[UNIT], 2025, demand, form),
        IssueTask(here[UNIT], 2026, demand, other, said),
    ):
        with pytest.raises(Refused):
            perform(act, made.bureau)


def office_of_another(made: Demanded) -> Any:
    """A form that is not handed in: nobody above sees it."""
    from heji.web.declarations.actions.creating import CreateDeclaration

    return perform(CreateDeclaration(2026), made.clerk)


def test_proof_is_attached_by_the_body_before_it_answers(made: Demanded) -> None:
    task = made.task(proof="验收报告")
    with pytest.raises(Refused, match="no-proof"):
        answer(task, made.clerk)
    prove(task, made.bureau)  # the office's own paper proves nothing
    with pytest.raises(Refused, match="no-proof"):
        answer(task, made.clerk)


def test_with_its_proof_it_is_answered(made: Demanded) -> None:
    task = made.task(proof="验收报告")
    prove(task, made.clerk)
    assert answer(task, made.clerk).state == State.ANSWERED


def test_nobody_confirms_what_they_answered(made: Demanded) -> None:
    """Also when they have a role in both bodies, and also after a round of somebody else."""
    task = made.task()
    membership = Membership.objects.create(
        person=made.clerk.person,
        organisation=made.made.here[BUREAU],
        role=Role.FINANCE_PERFORMANCE,
        starts=BEGUN,
    )
    both = actor_of(membership)
    answer(task, made.clerk)
    for act in (ConfirmTask(task), ReturnTask(task, "不足")):
        with pytest.raises(OwnWork):
            perform(act, both)
    assert task not in selectors.to_confirm(both)
    assert task in selectors.to_confirm(made.bureau)
    perform(ReturnTask(task, "不足"), made.bureau)
    answer(task, made.made.another())
    with pytest.raises(OwnWork):
        perform(ConfirmTask(task), both)


_ACTS: dict[str, Callable[[Task], Any]] = {
    "answer": lambda task: AnswerTask(task, MEASURE),
    "confirm": ConfirmTask,
    "return": lambda task: ReturnTask(task, "不足"),
    "close": CloseTask,
    "extend": lambda task: ExtendTask(task, in_days(30), "材料较多"),
    "withdraw": lambda task: WithdrawTask(task, "重复"),
}


@pytest.mark.parametrize("name", [each for each in _ACTS if each != "answer"])
def test_only_the_office_that_issued_decides(made: Demanded, name: str) -> None:
    task = made.task(by=made.department)
    if name in ("confirm", "return"):
        answer(task, made.clerk)
    others = (made.bureau, made.clerk, made.made.another(Role.DEPARTMENT_REVIEWER, "市教育局"))
    for each in others:
        with pytest.raises(NotAllowed):
            perform(_ACTS[name](task), each)


@pytest.mark.parametrize("body", ["供水监测站", DEPARTMENT])
def test_only_the_body_answers(made: Demanded, body: str) -> None:
    with pytest.raises(NotAllowed):
        answer(made.task(), made.made.another(Role.UNIT_CLERK, body))


def test_a_day_is_only_put_off(made: Demanded) -> None:
    task = made.task(due=5)
    for days in (4, 5):
        with pytest.raises(Refused, match="not-later"):
            perform(ExtendTask(task, in_days(days), "材料较多"), made.bureau)
    perform(ExtendTask(task, in_days(6), "材料较多"), made.bureau)
    assert Task.objects.get().due == in_days(6)
    with pytest.raises(Refused, match="not-later"):
        perform(ExtendTask(overdue(task, 9), in_days(-2), "材料较多"), made.bureau)


def test_who_sees_what(made: Demanded) -> None:
    task = made.task(by=made.department)
    seen = {
        (Role.UNIT_CLERK, UNIT): True,
        (Role.UNIT_CLERK, "供水监测站"): False,
        (Role.DEPARTMENT_REVIEWER, "市教育局"): False,
        (Role.FINANCE_PERFORMANCE, BUREAU): True,
        (Role.FINANCE_PERFORMANCE, "区财政局"): False,
        (Role.INSPECTOR, "市审计局"): True,
        (Role.ADMINISTRATOR, BUREAU): False,
        (Role.EXPERT, BUREAU): False,
    }
    for who, sees in seen.items():
        assert (task in selectors.tasks(made.made.another(*who))) == sees, who


def test_what_is_overdue_comes_first(made: Demanded) -> None:
    late, soon, later = made.task(due=1), made.task(due=2), made.task(due=9)
    done = made.task(due=1)
    answer(done, made.clerk)
    perform(ConfirmTask(done), made.bureau)
    overdue(late)
    today = in_days(0)
    found = selectors.overdue_first(selectors.issued_tasks(made.bureau), today)
    assert list(found) == [late, soon, later, done]
    assert list(selectors.overdue(selectors.tasks(made.bureau), today)) == [late]


def test_they_are_counted_by_project_or_body(made: Demanded) -> None:
    form = made.made.form
    demand = Demand(WHAT, in_days(1))
    tasks = [perform(IssueTask(form.organisation, 2026, demand, form), made.bureau) for _ in "ab"]
    overdue(tasks[0])
    of_body = overdue(made.task())
    other = office_of_another(made)
    assert selectors.counted([form, other], in_days(0)) == {form.pk: (2, 1), other.pk: (1, 1)}
    assert set(Task.objects.filter(selectors.about(form))) == set(tasks)
    assert set(Task.objects.filter(selectors.about(other))) == {of_body}


def test_what_is_open_of_the_years_before(made: Demanded) -> None:
    form = made.made.form
    act = IssueTask(form.organisation, 2026, Demand(WHAT, in_days(1)), form)
    task = perform(act, made.bureau)
    form.year = 2027
    assert list(selectors.unmet_before(form)) == [task]
    form.year = 2026
    assert not selectors.unmet_before(form).exists()


def test_counting_takes_few_queries(made: Demanded, django_assert_num_queries: Any) -> None:
    forms = [made.made.form] * 20
    with django_assert_num_queries(1):
        selectors.counted(forms, in_days(0))


def test_an_office_without_forms_has_nothing() -> None:
    made = office()
    assert not grounds(made.form)
