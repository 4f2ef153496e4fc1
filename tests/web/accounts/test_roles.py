"""Giving and ending roles: where, to whom, from when, until when."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heji.web.accounts.actions.roles import EndRole, Grant, GrantRole
from heji.web.accounts.models import Membership, Person
from heji.web.accounts.placing import can_be_held_in
from heji.web.accounts.selectors import current_memberships
from heji.web.acting.action import NotAllowed, Refused, perform
from heji.web.acting.role import GRANTERS, Role
from heji.web.organisations.models import Kind, Organisation
from tests.web.accounts.steps import entries, grant, today
from tests.web.building import City, city

pytestmark = pytest.mark.django_db


@pytest.fixture
def here() -> City:
    return city()


def refusal(here: City, person: Person, given: Grant, body: str = "市财政局") -> str:
    with pytest.raises(Refused) as refused:
        perform(GrantRole(person, given), here.actor(Role.ADMINISTRATOR, body))
    return refused.value.key


def test_a_role_is_given_with_one_entry(here: City) -> None:
    person = here.actor(Role.UNIT_CLERK, "河道管理所").person
    ends = today() + datetime.timedelta(days=30)
    given = grant(here, Role.UNIT_APPROVER, ends=ends)
    made = perform(GrantRole(person, given), here.actor(Role.ADMINISTRATOR, "市财政局"))
    assert made in current_memberships(person)
    (entry,) = entries("accounts.grant")
    assert entry.after == {
        "role": "unit_approver",
        "organisation": "河道管理所",
        "starts": today().isoformat(),
        "ends": ends.isoformat(),
    }


@pytest.mark.parametrize("role", sorted(set(Role) - GRANTERS))
def test_other_roles_give_nothing(here: City, role: Role) -> None:
    person = here.actor(Role.UNIT_CLERK, "河道管理所").person
    with pytest.raises(NotAllowed):
        perform(GrantRole(person, grant(here, Role.UNIT_APPROVER)), here.actor(role, "市财政局"))
    assert not entries("accounts.grant")


def test_a_role_begins_and_ends_with_its_days(here: City) -> None:
    person = here.actor(Role.UNIT_CLERK, "河道管理所").person
    tomorrow = today() + datetime.timedelta(days=1)
    later = grant(here, Role.UNIT_APPROVER, starts=tomorrow, ends=tomorrow)
    made = perform(GrantRole(person, later), here.actor(Role.ADMINISTRATOR, "市财政局"))
    assert made not in current_memberships(person)
    assert made in Membership.objects.all().running(tomorrow)
    assert made not in Membership.objects.all().running(tomorrow + datetime.timedelta(days=1))


def test_what_cannot_be_given_is_refused(here: City) -> None:
    person = here.actor(Role.UNIT_CLERK, "河道管理所").person
    yesterday = today() - datetime.timedelta(days=1)
    for asked, key in (
        (grant(here), "accounts.has-role"),
        (grant(here, Role.FINANCE_DIVISION), "accounts.wrong-place"),
        (grant(here, Role.ADMINISTRATOR), "accounts.wrong-place"),
        (grant(here, Role.UNIT_APPROVER, ends=yesterday), "accounts.ends-before-start"),
        (
            grant(here, Role.UNIT_APPROVER, starts=yesterday, ends=yesterday),
            "accounts.ends-in-past",
        ),
    ):
        assert refusal(here, person, asked) == key


def test_a_district_gives_nothing_in_the_city_and_nothing_to_its_people(here: City) -> None:
    district = here.actor(Role.UNIT_CLERK, "区水务局").person
    stranger = here.actor(Role.UNIT_CLERK, "河道管理所").person
    above = grant(here, Role.FINANCE_PERFORMANCE, "市财政局")
    assert refusal(here, district, above, "区财政局") == "organisation.not-yours"
    own = grant(here, Role.UNIT_APPROVER, "区水务局")
    assert refusal(here, stranger, own, "区财政局") == "accounts.not-yours"


def test_nobody_gives_or_takes_a_role_of_their_own(here: City) -> None:
    actor = here.actor(Role.ADMINISTRATOR, "市财政局")
    with pytest.raises(NotAllowed):
        perform(GrantRole(actor.person, grant(here)), actor)
    with pytest.raises(NotAllowed):
        perform(EndRole(Membership.objects.get(person=actor.person)), actor)


def test_a_role_that_began_today_ends_at_once(here: City) -> None:
    actor = here.actor(Role.ADMINISTRATOR, "市财政局")
    person = here.actor(Role.UNIT_CLERK, "河道管理所").person
    made = perform(GrantRole(person, grant(here, Role.UNIT_APPROVER)), actor)
    perform(EndRole(made), actor)
    assert made not in current_memberships(person)
    assert (made.starts, made.ends) == (today(), None)
    assert made.ended_at is not None
    assert len(entries("accounts.end")) == 1
    with pytest.raises(Refused, match="role-ended"):
        perform(EndRole(made), actor)


def test_a_role_that_was_ended_can_be_given_again_on_the_same_day(here: City) -> None:
    actor = here.actor(Role.ADMINISTRATOR, "市财政局")
    person = here.actor(Role.UNIT_CLERK, "河道管理所").person
    for _ in range(3):
        made = perform(GrantRole(person, grant(here, Role.UNIT_APPROVER)), actor)
        perform(EndRole(made), actor)
    assert person.memberships.count() == 4


def test_units_have_no_administrators_and_only_bureaus_have_finance_roles() -> None:
    unit, bureau = Organisation(kind=Kind.UNIT), Organisation(kind=Kind.FINANCE_BUREAU)
    assert {role for role in Role if can_be_held_in(role, unit)} == {
        Role.UNIT_CLERK,
        Role.UNIT_APPROVER,
        Role.EXPERT,
    }
    assert can_be_held_in(Role.FINANCE_PERFORMANCE, bureau)
    assert can_be_held_in(Role.SECURITY_ADMINISTRATOR, bureau)


DAYS = st.dates(datetime.date(2024, 1, 1), datetime.date(2024, 3, 1))


@given(DAYS, st.none() | DAYS, DAYS, st.none() | DAYS, st.none() | st.just(datetime.datetime.now()))
def test_the_two_ways_to_ask_whether_a_role_holds_agree(
    starts: datetime.date,
    ends: datetime.date | None,
    day: datetime.date,
    last: datetime.date | None,
    ended: datetime.datetime | None,
) -> None:
    held = Membership(starts=starts, ends=ends, ended_at=ended)
    running = ended is None and starts <= day and (ends is None or day <= ends)
    assert held.is_running(day) is running
    assert held.is_to_come(day) or not running
