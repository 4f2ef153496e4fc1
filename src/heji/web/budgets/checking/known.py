"""What is known when an export is held against it: looked up once, whatever the number of rows."""

from __future__ import annotations

from heji.web.acting.actor import Actor
from heji.web.budgets.checking.results import Identity
from heji.web.budgets.models import Adjustment, BudgetLine, MonthlyExecution
from heji.web.budgets.selectors.lines import lines
from heji.web.budgets.selectors.overview import bodies
from heji.web.organisations.models import Organisation
from heji.web.projects.models import Project


class Known:
    """The bodies, projects and figures of a year that an actor may see."""

    def __init__(self, actor: Actor, year: int) -> None:
        seen = bodies(actor)
        self.bodies: dict[str, list[Organisation]] = {}
        for body in seen:
            for name in {body.name, body.code} - {""}:
                self.bodies.setdefault(name, []).append(body)
        self.by_code: dict[str, list[Project]] = {}
        self.by_name: dict[str, list[Project]] = {}
        for project in Project.objects.filter(organisation__in=seen).select_related("organisation"):
            self.by_code.setdefault(project.code, []).append(project)
            self.by_name.setdefault(project.name, []).append(project)
        self.lines = {_identity_of(each): each for each in lines(actor, year)}
        of_year = {"line__year": year, "line__organisation__in": seen}
        self._months: dict[int, dict[str, int]] = {}
        months = MonthlyExecution.objects.filter(**of_year).order_by()
        for line, month, amount in months.values_list("line_id", "month", "amount"):
            self._months.setdefault(line, {})[str(month)] = amount
        self._adjusted: dict[int, list[Adjustment]] = {}
        for each in Adjustment.objects.filter(**of_year):
            self._adjusted.setdefault(each.line_id, []).append(each)

    def months(self, line: BudgetLine | None) -> dict[str, int]:
        """What was spent of a line by month."""
        return {} if line is None else self._months.get(line.pk, {})

    def adjustments(self, line: BudgetLine | None) -> list[Adjustment]:
        """The adjustments of a line."""
        return [] if line is None else self._adjusted.get(line.pk, [])


def _identity_of(line: BudgetLine) -> Identity:
    kinds = line.nature, line.source, line.level, line.origin
    return (line.organisation_id, line.project_id, *kinds)
