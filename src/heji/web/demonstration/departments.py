"""The forms of programmes and departments, composed from those of their projects."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from heji.web.acting.action import perform
from heji.web.declarations.actions.composing import TakeFromProjects
from heji.web.declarations.actions.creating import CreateDeclaration
from heji.web.demonstration.city import City, data
from heji.web.demonstration.reviewing import bring
from heji.web.demonstration.typing_in import money, save, texts
from heji.web.filing.actions.rows import DeleteRow
from heji.web.filing.figures import amount_of, amount_text
from heji.web.filing.models import Filing, IndicatorRow, MoneyRow
from heji.web.filing.selectors import filings_below
from heji.web.reviews.actions.recording import Record
from heji.web.reviews.models import Recording

#: What of a programme is the sum of which amounts of its projects; none of them is passed on.
_PARTS = {"total": "total", "fiscal": "fiscal", "other": "other", "own_level": "total"}


def declare_programmes(city: City) -> None:
    """The next year's forms of programmes: drafts."""
    for each in data("projects")["programmes"]:
        clerk = city.acting(each["by"])
        form = perform(CreateDeclaration(city.year(1), city.projects[each["code"]]), clerk)
        below = filings_below(clerk, form).filter(project__parent=form.project)
        _compose(city, form, each["by"], below)
        said = {
            "goal": each["goal"],
            "whole_period_goal": each["whole_goal"],
            "project_nature": each["nature"],
        }
        paid = [
            (measure, part, amount_text(_sum(below, measure, of_projects)))
            for measure in ("whole_period_budget", "budget")
            for part, of_projects in _PARTS.items()
        ]
        nothing = [(each, "transfer", "0") for each in ("whole_period_budget", "budget")]
        save(form, clerk, [*texts(form, said), *money(form, [*paid, *nothing])])


def declare_departments(city: City, after: int) -> None:
    """The departments' own forms for the year so many after this one."""
    for each in data("projects")["departments"]:
        if each["year"] != after:
            continue
        clerk = city.acting(each["by"])
        form = perform(CreateDeclaration(city.year(after)), clerk)
        below = filings_below(clerk, form).exclude(scope="programme")
        _compose(city, form, each["by"], below)
        said = {"duties": each["duties"], "goal": each["goal"]}
        save(form, clerk, [*texts(form, said), *money(form, _whole(each, below))])
        bring(city, form, clerk, each)
        if "record" in each:
            recorded = each["record"]
            what, day = Recording.What(recorded["what"]), city.day(recorded["days"])
            act = Record(form, what, day, recorded["document"])
            perform(act, city.acting(recorded["by"]))


def _compose(city: City, form: Filing, username: str, below: Iterable[Filing]) -> None:
    """Takes one indicator of each type from each project, and its money; the empty rows go."""
    clerk, forms = city.acting(username), list(below)
    for row in IndicatorRow.objects.filter(filing=form, name=""):
        perform(DeleteRow(form, "indicator", row.pk, row.version), clerk)
    first: dict[tuple[int, str], int] = {}
    for row in IndicatorRow.objects.filter(filing__in=forms).exclude(name=""):
        first.setdefault((row.filing_id, row.type), row.pk)
    rows, ids = frozenset(first.values()), frozenset(each.pk for each in forms)
    act = TakeFromProjects(form, rows, ids)
    perform(act, clerk)


def _whole(given: Mapping[str, Any], below: Iterable[Filing]) -> Iterator[tuple[str, str, str]]:
    """The department's budget: its basic spending and what its projects cost."""
    forms = list(below)
    basic, transfer = amount_of(given["basic"])[0] or 0, amount_of(given["transfer"])[0] or 0
    projects, other = _sum(forms, "budget", "total"), _sum(forms, "budget", "other")
    total = basic + projects
    amounts = {
        "total": total,
        "fiscal": total - other,
        "other": other,
        "basic": basic,
        "project": projects,
        "own_level": total - transfer,
        "transfer": transfer,
    }
    for part, amount in amounts.items():
        yield "budget", part, amount_text(amount)


def _sum(forms: Iterable[Filing], measure: str, part: str) -> int:
    """What forms declare together, in 分."""
    rows = MoneyRow.objects.filter(filing__in=list(forms), measure=measure, part=part)
    return sum(each.amount or 0 for each in rows)
