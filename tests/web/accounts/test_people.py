"""Adding people, correcting, closing and opening accounts; whose account an administrator keeps."""

from __future__ import annotations

import pytest

from heji.web.accounts.actions.closing import CloseAccount, ReopenAccount
from heji.web.accounts.actions.passwords import MakeLink
from heji.web.accounts.actions.people import (
    AddPerson,
    ChangeOwnDetails,
    ChangePerson,
    Details,
)
from heji.web.accounts.actions.roles import GrantRole
from heji.web.accounts.models import Membership, OneTimeLink, OpenSession, Person
from heji.web.accounts.one_time import link_of
from heji.web.accounts.selectors import current_memberships, people_with_roles
from heji.web.acting.action import NotAllowed, Refused, perform
from heji.web.acting.role import GRANTERS, Role
from heji.web.audit_log.models import LogEntry
from tests.web.accounts.steps import DETAILS, as_actor, entries, grant, logged
from tests.web.building import BEGUN, City, city

pytestmark = pytest.mark.django_db


@pytest.fixture
def here() -> City:
    return city()


def test_somebody_new_has_a_role_a_link_and_no_password(here: City) -> None:
    actor = here.actor(Role.ADMINISTRATOR, "市财政局")
    added = perform(AddPerson("wang.xiaoyu", DETAILS, grant(here)), actor)
    assert not added.person.has_usable_password()
    assert current_memberships(added.person).count() == 1
    assert link_of(added.token) is not None
    (entry,) = LogEntry.objects.all()
    assert (entry.action, entry.after["username"]) == ("accounts.add", "wang.xiaoyu")
    assert added.token not in logged()
    assert OneTimeLink.objects.get().digest not in logged()


@pytest.mark.parametrize("role", sorted(set(Role) - GRANTERS))
def test_other_roles_add_nobody(here: City, role: Role) -> None:
    with pytest.raises(NotAllowed):
        perform(AddPerson("wang", DETAILS, grant(here)), here.actor(role, "市财政局"))
    assert not Person.objects.filter(username="wang").exists()


@pytest.mark.parametrize(
    ("username", "details", "key"),
    [
        ("wang xiaoyu", DETAILS, "accounts.wrong-username"),
        ("", DETAILS, "accounts.wrong-username"),
        ("Taken", DETAILS, "accounts.username-taken"),
        ("wang", Details(""), "accounts.wrong-name"),
        ("wang", Details("王", "nowhere"), "accounts.wrong-email"),
        ("wang", Details("王", "", "1" * 41), "accounts.wrong-telephone"),
    ],
)
def test_what_cannot_be_is_refused(here: City, username: str, details: Details, key: str) -> None:
    Person.objects.create_user("taken", "某人")
    with pytest.raises(Refused) as refused:
        action = AddPerson(username, details, grant(here))
        perform(action, here.actor(Role.ADMINISTRATOR, "市财政局"))
    assert refused.value.key == key


def test_a_correction_logs_what_was_changed_alone(here: City) -> None:
    person = here.actor(Role.UNIT_CLERK, "河道管理所").person
    details = Details(person.name, "new@example.org")
    perform(ChangePerson(person, details), here.actor(Role.ADMINISTRATOR, "市财政局"))
    (entry,) = entries("accounts.change")
    assert (entry.before, entry.after) == ({"email": ""}, {"email": "new@example.org"})


def test_one_changes_ones_own_addresses_and_not_ones_name(here: City) -> None:
    actor = here.actor(Role.UNIT_CLERK, "河道管理所")
    perform(ChangeOwnDetails("me@example.org", "1"), actor)
    actor.person.refresh_from_db()
    assert (actor.person.email, actor.person.name) == ("me@example.org", "河道管理所某人")


def test_a_closed_account_has_no_role_session_or_link_left(here: City) -> None:
    administrator = here.actor(Role.ADMINISTRATOR, "市财政局")
    person = here.actor(Role.UNIT_CLERK, "河道管理所")
    browser = as_actor(person)
    assert browser.get("/").status_code == 200
    perform(CloseAccount(person.person), administrator)
    assert browser.get("/")["Location"].startswith("/sign-in/")
    assert not current_memberships(person.person).exists()
    assert not OpenSession.objects.filter(person=person.person).exists()
    assert len(entries("accounts.close")) == 1


def test_an_account_opened_again_has_no_role_and_no_password(here: City) -> None:
    administrator = here.actor(Role.ADMINISTRATOR, "市财政局")
    person = here.actor(Role.UNIT_CLERK, "河道管理所").person
    perform(CloseAccount(person), administrator)
    with pytest.raises(Refused, match="closed"):
        perform(GrantRole(person, grant(here)), administrator)
    perform(ReopenAccount(person), administrator)
    person.refresh_from_db()
    assert person.is_active
    assert not person.has_usable_password()
    assert not current_memberships(person).exists()


@pytest.mark.parametrize("act", [CloseAccount, MakeLink])
def test_an_account_with_a_role_above_is_not_kept_below(here: City, act: type) -> None:
    """Who may reset the password of somebody of the city could act in the city."""
    person = here.actor(Role.FINANCE_PERFORMANCE, "市财政局").person
    Membership.objects.create(
        person=person, organisation=here["区水务局"], role=Role.EXPERT, starts=BEGUN
    )
    with pytest.raises(NotAllowed) as refused:
        perform(act(person), here.actor(Role.ADMINISTRATOR, "区财政局"))
    assert refused.value.key == "accounts.has-roles-elsewhere"
    perform(act(person), here.actor(Role.ADMINISTRATOR, "市财政局"))


@pytest.mark.parametrize("act", [CloseAccount, MakeLink])
def test_nobody_keeps_their_own_account(here: City, act: type) -> None:
    actor = here.actor(Role.ADMINISTRATOR, "市财政局")
    with pytest.raises(NotAllowed):
        perform(act(actor.person), actor)


def test_people_are_found_by_name_unit_and_role(here: City) -> None:
    actor = here.actor(Role.ADMINISTRATOR, "市财政局")
    clerk = here.actor(Role.UNIT_CLERK, "河道管理所").person
    here.actor(Role.UNIT_APPROVER, "第一中学")
    assert list(people_with_roles(actor, "河道")) == [clerk]
    assert list(people_with_roles(actor, clerk.username)) == [clerk]
    assert list(people_with_roles(actor, role=Role.UNIT_CLERK)) == [clerk]
    assert not people_with_roles(here.actor(Role.ADMINISTRATOR, "区财政局"), "河道").exists()
