"""A body's own form composed from the forms of its projects, each row traceable to its source."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from heji.web.acting.action import Action, NotAllowed, Outcome, Refused
from heji.web.acting.actor import Actor
from heji.web.acting.role import Role
from heji.web.declarations import editing
from heji.web.declarations.editing import EDITORS
from heji.web.declarations.keeping import GAP, Change
from heji.web.declarations.models import Declaration, IndicatorRow, MoneyRow, TaskRow
from heji.web.declarations.selectors import declarations_below, project_indicators

_TAKEN = (
    *("level1", "level2", "name", "type", "sign", "value", "places", "unit", "text"),
    *("whole_value", "whole_places", "whole_text", "evidence", "library_code"),
)


@dataclass(frozen=True, slots=True)
class TakeFromProjects(Action[list[Change]]):
    """Takes chosen indicators and projects over; what was taken before stays as it is."""

    declaration: Declaration
    indicators: frozenset[int]  #: ids of rows of project forms
    forms: frozenset[int]  #: ids of project forms, each of which becomes a task with its money

    name: ClassVar[str] = "declarations.compose"
    roles: ClassVar[frozenset[Role]] = EDITORS

    def check(self, actor: Actor) -> None:
        """The form of a body or programme, and sources that the actor may see."""
        editing.require_editable(actor, self.declaration)
        if self.declaration.scope == "project":
            raise Refused("declaration.not-composed")
        seen = project_indicators(actor, self.declaration).filter(pk__in=self.indicators)
        below = declarations_below(actor, self.declaration).filter(pk__in=self.forms)
        if (seen.count(), below.count()) != (len(self.indicators), len(self.forms)):
            raise NotAllowed("declaration.not-yours")

    def execute(self, actor: Actor) -> Outcome[list[Change]]:
        """Copies them with a link to where they came from."""
        made = [*self._indicators(), *self._tasks()]
        editing.keep(self.declaration, actor.person, made)
        return Outcome(made, self.declaration, after=editing.said_after(made))

    def _indicators(self) -> list[Change]:
        own = list(IndicatorRow.objects.filter(declaration=self.declaration))
        taken = {each.source_id for each in own}
        position = max((each.position for each in own), default=0)
        made = []
        for each in IndicatorRow.objects.filter(pk__in=self.indicators - taken):
            position += GAP
            values = {name: getattr(each, name) for name in _TAKEN}
            values |= {"source": each, "position": position}
            made.append(editing.added(self.declaration, "indicator", values))
        return made

    def _tasks(self) -> list[Change]:
        own = list(TaskRow.objects.filter(declaration=self.declaration))
        taken = {each.project_id for each in own}
        position = max((each.position for each in own), default=0)
        made = []
        for form in Declaration.objects.filter(pk__in=self.forms).select_related("project"):
            if form.project is None or form.project_id in taken:
                continue
            position += GAP
            values = {"project": form.project, "name": form.project.name, **_money(form)}
            made.append(editing.added(self.declaration, "task", {**values, "position": position}))
        return made


def _money(form: Declaration) -> dict[str, int | None]:
    rows = MoneyRow.objects.filter(declaration=form, measure="budget")
    found = {each.part: each.amount for each in rows}
    names = {"amount": "total", "fiscal": "fiscal", "other": "other"}
    return {column: found.get(part) for column, part in names.items()}
