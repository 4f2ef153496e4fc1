"""What a new project needs to enter the budget: said before anybody tries, and held to."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from heji.web.acting.action import Refused, perform
from heji.web.acting.actor import Actor
from heji.web.acting.role import Role
from heji.web.audit_log.models import LogEntry
from heji.web.filing.models import State
from heji.web.preparation.actions.evaluations import (
    BeginEvaluation,
    ConcludeEvaluation,
    ConfirmAdjustment,
    Given,
    ScoreEvaluation,
    SetEvaluationRule,
)
from heji.web.preparation.criteria import present_criteria
from heji.web.preparation.models import Conclusion, Evaluation, SubjectKind
from heji.web.projects.models import Project
from heji.web.reviews.actions.deciding import Approve
from tests.web.filing.making import Office, office
from tests.web.reviews.going import WAY, approve, fresh, present, submit

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"
TEN_MILLION = 10**9  # 分; what the form asks for


@pytest.fixture
def made() -> Office:
    """A form of a project that is new in its year."""
    made = office(filled=True)
    Project.objects.filter(pk=made.project.pk).update(first_year=2026)
    made.project.refresh_from_db()
    return made


def bureau(made: Office) -> Actor:
    return made.another(Role.FINANCE_PERFORMANCE, "市财政局")


def set_rule(made: Office, least: int = TEN_MILLION, *, is_blocking: bool = True) -> None:
    act = SetEvaluationRule(made.here["云栖市"], 2026, least, is_blocking)
    perform(act, bureau(made))


def before_the_last(made: Office) -> Actor:
    submit(made)
    for _ in WAY[:-1]:
        approve(made)
    return bureau(made)


def evaluated(
    made: Office, conclusion: Conclusion | None, title: str = "城区河道整治"
) -> Evaluation:
    """An evaluation of the project, concluded or not."""
    reviewer = made.another(Role.DEPARTMENT_REVIEWER, "市水务局")
    begin = BeginEvaluation(
        made.here["河道管理所"],
        2026,
        SubjectKind.PROJECT,
        title,
        TEN_MILLION,
        "防洪",
        project=made.project,
    )
    found = perform(begin, made.clerk)
    if conclusion is not None:
        full = {each.key: Given(each.full) for each in present_criteria().all()}
        perform(ScoreEvaluation(found, full), made.clerk)
        changes = "补充询价" if conclusion is Conclusion.ADJUST else ""
        perform(ConcludeEvaluation(found, conclusion, "意见", changes), reviewer)
    return found


def key_of(made: Office, last: Actor) -> str:
    with pytest.raises(Refused) as refused:
        perform(Approve(present(made), conclusion="good"), last)
    return refused.value.key.rpartition(".")[2]


def page(actor: Actor, name: str, id: int) -> str:
    client = Client()
    client.force_login(actor.person, BACKEND)
    return client.get(reverse(name, args=(id,))).content.decode()


def test_without_a_rule_or_below_its_amount_nothing_is_wanting(made: Office) -> None:
    set_rule(made, TEN_MILLION + 1)
    assert "事前绩效评估" not in page(made.clerk, "filing", made.form.pk).split("<main")[1]
    perform(Approve(_at_the_end(made), conclusion="good"), bureau(made))
    assert fresh(made.form).state == State.APPROVED


def _at_the_end(made: Office) -> object:
    before_the_last(made)
    return present(made)


def test_it_is_said_before_anybody_tries_and_refused(made: Office) -> None:
    set_rule(made)
    author = page(made.clerk, "filing", made.form.pk)
    assert "不得纳入预算" in author
    assert "须先开展事前绩效评估" in author
    assert reverse("evaluations") in author
    client = Client()
    client.force_login(made.clerk.person, BACKEND)
    told = client.get(reverse("filing-findings", args=(made.form.pk,))).json()["findings"]
    assert [each["tone"] for each in told if each["check"] == "declaration-admission"] == ["error"]
    last = before_the_last(made)
    assert "不得纳入预算" in page(last, "review", present(made).pk)
    count = LogEntry.objects.count()
    assert key_of(made, last) == "missing"
    assert LogEntry.objects.count() == count
    batch = Client()
    batch.force_login(last.person, BACKEND)
    data = {"review": [present(made).pk], "conclusion": "good"}
    answer = batch.post(reverse("approve-batch"), data, follow=True).content.decode()
    assert "须先开展事前绩效评估" in answer
    assert fresh(made.form).state == State.FINANCE_PERFORMANCE_REVIEW


def test_every_way_out_leads_out(made: Office) -> None:
    set_rule(made)
    last = before_the_last(made)
    evaluated(made, None)
    assert key_of(made, last) == "draft"
    evaluated(made, Conclusion.REJECT, "再评")
    assert key_of(made, last) == "rejected"
    third = evaluated(made, Conclusion.ADJUST, "三评")
    assert key_of(made, last) == "to_adjust"
    assert reverse("evaluation", args=(third.pk,)) in page(last, "review", present(made).pk)
    reviewer = made.another(Role.DEPARTMENT_REVIEWER, "市水务局")
    perform(ConfirmAdjustment(third, "已补充"), reviewer)
    assert "不得纳入预算" not in page(last, "review", present(made).pk)
    perform(Approve(present(made), conclusion="good"), last)
    assert fresh(made.form).state == State.APPROVED


def test_a_region_that_only_warns_lets_it_pass_and_the_log_says_so(made: Office) -> None:
    set_rule(made, is_blocking=False)
    last = before_the_last(made)
    shown = page(last, "review", present(made).pk)
    assert "须先开展事前绩效评估" in shown
    assert "不得纳入预算" not in shown
    perform(Approve(present(made), conclusion="good"), last)
    assert LogEntry.objects.latest("number").after["ex_ante_evaluation"] == "missing"


def test_earlier_steps_may_pass_it_on(made: Office) -> None:
    set_rule(made)
    before_the_last(made)
    assert fresh(made.form).state == State.FINANCE_PERFORMANCE_REVIEW


def test_the_bureau_sets_whether_it_blocks_or_warns(made: Office) -> None:
    client = Client()
    client.force_login(bureau(made).person, BACKEND)
    given = {"from_year": 2026, "least_amount": "300", "effect": "warn"}
    client.post(reverse("evaluation-rule"), given)
    from heji.web.preparation.models import EvaluationRule

    rule = EvaluationRule.objects.get()
    assert (rule.least_amount, rule.is_blocking) == (3 * 10**8, False)
    shown = client.get(reverse("evaluations"), {"year": 2026}).content.decode()
    assert "只作提示" in shown
