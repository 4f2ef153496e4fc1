"""One selector for the first page, the page of notices and the mails."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.apps import apps

from heji.web.acting.role import ADMINISTRATION, Role
from heji.web.calendar.models import Phase
from heji.web.filing.models import Filing
from heji.web.notices import waiting as notices
from heji.web.notices.due import Due
from heji.web.notices.waiting import Urgency, waiting
from tests.web.building import city
from tests.web.filing.making import office
from tests.web.library.proposing import proposal
from tests.web.notices.noticing import day, phase
from tests.web.reviews.going import submit

pytestmark = pytest.mark.django_db
TODAY = day("2026-10-12")


def test_every_source_is_there() -> None:
    assert len(list(notices.sources())) >= 5


def test_an_app_brings_its_own_source(monkeypatch: pytest.MonkeyPatch) -> None:
    actor = city().actor(Role.INSPECTOR, "市审计局")
    assert waiting(actor, TODAY) == []
    config = apps.get_app_config("evidence")
    monkeypatch.setattr(config, "notice_sources", (f"{__name__}.own_source",), raising=False)
    assert [each.due.reference for each in waiting(actor, TODAY)] == ["x:2", "x:0", "x:1", "x:3"]
    assert [each.urgency for each in waiting(actor, TODAY)] == [
        Urgency.OVERDUE,
        Urgency.ORDINARY,
        Urgency.URGENT,
        Urgency.COMING,
    ]


def own_source(actor: object, today: datetime.date) -> list[Due]:
    return [
        Due("x:0", "web.home", "/"),
        Due("x:1", "web.home", "/", last_day=day("2026-10-13")),
        Due("x:2", "web.home", "/", last_day=day("2026-10-09")),
        Due("x:3", "web.home", "/", last_day=day("2026-10-01"), is_coming=True),
    ]


def test_a_deadline_goes_when_everything_is_handed_in() -> None:
    made = office(filled=True)
    phase(made.here, "2026-09-01", "2026-10-30", "declaration")
    approver = made.another(Role.UNIT_APPROVER)

    def said(actor: Any, today: str = "2026-10-12") -> list[tuple[str, object]]:
        found = waiting(actor, day(today))
        return [(each.due.key, each.due.values.get("count")) for each in found]

    assert said(made.clerk) == [("calendar.due.left", 1)]
    Phase.objects.all().delete()  # whose days are not those of the clock
    submit(made)
    phase(made.here, "2026-09-01", "2026-10-30", "declaration")
    assert said(made.clerk) == []
    assert said(approver) == [("review.due-reviews", 1)]


def test_a_deadline_that_passed_is_said_while_something_is_left() -> None:
    made = office()
    phase(made.here, "2026-09-01", "2026-09-30", "declaration")
    (found,) = waiting(made.clerk, TODAY)
    assert (found.due.key, found.urgency) == ("calendar.due.passed", Urgency.OVERDUE)
    assert found.days_over == 4  # 8, 9, 10 (a Saturday in exchange) and 12 October
    assert waiting(made.clerk, day("2026-11-20")) == []
    Filing.objects.update(state="void")
    (still,) = waiting(made.clerk, TODAY)  # the project has no form now
    assert still.due.values["count"] == 1


def test_proposals_wait_for_those_who_decide() -> None:
    here = city()
    bureau = here.actor(Role.FINANCE_PERFORMANCE, "市财政局")
    proposal(here)
    found = {each.due.key: each.due for each in waiting(bureau, TODAY)}
    assert all(each.said("zh") and each.said("en") for each in found.values())
    assert found["library.due-proposals"].values == {"count": 1}
    other = here.actor(Role.FINANCE_DIVISION, "市财政局")
    assert "library.due-proposals" not in {each.due.key for each in waiting(other, TODAY)}


@pytest.mark.parametrize("role", sorted(ADMINISTRATION))
def test_administrators_get_no_business(role: Role) -> None:
    made = office(filled=True)
    submit(made)
    phase(made.here, "2026-09-01", "2026-10-30", "declaration")
    assert waiting(made.here.actor(role, "市财政局"), TODAY) == []


def test_the_questions_do_not_grow_with_the_forms(django_assert_num_queries: Any) -> None:
    made = office(filled=True)
    phase(made.here, "2026-09-01", "2026-10-30", "declaration")
    clerk = made.clerk
    with django_assert_num_queries(13):
        waiting(clerk, TODAY)
