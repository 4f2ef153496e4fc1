"""The history of a form: every cell by its name, as it was after each act and on any day."""

from __future__ import annotations

import datetime

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from heji.web.acting.action import perform
from heji.web.audit_log.history import Told, on_day
from heji.web.audit_log.models import LogEntry
from heji.web.filing.actions.rows import AddRow, DeleteRow, Undo
from heji.web.filing.actions.saving import SaveCells, Typed
from heji.web.filing.columns import COLUMNS, show
from heji.web.filing.content import cell, kind_of
from heji.web.filing.models import Filing, IndicatorRow
from heji.web.filing.past import told
from tests.web.accounts.steps import BACKEND
from tests.web.filing.making import Office, office

pytestmark = pytest.mark.django_db


def acts(made: Office, language: str = "zh") -> list[Told]:
    subject = str(made.form.pk)
    entries = LogEntry.objects.filter(subject_type="filing.filing", subject_id=subject).order_by(
        "number"
    )
    return told(subject, list(entries), language)


def version(made: Office, number: int) -> int:
    """The version of an indicator, as somebody sees it."""
    return IndicatorRow.objects.get(pk=made.content.indicators[number].id).version


def typed(made: Office, **texts: str) -> None:
    first = made.content.indicators[0]
    seen = version(made, 0)
    given = [Typed("indicator", first.id, column, each, seen) for column, each in texts.items()]
    perform(SaveCells(Filing.objects.get(pk=made.form.pk), given), made.clerk)


def test_a_cell_is_named_and_said_as_the_form_says_it() -> None:
    made = office(filled=True)
    typed(made, value="≥15.5公里")
    (change,) = acts(made)[-1].changes
    assert (change.label, change.before, change.after) == (
        "整治河道长度 · 年度指标值",
        "12",
        "15.5",
    )


def test_the_log_leads_to_what_the_form_says_now() -> None:
    made = office(filled=True)
    typed(made, name="整治河道总长", weight="19.5")
    added = perform(AddRow(made.form, "indicator"), made.clerk)
    perform(
        DeleteRow(made.form, "indicator", made.content.indicators[1].id, version(made, 1)),
        made.clerk,
    )
    perform(Undo(made.form), made.clerk)
    assert added is not None
    found = on_day(acts(made), timezone.localdate())
    told_now = {each.field: each.value for each in found if each.label and each.value}
    now = {
        cell(row, column): text
        for row in made.content.rows()
        for column in COLUMNS[kind_of(row)]
        if (text := show(row, column))
    }
    assert told_now == now
    yesterday = timezone.localdate() - datetime.timedelta(days=1)
    assert on_day(acts(made), yesterday) == ()


def test_a_row_that_is_gone_is_told_with_its_cells() -> None:
    made = office(filled=True)
    gone = made.content.indicators[2]
    perform(DeleteRow(made.form, "indicator", gone.id, version(made, 2)), made.clerk)
    changes = {each.field: each for each in acts(made)[-1].changes}
    name = changes[cell(gone, "name")]
    assert (name.label, name.before, name.after) == (
        "工程完工时间 · 三级指标",
        "工程完工时间",
        None,
    )


def test_the_page_has_no_raw_names(client: Client) -> None:
    made = office(filled=True)
    typed(made, value="≥15.5公里")
    client.force_login(made.clerk.person, BACKEND)
    page = client.get(reverse("history", args=("filing.filing", made.form.pk)))
    shown = page.content.decode()
    assert "整治河道长度 · 年度指标值" in shown
    assert "indicator." not in shown
    assert "{" not in shown.split("<main", 1)[1]
