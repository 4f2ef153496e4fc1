"""Many people save at the same moment: everything is there, each save once in the log."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from heji.web.acting.action import perform
from heji.web.acting.actor import Actor
from heji.web.audit_log.models import LogEntry
from heji.web.filing.actions.saving import SaveCells, Typed
from heji.web.filing.models import Filing, SetAside
from tests.web.filing.making import office

pytestmark = pytest.mark.django_db(transaction=True)


def test_saves_at_the_same_moment_are_all_kept() -> None:
    if connection.vendor == "sqlite":
        pytest.skip("the database of a test is in memory there, and has one connection")
    made = office()
    rows, people = made.content.indicators, [made.clerk, *(made.another() for _ in range(3))]
    count = LogEntry.objects.count()

    def save(actor: Actor, number: int) -> None:
        try:
            form = Filing.objects.select_related("organisation").get(pk=made.form.pk)
            cells = tuple(
                Typed("indicator", row.id, column, f"{actor.person.pk}", 1, "")
                for row, column in ((rows[number], "name"), (rows[5], "evidence"))
            )
            perform(SaveCells(form, cells), actor)
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(save, people, range(4)))
    content = made.content
    assert [each.name for each in content.indicators[:4]] == [
        str(each.person.pk) for each in people
    ]
    # One of them was first in the cell that all wanted; what the others typed is kept for them.
    assert content.indicators[5].evidence in {str(each.person.pk) for each in people}
    assert SetAside.objects.count() == 3
    assert LogEntry.objects.count() == count + 4
