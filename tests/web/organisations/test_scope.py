"""Which part of the tree each role sees."""

from __future__ import annotations

import pytest

from heji.web.acting.role import Role
from heji.web.organisations.scope import business_of, seen_by
from tests.web.building import city

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
