"""Which part of the tree each role sees."""

from __future__ import annotations

from dataclasses import replace

import pytest

from heji.web.acting.action import perform
from heji.web.acting.role import Role
from heji.web.organisations.scope import business_of, given_to, opened_to, seen_by
from heji.web.reviews.actions.advising import DeclareInterest
from heji.web.reviews.actions.consulting import Revoke
from heji.web.reviews.models import Consultation
from tests.web.building import city
from tests.web.filing.making import office
from tests.web.reviews.asking import at_the_department, expert_of, give, in_days

pytestmark = pytest.mark.django_db

WATER = {"市水务局", "河道管理所", "供水监测站"}
DISTRICT = {"青石区", "区财政局", "区水务局"}
CITY = {"云栖市", "市财政局", "市审计局", *WATER, "市教育局", "第一中学", *DISTRICT}

CASES = [
    (Role.UNIT_CLERK, "河道管理所", {"河道管理所"}),
    (Role.UNIT_APPROVER, "供水监测站", {"供水监测站"}),
    (Role.DEPARTMENT_REVIEWER, "市水务局", WATER),
    (Role.FINANCE_DIVISION, "市财政局", CITY),
    (Role.FINANCE_PERFORMANCE, "市财政局", CITY),
    (Role.FINANCE_PERFORMANCE, "区财政局", DISTRICT),
    (Role.INSPECTOR, "市审计局", CITY),
    (Role.EXPERT, "市财政局", set()),
    (Role.ADMINISTRATOR, "市财政局", CITY),
    (Role.AUDIT_ADMINISTRATOR, "区财政局", DISTRICT),
]


@pytest.mark.parametrize(("role", "body", "names"), CASES)
def test_each_role_sees_its_part(role: Role, body: str, names: set[str]) -> None:
    actor = city().actor(role, body)
    assert {each.name for each in seen_by(actor)} == names


@pytest.mark.parametrize(("role", "body", "names"), CASES)
def test_administrators_see_no_business(role: Role, body: str, names: set[str]) -> None:
    actor = city().actor(role, body)
    seen = {each.name for each in business_of(actor)}
    assert seen == (set() if "administrator" in role.value else names)


def test_every_role_has_a_case() -> None:
    assert {role for role, _, _ in CASES} | {
        Role.SYSTEM_ADMINISTRATOR,
        Role.SECURITY_ADMINISTRATOR,
    } == set(Role)


def test_an_expert_was_given_what_is_neither_revoked_nor_past_its_day() -> None:
    made = office(filled=True)
    reviewer, expert = at_the_department(made), expert_of(made)
    given = give(made, reviewer, expert, days=0)
    assert list(given_to(expert)) == [given]
    assert not opened_to(expert)  # nothing is open before the declaration of interest
    perform(DeclareInterest(given, is_tied=False), expert)
    assert list(opened_to(expert)) == [given]
    for other in (reviewer, made.clerk, expert_of(made)):
        assert not given_to(other)
        assert not opened_to(other)
    Consultation.objects.update(until=in_days(-1))
    assert not given_to(expert)
    Consultation.objects.update(until=in_days(1))
    perform(Revoke(given, "改由他人评审"), reviewer)
    assert not given_to(expert)


def test_the_same_person_in_another_role_was_given_nothing() -> None:
    made = office(filled=True)
    reviewer, expert = at_the_department(made), expert_of(made)
    give(made, reviewer, expert)
    assert given_to(expert)
    assert not given_to(replace(expert, role=Role.INSPECTOR))
