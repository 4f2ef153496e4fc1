"""The advice on a real form, and who decides on it."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from heji.documents.reading import read_document
from heji.web.acting.action import NotAllowed, Refused, perform
from heji.web.acting.role import Role
from heji.web.advice import due
from heji.web.advice.actions import DecideAdvice
from heji.web.advice.models import AdviceDecision
from heji.web.advice.rules import Kind
from heji.web.advice.selectors import Advised, advised, evaluated, in_office, undecided
from heji.web.audit_log.models import LogEntry
from heji.web.rectification.actions.issuing import Demand, IssueTask
from tests.web.accounts.steps import BACKEND
from tests.web.advice.resulting import BUREAU, DEPARTMENT, UNIT, Results, approved
from tests.web.rectification.demanding import in_days, overdue
from tests.web.self_evaluations.evaluating import SOME_RESULTS

pytestmark = pytest.mark.django_db


@pytest.fixture
def made() -> Results:
    return approved()


def now(made: Results) -> Advised:
    return advised([made.form], in_days(0))[0]


def test_all_is_reached_and_spent(made: Results) -> None:
    found = now(made)
    assert (found.values.executed, found.values.overdue) == (Fraction(1), 0)
    assert found.values.score == Fraction(1)
    assert found.budget == 1000 * 1_000_000
    assert (found.advice.kind, found.advice.rule and found.advice.rule.id) == ("keep", "excellent")


def test_what_is_overdue_comes_before_the_grade(made: Results) -> None:
    demand = Demand("更正", in_days(2))
    act = IssueTask(made.form.organisation, made.form.year, demand, made.form)
    task = perform(act, made.bureau)
    assert now(made).advice.kind == Kind.KEEP
    assert now(made).values.unmet == 1
    overdue(task)
    assert now(made).advice.kind == Kind.POSTPONE


def test_where_the_score_is_open_it_cannot_be_told() -> None:
    found = now(approved(SOME_RESULTS))
    assert found.values.score is None
    assert found.advice.kind is None
    assert found.advice.missing == ("grade",)


def test_it_is_taken_over_without_a_reason_and_left_with_one(made: Results) -> None:
    count = LogEntry.objects.count()
    assert undecided(made.bureau).count() == 1
    perform(DecideAdvice(made.form, "keep"), made.bureau)
    assert not undecided(made.bureau).exists()
    with pytest.raises(Refused, match="no-reason"):
        perform(DecideAdvice(made.form, "cut", 15), made.bureau)
    perform(DecideAdvice(made.form, "cut", 15, "财力紧张"), made.bureau)
    assert LogEntry.objects.count() == count + 2
    kept = AdviceDecision.objects.order_by("pk").values_list("advised", "decision", "percent")
    assert list(kept) == [("keep", "keep", 0), ("keep", "cut", 15)]
    held = now(made).decision
    assert held is not None
    assert held.departs
    assert held.values == {
        **{"score": "1", "grade": "优", "executed": "1"},
        **{"overdue": "0", "unmet": "0"},
    }


def test_what_cannot_be_told_is_decided_with_a_reason() -> None:
    made = approved(SOME_RESULTS)
    with pytest.raises(Refused, match="no-reason"):
        perform(DecideAdvice(made.form, "keep"), made.bureau)
    decision = perform(DecideAdvice(made.form, "keep", 0, "结果待补"), made.bureau)
    assert (decision.advised, decision.departs) == ("", True)


@pytest.mark.parametrize(
    ("decision", "percent", "why"),
    [
        ("cut", 0, "wrong-percent"),
        ("cut", 100, "wrong-percent"),
        ("keep", 5, "wrong-percent"),
        ("", 0, "no-decision"),
        ("praise", 0, "no-decision"),
    ],
)
def test_what_is_no_decision(made: Results, decision: str, percent: int, why: str) -> None:
    with pytest.raises(Refused, match=why):
        perform(DecideAdvice(made.form, decision, percent, "理由"), made.bureau)


@pytest.mark.parametrize(
    ("role", "body"),
    [
        (Role.DEPARTMENT_REVIEWER, DEPARTMENT),
        (Role.UNIT_APPROVER, UNIT),
        (Role.INSPECTOR, "市审计局"),
        (Role.FINANCE_PERFORMANCE, "区财政局"),
        (Role.ADMINISTRATOR, BUREAU),
    ],
)
def test_nobody_else_decides(made: Results, role: Role, body: str) -> None:
    actor = made.another(role, body)
    with pytest.raises(NotAllowed):
        perform(DecideAdvice(made.form, "keep"), actor)
    assert not in_office(actor).exists()
    assert not AdviceDecision.objects.exists()


def test_the_same_is_not_decided_twice_and_what_is_not_approved_never(made: Results) -> None:
    perform(DecideAdvice(made.form, "keep"), made.bureau)
    with pytest.raises(Refused, match="decided-so"):
        perform(DecideAdvice(made.form, "keep"), made.bureau)
    with pytest.raises(Refused, match="not-approved"):
        perform(DecideAdvice(made.made.form, "keep"), made.bureau)


def test_the_bureau_is_told(made: Results) -> None:
    assert [each.values["count"] for each in due.due(made.bureau, in_days(0))] == [1]
    assert not due.due(made.made.clerk, in_days(0))
    perform(DecideAdvice(made.form, "keep"), made.bureau)
    assert not due.due(made.bureau, in_days(0))


def test_a_page_evaluates_with_a_fixed_number_of_reads(
    made: Results, django_assert_max_num_queries: Any
) -> None:
    """Tasks and decisions are read at once; only the scores are asked for each form."""
    with django_assert_max_num_queries(12):
        advised([made.form], in_days(0))


def test_the_page_and_its_workbook(made: Results, client: Client) -> None:
    perform(DecideAdvice(made.form, "cut", 15, "=1+1"), made.bureau)
    client.force_login(made.bureau.person, BACKEND)
    query = f"?year={made.form.year}&department={made.made.here[DEPARTMENT].pk}"
    page = client.get(reverse("advice") + query).content.decode()
    assert "压减 15%" in page
    assert "与建议不同" in page
    assert "优先保障" in page
    answer = client.get(reverse("advice-export") + query)
    table = next(read_document(answer.content, "advice.xlsx").tables())
    rows = [["" if cell is None else cell.text for cell in row] for row in table.grid()]
    line = dict(zip(rows[0], rows[1], strict=True))
    assert (line["得分"], line["等级"], line["预算执行率"]) == ("100", "优", "100.00%")
    assert (line["建议"], line["决定"], line["决定理由"]) == ("保持", "压减 15%", "=1+1")
    other = f"?year={made.form.year}&department={made.made.here['市教育局'].pk}"
    assert "没有审核通过" in client.get(reverse("advice") + other).content.decode()


def test_the_form_is_posted(made: Results, client: Client) -> None:
    client.force_login(made.bureau.person, BACKEND)
    address = reverse("decide-advice", args=(made.form.pk,))
    given = {"decision": "cut", "percent": "5", "reason": "压减一般性支出"}
    assert client.post(address, given).status_code == 302
    assert AdviceDecision.objects.get().percent == 5


def test_who_sees_it(made: Results) -> None:
    assert evaluated(made.made.clerk).count() == 1
    assert not evaluated(made.another(Role.UNIT_CLERK, "供水监测站")).exists()
