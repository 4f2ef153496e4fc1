"""Sums over budget lines: four queries, however many lines there are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Count, Max, QuerySet, Sum

from heji.web.acting.actor import Actor
from heji.web.budgets.figures import Figures
from heji.web.budgets.models import (
    Adjustment,
    BudgetLine,
    Measure,
    MonthlyExecution,
    Nature,
    Scope,
    ScopeChange,
    Source,
)
from heji.web.budgets.selectors.lines import lines_below, lines_of_project
from heji.web.organisations.models import Organisation
from heji.web.projects.models import Project

Key = tuple[Any, ...]
DECEMBER = 12


def sums(
    lines: QuerySet[BudgetLine],
    by: tuple[str, ...] = (),
    through_month: int = DECEMBER,
    scope: Scope = Scope.ACCOUNTS,
) -> dict[Key, Figures]:
    """The figures of some lines, in groups.

    Args:
        lines: which; what the actor may see.
        by: fields of a line, whose values make the groups; () for one group of all.
        through_month: the last month whose execution counts, 1 to 12.
        scope: whether what the scope of the evaluation changes is added.

    Returns:
        One entry for each group that has a line, by the values of its fields.
    """
    bare = lines.select_related(None).order_by()
    adjusted = _amounts(Adjustment.objects.all(), bare, by)
    spent = _spent(bare, by, through_month)
    changed: dict[str, dict[Key, int]] = {each: {} for each in Measure.values}
    if scope is Scope.EVALUATION:
        for measure, *names, amount in _summed(ScopeChange.objects.all(), bare, by, ("measure",)):
            changed[measure][tuple(names)] = int(amount)
    found: dict[Key, Figures] = {}
    for key, counted in _lines(bare, by).items():
        count, known, initial, carried = counted
        executed, last_month = spent.get(key, (None, None))
        more = {measure: each.get(key, 0) for measure, each in changed.items()}
        if executed is not None or more[Measure.EXECUTED]:
            executed = (executed or 0) + more[Measure.EXECUTED]
        found[key] = Figures(
            lines=count,
            lacking=count - known,
            initial=None if initial is None else initial + more[Measure.INITIAL],
            adjustments=adjusted.get(key, 0),
            executed=executed,
            last_month=last_month,
            carry_over=carried,
            scope=more[Measure.FULL_YEAR],
        )
    return found


def total(figures: Iterable[Figures]) -> Figures:
    """All of them together."""
    return sum(figures, Figures())


def execution(
    actor: Actor,
    project: Project,
    year: int,
    through_month: int = DECEMBER,
    scope: Scope = Scope.ACCOUNTS,
) -> Figures:
    """The budget of a project and what was spent of it from January through a month.

    A programme includes the second-level projects below it.
    """
    found = sums(lines_of_project(actor, project, year), (), through_month, scope)
    return total(found.values())


def full_year(
    actor: Actor, project: Project, year: int, scope: Scope = Scope.ACCOUNTS
) -> int | None:
    """全年预算数 of a project in 分; None where it is not known."""
    return execution(actor, project, year, scope=scope).full_year


def project_totals(
    actor: Actor,
    organisation: Organisation,
    year: int,
    through_month: int = DECEMBER,
    scope: Scope = Scope.ACCOUNTS,
) -> dict[int, Figures]:
    """The figures of every project of a body and of those below it, by the project's id.

    A programme's own entry has its own lines alone, without those of the projects below it.
    """
    found = lines_below(actor, organisation, year).filter(project__isnull=False)
    grouped = sums(found, ("project",), through_month, scope)
    return {key[0]: each for key, each in grouped.items()}


def department_totals(
    actor: Actor,
    organisation: Organisation,
    year: int,
    through_month: int = DECEMBER,
    scope: Scope = Scope.ACCOUNTS,
    *,
    nature: Nature | None = None,
    source: Source | None = None,
) -> Figures:
    """The figures of a body with those below it, of all its money or of one kind."""
    found = lines_below(actor, organisation, year)
    if nature is not None:
        found = found.filter(nature=nature)
    if source is not None:
        found = found.filter(source=source)
    return total(sums(found, (), through_month, scope).values())


def parts(
    actor: Actor,
    organisation: Organisation,
    year: int,
    by: str,
    through_month: int = DECEMBER,
    scope: Scope = Scope.ACCOUNTS,
    project: Project | None = None,
) -> dict[str, Figures]:
    """The figures of a body or of a project by `nature`, `source`, `level` or `origin`."""
    found = (
        lines_below(actor, organisation, year)
        if project is None
        else lines_of_project(actor, project, year)
    )
    return {key[0]: each for key, each in sums(found, (by,), through_month, scope).items()}


def rolled_up(bodies: Iterable[Organisation], by_path: Mapping[str, Figures]) -> dict[int, Figures]:
    """For each body the sum over all paths that begin with its own."""
    found = {}
    for body in bodies:
        below = (each for path, each in by_path.items() if path.startswith(body.path))
        found[body.pk] = total(below)
    return found


def _lines(
    lines: QuerySet[BudgetLine], by: tuple[str, ...]
) -> dict[Key, tuple[int, int, int | None, int | None]]:
    counted = lines.values(*by).annotate(
        of=Count("pk"), known=Count("initial"), budget=Sum("initial"), carried=Sum("carry_over")
    )
    if not by:
        whole = lines.aggregate(
            of=Count("pk"), known=Count("initial"), budget=Sum("initial"), carried=Sum("carry_over")
        )
        return {(): _counted(whole)} if whole["of"] else {}
    return {tuple(row[each] for each in by): _counted(row) for row in counted}


def _counted(row: Mapping[str, Any]) -> tuple[int, int, int | None, int | None]:
    return row["of"], row["known"], _whole(row["budget"]), _whole(row["carried"])


def _whole(sum_of: Any) -> int | None:
    """PostgreSQL gives a sum of many integers as a decimal without decimals."""
    return None if sum_of is None else int(sum_of)


def _amounts(
    rows: QuerySet[Any], lines: QuerySet[BudgetLine], by: tuple[str, ...]
) -> dict[Key, int]:
    return {tuple(key): int(amount) for *key, amount in _summed(rows, lines, by)}


def _summed(
    rows: QuerySet[Any], lines: QuerySet[BudgetLine], by: tuple[str, ...], more: Key = ()
) -> list[Key]:
    """The amounts of what belongs to some lines, summed in the groups of the lines."""
    names = (*more, *(f"line__{each}" for each in by))
    found = rows.filter(line__in=lines.values("pk")).order_by()
    if not names:
        whole = found.aggregate(of=Sum("amount"))["of"]
        return [] if whole is None else [(whole,)]
    return list(found.values(*names).annotate(of=Sum("amount")).values_list(*names, "of"))


def _spent(
    lines: QuerySet[BudgetLine], by: tuple[str, ...], through_month: int
) -> dict[Key, tuple[int, int]]:
    """What was spent through a month, and the last month that has an entry."""
    names = tuple(f"line__{each}" for each in by)
    found = MonthlyExecution.objects.filter(line__in=lines.values("pk"), month__lte=through_month)
    measures = {"of": Sum("amount"), "last": Max("month")}
    if not by:
        whole = found.aggregate(**measures)
        return {} if whole["of"] is None else {(): (int(whole["of"]), whole["last"])}
    grouped = found.order_by().values(*names).annotate(**measures)
    rows = grouped.values_list(*names, "of", "last")
    return {tuple(key): (int(amount), last) for *key, amount, last in rows}
