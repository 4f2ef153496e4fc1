"""Entering budgets: each act with one entry in the log, refused where it must be."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from heji.web.acting.role import Role
from heji.web.audit_log.models import LogEntry
from heji.web.budgets.actions.adjusting import AddAdjustment, RemoveAdjustment, SetScopeChange
from heji.web.budgets.actions.lines import AddLine, Figure, RemoveLine, SetFigures
from heji.web.budgets.actions.years import CloseYear, CountClassified, ReopenYear
from heji.web.budgets.models import (
    Adjustment,
    BudgetLine,
    ClassifiedCount,
    FundLevel,
    Measure,
    MonthlyExecution,
    Nature,
    Origin,
    ScopeChange,
    Source,
)
from heji.web.budgets.selectors.years import classified_count
from tests.web.budgets.budgeting import YEAR, line, water
from tests.web.building import City, city
from tests.web.preparation.preparing import done, refused

pytestmark = pytest.mark.django_db
KINDS = (Nature.PROJECT, Source.GENERAL_PUBLIC, FundLevel.OWN_LEVEL)
DAY = datetime.date(2026, 3, 2)


@pytest.fixture
def here() -> City:
    return city()


def clerk(here: City, body: str = "河道管理所") -> Any:
    return here.actor(Role.UNIT_CLERK, body)


def test_a_line_is_added_once(here: City) -> None:
    actor, there = clerk(here), water(here)
    body, river = here["河道管理所"], there["river"]
    made = done(AddLine(body, river, YEAR, *KINDS, initial=500), actor)
    assert (made.initial, made.origin) == (500, Origin.CURRENT)
    assert refused(AddLine(body, river, YEAR, *KINDS), actor) == "budget.line-there"
    done(AddLine(body, river, YEAR, *KINDS, Origin.BROUGHT_FORWARD), actor)
    assert refused(AddLine(body, None, YEAR, *KINDS), actor) == "budget.needs-project"
    assert refused(AddLine(body, there["supply"], YEAR, *KINDS), actor) == "budget.not-its-project"
    assert refused(AddLine(body, river, 2024, *KINDS), actor) == "budget.not-running"
    assert refused(AddLine(body, river, 1800, *KINDS), actor) == "budget.wrong-year"
    negative = AddLine(body, river, YEAR + 1, *KINDS, initial=-1)
    assert refused(negative, actor) == "budget.negative"
    foreign = AddLine(here["供水监测站"], there["supply"], YEAR, *KINDS)
    assert refused(foreign, actor) == "organisation.not-yours"
    reader = here.actor(Role.INSPECTOR, "市审计局")
    assert refused(AddLine(body, river, YEAR + 1, *KINDS), reader) == "web.not-allowed"
    done(foreign, here.actor(Role.DEPARTMENT_REVIEWER, "市水务局"))


def test_figures_are_set_and_none_is_overwritten_unseen(here: City) -> None:
    actor, there = clerk(here), water(here)
    river = line(there["river"], 100)
    figures = (Figure(river.pk, "1", None, 7), Figure(river.pk, "carry_over", None, 0))
    assert done(SetFigures(figures), actor) == 2
    assert MonthlyExecution.objects.get(line=river, month=1).amount == 7
    again = Figure(river.pk, "1", None, 9)
    assert refused(SetFigures((again,)), actor) == "budget.changed-meanwhile"
    done(SetFigures((Figure(river.pk, "1", 7, None),)), actor)
    assert not MonthlyExecution.objects.exists()
    entry = LogEntry.objects.latest("number")
    assert entry.before["general_public own_level project current · 1"] == "0.000007"
    wrong = Figure(river.pk, "initial", 100, -5)
    assert refused(SetFigures((wrong,)), actor) == "budget.negative"
    assert refused(SetFigures((Figure(river.pk, "13", None, 1),)), actor) == "budget.no-line"
    other = line(there["supply"], 1)
    foreign = SetFigures((Figure(other.pk, "1", None, 1),))
    assert refused(foreign, actor) == "budget.no-line"
    both = SetFigures((Figure(other.pk, "1", None, 1), Figure(river.pk, "1", None, 1)))
    assert refused(both, here.actor(Role.DEPARTMENT_REVIEWER, "市水务局")) == "budget.no-line"
    assert refused(SetFigures(()), actor) == "budget.no-line"


def test_an_adjustment_has_a_day_and_a_document(here: City) -> None:
    actor, there = clerk(here), water(here)
    river = line(there["river"], 100)
    made = done(AddAdjustment(river, -30, DAY, " 财预〔2026〕1号 ", "压减"), actor)
    assert made.document == "财预〔2026〕1号"
    same = AddAdjustment(river, 5, DAY, "财预〔2026〕1号")
    assert refused(same, actor) == "budget.adjustment-there"
    assert refused(AddAdjustment(river, 5, DAY, " "), actor) == "budget.no-document"
    assert refused(AddAdjustment(river, 0, DAY, "x"), actor) == "budget.no-amount"
    later = AddAdjustment(river, 5, datetime.date(2199, 1, 1), "x")
    assert refused(later, actor) == "budget.not-yet"
    assert refused(RemoveLine(river), actor) == "budget.line-used"
    assert refused(RemoveAdjustment(made, " "), actor) == "budget.no-reason"
    foreign = clerk(here, "供水监测站")
    assert refused(RemoveAdjustment(made, "重复"), foreign) == "organisation.not-yours"
    done(RemoveAdjustment(made, "重复"), actor)
    assert not Adjustment.objects.exists()
    done(RemoveLine(river), actor)
    assert not BudgetLine.objects.exists()


def test_a_change_of_scope_needs_a_reason_and_ends_with_zero(here: City) -> None:
    actor, there = clerk(here), water(here)
    river = line(there["river"], 100)
    without = SetScopeChange(river, Measure.INITIAL, -10, " ")
    assert refused(without, actor) == "budget.no-reason"
    done(SetScopeChange(river, Measure.INITIAL, -10, "基建"), actor)
    done(SetScopeChange(river, Measure.INITIAL, -20, "基建"), actor)
    assert ScopeChange.objects.get().amount == -20
    done(SetScopeChange(river, Measure.INITIAL, 0, "并入"), actor)
    assert not ScopeChange.objects.exists()


def test_a_closed_year_changes_for_a_reason_alone(here: City) -> None:
    actor, there = clerk(here), water(here)
    bureau = here.actor(Role.FINANCE_PERFORMANCE, "市财政局")
    river = line(there["river"], 100)
    assert refused(CloseYear(here["云栖市"], YEAR), actor) == "web.not-allowed"
    assert refused(CloseYear(here["市水务局"], YEAR), bureau) == "budget.no-region"
    closing = done(CloseYear(here["云栖市"], YEAR), bureau)
    assert refused(CloseYear(here["云栖市"], YEAR), bureau) == "budget.closed-already"
    figure = (Figure(river.pk, "1", None, 7),)
    assert refused(SetFigures(figure), actor) == "budget.closed"
    done(SetFigures(figure, "更正"), actor)
    assert LogEntry.objects.latest("number").after["reason"] == "更正"
    adjustment = AddAdjustment(river, 5, DAY, "x")
    assert refused(adjustment, actor) == "budget.closed"
    district = here.actor(Role.FINANCE_PERFORMANCE, "区财政局")
    assert refused(ReopenYear(closing, "更正"), district) == "organisation.not-yours"
    assert refused(ReopenYear(closing, ""), bureau) == "budget.no-reason"
    done(ReopenYear(closing, "更正"), bureau)
    done(adjustment, actor)


def test_of_secret_projects_there_is_a_number_alone(here: City) -> None:
    actor = clerk(here)
    done(CountClassified(here["河道管理所"], YEAR, 3), actor)
    assert refused(CountClassified(here["河道管理所"], YEAR, -1), actor) == "budget.negative"
    bureau = here.actor(Role.FINANCE_DIVISION, "市财政局")
    assert classified_count(bureau, here["云栖市"], YEAR) == 3
    done(CountClassified(here["河道管理所"], YEAR, 0), actor)
    assert not ClassifiedCount.objects.exists()
