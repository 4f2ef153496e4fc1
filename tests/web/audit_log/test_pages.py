"""The log's pages: what is found, who sees it, how quickly."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from heji.language import has
from heji.web.acting.action import perform
from heji.web.acting.actor import Actor
from heji.web.acting.role import Role
from heji.web.audit_log.forms import act_names
from heji.web.audit_log.history import Told, changes, on_day
from heji.web.audit_log.models import LogEntry
from heji.web.organisations.actions import AddOrganisation, MergeOrganisation, RenameOrganisation
from heji.web.organisations.models import Kind
from tests.web.building import City, city

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def here() -> City:
    found = city()
    bureau = found.actor(Role.FINANCE_PERFORMANCE, "市财政局")
    district = found.actor(Role.FINANCE_PERFORMANCE, "区财政局")
    perform(AddOrganisation(found["市水务局"], "水文站", Kind.UNIT, 2024), bureau)
    perform(RenameOrganisation(found["市教育局"], "市教育委员会", 2025), bureau)
    perform(AddOrganisation(found["区水务局"], "泵站", Kind.UNIT, 2024), district)
    return found


def signed_in(client: Client, actor: Actor) -> Client:
    client.force_login(actor.person, BACKEND)
    return client


def numbers(client: Client, **wanted: Any) -> list[int]:
    entries = client.get(reverse("log"), wanted).context["entries"]
    return [each.number for each in entries]


def test_the_newest_acts_come_first_and_can_be_narrowed(client: Client, here: City) -> None:
    signed_in(client, here.actor(Role.INSPECTOR, "市审计局"))
    bureau = LogEntry.objects.get(number=1).person
    today = timezone.localdate()
    assert numbers(client) == [3, 2, 1]
    assert numbers(client, person=bureau) == [2, 1]
    assert numbers(client, action="organisations.rename") == [2]
    assert numbers(client, organisation="区财政") == [3]
    assert numbers(client, first=today.isoformat(), last=today.isoformat()) == [3, 2, 1]
    assert numbers(client, last=(today - datetime.timedelta(days=1)).isoformat()) == []
    assert numbers(client, before="3") == [2, 1]
    assert numbers(client, before="9" * 40) == [3, 2, 1]
    assert numbers(client, first="2024-02-31") == [3, 2, 1]


def test_a_district_sees_its_own_acts(client: Client, here: City) -> None:
    signed_in(client, here.actor(Role.AUDIT_ADMINISTRATOR, "区财政局"))
    assert numbers(client) == [3]


def test_what_belongs_to_a_district_is_seen_there_whoever_did_it(
    client: Client, here: City
) -> None:
    city_bureau = here.actor(Role.FINANCE_PERFORMANCE, "市财政局")
    perform(RenameOrganisation(here["区水务局"], "区水利局", 2025), city_bureau)
    signed_in(client, here.actor(Role.AUDIT_ADMINISTRATOR, "区财政局"))
    assert numbers(client) == [4, 3]


def address(here: City, name: str) -> str:
    return reverse("history", args=("organisations.organisation", here[name].pk))


def test_the_history_of_a_thing_is_open_to_those_whose_business_it_is(
    client: Client, here: City
) -> None:
    def status(role: Role, body: str) -> int:
        return signed_in(client, here.actor(role, body)).get(address(here, "市教育局")).status_code

    assert status(Role.INSPECTOR, "市审计局") == 200
    assert status(Role.FINANCE_DIVISION, "市财政局") == 200
    assert status(Role.ADMINISTRATOR, "市财政局") == 200
    assert status(Role.DEPARTMENT_REVIEWER, "市水务局") == 404
    assert status(Role.UNIT_CLERK, "河道管理所") == 404
    assert status(Role.EXPERT, "市财政局") == 404
    assert status(Role.SECURITY_ADMINISTRATOR, "市财政局") == 404


def test_administrators_see_no_business_figures(client: Client, here: City) -> None:
    LogEntry.objects.bulk_create([_business_entry(here)])
    admin = signed_in(client, here.actor(Role.ADMINISTRATOR, "市财政局"))
    address = reverse("history", args=("filing.filing", "7"))
    assert "123456" not in admin.get(address).content.decode()
    inspector = signed_in(client, here.actor(Role.INSPECTOR, "市审计局"))
    assert "123456" in inspector.get(address).content.decode()


def _business_entry(here: City) -> LogEntry:
    return LogEntry(
        number=4,
        at=timezone.now(),
        action="reviews.submit",
        person="somebody",
        role=Role.UNIT_CLERK.value,
        organisation="河道管理所",
        organisation_id=here["河道管理所"].pk,
        subject_type="filing.filing",
        subject_id="7",
        subject="某项目",
        owner_id=here["河道管理所"].pk,
        after={"budget": "123456"},
        previous="",
        digest="",
    )


def at(day: int, before: dict[str, Any], after: dict[str, Any]) -> LogEntry:
    moment = timezone.make_aware(datetime.datetime(2024, 5, day, 23, 59))
    return LogEntry(number=day, at=moment, before=before, after=after)


def test_fields_are_as_they_were_on_a_day() -> None:
    entries = [
        at(2, {}, {"name": "甲", "amount": 1}),
        at(4, {"amount": 1, "unit": "个"}, {"amount": 2, "unit": "处"}),
        at(6, {"unit": "处", "note": "旧"}, {"unit": None}),
    ]

    def shown(day: int) -> dict[str, Any]:
        acts = [Told(each, tuple(changes(each))) for each in entries]
        found = on_day(acts, datetime.date(2024, 5, day))
        return {each.field: (each.value, each.since and each.since.number) for each in found}

    assert shown(1) == {"unit": ("个", None), "note": ("旧", None)}
    assert shown(2) == {
        "name": ("甲", 2),
        "amount": (1, 2),
        "unit": ("个", None),
        "note": ("旧", None),
    }
    assert shown(5)["amount"] == (2, 4)
    assert shown(5)["unit"] == ("处", 4)
    assert shown(7) == {
        "name": ("甲", 2),
        "amount": (2, 4),
        "unit": (None, 6),
        "note": (None, 6),
    }


def test_the_page_shows_the_day_asked_for(client: Client, here: City) -> None:
    bureau = here.actor(Role.FINANCE_PERFORMANCE, "市财政局")
    perform(MergeOrganisation(here["第一中学"], 2025), bureau)
    signed_in(client, bureau)
    page = client.get(address(here, "第一中学"))
    assert {each.field: each.value for each in page.context["values"]}["valid_to"] == 2025
    earlier = client.get(address(here, "第一中学"), {"day": "2020-01-01"})
    assert {each.field: each.value for each in earlier.context["values"]} == {}
    for wrong in ("2024-02-31", "soon", ""):
        assert client.get(address(here, "第一中学"), {"day": wrong}).status_code == 200


def test_lists_ask_the_database_a_fixed_number_of_times(
    client: Client, here: City, django_assert_num_queries: Any
) -> None:
    signed_in(client, here.actor(Role.INSPECTOR, "市审计局"))
    client.get(reverse("log"))
    with django_assert_num_queries(4):  # session, person, memberships, entries
        client.get(reverse("log"))
    with django_assert_num_queries(4):
        client.get(address(here, "市教育局"))


def test_every_act_has_words() -> None:
    assert [each for each in act_names() if not has(f"act.{each}")] == []


MANY = 100_000


def test_a_hundred_thousand_entries_stay_quick(client: Client, here: City) -> None:
    """Each page, however narrow or far back, out of so many entries."""
    actor = here.actor(Role.INSPECTOR, "市审计局")
    bodies = [each for each in here.bodies.values() if each.name != "区水务局"]
    LogEntry.objects.bulk_create(
        (_numbered(number, bodies[number % len(bodies)]) for number in range(4, MANY + 4)), 5000
    )
    signed_in(client, actor)
    last = timezone.localdate().isoformat()
    for wanted in (
        {},
        {"before": "500"},
        {"person": "person-77"},
        {"person": "nobody"},
        {"action": "organisations.rename"},
        {"organisation": "没有"},
        {"first": last, "last": last, "person": "person-5"},
    ):
        assert client.get(reverse("log"), wanted).status_code == 200


def _numbered(number: int, body: Any) -> LogEntry:
    return LogEntry(
        number=number,
        at=timezone.now() - datetime.timedelta(minutes=MANY - number),
        action="organisations.add",
        person=f"person-{number % 200}",
        role=Role.UNIT_CLERK.value,
        organisation=body.name,
        organisation_id=body.pk,
        subject_type="filing.filing",
        subject_id=str(number % 5000),
        subject="某项目",
        owner_id=body.pk,
        before={"amount": number},
        after={"amount": number + 1},
        previous="",
        digest="",
    )
