"""The tree of a year: what stood where, how many queries it takes, how quick it is."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from heji.web.acting.action import perform
from heji.web.acting.role import Role
from heji.web.organisations import selectors
from heji.web.organisations.actions import MergeOrganisation, MoveOrganisation, RenameOrganisation
from heji.web.organisations.models import Kind, Organisation
from heji.web.organisations.scope import seen_by
from tests.web.building import City, add, city

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def here() -> City:
    return city()


def keeper(here: City) -> Any:
    return here.actor(Role.FINANCE_PERFORMANCE, "市财政局")


def shown(actor: Any, year: int) -> dict[str, list[str]]:
    """Name -> names below it, as far as the tree of a year goes."""
    found: dict[str, list[str]] = {}
    waiting = [each.organisation for each in selectors.tops(actor, year)]
    while waiting:
        each = waiting.pop()
        below = [node.organisation for node in selectors.below(actor, year, each)]
        found[each.name] = sorted(body.name for body in below)
        waiting += below
    return found


def test_every_year_has_its_own_tree(here: City) -> None:
    actor = keeper(here)
    new = perform(RenameOrganisation(here["市水务局"], "市水利局", 2024), actor)
    perform(MergeOrganisation(here["市教育局"], 2025, new), actor)
    before, between, after = (shown(actor, year) for year in (2023, 2025, 2026))
    assert before["市水务局"] == ["供水监测站", "河道管理所"]
    assert before["市教育局"] == ["第一中学"]
    assert "市水利局" not in before
    assert between["市水利局"] == ["供水监测站", "河道管理所"]
    assert between["市教育局"] == ["第一中学"]
    assert after["市水利局"] == ["供水监测站", "河道管理所", "第一中学"]
    assert "市教育局" not in after
    assert all(set(each) <= set(shown(actor, 2026)) for each in after.values())


def test_who_follows_sees_what_was_before(here: City) -> None:
    department = here.actor(Role.DEPARTMENT_REVIEWER, "市水务局")
    clerk = here.actor(Role.UNIT_CLERK, "河道管理所")
    other = here.actor(Role.DEPARTMENT_REVIEWER, "市教育局")
    actor = keeper(here)
    new = perform(RenameOrganisation(here["市水务局"], "市水利局", 2024), actor)
    perform(RenameOrganisation(here["河道管理所"], "河道中心", 2025), actor)
    for person, names in (
        (department.person, {"市水利局", "市水务局", "河道中心", "河道管理所", "供水监测站"}),
        (clerk.person, {"河道中心", "河道管理所"}),
        (other.person, {"市教育局", "第一中学"}),
    ):
        from heji.web.acting.middleware import actor_of

        membership = person.memberships.select_related("organisation__parent", "person").get()
        assert {each.name for each in seen_by(actor_of(membership))} == names
    assert [each.name for each in selectors.former(new)] == ["市水务局"]
    assert selectors.later(Organisation.objects.get(name="市水务局")) == [new]


def test_merging_gives_nobody_new_rights(here: City) -> None:
    reviewer = here.actor(Role.DEPARTMENT_REVIEWER, "市教育局")
    perform(MergeOrganisation(here["市教育局"], 2025, here["市水务局"]), keeper(here))
    reviewer.organisation.refresh_from_db()
    assert {each.name for each in seen_by(reviewer)} == {"市教育局"}
    receiving = here.actor(Role.DEPARTMENT_REVIEWER, "市水务局")
    assert {"第一中学", "市教育局"} <= {each.name for each in seen_by(receiving)}


def test_moving_keeps_earlier_years(here: City) -> None:
    actor = keeper(here)
    perform(MoveOrganisation(here["第一中学"], here["市水务局"], 2025), actor)
    assert shown(actor, 2024)["市教育局"] == ["第一中学"]
    assert "第一中学" in shown(actor, 2025)["市水务局"]
    moved = Organisation.objects.get(name="第一中学")
    (former,) = selectors.former_parents(moved)
    assert (former.parent, former.last_year) == (here["市教育局"], 2024)


def test_every_role_sees_its_top(here: City) -> None:
    for role, body, top in (
        (Role.UNIT_CLERK, "河道管理所", "河道管理所"),
        (Role.DEPARTMENT_REVIEWER, "市水务局", "市水务局"),
        (Role.FINANCE_DIVISION, "区财政局", "青石区"),
        (Role.INSPECTOR, "市审计局", "云栖市"),
    ):
        (node,) = selectors.tops(here.actor(role, body), 2026)
        assert node.organisation.name == top
    assert selectors.tops(here.actor(Role.EXPERT, "市财政局"), 2026) == []


@pytest.fixture
def large(here: City) -> City:
    """5,000 bodies: a hundred departments with fifty units each."""
    for number in range(100):
        department = add(f"第{number}局", Kind.DEPARTMENT, here["云栖市"])
        made = Organisation.objects.bulk_create(
            Organisation(
                name=f"第{number}局第{unit}所",
                kind=Kind.UNIT,
                parent=department,
                region_code="990100",
                code=f"{number:03}{unit:03}",
                valid_from=2020,
            )
            for unit in range(50)
        )
        for each in made:
            each.path = f"{department.path}{each.pk}/"
        Organisation.objects.bulk_update(made, ("path",))
    return here


def test_the_tree_of_5000_bodies(
    large: City, client: Client, django_assert_num_queries: Any
) -> None:
    actor = keeper(large)
    with django_assert_num_queries(3):
        (top,) = selectors.tops(actor, 2026)
    assert len(top.below) == 105
    department = Organisation.objects.get(name="第7局")
    with django_assert_num_queries(2):
        assert len(selectors.below(actor, 2026, department)) == 50
    with django_assert_num_queries(2):
        found, count = selectors.search(actor, 2026, "第7局")
    assert (len(found), count) == (51, 51)
    with django_assert_num_queries(3):
        found, count = selectors.search(actor, 2026, "所")
    assert (len(found), count) == (100, 5001)
    assert found[0].above == "云栖市 › 市水务局"

    client.force_login(actor.person, BACKEND)
    assert client.get(reverse("organisations")).status_code == 200


def test_the_pages(here: City, client: Client) -> None:
    actor = keeper(here)
    client.force_login(actor.person, BACKEND)
    page = client.get(reverse("organisations"), {"year": 2026}).content.decode()
    assert page.count('<div class="node">') == 6
    assert 'aria-expanded="false"' in page
    found = client.get(reverse("organisations"), {"q": "中学", "fragment": "1"}).content.decode()
    assert "第一中学" in found
    assert "<html" not in found
    below = client.get(reverse("organisation-below", args=[here["市水务局"].pk]))
    assert "河道管理所" in below.content.decode()
    assert client.get(reverse("organisations"), {"year": "２０２６x"}).status_code == 200


def test_the_history_is_shown(here: City, client: Client) -> None:
    actor = keeper(here)
    new = perform(RenameOrganisation(here["市水务局"], "市水利局", 2024), actor)
    client.force_login(actor.person, BACKEND)
    page = client.get(reverse("organisation", args=[new.pk])).content.decode()
    assert "市水务局" in page
    old = client.get(reverse("organisation", args=[here["市水务局"].pk])).content.decode()
    assert "市水利局" in old
    assert reverse("organisation-rename", args=[here["市水务局"].pk]) not in old
    log = reverse("history", args=["organisations.organisation", here["市水务局"].pk])
    assert log in old
    assert client.get(log).status_code == 200


def test_forms_act_and_keep_what_was_typed(here: City, client: Client) -> None:
    client.force_login(keeper(here).person, BACKEND)
    address = reverse("organisation-rename", args=[here["市水务局"].pk])
    answer = client.post(address, {"name": "市教育局", "from_year": 2026})
    assert answer.status_code == 422
    assert 'value="市教育局"' in answer.content.decode()
    assert client.post(address, {"name": "市水利局", "from_year": 2026}).status_code == 302
    new = Organisation.objects.get(name="市水利局")
    end = reverse("organisation-end", args=[here["市教育局"].pk])
    assert client.post(end, {"last_year": 2026, "into": "没有的局"}).status_code == 422
    assert client.post(end, {"last_year": 2026, "into": "市水利局"}).status_code == 302
    assert Organisation.objects.get(name="市教育局").successor == new
    adding = reverse("organisation-add", args=[new.pk])
    given = {"name": "水文站", "kind": "unit", "valid_from": 2026}
    assert client.post(adding, {**given, "kind": "region"}).status_code == 422
    assert client.post(adding, given).status_code == 302
    correcting = reverse("organisation-correct", args=[Organisation.objects.get(name="水文站").pk])
    given = {"name": "水文监测站", "code": "301009", "valid_from": 2026}
    assert client.post(correcting, given).status_code == 302
    assert Organisation.objects.get(code="301009").name == "水文监测站"
