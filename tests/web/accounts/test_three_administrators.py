"""三员分立: each of the three holds one power and nothing else."""

from __future__ import annotations

import datetime
import itertools
from typing import Any

import pytest
from django.test import Client

from heji.web.accounts.actions.people import AddPerson
from heji.web.accounts.actions.roles import EndRole, GrantRole
from heji.web.accounts.models import Membership
from heji.web.accounts.placing import THREE, grantable_roles
from heji.web.accounts.selectors import current_memberships
from heji.web.acting.action import NotAllowed, Refused, perform
from heji.web.acting.role import GRANTERS, KEEPERS, LOG_READERS, Role
from heji.web.organisations.scope import business_of
from tests.web.accounts.steps import BACKEND, DETAILS, grant, today, with_three
from tests.web.building import City, city

pytestmark = pytest.mark.django_db


@pytest.fixture
def here(settings: Any) -> City:
    settings.ENVIRONMENT = with_three()
    return city()


def test_each_power_is_held_by_one_of_the_three() -> None:
    assert {Role.SYSTEM_ADMINISTRATOR} == THREE & KEEPERS
    assert {Role.SECURITY_ADMINISTRATOR} == THREE & GRANTERS
    assert {Role.AUDIT_ADMINISTRATOR} == THREE & LOG_READERS


@pytest.mark.parametrize("role", sorted(THREE))
def test_none_of_them_sees_business(here: City, role: Role) -> None:
    assert not business_of(here.actor(role, "市财政局")).exists()


def test_the_administrator_of_all_cannot_be_given(here: City) -> None:
    actor = here.actor(Role.SECURITY_ADMINISTRATOR, "市财政局")
    person = here.actor(Role.UNIT_CLERK, "河道管理所").person
    assert Role.ADMINISTRATOR not in grantable_roles()
    given = grant(here, Role.ADMINISTRATOR, "市财政局")
    for action in (GrantRole(person, given), AddPerson("new", DETAILS, given)):
        with pytest.raises(Refused, match="three-administrators"):
            perform(action, actor)


def test_an_administrator_of_all_from_before_has_no_power_left(here: City, client: Client) -> None:
    client.force_login(here.actor(Role.ADMINISTRATOR, "市财政局").person, BACKEND)
    assert client.get("/people/").status_code == 302  # no role to choose


@pytest.mark.parametrize(("held", "wanted"), list(itertools.permutations(sorted(THREE), 2)))
def test_nobody_holds_two_of_the_three(here: City, held: Role, wanted: Role) -> None:
    actor = here.actor(Role.SECURITY_ADMINISTRATOR, "市财政局")
    person = here.actor(held, "市财政局").person
    with pytest.raises(Refused, match="two-powers"):
        perform(GrantRole(person, grant(here, wanted, "市财政局")), actor)


def test_powers_and_business_do_not_go_together_either_way(here: City) -> None:
    actor = here.actor(Role.SECURITY_ADMINISTRATOR, "市财政局")
    auditor = here.actor(Role.AUDIT_ADMINISTRATOR, "市财政局").person
    clerk = here.actor(Role.UNIT_CLERK, "河道管理所").person
    for person, given in (
        (auditor, grant(here)),
        (clerk, grant(here, Role.AUDIT_ADMINISTRATOR, "市财政局")),
    ):
        with pytest.raises(Refused, match="two-powers"):
            perform(GrantRole(person, given), actor)


def test_a_power_that_ends_before_the_other_begins_is_no_second_one(here: City) -> None:
    actor = here.actor(Role.SECURITY_ADMINISTRATOR, "市财政局")
    person = here.actor(Role.UNIT_CLERK, "河道管理所").person
    tomorrow = today() + datetime.timedelta(days=1)
    Membership.objects.filter(person=person).update(ends=today())
    wanted = grant(here, Role.AUDIT_ADMINISTRATOR, "市财政局", starts=tomorrow)
    perform(GrantRole(person, wanted), actor)


def test_the_security_administrator_gives_nobody_their_own_power(here: City) -> None:
    actor = here.actor(Role.SECURITY_ADMINISTRATOR, "市财政局")
    with pytest.raises(NotAllowed):
        perform(GrantRole(actor.person, grant(here, Role.AUDIT_ADMINISTRATOR, "市财政局")), actor)
    with pytest.raises(NotAllowed):
        perform(EndRole(Membership.objects.get(person=actor.person)), actor)


@pytest.mark.parametrize("role", [Role.SYSTEM_ADMINISTRATOR, Role.AUDIT_ADMINISTRATOR])
def test_the_others_give_nothing(here: City, role: Role) -> None:
    person = here.actor(Role.UNIT_CLERK, "河道管理所").person
    with pytest.raises(NotAllowed):
        perform(GrantRole(person, grant(here, Role.UNIT_APPROVER)), here.actor(role, "市财政局"))


def test_powers_mixed_from_before_do_not_hold_until_the_other_role_is_ended(here: City) -> None:
    actor = here.actor(Role.SECURITY_ADMINISTRATOR, "市财政局")
    person = here.actor(Role.AUDIT_ADMINISTRATOR, "市财政局").person
    other = Membership.objects.create(
        person=person, organisation=here["河道管理所"], role=Role.UNIT_CLERK, starts=today()
    )
    assert [each.role for each in current_memberships(person)] == [Role.UNIT_CLERK]
    perform(EndRole(other), actor)
    assert [each.role for each in current_memberships(person)] == [Role.AUDIT_ADMINISTRATOR]
