"""Special funds: terms, measures, publication, extensions, warnings."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from heji.web.acting.role import Role
from heji.web.preparation.actions.funds import (
    AddFund,
    AddProgramme,
    AskExtension,
    DecideExtension,
    PublishFund,
    SetMeasure,
)
from heji.web.preparation.models import FundExtension, Regulation, SpecialFund
from heji.web.preparation.selectors.funds import funds, warnings
from tests.web.building import City, city
from tests.web.preparation.preparing import done, refused

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"
TODAY = datetime.date(2026, 11, 20)


@pytest.fixture
def here() -> City:
    return city()


def measure(here: City, until: str | None = None, body: str = "市水务局") -> Regulation:
    return Regulation.objects.create(
        organisation=here[body],
        kind="special_fund",
        name="水利专项资金管理办法",
        number=f"水发{Regulation.objects.count()}号",
        issued_on=datetime.date(2024, 1, 1),
        valid_from=datetime.date(2024, 1, 1),
        valid_to=None if until is None else datetime.date.fromisoformat(until),
    )


def keys(fund: SpecialFund, today: datetime.date = TODAY) -> list[str]:
    return [each.key for each in warnings(fund, today)]


def test_a_fund_and_its_warnings(here: City) -> None:
    actor = here.actor(Role.DEPARTMENT_REVIEWER, "市水务局")
    fund = done(AddFund(here["市水务局"], "水利专项", 2024, 2026), actor)
    assert keys(fund) == ["no-measure", "term-ends", "unpublished"]
    assert keys(fund, datetime.date(2026, 6, 1)) == ["no-measure", "unpublished"]
    assert keys(fund, datetime.date(2027, 1, 1)) == ["term-over", "no-measure", "unpublished"]
    done(SetMeasure(fund, measure(here, "2026-12-31")), actor)
    done(PublishFund(fund, datetime.date(2026, 3, 1), "区政府网站"), actor)
    assert keys(fund) == ["term-ends", "measure-ends"]
    done(SetMeasure(fund, measure(here)), actor)
    assert keys(fund) == ["term-ends"]
    fund.measure.repealed_on = datetime.date(2026, 11, 1)  # type: ignore[union-attr]
    assert keys(fund) == ["measure-over", "term-ends"]
    done(AddProgramme(fund, "水库除险加固"), actor)
    again = AddProgramme(fund, "水库除险加固")
    assert refused(again, actor) == "preparation.there-already"


def test_an_extension_is_asked_and_decided_by_others(here: City) -> None:
    actor = here.actor(Role.DEPARTMENT_REVIEWER, "市水务局")
    bureau = here.actor(Role.FINANCE_PERFORMANCE, "市财政局")
    fund = done(AddFund(here["市水务局"], "水利专项", 2024, 2026), actor)
    assert refused(AskExtension(fund, 2026, "未完成"), actor) == "preparation.wrong-years"
    assert refused(AskExtension(fund, 2028, " "), actor) == "preparation.empty"
    asked = done(AskExtension(fund, 2028, "项目跨年"), actor)
    assert refused(AskExtension(fund, 2028, "项目跨年"), actor) == "preparation.asked-already"
    decide = DecideExtension(asked, True, "同意延长")
    assert refused(decide, actor) == "web.not-allowed"
    district = here.actor(Role.FINANCE_PERFORMANCE, "区财政局")
    assert refused(decide, district) == "organisation.not-yours"
    done(decide, bureau)
    fund.refresh_from_db()
    assert fund.last_year == 2028
    assert refused(decide, bureau) == "preparation.decided-already"
    asked = done(AskExtension(fund, 2030, "再延"), actor)
    done(DecideExtension(asked, False, "按期退出"), bureau)
    fund.refresh_from_db()
    assert fund.last_year == 2028


def test_refusals(here: City) -> None:
    actor = here.actor(Role.DEPARTMENT_REVIEWER, "市水务局")
    foreign = measure(here, body="市教育局")
    body = here["市水务局"]
    for action, key in (
        (AddFund(body, "水利专项", 2026, 2025), "preparation.wrong-years"),
        (AddFund(body, "", 2026, 2027), "preparation.empty"),
        (AddFund(here["市教育局"], "教育专项", 2026, 2027), "organisation.not-yours"),
        (AddFund(body, "水利专项", 2026, 2027, measure=foreign), "organisation.not-yours"),
    ):
        assert refused(action, actor) == key
    fund = done(AddFund(body, "水利专项", 2024, 2026), actor)
    assert refused(AddFund(body, "水利专项", 2025, 2027), actor) == "preparation.there-already"
    tomorrow = PublishFund(fund, datetime.date(2099, 1, 1), "网站")
    assert refused(tomorrow, actor) == "preparation.not-yet"


def test_the_list_takes_few_queries(here: City, django_assert_num_queries: Any) -> None:
    for number in range(30):
        SpecialFund.objects.create(
            organisation=here["市水务局"],
            name=f"专项{number}",
            first_year=2024,
            last_year=2026,
            measure=measure(here),
        )
    actor = here.actor(Role.FINANCE_DIVISION, "市财政局")
    with django_assert_num_queries(3):
        for each in funds(actor):
            warnings(each, TODAY)
            assert (str(each.organisation), list(each.programmes.all())) == ("市水务局", [])
            assert list(each.extensions.all()) == []


def test_the_pages(here: City, client: Client) -> None:
    actor = here.actor(Role.DEPARTMENT_REVIEWER, "市水务局")
    client.force_login(actor.person, BACKEND)
    given = {
        "name": "水利专项",
        "first_year": 2024,
        "last_year": 2026,
        "measure": measure(here).pk,
    }
    add = reverse("fund-add", args=[here["市水务局"].pk])
    assert client.post(add, {**given, "last_year": 2023}).status_code == 422
    assert client.post(add, given).status_code == 302
    fund = SpecialFund.objects.get()
    extend = reverse("fund-extend", args=[fund.pk])
    assert client.post(extend, {"until_year": 2028, "reason": "跨年"}).status_code == 302
    programme = reverse("fund-programme", args=[fund.pk])
    assert client.post(programme, {"name": "水库除险加固"}).status_code == 302
    publish = reverse("fund-publish", args=[fund.pk])
    given = {"published_on": "2026-03-01", "published_at": "市政府网站"}
    assert client.post(publish, given).status_code == 302
    page = client.get(reverse("funds")).content.decode()
    for words in ("水利专项", "水库除险加固", "市政府网站", "待审批"):
        assert words in page
    bureau = here.actor(Role.FINANCE_PERFORMANCE, "市财政局")
    client.force_login(bureau.person, BACKEND)
    decide = reverse("fund-decide", args=[FundExtension.objects.get().pk])
    assert client.post(decide, {"granted": "yes", "decision": "同意"}).status_code == 302
    fund.refresh_from_db()
    assert fund.last_year == 2028
    foreign = here.actor(Role.DEPARTMENT_REVIEWER, "市教育局")
    client.force_login(foreign.person, BACKEND)
    assert "水利专项" not in client.get(reverse("funds")).content.decode()
    assert client.get(publish).status_code == 404
