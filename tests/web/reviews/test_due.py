"""What waits for whom on the first page."""

from __future__ import annotations

import datetime

import pytest
from django.test import Client

from heji.web.acting.action import perform
from heji.web.acting.role import Role
from heji.web.declarations.actions.creating import CreateDeclaration
from heji.web.filing.models import Filing, State
from heji.web.projects.actions import AddProject
from heji.web.projects.models import Level
from heji.web.reviews.actions.deciding import Return
from heji.web.reviews.due import due
from tests.web.filing.making import office
from tests.web.reviews.going import present, submit

pytestmark = pytest.mark.django_db
TODAY = datetime.date(2026, 11, 20)


def test_reviewers_see_what_waits_and_clerks_what_came_back() -> None:
    made = office(filled=True)
    approver = made.another(Role.UNIT_APPROVER)
    assert not due(approver, TODAY)
    assert not due(made.clerk, TODAY)
    submit(made)
    (waits,) = due(approver, TODAY)
    assert (waits.key, waits.values) == ("review.due-reviews", {"count": 1})
    assert not due(made.another(Role.DEPARTMENT_REVIEWER, "市水务局"), TODAY)
    perform(Return(present(made), "偏低"), approver)
    assert not due(approver, TODAY)
    (came_back,) = due(made.clerk, TODAY)
    assert came_back.key == "review.due-returned"
    client = Client()
    client.force_login(made.clerk.person, "django.contrib.auth.backends.ModelBackend")
    assert "被退回" in client.get("/").content.decode()


def test_many_forms_that_came_back_are_one_line() -> None:
    made = office()
    for number in range(11):
        project = perform(
            AddProject(f"Y{number}", f"项目{number}", Level.PROJECT, 2024), made.clerk
        )
        perform(CreateDeclaration(2026, project), made.clerk)
    Filing.objects.exclude(pk=made.form.pk).update(state=State.RETURNED)
    (found,) = due(made.clerk, TODAY)
    assert (found.key, found.values) == ("review.due-returned-several", {"count": 11})
