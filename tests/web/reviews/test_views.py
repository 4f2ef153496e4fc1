"""The queue, the page of a review, and its buttons."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from heji.web.acting.action import perform
from heji.web.acting.actor import Actor
from heji.web.acting.role import Role
from heji.web.declarations.actions.creating import CreateDeclaration
from heji.web.filing.models import State
from heji.web.projects.actions import AddProject
from heji.web.projects.models import Level
from heji.web.reviews.actions.submitting import Submit
from heji.web.reviews.models import Comment
from tests.web.filing.making import Office, fill_in, office, type_into
from tests.web.reviews.going import approve, approve_all, fresh, present, submit

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def made() -> Office:
    return office(filled=True)


def signed_in(actor: Actor, language: str = "zh") -> Client:
    client = Client()
    client.cookies["heji_language"] = language
    client.force_login(actor.person, BACKEND)
    return client


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_queue_and_the_review_open(made: Office, language: str) -> None:
    submit(made)
    client = signed_in(made.another(Role.UNIT_APPROVER), language)
    assert "城区河道整治" in client.get(reverse("reviews")).content.decode()
    html = client.get(reverse("review", args=(present(made).pk,))).content.decode()
    assert "整治河道长度" in html
    assert "data-comment" in html


def test_changes_since_the_last_submission_are_marked(made: Office) -> None:
    submit(made)
    reviewer = made.another(Role.UNIT_APPROVER)
    client = signed_in(reviewer)
    row = made.content.indicators[0]
    address = reverse("decide-review", args=(present(made).pk,))
    comment = {
        "act": "comment",
        "cell": f"indicator.{row.id}.value",
        "label": "长度",
        "text": "请核实",
    }
    client.post(address, comment)
    client.post(address, {"act": "return", "reason": "偏低"})
    assert Comment.objects.get().text == "请核实"
    page = signed_in(made.clerk).get(reverse("filing", args=(made.form.pk,)))
    assert "请核实" in page.content.decode()
    assert "偏低" in page.content.decode()
    type_into(made, made.clerk, row, "value", "15", version=9, was="12")
    submit(made)
    html = client.get(reverse("review", args=(present(made).pk,))).content.decode()
    assert "原为：12" in html
    assert "<ins>15</ins>" in html


def test_several_are_approved_at_once_each_by_its_own_act(made: Office) -> None:
    submit(made)
    client = signed_in(made.another(Role.UNIT_APPROVER))
    answer = client.post(reverse("approve-batch"), {"review": [present(made).pk]}, follow=True)
    assert "已通过 1 份" in answer.content.decode()
    assert fresh(made.form).state == State.DEPARTMENT_REVIEW


def test_a_batch_without_conclusion_says_why_not(made: Office) -> None:
    submit(made)
    for _ in range(3):
        approve(made)
    client = signed_in(made.another(Role.FINANCE_PERFORMANCE, "市财政局"))
    answer = client.post(reverse("approve-batch"), {"review": [present(made).pk]}, follow=True)
    assert "须给出审核结论" in answer.content.decode()
    assert fresh(made.form).state == State.FINANCE_PERFORMANCE_REVIEW


def test_the_clerk_submits_withdraws_and_adjusts(made: Office) -> None:
    client = signed_in(made.clerk)
    address = reverse("filing-act", args=(made.form.pk,))
    client.post(address, {"act": "submit"})
    assert fresh(made.form).state == State.SUBMITTED
    client.post(address, {"act": "withdraw"})
    assert fresh(made.form).state == State.DRAFT
    approve_all(made)
    client.post(address, {"act": "adjust", "reason": "征地延后"})
    assert fresh(made.form).state == State.ADJUSTING
    client.post(address, {"act": "abandon"})
    assert fresh(made.form).state == State.APPROVED


def test_the_bureau_records_the_budget(made: Office) -> None:
    approve_all(made)
    client = signed_in(made.another(Role.FINANCE_DIVISION, "市财政局"))
    data = {"what": "budget", "on": "2026-02-01", "document": "云财预〔2026〕1号"}
    address = reverse("record-decision", args=(made.form.pk,))
    answer = client.post(address, data, follow=True)
    assert "云财预〔2026〕1号" in answer.content.decode()
    assert client.post(address, {**data, "on": "2026-13-45"}).status_code == 302


def test_a_review_of_another_department_is_not_there(made: Office) -> None:
    submit(made)
    approve(made)
    client = signed_in(made.another(Role.DEPARTMENT_REVIEWER, "市教育局"))
    assert client.get(reverse("review", args=(present(made).pk,))).status_code == 404


def test_a_queue_costs_the_same_however_long(made: Office) -> None:
    approver = made.another(Role.UNIT_APPROVER)
    client = signed_in(approver)

    def count() -> int:
        with CaptureQueriesContext(connection) as captured:
            client.get(reverse("reviews"))
        return len(captured)

    submit(made)
    count()
    few = count()
    for number in range(15):
        project = perform(
            AddProject(f"Y{number}", f"项目{number}", Level.PROJECT, 2024), made.clerk
        )
        form = perform(CreateDeclaration(2026, project), made.clerk)
        fill_in(made, form)
        perform(Submit(form), made.clerk)
    assert count() == few
