"""Programmes and projects, and what they declare for this year and the next."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from heji.web.acting.action import perform
from heji.web.acting.actor import Actor
from heji.web.declarations.actions.bulk import AddMany
from heji.web.declarations.actions.creating import CopyDeclaration
from heji.web.demonstration.city import City, data
from heji.web.demonstration.contents import amounts, sketch
from heji.web.demonstration.papers import attach
from heji.web.demonstration.reviewing import adjust, bring
from heji.web.demonstration.typing_in import indicators, money, save, texts
from heji.web.filing.models import Filing, IndicatorRow
from heji.web.projects.actions import AddProject
from heji.web.projects.models import Level

Project = Mapping[str, Any]


def add_projects(city: City) -> None:
    """Enters programmes and projects."""
    content = data("projects")
    for each in content["programmes"]:
        _add(city, each, Level.PROGRAMME)
    for each in content["projects"]:
        _add(city, each, Level.PROJECT)


def declare_this_year(city: City) -> None:
    """This year's forms: entered from a spreadsheet, approved, some adjusted since."""
    chosen = [each for each in data("projects")["projects"] if "this_year" in each]
    for project, form, clerk in _entered(city, chosen, city.year(0)):
        bring(city, form, clerk, {"state": "approved"})
        if "adjustment" in project:
            is_submitted = project["this_year"] == "adjusted"
            adjust(city, form, clerk, {**project["adjustment"], "is_submitted": is_submitted})


def declare_next_year(city: City) -> None:
    """The next year's forms: copied where there is one of this year, entered otherwise."""
    year = city.year(1)
    projects = data("projects")["projects"]
    for project, form, clerk in _entered(
        city, [each for each in projects if "this_year" not in each], year
    ):
        _go_on(city, project, form, clerk)
    for project in projects:
        if "this_year" in project:
            clerk = city.acting(project["by"])
            source = Filing.objects.get(project=city.projects[project["code"]], year=city.year(0))
            form = perform(CopyDeclaration(source, year), clerk)
            _go_on(city, project, form, clerk)


def _add(city: City, given: Project, level: Level) -> None:
    clerk = city.acting(given["by"])
    first, last = (city.year(each) for each in given["years"])
    above = city.projects.get(given.get("programme", ""))
    act = AddProject(given["code"], given["name"], level, first, last, above)
    city.projects[given["code"]] = perform(act, clerk)


def _entered(city: City, projects: list[Project], year: int) -> list[tuple[Project, Filing, Actor]]:
    """The forms of each clerk, entered at once."""
    of_clerk: dict[str, list[Project]] = defaultdict(list)
    for each in projects:
        of_clerk[each["by"]].append(each)
    made = []
    for username, own in of_clerk.items():
        clerk = city.acting(username)
        act = AddMany(year, tuple(sketch(each) for each in own), f"{year}.xlsx")
        forms = perform(act, clerk)
        for project, form in zip(own, forms, strict=True):
            made.append((project, form, clerk))
    return made


def _go_on(city: City, project: Project, form: Filing, clerk: Actor) -> None:
    """Types what is new in the next year, and brings the form into its state."""
    plan = project["next_year"]
    paid = {**project, "money": plan.get("money", project["money"])}
    typed = [*money(form, amounts(paid)), *indicators(form, plan.get("typed", {}))]
    if "goal" in plan:
        typed += texts(form, {"goal": plan["goal"]})
    save(form, clerk, typed)
    bring(city, form, clerk, plan)
    for name, file in plan.get("evidence", {}).items():
        row = IndicatorRow.objects.get(filing=form, name=name)
        attach(clerk, "filing.indicator", row.pk, file)
