"""Finding entries: what answers, how many questions the database is asked, and how quickly."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from heji.library.reading import shipped
from heji.web.acting.role import Role
from heji.web.filing.models import Filing, IndicatorRow
from heji.web.library import selectors
from heji.web.library.content import columns_of
from heji.web.library.models import LibraryEntry, Status
from heji.web.library.selectors import Wanted
from heji.web.library.shipping import import_shipped
from heji.web.projects.models import Level, Project
from tests.web.building import City, city
from tests.web.library.proposing import approved

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def here() -> City:
    import_shipped()
    return city()


def signed_in(client: Client, here: City, role: Role = Role.UNIT_CLERK) -> Any:
    actor = here.actor(role, "河道管理所")
    client.force_login(actor.person, BACKEND)
    return actor


def names(here: City, **wanted: str) -> list[str]:
    actor = here.actor(Role.UNIT_CLERK, "河道管理所")
    found = selectors.found(selectors.in_force(actor), Wanted(**wanted))
    return [each.name_zh for each in found]


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("农田", "高标准农田建成面积"),
        ("gbznt", "高标准农田建成面积"),
        ("zfjd", "支付进度率"),
        ("farmland", "高标准农田建成面积"),
        ("AGR-QN-01", "高标准农田建成面积"),
        ("雨污", "雨污分流改造长度"),
        ("ywfl", "雨污分流改造长度"),
    ],
)
def test_words_pinyin_english_and_codes_find(here: City, words: str, first: str) -> None:
    approved(here)
    assert first in names(here, words=words)[:3]


def test_filters_narrow(here: City) -> None:
    every = [each for each in shipped() if each.type == "satisfaction"]
    assert len(names(here, type="satisfaction")) == len(every)
    narrow = names(here, type="satisfaction", area="education", group="special_fund")
    assert 0 < len(narrow) < len(every)
    assert names(here, words="农田", area="education") == []


def test_the_page_and_its_part(here: City, client: Client) -> None:
    signed_in(client, here)
    page = client.get(reverse("library"), {"words": "农田", "type": "quantity"}).content.decode()
    assert "高标准农田建成面积" in page
    assert "<html" in page
    part = client.get(reverse("library"), {"words": "农田"}, headers={"HX-Request": "true"})
    assert "<html" not in part.content.decode()
    second = client.get(reverse("library"), {"page": "2", "type": "no-such"}).content.decode()
    assert f"2 / {-(-len(shipped()) // 50)}" in second


def thousand() -> None:
    made = [
        LibraryEntry(
            **columns_of(each) | {"name_zh": f"{each.name.zh}{number}"},
            code=f"{each.code}{number}",
            version=1,
            status=Status.APPROVED,
        )
        for number in range(1, 5)
        for each in shipped()
    ]
    LibraryEntry.objects.bulk_create(made[: 1000 - LibraryEntry.objects.count()])


def test_the_search_asks_a_fixed_number_of_questions(
    here: City, client: Client, django_assert_num_queries: Any
) -> None:
    actor = signed_in(client, here)
    with django_assert_num_queries(3):
        selectors.found(selectors.in_force(actor), Wanted("农田"))
    address, part = reverse("library"), {"HX-Request": "true"}
    with django_assert_num_queries(6):  # session, person, membership; regions, codes, entries
        client.get(address, {"words": "农田"}, headers=part)
    thousand()
    with django_assert_num_queries(6):
        client.get(address, {"words": "农田"}, headers=part)


def test_the_page_of_an_entry_says_everything(
    here: City, client: Client, django_assert_max_num_queries: Any
) -> None:
    signed_in(client, here)
    entry = LibraryEntry.objects.get(code="AGR-QN-01")
    with django_assert_max_num_queries(14):
        page = client.get(reverse("library-entry", args=[entry.pk])).content.decode()
    for each in (entry.explanation, entry.scoring_rule, *entry.evidence, *entry.mistakes, "国家"):
        assert each in page or each == "国家"
    assert "提出修改" in page
    assert "停用" not in page.split("<main")[1].split("<h2>")[0]


def test_values_of_past_years_are_those_of_the_own_part_of_the_tree(here: City) -> None:
    clerk = here.actor(Role.UNIT_CLERK, "河道管理所")
    for body, state, value in (
        ("河道管理所", "approved", 125),
        ("河道管理所", "draft", 9),
        ("第一中学", "approved", 77),
    ):
        project = Project.objects.create(
            organisation=here[body], level=Level.PROJECT, code=state, name="农田", first_year=2024
        )
        form = Filing.objects.create(
            organisation=here[body],
            project=project,
            scope="project",
            year=2025,
            layout="x",
            state=state,
            created_by=clerk.person,
        )
        IndicatorRow.objects.create(
            filing=form,
            position=1,
            library_code="AGR-QN-01",
            sign="≥",
            value=value,
            places=1,
            unit="万亩",
        )
    past = selectors.past_values(clerk, "AGR-QN-01")
    assert [(each.year, each.body, each.value) for each in past] == [(2025, "河道管理所", 125)]
    assert selectors.past_values(clerk, "AGR-QN-02") == []
