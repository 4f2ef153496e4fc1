"""What `benchmarks.deadline` does in processes of their own: makes the city, reads what was saved."""

from __future__ import annotations

import json
from itertools import cycle
from typing import Any

PASSWORD = "a long enough word 1"  # noqa: S105 - of people who are made up


def build(people: int) -> None:
    """Makes clerks, each with a declaration to fill in; prints their names and forms as JSON."""
    import django

    django.setup()
    from django.db import connection, transaction

    from heji.web.library.shipping import import_shipped

    import_shipped()
    with transaction.atomic():
        made = _clerks(people)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
    print(json.dumps(made))


def _clerks(people: int) -> list[tuple[str, int]]:
    from django.contrib.auth.hashers import make_password

    from benchmarks.web_city import YEAR, _bodies, _forms, _projects
    from heji.web.accounts.models import Membership, Person
    from heji.web.acting.action import perform
    from heji.web.acting.actor import Actor
    from heji.web.acting.role import Role
    from heji.web.declarations.actions.creating import CreateDeclaration
    from tests.web.building import BEGUN

    units, _ = _bodies()
    projects, password = _projects(units, people), make_password(PASSWORD)
    made = []
    for number, unit, project in zip(range(people), cycle(units), projects, strict=False):
        person = Person.objects.create(
            username=f"clerk{number}", name=f"{unit.name}某人", password=password
        )
        role = Role.UNIT_CLERK
        Membership.objects.create(person=person, organisation=unit, role=role, starts=BEGUN)
        if not number:
            _forms(projects, person, YEAR - 1)
        form = perform(CreateDeclaration(YEAR, project), Actor(person, role, unit))
        made.append((person.username, form.pk))
    return made


def state() -> None:
    """Prints as JSON what the forms say, their rows' versions, their states, and the log of saves."""
    import django

    django.setup()
    from heji.web.audit_log.models import LogEntry
    from heji.web.filing.models import Edit, Filing, SetAside

    found = Filing.objects.filter(created_by__username__startswith="clerk", state__gt="")
    texts: dict[str, str] = {}
    versions: dict[str, int] = {}
    for form in found:
        _read(form, texts, versions)
    saves = LogEntry.objects.filter(action="filing.save").order_by("number")
    told: dict[str, Any] = {
        "texts": texts,
        "versions": versions,
        "states": {each.pk: each.state for each in found},
        "saves": list(saves.values_list("after", flat=True)),
        "edits": Edit.objects.count(),
        "aside": SetAside.objects.count(),
    }
    print(json.dumps(told))


def _read(form: Any, texts: dict[str, str], versions: dict[str, int]) -> None:
    from heji.web.filing.blocks import blocks
    from heji.web.filing.columns import columns_of, show
    from heji.web.filing.content import cell, kind_of
    from heji.web.filing.keeping import load
    from heji.web.filing.showing import versions_of

    versions |= versions_of(form)
    found = blocks(form.kind, form.scope)
    for row in load(form).rows():
        for column in columns_of(found, kind_of(row)):
            texts[cell(row, column)] = show(row, column)
