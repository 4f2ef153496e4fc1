"""The dashboard: which light, why, who is counted, and how many queries it takes."""

from __future__ import annotations

import datetime
from fractions import Fraction

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from heji.web.acting.action import perform
from heji.web.acting.role import Role
from heji.web.budgets.models import ClassifiedCount
from heji.web.calendar.models import Phase, PhaseKind
from heji.web.filing.models import Filing
from heji.web.monitoring.actions.deciding import Decide
from heji.web.monitoring.lights import Board, board
from heji.web.projects.models import Project
from heji.web.reviews.actions.submitting import Withdraw
from tests.web.accounts.steps import BACKEND
from tests.web.filing.making import Office
from tests.web.monitoring.watching import (
    GOOD,
    JULY,
    YEAR,
    another_project,
    approved,
    budget,
    day,
    declared,
    fill_in,
    hand_in,
    plan,
    reviewer,
    watched,
)
from tests.web.reviews.going import fresh

pytestmark = pytest.mark.django_db
TODAY = day("2025-08-15")


@pytest.fixture
def made() -> Office:
    found = declared()
    budget(found)
    return found


def seen(made: Office, today: datetime.date = TODAY, role: Role = Role.UNIT_CLERK) -> Board:
    actor = made.clerk if role is Role.UNIT_CLERK else made.another(role, "市财政局")
    return board(actor, YEAR, JULY, today)


def handed_in(made: Office, cells: tuple[dict[str, str], ...] = GOOD) -> Filing:
    form = watched(made)
    fill_in(made, form, cells)
    hand_in(made, form)
    return form


def closes(made: Office, last: str) -> None:
    Phase.objects.create(
        region=made.here["云栖市"],
        year=YEAR,
        kind=PhaseKind.MONITORING,
        opens=day("2025-08-01"),
        closes=day(last),
    )


def test_green_yellow_and_red(made: Office) -> None:
    form = handed_in(made)
    assert seen(made).lines[0].light == "green"
    late = ({**GOOD[0], "progress": "11"}, *GOOD[1:])
    perform(Withdraw(fresh(form)), made.clerk)
    fill_in(made, form, late)
    assert seen(made).lines[0].light == "green"  # what was handed in counts
    hand_in(made, form)
    assert seen(made).lines[0].light == "yellow"
    perform(Withdraw(fresh(form)), made.clerk)
    fill_in(made, form, ({"forecast": "11"},))
    hand_in(made, form)
    line = seen(made).lines[0]
    assert line.light == "red"
    row = form.indicator_rows.first()
    assert row is not None
    assert f"indicator.{row.pk}.reason" in {each.cell for each in line.signs}


def test_a_pause_is_red_and_going_on_is_not(made: Office) -> None:
    form = watched(made)
    fill_in(made, form)
    approved(made, form)
    perform(Decide(fresh(form), "pause", "资金未到位"), reviewer(made))
    assert seen(made).lines[0].light == "red"
    perform(Decide(fresh(form), "continue", "资金已到位"), reviewer(made))
    assert seen(made).lines[0].light == "green"


def test_a_form_that_is_missing_after_its_last_day(made: Office) -> None:
    closes(made, "2025-08-20")
    assert seen(made).counts == {"red": 0, "yellow": 0, "green": 0, "waiting": 1}
    assert seen(made, day("2025-08-20")).lines[0].light == "waiting"
    [line] = seen(made, day("2025-08-21")).lines
    assert (line.light, line.is_missing, line.is_declared) == ("red", True, True)
    watched(made)  # begun is not handed in
    assert seen(made, day("2025-08-21")).lines[0].light == "red"


def test_the_next_month_that_is_over_closes_the_one_before(made: Office) -> None:
    plan(made, 7, 10)
    assert seen(made, day("2025-10-31")).lines[0].light == "waiting"
    assert seen(made, day("2025-11-01")).lines[0].light == "red"


def test_without_a_phase_the_year_itself_ends(made: Office) -> None:
    assert seen(made, day("2025-12-31")).lines[0].light == "waiting"
    assert seen(made, day("2026-01-01")).lines[0].light == "red"


def test_a_project_without_approved_targets_says_so(made: Office) -> None:
    another_project(made, "X2", "没有目标的项目")
    lines = {str(each.project): each.is_declared for each in seen(made).lines}
    assert lines == {"城区河道整治": True, "没有目标的项目": False}


def test_coverage_with_and_without_secret_projects(made: Office) -> None:
    another_project(made, "X2", "没有目标的项目")
    ClassifiedCount.objects.create(organisation=made.project.organisation, year=YEAR, count=2)
    handed_in(made)
    found = seen(made, role=Role.FINANCE_PERFORMANCE).coverage
    assert (found.monitored, found.projects, found.classified) == (1, 2, 2)
    assert (found.without_classified, found.with_classified) == (Fraction(1, 2), Fraction(1, 4))


def test_others_see_nothing_of_it(made: Office) -> None:
    handed_in(made)
    for actor in (
        made.another(Role.DEPARTMENT_REVIEWER, "市教育局"),
        made.another(Role.ADMINISTRATOR, "市财政局"),
        made.another(Role.EXPERT, "市财政局"),
    ):
        assert board(actor, YEAR, JULY, TODAY).lines == ()


def test_the_page_leads_to_the_row(made: Office, client: Client) -> None:
    form = handed_in(made, ({"progress": "7", "forecast": "11"},))
    client.force_login(made.clerk.person, BACKEND)
    where = f"{reverse('monitoring')}?year={YEAR}&month={JULY}"
    page = client.get(where).content.decode()
    row = form.indicator_rows.first()
    assert row is not None
    address = f"{reverse('filing', args=(form.pk,))}#at=indicator.{row.pk}.reason"
    assert address in page
    assert "监控覆盖率：1 ÷ 1 = 100.00%" in page
    green = client.get(f"{where}&light=green").content.decode()
    assert address not in green
    assert "没有符合条件的项目" in green


def test_queries_do_not_grow_with_projects(made: Office, client: Client) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            where = f"{reverse('monitoring')}?year={YEAR}&month={JULY}"
            assert client.get(where).status_code == 200
        return len(captured)

    client.force_login(made.another(Role.FINANCE_PERFORMANCE, "市财政局").person, BACKEND)
    form = handed_in(made)
    queries()
    few = queries()
    for number in range(5):
        project = another_project(made, f"X9-{number}", f"项目{number}")
        _again(form, project)
    assert Filing.objects.filter(kind="monitoring").count() == 6
    assert queries() == few


def _again(form: Filing, project: Project) -> None:
    """The same form of another project."""
    revision = form.revisions.latest("number")
    other = Filing.objects.get(pk=form.pk)
    other.pk, other.project = None, project
    other.save(force_insert=True)
    revision.pk, revision.filing = None, other
    revision.save(force_insert=True)
