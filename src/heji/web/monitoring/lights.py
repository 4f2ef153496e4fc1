"""The dashboard: a light for each project, each with what turned it on, and the coverage."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from django.db.models import F, Q

from heji.values.absence import Absence
from heji.web.acting.actor import Actor
from heji.web.budgets.selectors.years import classified_count
from heji.web.filing.content import from_data
from heji.web.filing.models import Filing, Revision, State
from heji.web.monitoring.limits import light_rules
from heji.web.monitoring.models import MonitoringDecision
from heji.web.monitoring.plans import Closing, closing
from heji.web.monitoring.signs import Sign, signs
from heji.web.organisations.models import Organisation
from heji.web.organisations.scope import business_of, root_of
from heji.web.projects.models import Level, Project

GREEN, WAITING = "green", "waiting"
LIGHTS = ("red", "yellow", GREEN, WAITING)


@dataclass(frozen=True, slots=True)
class Lit:
    """One line: a project, or a body as a whole, with its light and the reasons for it."""

    light: str
    organisation: Organisation
    project: Project | None
    filing: Filing | None  #: None where nothing was begun, or nothing was handed in
    signs: tuple[Sign, ...]
    decision: str  #: that holds; "" before there is one
    is_missing: bool  #: it ought to be there and is not
    is_declared: bool  #: whether there are approved targets to follow


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many projects of a year are monitored through a month."""

    monitored: int
    projects: int
    classified: int  #: secret ones, of which there is a number alone

    @property
    def without_classified(self) -> Fraction | Absence:
        """The share of the projects that may be named."""
        return _share(self.monitored, self.projects)

    @property
    def with_classified(self) -> Fraction | Absence:
        """The share of all projects."""
        return _share(self.monitored, self.projects + self.classified)


@dataclass(frozen=True, slots=True)
class Board:
    """What the dashboard shows."""

    lines: tuple[Lit, ...]
    counts: Mapping[str, int]  #: light -> how many
    coverage: Coverage


def board(actor: Actor, year: int, month: int, today: datetime.date) -> Board:
    """The lights of an actor's part of the tree; the same queries, however many projects there are.

    Args:
        actor: who looks.
        year: of the budget.
        month: the last month that the forms are about.
        today: the day it is, for what ought to be there.
    """
    projects = list(_projects(actor, year))
    forms = {each.pk: each for each in _forms(actor, year, month)}
    found = _Found(
        closing(year),
        {each.project_id: each for each in forms.values() if each.project_id},
        _signs(forms.values(), month),
        _decisions(forms.values()),
        _declared(actor, year),
        month,
        today,
    )
    bodies = (each for each in forms.values() if each.project_id is None)
    listed = {each.pk for each in projects}
    beside = (each.project for each in forms.values() if each.project_id not in listed)
    every = [*projects, *(each for each in beside if each is not None)]
    lines = [found.of_form(each) for each in bodies]
    lines += [found.of_project(each) for each in every]
    lines.sort(key=lambda each: LIGHTS.index(each.light))
    counted = Counter(each.light for each in lines)
    monitored = sum(each.project is not None and each.filing is not None for each in lines)
    classified = classified_count(actor, root_of(actor), year)
    counts = {each: counted.get(each, 0) for each in LIGHTS}
    return Board(tuple(lines), counts, Coverage(monitored, len(every), classified))


@dataclass(frozen=True, slots=True)
class _Found:
    """What was read at once, by what it belongs to."""

    closing: Closing
    by_project: Mapping[int, Filing]
    signs: Mapping[int, tuple[Sign, ...]]
    decisions: Mapping[int, str]
    declared: frozenset[int]
    month: int
    today: datetime.date

    def of_project(self, project: Project) -> Lit:
        """The line of a project, whether it has a form or not."""
        form = self.by_project.get(project.pk)
        if form is not None:
            return self.of_form(form)
        path = project.organisation.path
        is_missing = self.closing.is_over(path, self.month, self.today)
        light = light_of((), "", is_missing=is_missing) if is_missing else WAITING
        is_declared = project.pk in self.declared
        return Lit(light, project.organisation, project, None, (), "", is_missing, is_declared)

    def of_form(self, form: Filing) -> Lit:
        """The line of a form that was handed in."""
        warned, decision = self.signs.get(form.pk, ()), self.decisions.get(form.pk, "")
        light = light_of(warned, decision)
        return Lit(light, form.organisation, form.project, form, warned, decision, False, True)


def light_of(warned: Iterable[Sign], decision: str, *, is_missing: bool = False) -> str:
    """The first colour whose rule holds; green where none does."""
    severities = {each.severity.value for each in warned}
    for rule in light_rules():
        is_lit = severities & rule.severities or decision in rule.decisions
        if is_lit or (is_missing and rule.is_missing):
            return rule.light
    return GREEN


def _projects(actor: Actor, year: int) -> Iterable[Project]:
    running = Q(last_year__isnull=True) | Q(last_year__gte=year)
    there = Q(organisation__valid_to__isnull=True) | Q(organisation__valid_to__gte=year)
    found = Project.objects.filter(
        running, there, organisation__in=business_of(actor), level=Level.PROJECT
    )
    found = found.filter(first_year__lte=year).select_related("organisation")
    return found.order_by("organisation__path", "code", "pk")


def _forms(actor: Actor, year: int, month: int) -> Iterable[Filing]:
    """The forms that were handed in at some time."""
    found = Filing.objects.filter(
        organisation__in=business_of(actor), kind="monitoring", year=year, month=month
    )
    found = found.filter(revision__gt=0).exclude(state=State.VOID)
    return found.select_related("organisation", "project__organisation").order_by(
        "organisation__path", "pk"
    )


def _signs(forms: Iterable[Filing], month: int) -> dict[int, tuple[Sign, ...]]:
    """What the last submission of each form warns of."""
    found = Revision.objects.filter(filing__in=[each.pk for each in forms])
    last = found.filter(number=F("filing__revision")).values_list("filing", "content").order_by()
    return {id: tuple(signs(from_data(content), month)) for id, content in last}


def _decisions(forms: Iterable[Filing]) -> dict[int, str]:
    found = MonitoringDecision.objects.filter(filing__in=[each.pk for each in forms])
    present = found.filter(revision=F("filing__revision")).order_by("pk")
    return dict(present.values_list("filing", "decision"))


def _declared(actor: Actor, year: int) -> frozenset[int]:
    """The projects that have approved targets."""
    found = Revision.objects.filter(
        filing__organisation__in=business_of(actor),
        filing__kind="declaration",
        filing__year=year,
        filing__project__isnull=False,
        approved_at__isnull=False,
    ).exclude(filing__state=State.VOID)
    return frozenset(found.order_by().values_list("filing__project", flat=True))


def _share(part: int, whole: int) -> Fraction | Absence:
    return Fraction(part, whole) if whole else Absence.UNDIVIDABLE
