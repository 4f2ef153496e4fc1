"""Ex-ante evaluations: points, conclusions, and what may enter the budget."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from heji.web.acting.role import Role
from heji.web.filing.models import Filing
from heji.web.preparation.actions.evaluations import (
    BeginEvaluation,
    ConcludeEvaluation,
    ConfirmAdjustment,
    Given,
    ScoreEvaluation,
    SetEvaluationRule,
)
from heji.web.preparation.criteria import present_criteria
from heji.web.preparation.models import Conclusion, Evaluation, EvaluationRule, SubjectKind
from heji.web.preparation.money import in_fen, in_wan, points
from heji.web.preparation.selectors.evaluations import AdmissionState, admission, lacking, scored
from tests.web.building import City, city
from tests.web.preparation.preparing import done, project, refused

BACKEND = "django.contrib.auth.backends.ModelBackend"
FULL = {each.key: Given(each.full) for each in present_criteria().all()}
MILLION = 100_000_000  # 分


@pytest.fixture
def here() -> City:
    return city()


def begun(here: City, actor: Any, **change: Any) -> Evaluation:
    given = {
        "organisation": here["市水务局"],
        "year": 2026,
        "kind": SubjectKind.PROJECT,
        "title": "智慧水务平台",
        "amount": 5 * MILLION,
        "reason": "现有系统不能互通",
        **change,
    }
    return done(BeginEvaluation(**given), actor)


def test_the_five_dimensions() -> None:
    criteria = present_criteria()
    assert criteria.points == 100
    assert [each.name["zh"] for each in criteria.dimensions] == [
        "立项必要性",
        "投入经济性",
        "绩效目标合理性",
        "实施方案可行性",
        "筹资合规性",
    ]
    assert len({each.key for each in criteria.all()}) == len(list(criteria.all()))


@pytest.mark.parametrize(
    ("hundredths", "conclusion"),
    [
        (10000, "support"),
        (8000, "support"),
        (7999, "adjust"),
        (6000, "adjust"),
        (5999, "reject"),
        (0, "reject"),
    ],
)
def test_what_the_points_propose(hundredths: int, conclusion: str) -> None:
    assert present_criteria().proposal(hundredths) == conclusion


@given(st.integers(0, 10**16))
def test_money_goes_there_and_back(fen: int) -> None:
    from decimal import Decimal

    assert in_fen(Decimal(in_wan(fen).replace(",", ""))) == fen


@given(st.integers(0, 10**4))
def test_points_go_there_and_back(hundredths: int) -> None:
    from decimal import Decimal

    assert Decimal(points(hundredths)) * 100 == hundredths


@pytest.mark.django_db
def test_from_beginning_to_the_budget(here: City) -> None:
    clerk = here.actor(Role.UNIT_CLERK, "市水务局")
    reviewer = here.actor(Role.DEPARTMENT_REVIEWER, "市水务局")
    platform = project(here["市水务局"], "智慧水务平台")
    assert admission(platform, 2026).state is AdmissionState.NOT_NEEDED
    bureau = here.actor(Role.FINANCE_PERFORMANCE, "市财政局")
    done(SetEvaluationRule(here["云栖市"], 2026, 3 * MILLION), bureau)
    assert admission(platform, 2026).state is AdmissionState.MISSING
    assert admission(platform, 2026, 3 * MILLION).state is AdmissionState.MISSING
    assert admission(platform, 2026, 3 * MILLION - 1).may_enter
    assert admission(project(here["市水务局"], "老项目", 2020), 2026).may_enter

    made = begun(here, clerk, project=platform)
    assert admission(platform, 2026).state is AdmissionState.DRAFT
    assert not admission(platform, 2026).may_enter
    some = {**FULL, "economy.costing": Given(450, "单价依据不足")}
    done(ScoreEvaluation(made, some), clerk)
    assert sum(each.hundredths for each in scored(made)) == 9650
    conclude = ConcludeEvaluation(made, Conclusion.ADJUST, "成本测算须补充", "补充三家询价")
    assert refused(conclude, clerk) == "web.not-allowed"
    done(conclude, reviewer)
    assert admission(platform, 2026).state is AdmissionState.TO_ADJUST
    assert not admission(platform, 2026).may_enter
    done(ConfirmAdjustment(made, "已补充询价记录"), reviewer)
    assert admission(platform, 2026).state is AdmissionState.ADJUSTED
    assert admission(platform, 2027).may_enter
    again = ConfirmAdjustment(made, "再次")
    assert refused(again, reviewer) == "preparation.nothing-to-confirm"
    assert refused(ScoreEvaluation(made, FULL), clerk) == "preparation.concluded"


@pytest.mark.django_db
def test_a_rejected_project_does_not_enter(here: City) -> None:
    clerk = here.actor(Role.UNIT_CLERK, "市水务局")
    platform = project(here["市水务局"], "智慧水务平台")
    made = begun(here, clerk, project=platform)
    done(ScoreEvaluation(made, FULL), clerk)
    reviewer = here.actor(Role.DEPARTMENT_REVIEWER, "市水务局")
    done(ConcludeEvaluation(made, Conclusion.REJECT, "与现有平台重复"), reviewer)
    assert not admission(platform, 2026).may_enter


@pytest.mark.django_db
def test_refusals(here: City) -> None:
    clerk = here.actor(Role.UNIT_CLERK, "市水务局")
    reviewer = here.actor(Role.DEPARTMENT_REVIEWER, "市水务局")
    made = begun(here, reviewer)
    begin = BeginEvaluation(here["市水务局"], 2026, SubjectKind.PROJECT, "智慧水务平台", 1, "为何")
    assert refused(begin, clerk) == "preparation.there-already"
    foreign = project(here["第一中学"], "操场")
    begin = BeginEvaluation(
        here["市水务局"], 2026, SubjectKind.PROJECT, "另一个", 1, "为何", project=foreign
    )
    assert refused(begin, clerk) == "preparation.foreign-project"
    for scores, key in (
        ({"necessity.basis": Given(601)}, "preparation.wrong-score"),
        ({"necessity.basis": Given(-1)}, "preparation.wrong-score"),
        ({"nothing": Given(1)}, "preparation.wrong-score"),
        ({"necessity.basis": Given(500)}, "preparation.no-score-reason"),
    ):
        assert refused(ScoreEvaluation(made, scores), clerk) == key
    conclude = ConcludeEvaluation(made, Conclusion.SUPPORT, "同意")
    assert refused(conclude, reviewer) == "preparation.own-evaluation"
    other = here.actor(Role.DEPARTMENT_REVIEWER, "市水务局")
    assert refused(conclude, other) == "preparation.unscored"
    done(ScoreEvaluation(made, FULL), clerk)
    assert refused(ConcludeEvaluation(made, Conclusion.SUPPORT, " "), other) == "preparation.empty"
    assert (
        refused(ConcludeEvaluation(made, Conclusion.ADJUST, "须改"), other)
        == "preparation.no-adjustments"
    )
    education = here.actor(Role.DEPARTMENT_REVIEWER, "市教育局")
    assert refused(conclude, education) == "organisation.not-yours"


@pytest.mark.django_db
def test_the_database_holds_what_a_conclusion_is(here: City) -> None:
    made = begun(here, here.actor(Role.UNIT_CLERK, "市水务局"))
    for change in ({"conclusion": "support"}, {"state": "concluded"}, {"amount": -1}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Evaluation.objects.filter(pk=made.pk).update(**change)


@pytest.mark.django_db
def test_the_pages(here: City, client: Client) -> None:
    clerk = here.actor(Role.UNIT_CLERK, "市水务局")
    client.force_login(clerk.person, BACKEND)
    begin = reverse("evaluation-begin", args=[here["市水务局"].pk])
    given = {
        "kind": "project",
        "name": "智慧水务平台",
        "year": 2026,
        "amount": "350.5",
        "why": "现有系统不能互通",
    }
    assert client.post(begin, {**given, "amount": "0.0000001"}).status_code == 422
    assert client.post(begin, given).status_code == 302
    made = Evaluation.objects.get()
    assert made.amount == 350_500_000
    address = reverse("evaluation", args=[made.pk])
    all_points = {f"{each.key}.points": str(each.points) for each in present_criteria().all()}
    answer = client.post(address, {**all_points, "economy.costing.points": "4.5"})
    assert answer.status_code == 422
    assert 'value="4.5"' in answer.content.decode()
    reason = {"economy.costing.points": "4.5", "economy.costing.reason": "单价依据不足"}
    assert client.post(address, {**all_points, **reason}).status_code == 302
    page = client.get(address).content.decode()
    assert "96.5" in page
    log = reverse("history", args=["preparation.evaluation", made.pk])
    assert log in page
    assert client.get(log).status_code == 200
    assert reverse("evaluation-conclude", args=[made.pk]) not in page
    report = client.get(reverse("evaluation-report", args=[made.pk])).content.decode()
    assert "事前绩效评估报告" in report
    assert "350.50" in report
    listed = client.get(reverse("evaluations"), {"year": 2026}).content.decode()
    assert "智慧水务平台" in listed

    reviewer = here.actor(Role.DEPARTMENT_REVIEWER, "市水务局")
    client.force_login(reviewer.person, BACKEND)
    conclude = reverse("evaluation-conclude", args=[made.pk])
    assert client.post(conclude, {"conclusion": "adjust", "opinion": "须改"}).status_code == 422
    given = {"conclusion": "support", "opinion": "同意立项"}
    assert client.post(conclude, given).status_code == 302
    foreign = here.actor(Role.DEPARTMENT_REVIEWER, "市教育局")
    client.force_login(foreign.person, BACKEND)
    assert client.get(address).status_code == 404
    assert client.get(reverse("evaluation-report", args=[made.pk])).status_code == 404


@pytest.mark.django_db
def test_what_lacks_an_evaluation(here: City, django_assert_num_queries: Any) -> None:
    reviewer = here.actor(Role.DEPARTMENT_REVIEWER, "市水务局")
    body = here["市水务局"]
    for name, amount in (("大项目", 4 * MILLION), ("小项目", MILLION), ("未申报", None)):
        made = project(here["河道管理所"], name)
        filing = Filing.objects.create(
            organisation=made.organisation,
            project=made,
            scope="project",
            year=2026,
            created_by=reviewer.person,
        )
        filing.money_rows.create(measure="budget", part="total", amount=amount, position=1)
    project(body, "老项目", 2020)
    assert lacking(reviewer, body, 2026) == []
    EvaluationRule.objects.create(region=here["云栖市"], from_year=2026, least_amount=3 * MILLION)
    with django_assert_num_queries(2):
        found = {each.name: asked for each, asked in lacking(reviewer, body, 2026)}
    assert found == {"大项目": 4 * MILLION, "未申报": None}
    Filing.objects.filter(project__name="大项目").update(state="void")
    assert {asked for _, asked in lacking(reviewer, body, 2026)} == {None}
