"""Declarations for tests: a project of the river office with a form that is filled in."""

from __future__ import annotations

from dataclasses import dataclass

from heji.web.acting.action import perform
from heji.web.acting.actor import Actor
from heji.web.acting.role import Role
from heji.web.declarations.actions.creating import CreateDeclaration
from heji.web.filing.actions.saving import SaveCells, Saved, Typed
from heji.web.filing.columns import put
from heji.web.filing.content import Content, Row
from heji.web.filing.keeping import load
from heji.web.filing.models import Filing
from heji.web.projects.actions import AddProject
from heji.web.projects.models import Level, Project
from tests.web.building import City, city

UNIT = "河道管理所"
#: column -> text, row by row, as a good form has them
FILLED = (
    {"name": "整治河道长度", "value": "≥12公里", "weight": "20", "evidence": "验收报告"},
    {"name": "工程验收合格率", "value": "100%", "weight": "20"},
    {"name": "工程完工时间", "value": "2026年11月底前", "weight": "10"},
    {"name": "每公里整治成本", "value": "≤85万元", "weight": "10"},
    {"name": "受益居民人数", "value": "≥3200人", "weight": "30"},
    {"name": "沿线居民满意度", "value": "≥90%", "weight": "10"},
)


@dataclass
class Office:
    """A city with the clerk of a unit, a project and its form."""

    here: City
    clerk: Actor
    project: Project
    form: Filing

    def another(self, role: Role = Role.UNIT_CLERK, body: str = UNIT) -> Actor:
        """Somebody else."""
        return self.here.actor(role, body)

    @property
    def content(self) -> Content:
        """What the form says now."""
        return load(self.form)


def office(*, filled: bool = False, year: int = 2026) -> Office:
    """An office with an empty form, or with one that is filled in."""
    here = city()
    clerk = here.actor(Role.UNIT_CLERK, UNIT)
    project = perform(AddProject("X2026-001", "城区河道整治", Level.PROJECT, 2024), clerk)
    form = perform(CreateDeclaration(year, project), clerk)
    made = Office(here, clerk, project, form)
    if filled:
        fill_in(made)
    return made


def fill_in(made: Office, form: Filing | None = None) -> None:
    """Fills a form in as a clerk does."""
    form = form or made.form
    content = load(form)
    typed = [
        Typed("indicator", row.id, column, text, 1)
        for row, cells in zip(content.indicators, FILLED, strict=True)
        for column, text in cells.items()
    ]
    amounts = {"total": "1000", "fiscal": "800", "other": "200"}
    typed += [Typed("money", row.id, "amount", amounts[row.part], 1) for row in content.money]
    typed += [
        Typed("text", row.id, "text", "整治河道12公里，改善沿线居民生活环境。", 1)
        for row in content.texts
        if row.role == "goal"
    ]
    saved = perform(SaveCells(form, tuple(typed)), made.clerk)
    assert not saved.refused


def type_into(
    made: Office,
    actor: Actor,
    row: Row,
    column: str,
    text: str,
    version: int = 1,
    was: str | None = None,
) -> Saved:
    """Saves one cell."""
    kind = type(row).__name__.lower()
    return perform(SaveCells(made.form, (Typed(kind, row.id, column, text, version, was),)), actor)


def row(**cells: str) -> Row:
    """An indicator as typing makes it."""
    from heji.web.filing.content import Indicator

    made: Row = Indicator(1)
    for column, text in cells.items():
        made = put(made, column, text)
    return made
