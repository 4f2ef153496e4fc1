"""A body's own form composed from the forms of its projects, each row traceable to its source."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from heji.web.acting.action import Action, NotAllowed, Outcome, Refused
from heji.web.acting.actor import Actor
from heji.web.acting.role import Role
from heji.web.filing import editing
from heji.web.filing.editing import EDITORS
from heji.web.filing.keeping import GAP, Change
from heji.web.filing.models import Filing, IndicatorRow, MoneyRow, TaskRow
from heji.web.filing.selectors import filings_below, project_indicators

_TAKEN = (
    *("level1", "level2", "name", "type", "sign", "value", "places", "unit", "text"),
    *("whole_value", "whole_places", "whole_text", "evidence", "library_code"),
)


@dataclass(frozen=True, slots=True)
class TakeFromProjects(Action[list[Change]]):
    """Takes chosen indicators and projects over; what was taken before stays as it is."""

    filing: Filing
    indicators: frozenset[int]  #: ids of rows of project forms
    forms: frozenset[int]  #: ids of project forms, each of which becomes a task with its money

    name: ClassVar[str] = "declarations.compose"
    roles: ClassVar[frozenset[Role]] = EDITORS

    def check(self, actor: Actor) -> None:
        """The form of a body or programme, and sources that the actor may see."""
        editing.require_editable(actor, self.filing)
        if self.filing.scope == "project":
            raise Refused("declaration.not-composed")
        seen = project_indicators(actor, self.filing).filter(pk__in=self.indicators)
        below = filings_below(actor, self.filing).filter(pk__in=self.forms)
        if (seen.count(), below.count()) != (len(self.indicators), len(self.forms)):
            raise NotAllowed("filing.not-yours")

    def execute(self, actor: Actor) -> Outcome[list[Change]]:
        """Copies them with a link to where they came from."""
        made = [*self._indicators(), *self._tasks()]
        editing.keep(self.filing, actor.person, made)
        return Outcome(made, self.filing, after=editing.said_after(made))

    def _indicators(self) -> list[Change]:
        own = list(IndicatorRow.objects.filter(filing=self.filing))
        taken = {each.source_id for each in own}
        position = max((each.position for each in own), default=0)
        made = []
        for each in IndicatorRow.objects.filter(pk__in=self.indicators - taken):
            position += GAP
            values = {name: getattr(each, name) for name in _TAKEN}
            values |= {"source": each, "position": position}
            made.append(editing.added(self.filing, "indicator", values))
        return made

    def _tasks(self) -> list[Change]:
        own = list(TaskRow.objects.filter(filing=self.filing))
        taken = {each.project_id for each in own}
        position = max((each.position for each in own), default=0)
        made = []
        for form in Filing.objects.filter(pk__in=self.forms).select_related("project"):
            if form.project is None or form.project_id in taken:
                continue
            position += GAP
            values = {"project": form.project, "name": form.project.name, **_money(form)}
            made.append(editing.added(self.filing, "task", {**values, "position": position}))
        return made


def _money(form: Filing) -> dict[str, int | None]:
    rows = MoneyRow.objects.filter(filing=form, measure="budget")
    found = {each.part: each.amount for each in rows}
    names = {"amount": "total", "fiscal": "fiscal", "other": "other"}
    return {column: found.get(part) for column, part in names.items()}
