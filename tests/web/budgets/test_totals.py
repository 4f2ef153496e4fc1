"""Sums over lines: exact, in four queries, in every grouping the same."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from heji.values.absence import Absence
from heji.web.acting.role import Role
from heji.web.budgets.figures import Figures
from heji.web.budgets.models import (
    BudgetLine,
    Measure,
    MonthlyExecution,
    Nature,
    Scope,
    ScopeChange,
    Source,
)
from heji.web.budgets.selectors.overview import overview
from heji.web.budgets.selectors.totals import (
    department_totals,
    execution,
    full_year,
    parts,
    project_totals,
    sums,
    total,
)
from heji.web.budgets.selectors.years import classified_count
from tests.web.budgets.budgeting import WAN, YEAR, adjust, line, project, water
from tests.web.building import City, city

pytestmark = pytest.mark.django_db


@pytest.fixture
def here() -> City:
    return city()


def bureau(here: City) -> Any:
    return here.actor(Role.FINANCE_PERFORMANCE, "市财政局")


def test_a_programme_rolls_up_its_projects(here: City) -> None:
    actor, there = bureau(here), water(here)
    river = line(there["river"], 300 * WAN, months={1: 10 * WAN, 7: 20 * WAN, 12: 5 * WAN})
    adjust(river, -50 * WAN, actor)
    line(there["supply"], 100 * WAN, months={2: 25 * WAN})
    line(there["programme"], 10 * WAN)
    found = execution(actor, there["programme"], YEAR, 7)
    assert (found.initial, found.adjustments, found.full_year) == (410 * WAN, -50 * WAN, 360 * WAN)
    assert (found.executed, found.last_month) == (55 * WAN, 7)
    assert found.rate == Fraction(55, 360)
    assert full_year(actor, there["river"], YEAR) == 250 * WAN
    assert execution(actor, there["river"], YEAR).executed == 35 * WAN
    assert project_totals(actor, here["市水务局"], YEAR)[there["programme"].pk].lines == 1
    assert execution(actor, there["alone"], YEAR) == Figures()


def test_what_is_not_known_is_not_zero(here: City) -> None:
    actor, there = bureau(here), water(here)
    line(there["river"], None, months={1: 5})
    found = execution(actor, there["river"], YEAR)
    assert (found.lacking, found.full_year, found.remaining) == (1, None, None)
    assert found.rate is Absence.MISSING
    line(there["supply"], 0, months={1: 5})
    assert execution(actor, there["supply"], YEAR).rate is Absence.UNDIVIDABLE
    line(there["alone"], 7)
    alone = execution(actor, there["alone"], YEAR)
    assert (alone.executed, alone.rate) == (None, Absence.MISSING)
    assert department_totals(actor, here["市水务局"], YEAR).full_year is None


def test_the_scope_of_the_evaluation_stands_beside_the_accounts(here: City) -> None:
    actor, there = bureau(here), water(here)
    river = line(there["river"], 300, months={1: 100})
    for measure, amount in ((Measure.INITIAL, -100), (Measure.EXECUTED, -40)):
        ScopeChange.objects.create(line=river, measure=measure, amount=amount, reason="代编资金")
    ScopeChange.objects.create(line=river, measure=Measure.FULL_YEAR, amount=10, reason="划转")
    plain = department_totals(actor, here["市水务局"], YEAR)
    scoped = department_totals(actor, here["市水务局"], YEAR, scope=Scope.EVALUATION)
    assert (plain.full_year, plain.executed) == (300, 100)
    assert (scoped.initial, scoped.full_year, scoped.executed) == (200, 210, 60)


def test_kinds_of_money(here: City) -> None:
    actor, there = bureau(here), water(here)
    line(there["river"], 5, source=Source.GOVERNMENT_FUND)
    line(there["river"], 7)
    line(here["市水务局"], 11)
    body = here["市水务局"]
    assert department_totals(actor, body, YEAR, nature=Nature.BASIC).initial == 11
    assert department_totals(actor, body, YEAR, source=Source.GOVERNMENT_FUND).initial == 5
    by_source = parts(actor, body, YEAR, "source")
    assert {name: each.initial for name, each in by_source.items()} == {
        "general_public": 18,
        "government_fund": 5,
    }
    of_project = parts(actor, body, YEAR, "source", project=there["river"])
    assert of_project["general_public"].initial == 7


def test_nobody_sums_what_they_may_not_see(here: City) -> None:
    there = water(here)
    line(there["river"], 5)
    line(there["supply"], 7)
    clerk = here.actor(Role.UNIT_CLERK, "河道管理所")
    assert execution(clerk, there["programme"], YEAR).initial == 5
    other = here.actor(Role.UNIT_CLERK, "第一中学")
    assert execution(other, there["programme"], YEAR) == Figures()
    keeper = here.actor(Role.ADMINISTRATOR, "市财政局")
    assert department_totals(keeper, here["云栖市"], YEAR) == Figures()
    assert classified_count(keeper, here["云栖市"], YEAR) == 0


AMOUNT = st.integers(0, 10**14)
LINES = st.lists(
    st.tuples(
        st.sampled_from(("river", "supply", "programme", "alone", "body")),
        st.sampled_from(Source.values),
        st.one_of(st.none(), AMOUNT),
        st.dictionaries(st.integers(1, 12), st.integers(-(10**14), 10**14), max_size=4),
    ),
    max_size=8,
    unique_by=lambda each: (each[0], each[1]),
)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(LINES, st.integers(1, 12))
def test_every_grouping_adds_up_to_the_same(here: City, given_lines: Any, month: int) -> None:
    MonthlyExecution.objects.all().delete()
    BudgetLine.objects.all().delete()
    from heji.web.projects.models import Project

    Project.objects.all().order_by("parent_id").filter(parent__isnull=False).delete()
    Project.objects.all().delete()
    actor, there = bureau(here), water(here)
    for name, source, initial, months in given_lines:
        owner = here["市水务局"] if name == "body" else there[name]
        line(owner, initial, source=source, months=months)
    everything = BudgetLine.objects.all()
    whole = total(sums(everything, (), month).values())
    assert whole.lines == len(given_lines)
    assert whole.lacking == sum(each[2] is None for each in given_lines)
    assert (whole.initial or 0) == sum(each[2] or 0 for each in given_lines)
    spent = [amount for each in given_lines for m, amount in each[3].items() if m <= month]
    assert whole.executed == (sum(spent) if spent else None)
    for by in (("project",), ("source",), ("organisation", "source"), ("pk",)):
        assert total(sums(everything, by, month).values()) == whole
    page = overview(actor, here["市水务局"], YEAR, month)
    assert page.whole == whole
    assert total((page.own, *(each for _, each in page.bodies))) == whole
    branches = total(each.figures for each in page.branches)
    outside_of_units = page.outside
    assert branches + outside_of_units == whole


def test_the_overview_asks_the_same_number_of_queries(
    here: City, django_assert_num_queries: Any
) -> None:
    actor, there = bureau(here), water(here)
    line(there["river"], 5)
    with django_assert_num_queries(6):
        overview(actor, here["市水务局"], YEAR)
    for number in range(30):
        more = project(here["河道管理所"], f"M{number}", f"项目{number}", there["programme"])
        line(more, number, months={1: number})
    with django_assert_num_queries(6):
        overview(actor, here["市水务局"], YEAR)
