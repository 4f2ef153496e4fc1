"""A city for `benchmarks.web`: bodies, people who are signed in, and thousands of project forms.

It is written straight into the tables: acting it out would take an hour and measure nothing else.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import cycle
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from heji.web.accounts.models import Person
    from heji.web.acting.role import Role
    from heji.web.filing.models import Filing
    from heji.web.organisations.models import Organisation
    from heji.web.projects.models import Project

YEAR = 2026
_DEPARTMENTS, _UNITS = 20, 9  #: departments of the city, and units of each
_INDICATORS = (
    *(("产出指标", "数量指标", "quantity"), ("产出指标", "质量指标", "quality")),
    *(("产出指标", "时效指标", "timeliness"), ("成本指标", "经济成本指标", "cost")),
    *(("效益指标", "社会效益指标", "social"), ("效益指标", "生态效益指标", "ecological")),
    ("满意度指标", "服务对象满意度指标", "satisfaction"),
)


@dataclass(frozen=True, slots=True)
class City:
    """What there is to ask for."""

    sessions: dict[str, str]  #: role -> key of a session
    form: int  #: a form that the clerk fills in


def build(projects: int) -> None:
    """Fills the database with a city and prints, as JSON, what there is to ask for."""
    import django

    django.setup()
    from django.db import connection, transaction

    from heji.web.library.shipping import import_shipped

    import_shipped()
    with transaction.atomic():
        made = _city(projects)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
    print(json.dumps({"sessions": made.sessions, "form": made.form}))


def _city(projects: int) -> City:
    from heji.web.acting.role import Role
    from heji.web.filing.models import Filing

    units, bureau = _bodies()
    clerk, clerk_session = _person("clerk", units[0], Role.UNIT_CLERK)
    _, bureau_session = _person("bureau", bureau, Role.FINANCE_PERFORMANCE)
    above = units[0].parent or bureau
    _, department_session = _person("department", above, Role.DEPARTMENT_REVIEWER)
    entered = _projects(units, projects)
    for year in (YEAR - 1, YEAR):
        _forms(entered, clerk, year)
    own = Filing.objects.filter(organisation=units[0], year=YEAR, state="draft")
    sessions = {
        "clerk": clerk_session,
        "department": department_session,
        "bureau": bureau_session,
    }
    return City(sessions, own.order_by("pk")[0].pk)


def _bodies() -> tuple[list[Organisation], Organisation]:
    from heji.web.organisations.models import Kind
    from tests.web.building import add

    region = add("云栖市", Kind.REGION, None)
    bureau = add("市财政局", Kind.FINANCE_BUREAU, region)
    units = []
    for number in range(1, _DEPARTMENTS + 1):
        department = add(f"市第{number}局", Kind.DEPARTMENT, region)
        names = (f"第{number}局第{each}所" for each in range(1, _UNITS + 1))
        units += [add(name, Kind.UNIT, department) for name in names]
    return units, bureau


def _person(name: str, body: Organisation, role: Role) -> tuple[Person, str]:
    """Somebody in a role, and the key of a session in which they are signed in."""
    from django.conf import settings
    from django.test import Client

    from heji.web.accounts.models import Membership, Person

    made = Person.objects.create_user(name, f"{body.name}某人", "long enough 1")
    starts = datetime.date(2020, 1, 1)
    Membership.objects.create(person=made, organisation=body, role=role, starts=starts)
    client = Client()
    client.force_login(made, "django.contrib.auth.backends.ModelBackend")
    return made, client.cookies[settings.SESSION_COOKIE_NAME].value


def _projects(units: list[Organisation], number: int) -> list[Project]:
    from heji.web.projects.models import Level, Project

    return Project.objects.bulk_create(
        Project(
            organisation=unit,
            level=Level.PROJECT,
            code=f"P{each:05d}",
            name=f"城区第{each}片区老旧小区改造",
            first_year=YEAR - 1,
        )
        for each, unit in zip(range(number), cycle(units), strict=False)
    )


def _forms(projects: list[Project], clerk: Person, year: int) -> None:
    """A form of each project: those of the year before approved, the others in several states."""
    from heji.web.filing.content import as_data
    from heji.web.filing.keeping import load
    from heji.web.filing.models import Filing, Revision, State

    now = ("draft", "submitted", "department_review", "returned", "approved")
    states = cycle([State.APPROVED] if year < YEAR else [State(each) for each in now])
    forms = Filing.objects.bulk_create(
        Filing(
            organisation=each.organisation,
            project=each,
            scope="project",
            year=year,
            layout="cn/mof/project-declaration/2015",
            state=state,
            revision=int(state != State.DRAFT),
            created_by=clerk,
        )
        for each, state in zip(projects, states, strict=False)
    )
    _rows(forms)
    content = as_data(load(forms[0]))
    Revision.objects.bulk_create(
        Revision(
            filing=each,
            number=1,
            content=content,
            submitted_by=clerk,
            approved_at=each.changed_at if each.state == State.APPROVED else None,
        )
        for each in forms
        if each.revision
    )


def _rows(forms: list[Filing]) -> None:
    from heji.web.filing.models import IndicatorRow, MoneyRow, TextRow

    blocks: tuple[tuple[Any, Any], ...] = (
        (TextRow, _texts),
        (MoneyRow, _money),
        (IndicatorRow, _indicators),
    )
    for model, rows in blocks:
        model._default_manager.bulk_create(
            (
                model(filing=form, position=1000 * (place + 1), **values)
                for form in forms
                for place, values in enumerate(rows())
            ),
            batch_size=5000,
        )


def _texts() -> Iterator[dict[str, Any]]:
    for role in ("project_nature", "whole_period_goal", "goal", "remarks"):
        yield {
            "role": role,
            "text": "改造老旧小区12个，改善居民居住条件。" if role == "goal" else "",
        }


def _money() -> Iterator[dict[str, Any]]:
    for measure in ("whole_period_budget", "budget"):
        for part, amount in (("total", 10**9), ("fiscal", 8 * 10**8), ("other", 2 * 10**8)):
            yield {"measure": measure, "part": part, "amount": amount}


def _indicators() -> Iterator[dict[str, Any]]:
    for level1, level2, kind in _INDICATORS:
        yield {"level1": level1, "level2": level2, "type": kind, "name": f"改造小区{level2}"} | {
            "sign": "≥",
            "value": 12,
            "unit": "个",
            "library_code": "HOU-QN-01" if kind == "quantity" else "",
        }
