"""What waits for whom on the first page."""

from __future__ import annotations

import pytest
from django.test import Client

from heji.web.acting.action import perform
from heji.web.acting.role import Role
from heji.web.reviews.actions.deciding import Return
from heji.web.reviews.due import due
from tests.web.declarations.making import office
from tests.web.reviews.going import present, submit

pytestmark = pytest.mark.django_db


def test_reviewers_see_what_waits_and_clerks_what_came_back() -> None:
    made = office(filled=True)
    approver = made.another(Role.UNIT_APPROVER)
    assert not due(approver)
    assert not due(made.clerk)
    submit(made)
    (waits,) = due(approver)
    assert (waits.key, waits.values) == ("review.due-reviews", {"count": 1})
    assert not due(made.another(Role.DEPARTMENT_REVIEWER, "市水务局"))
    perform(Return(present(made), "偏低"), approver)
    assert not due(approver)
    (came_back,) = due(made.clerk)
    assert came_back.key == "review.due-returned"
    client = Client()
    client.force_login(made.clerk.person, "django.contrib.auth.backends.ModelBackend")
    assert "被退回" in client.get("/").content.decode()
