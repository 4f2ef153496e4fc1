"""Monitoring for tests: an office whose declaration is approved, with a form through July."""

from __future__ import annotations

import datetime
from typing import Any

from heji.web.acting.action import perform
from heji.web.acting.role import Role
from heji.web.filing.actions.saving import SaveCells, Typed
from heji.web.filing.content import Content
from heji.web.filing.keeping import load
from heji.web.filing.models import Filing
from heji.web.monitoring.actions.beginning import BeginMonitoring
from heji.web.monitoring.models import MonitoringPlan
from heji.web.projects.models import Project
from heji.web.reviews.actions.deciding import Approve
from heji.web.reviews.actions.submitting import Submit
from heji.web.reviews.models import Review
from tests.web.budgets.budgeting import WAN, line
from tests.web.filing.making import Office, office
from tests.web.reviews.going import WAY, approve_all, fresh, present

#: A year that is over, whenever the tests run.
YEAR = 2025
JULY = 7
#: What a clerk types of each indicator of `making.FILLED`: column -> text.
GOOD = (
    {"progress": "7", "forecast": "12"},
    {"progress": "100", "forecast": "100"},
    {"progress": "已开工", "forecast": "2026年11月底前"},
    {"progress": "80", "forecast": "84"},
    {"progress": "1900", "forecast": "3300"},
    {"progress": "92", "forecast": "92"},
)


def declared() -> Office:
    """An office with an approved declaration of the year."""
    made = office(filled=True, year=YEAR)
    approve_all(made)
    return made


def budget(made: Office, months: dict[int, int] | None = None) -> None:
    """The project's budget of ten million, 800 thousand of it spent in each month through July."""
    spent = dict.fromkeys(range(1, 8), 80 * WAN) if months is None else months
    line(made.project, 1000 * WAN, YEAR, spent)


def watched(made: Office, month: int = JULY) -> Filing:
    """The form of the project through a month."""
    if month != JULY:
        plan(made, JULY, month)
    return perform(BeginMonitoring(YEAR, made.project, month), made.clerk)


def plan(made: Office, *months: int, days: int = 10) -> None:
    """What the region monitors."""
    MonitoringPlan.objects.create(
        region=made.here["云栖市"], from_year=2020, months=sorted(months), decision_days=days
    )


def fill_in(made: Office, form: Filing, cells: tuple[dict[str, str], ...] = GOOD) -> None:
    """Types progress and forecasts, and what was spent where it is not given."""
    content = load(form)
    typed = [
        Typed("indicator", row.id, column, text, row_version(form, row.id))
        for row, texts in zip(content.indicators, cells, strict=False)
        for column, text in texts.items()
    ]
    saved = perform(SaveCells(form, tuple(typed)), made.clerk)
    assert not saved.refused


def row_version(form: Filing, id: int) -> int:
    """The version of an indicator."""
    return int(form.indicator_rows.values_list("version", flat=True).get(pk=id))


def money(content: Content, measure: str, part: str = "total") -> Any:
    """A row of money."""
    return next(each for each in content.money if (each.measure, each.part) == (measure, part))


def hand_in(made: Office, form: Filing) -> Review:
    """Submits a form."""
    return perform(Submit(fresh(form)), made.clerk)


def approved(made: Office, form: Filing) -> list[Any]:
    """Submits a form and passes every step; gives those who did."""
    hand_in(made, form)
    here = Office(made.here, made.clerk, made.project, form)
    actors = []
    for number, where in enumerate(WAY):
        actor = made.another(*where)
        mark = "good" if number == len(WAY) - 1 else ""
        perform(Approve(present(here), conclusion=mark), actor)
        actors.append(actor)
    return actors


def another_project(made: Office, code: str, name: str) -> Project:
    """One more project of the same body, without any form."""
    return Project.objects.create(
        organisation=made.project.organisation,
        level=made.project.level,
        code=code,
        name=name,
        first_year=2024,
    )


def reviewer(made: Office) -> Any:
    """Somebody of the department who has reviewed nothing yet."""
    return made.another(Role.DEPARTMENT_REVIEWER, "市水务局")


def day(text: str) -> datetime.date:
    """A day."""
    return datetime.date.fromisoformat(text)
