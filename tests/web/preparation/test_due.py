"""What waits before a declaration, what can have evidence, and who finds it."""

from __future__ import annotations

import datetime

import pytest
from django.test import Client

from heji.web.acting.role import Role
from heji.web.evidence.subjects import find
from heji.web.preparation.due import due
from heji.web.preparation.models import Evaluation, FundExtension, Regulation, SpecialFund
from tests.web.building import City, city

pytestmark = pytest.mark.django_db
TODAY = datetime.date(2026, 11, 20)


@pytest.fixture
def here() -> City:
    return city()


def fund(here: City) -> SpecialFund:
    return SpecialFund.objects.create(
        organisation=here["市水务局"], name="水利专项", first_year=2024, last_year=2026
    )


def evaluation(here: City, **change: object) -> Evaluation:
    maker = here.actor(Role.UNIT_CLERK, "市水务局").person
    given = {
        "organisation": here["市水务局"],
        "year": 2026,
        "kind": "project",
        "name": "智慧水务平台",
        "amount": 1,
        "reason": "为何",
        "made_by": maker,
        **change,
    }
    return Evaluation.objects.create(**given)


def test_what_waits_for_whom(here: City, client: Client) -> None:
    asker = here.actor(Role.DEPARTMENT_REVIEWER, "市水务局")
    FundExtension.objects.create(
        fund=fund(here), until_year=2028, reason="跨年", asked_by=asker.person
    )
    other = here.actor(Role.FINANCE_DIVISION, "市财政局")
    evaluation(
        here,
        state="concluded",
        conclusion="adjust",
        opinion="须改",
        concluded_by=other.person,
    )
    bureau = here.actor(Role.FINANCE_PERFORMANCE, "市财政局")
    for actor, keys in (
        (bureau, ["extensions", "adjustments", "funds"]),
        (asker, ["adjustments", "funds"]),
        (here.actor(Role.DEPARTMENT_REVIEWER, "市教育局"), []),
        (here.actor(Role.UNIT_CLERK, "河道管理所"), []),
        (here.actor(Role.ADMINISTRATOR, "市财政局"), []),
    ):
        found = [each.key.removeprefix("preparation.due.") for each in due(actor, TODAY)]
        assert found == keys
    client.force_login(bureau.person, "django.contrib.auth.backends.ModelBackend")
    assert "审批专项资金延期申请（1 件）" in client.get("/").content.decode()


def test_what_can_have_evidence(here: City) -> None:
    regulation = Regulation.objects.create(
        organisation=here["市水务局"],
        kind="budget",
        name="预算管理办法",
        issued_on=TODAY,
        valid_from=TODAY,
    )
    draft = evaluation(here)
    reviewer = here.actor(Role.DEPARTMENT_REVIEWER, "市水务局")
    foreign = here.actor(Role.DEPARTMENT_REVIEWER, "市教育局")
    for made in (regulation, draft, fund(here)):
        kind = made._meta.label_lower
        subject = find(reviewer, kind, str(made.pk))
        assert subject is not None
        assert (subject.name, subject.organisation) == (str(made), here["市水务局"])
        assert subject.is_open
        assert find(foreign, kind, str(made.pk)) is None
        assert find(reviewer, kind, "x") is None
    Evaluation.objects.filter(pk=draft.pk).update(
        state="concluded", conclusion="support", opinion="同意", concluded_by=reviewer.person
    )
    concluded = find(reviewer, "preparation.evaluation", str(draft.pk))
    assert concluded is not None
    assert not concluded.is_open
