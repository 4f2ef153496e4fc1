"""The register of regulations: what holds when, and what it is evidence of."""

from __future__ import annotations

import datetime
import itertools

import pytest
from django.test import Client
from django.urls import reverse

from heji.web.acting.role import Role
from heji.web.preparation.actions.regulations import AddRegulation, RepealRegulation
from heji.web.preparation.models import Regulation, RegulationKind
from heji.web.preparation.selectors.regulations import holding_on, usable_as_evidence
from tests.web.building import City, city
from tests.web.preparation.preparing import done, refused

pytestmark = pytest.mark.django_db
DAY = datetime.date(2025, 3, 1)


@pytest.fixture
def here() -> City:
    return city()


def entering(here: City, body: str = "市水务局", **change: object) -> AddRegulation:
    given = {
        "organisation": here[body],
        "kind": RegulationKind.BUDGET,
        "title": "预算管理办法",
        "issued_on": DAY,
        "valid_from": DAY,
        "number": "水发〔2025〕3号",
        **change,
    }
    return AddRegulation(**given)  # type: ignore[arg-type]


def test_entered_and_repealed(here: City) -> None:
    actor = here.actor(Role.DEPARTMENT_REVIEWER, "市水务局")
    made = done(entering(here), actor)
    assert refused(entering(here), actor) == "preparation.there-already"
    assert refused(entering(here, body="市教育局"), actor) == "organisation.not-yours"
    wrong = entering(here, title="另一办法", valid_to=datetime.date(2024, 1, 1))
    assert refused(wrong, actor) == "preparation.wrong-days"
    early = RepealRegulation(made, datetime.date(2025, 1, 1))
    assert refused(early, actor) == "preparation.wrong-days"
    done(RepealRegulation(made, datetime.date(2026, 1, 1)), actor)
    again = RepealRegulation(made, datetime.date(2026, 2, 1))
    assert refused(again, actor) == "preparation.ended"


def test_a_unit_shows_its_own_rules_and_those_above(here: City) -> None:
    department = here.actor(Role.DEPARTMENT_REVIEWER, "市水务局")
    clerk = here.actor(Role.UNIT_CLERK, "河道管理所")
    above = done(entering(here), department)
    own = done(entering(here, "河道管理所", kind=RegulationKind.ASSETS), clerk)
    end = datetime.date(2025, 12, 31)
    assert set(usable_as_evidence(clerk, here["河道管理所"], end)) == {above, own}
    found = usable_as_evidence(clerk, here["河道管理所"], end, RegulationKind.ASSETS)
    assert list(found) == [own]
    done(RepealRegulation(above, end), department)
    assert list(usable_as_evidence(clerk, here["河道管理所"], end)) == [own]
    assert not usable_as_evidence(clerk, here["第一中学"], end).exists()


def test_the_database_and_the_object_agree(here: City) -> None:
    days = [DAY + datetime.timedelta(each) for each in range(4)]
    ends: list[datetime.date | None] = [None, *days]
    cases = [
        (start, end, repealed)
        for start, end, repealed in itertools.product(days, ends, ends)
        if end is None or end >= start
    ]
    Regulation.objects.bulk_create(
        Regulation(
            organisation=here["市水务局"],
            kind=RegulationKind.BUDGET,
            name=f"办法{number}",
            issued_on=start,
            valid_from=start,
            valid_to=end,
            repealed_on=repealed,
        )
        for number, (start, end, repealed) in enumerate(cases)
    )
    for day in [DAY - datetime.timedelta(1), *days, DAY + datetime.timedelta(4)]:
        holding = {each.pk for each in Regulation.objects.all() if each.holds_on(day)}
        assert (
            set(Regulation.objects.filter(holding_on(day)).values_list("pk", flat=True)) == holding
        )


def test_the_page(here: City, client: Client) -> None:
    actor = here.actor(Role.UNIT_CLERK, "河道管理所")
    client.force_login(actor.person, "django.contrib.auth.backends.ModelBackend")
    add = reverse("regulation-add", args=[here["河道管理所"].pk])
    given = {
        "kind": "budget",
        "name": "预算管理办法",
        "issued_on": "2025-03-01",
        "valid_from_day": "2025-03-01",
    }
    assert client.post(add, {**given, "valid_to_day": "2024-01-01"}).status_code == 422
    assert client.post(add, given).status_code == 302
    page = client.get(reverse("regulations")).content.decode()
    assert "现行有效" in page
    assert "财务管理" in page  # nothing is in force on it
    made = Regulation.objects.get()
    repeal = reverse("regulation-repeal", args=[made.pk])
    assert client.post(repeal, {"repealed_on": "2025-06-01"}).status_code == 302
    assert "已废止" in client.get(reverse("regulations")).content.decode()
