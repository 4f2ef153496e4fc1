"""What stands on whose first page, beside which forms, and in which lists."""

from __future__ import annotations

import datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from heji.web.acting.action import perform
from heji.web.acting.actor import Actor
from heji.web.acting.role import Role
from heji.web.evidence.subjects import find
from heji.web.filing.kinds import sides
from heji.web.filing.models import Filing
from heji.web.notices.waiting import Urgency, waiting
from heji.web.rectification.actions.answering import ConfirmTask, ReturnTask
from heji.web.rectification.actions.issuing import Demand, IssueTask
from heji.web.rectification.due import due
from heji.web.rectification.evidence import TYPE
from heji.web.rectification.models import Task
from tests.web.accounts.steps import BACKEND
from tests.web.rectification.demanding import (
    DEPARTMENT,
    WHAT,
    Demanded,
    answer,
    demanded,
    in_days,
    overdue,
)

pytestmark = pytest.mark.django_db
TODAY = in_days(0)


@pytest.fixture
def made() -> Demanded:
    return demanded()


def told(actor: Actor) -> list[tuple[str, datetime.date | None]]:
    return [
        (each.key.removeprefix("rectification.due-"), each.last_day) for each in due(actor, TODAY)
    ]


def test_a_body_has_its_tasks_by_their_day(made: Demanded) -> None:
    late, soon = made.task(due=9), made.task(due=2)
    assert told(made.clerk) == [("issued", soon.due), ("issued", late.due)]
    assert told(made.made.another(Role.UNIT_CLERK, "供水监测站")) == []
    assert told(made.bureau) == []
    answer(soon, made.clerk)
    assert told(made.clerk) == [("issued", late.due)]
    assert told(made.bureau) == [("confirm", None)]
    assert told(made.made.another(Role.FINANCE_PERFORMANCE, "区财政局")) == []
    perform(ReturnTask(soon, "不足"), made.bureau)
    assert told(made.clerk)[0] == ("returned", soon.due)
    answer(soon, made.clerk)
    perform(ConfirmTask(soon), made.bureau)
    assert told(made.bureau) == [("close", None)]


def test_what_is_overdue_presses_both_sides(made: Demanded) -> None:
    task = overdue(made.task(by=made.department))
    assert told(made.department) == [("overdue", None)]
    found = [each for each in waiting(made.clerk, TODAY) if "rectification" in each.due.reference]
    assert [(each.urgency, each.due.last_day) for each in found] == [(Urgency.OVERDUE, task.due)]


def test_many_tasks_are_counted(made: Demanded) -> None:
    for days in range(1, 12):
        made.task(due=days)
    assert told(made.clerk) == [("several", in_days(1))]


def test_the_next_declaration_shows_what_is_open(made: Demanded) -> None:
    form = made.made.form
    act = IssueTask(form.organisation, form.year, Demand(WHAT, in_days(3)), form)
    task = perform(act, made.bureau)
    following = Filing.objects.create(
        organisation=form.organisation,
        project=form.project,
        scope=form.scope,
        year=form.year + 1,
        layout=form.layout,
        created_by=made.clerk.person,
    )
    side = dict(sides(made.clerk, following))["rectification/beside.html"]
    assert side["earlier"] == [task]
    assert dict(sides(made.clerk, form))["rectification/beside.html"]["tasks"] == [task]
    assert dict(sides(made.bureau, form))["rectification/beside.html"]["may_issue"]
    answer(task, made.clerk)
    perform(ConfirmTask(task), made.bureau)
    assert "rectification/beside.html" not in dict(sides(made.clerk, following))


def test_proof_is_attached_as_long_as_it_is_to_be_answered(made: Demanded) -> None:
    task = made.task()
    found = find(made.clerk, TYPE, str(task.pk))
    assert found is not None
    assert found.is_open
    answer(task, made.clerk)
    closed = find(made.clerk, TYPE, str(task.pk))
    assert closed is not None
    assert not closed.is_open
    assert find(made.made.another(Role.UNIT_CLERK, "供水监测站"), TYPE, str(task.pk)) is None
    assert find(made.clerk, TYPE, "x") is None


def signed_in(client: Client, actor: Actor) -> Client:
    client.force_login(actor.person, BACKEND)
    return client


def test_a_list_takes_the_same_reads_however_long(made: Demanded, client: Client) -> None:
    counts = []
    for number in (1, 12):
        for _ in range(number):
            made.task()
        signed_in(client, made.bureau)
        client.get(reverse("rectification"))
        with CaptureQueriesContext(connection) as found:
            client.get(reverse("rectification"))
        counts.append(len(found))
    assert counts[0] == counts[1]


@pytest.mark.parametrize(
    ("query", "shown"), [("unmet", 2), ("overdue", 1), ("answered", 1), ("", 2)]
)
def test_a_list_by_state(made: Demanded, client: Client, query: str, shown: int) -> None:
    overdue(made.task())
    answer(made.task(), made.clerk)
    page = signed_in(client, made.department).get(reverse("rectification") + f"?state={query}")
    assert len(page.context["rows"]) == shown


def test_the_pages_do_what_they_say(made: Demanded, client: Client) -> None:
    form = made.made.form
    signed_in(client, made.bureau)
    address = reverse("new-rectification-of", args=(form.pk,))
    given = {"what": WHAT, "due": in_days(5).isoformat(), "proof": ""}
    assert client.post(address, {**given, "what": ""}).status_code == 422
    task_page = client.post(address, given)
    task = Task.objects.get()
    assert task_page.url == reverse("rectification-task", args=(task.pk,))  # type: ignore[attr-defined]
    free = {**given, "organisation": DEPARTMENT, "year": 2026}
    assert (
        client.post(reverse("new-rectification"), {**free, "organisation": "无"}).status_code == 422
    )
    client.post(reverse("new-rectification"), free)
    assert Task.objects.filter(organisation__name=DEPARTMENT).exists()
    act = reverse("rectification-act", args=(task.pk,))
    signed_in(client, made.clerk).post(act, {"act": "answer", "text": "已更正"})
    signed_in(client, made.bureau).post(act, {"act": "confirm"})
    client.post(act, {"act": "close"})
    assert Task.objects.get(pk=task.pk).state == "closed"
    client.post(act, {"act": "extend", "due": "no day", "text": "x"})
    client.post(act, {"act": "nothing"})
    assert Task.objects.get(pk=task.pk).state == "closed"


def test_a_form_of_others_gives_no_task(made: Demanded, client: Client) -> None:
    other = made.made.another(Role.DEPARTMENT_REVIEWER, "市教育局")
    signed_in(client, other)
    for name in ("rectification-grounds", "new-rectification-of"):
        assert client.get(reverse(name, args=(made.made.form.pk,))).status_code == 404
