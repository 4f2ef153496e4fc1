"""The first start: region, bureau, administrators, one-time passwords."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from heji.web.accounts.first import Administrator, Region, appoint, begin, first_roles
from heji.web.accounts.models import Person
from heji.web.acting.action import Refused
from heji.web.acting.role import Role
from heji.web.audit_log.models import LogEntry
from heji.web.organisations.models import Organisation
from tests.web.accounts.steps import NEW_PASSWORD, logged, sign_in, with_three

pytestmark = pytest.mark.django_db
REGION = Region("云栖市", "990100", "云栖市财政局")
ONE = (Administrator("admin", "李管理"),)
THREE = (*ONE, Administrator("security", "周安全"), Administrator("audit", "吴审计"))


def test_the_first_administrator_changes_the_password_and_adds_people(client: Client) -> None:
    (first,) = begin(REGION, ONE)
    assert sign_in(client, first.username, first.password).status_code == 302
    assert client.get("/people/")["Location"] == reverse("change-password")
    given = {"old_password": first.password, "new_password": NEW_PASSWORD, "again": NEW_PASSWORD}
    client.post(reverse("change-password"), given)
    assert client.get("/people/").status_code == 200
    assert client.get(reverse("add-person")).status_code == 200
    region, bureau = Organisation.objects.order_by("path")
    assert (region.name, bureau.name, bureau.parent) == ("云栖市", "云栖市财政局", region)


def test_it_is_one_entry_without_the_password() -> None:
    (first,) = begin(REGION, ONE)
    (entry,) = LogEntry.objects.all()
    assert (entry.action, entry.person) == ("accounts.begin", "admin")
    assert first.password not in logged()


def test_three_administrators_where_they_are_apart(settings: Any) -> None:
    settings.ENVIRONMENT = with_three()
    made = begin(REGION, THREE)
    assert [each.role for each in made] == list(first_roles())
    assert Role.ADMINISTRATOR not in first_roles()
    assert len({each.password for each in made}) == 3
    assert LogEntry.objects.count() == 1


@pytest.mark.parametrize(
    ("region", "people", "key"),
    [
        (Region("云栖市", "9901", "财政局"), ONE, "accounts.wrong-region-code"),
        (Region("云栖市", "990100", " "), ONE, "accounts.region-unnamed"),
        (REGION, THREE, "accounts.wrong-count"),
        (REGION, (Administrator("a b", "某"),), "accounts.wrong-username"),
        (REGION, (Administrator("admin", ""),), "accounts.wrong-name"),
    ],
)
def test_what_cannot_be_used_is_refused(
    region: Region, people: tuple[Administrator, ...], key: str
) -> None:
    with pytest.raises(Refused) as refused:
        begin(region, people)
    assert refused.value.key == key
    assert not Organisation.objects.exists()
    assert not Person.objects.exists()


def test_it_is_done_once() -> None:
    begin(REGION, ONE)
    with pytest.raises(Refused, match="begun-already"):
        begin(REGION, (Administrator("second", "某人"),))
    assert Person.objects.count() == 1


def test_administrators_are_appointed_where_nobody_can_give_roles(settings: Any) -> None:
    begin(REGION, ONE)
    bureau = Organisation.objects.get(name=REGION.bureau)
    with pytest.raises(Refused, match="has-administrator"):
        appoint(bureau, (Administrator("second", "某人"),))
    settings.ENVIRONMENT = with_three()
    three = tuple(Administrator(f"{each.username}3", each.name) for each in THREE)
    assert [each.role for each in appoint(bureau, three)] == list(first_roles())
    assert LogEntry.objects.latest("number").action == "accounts.appoint"
    with pytest.raises(Refused, match="has-administrator"):
        appoint(bureau, tuple(Administrator(f"{each.username}4", each.name) for each in THREE))
