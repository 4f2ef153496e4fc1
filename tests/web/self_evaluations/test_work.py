"""What is left of the phase of self-evaluation, and who is reminded of it."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from heji.web.acting.action import perform
from heji.web.acting.actor import Actor
from heji.web.acting.role import Role
from heji.web.calendar.models import PhaseKind
from heji.web.calendar.work import work
from heji.web.declarations.actions.creating import CreateDeclaration
from heji.web.filing.models import Filing, Revision
from heji.web.notices.waiting import waiting
from heji.web.reviews.actions.submitting import Submit
from tests.web.accounts.steps import BACKEND
from tests.web.filing.making import office
from tests.web.notices.noticing import day, phase
from tests.web.self_evaluations.evaluating import YEAR, begun, declared, fill_in

pytestmark = pytest.mark.django_db


def left(actor: Actor, year: int = YEAR) -> int | None:
    found = work(actor, PhaseKind.SELF_EVALUATION, year)
    assert found is not None
    return found.left


def test_what_was_approved_is_left_until_it_is_handed_in() -> None:
    made = declared()
    department = made.another(Role.DEPARTMENT_REVIEWER, "市水务局")
    stranger = made.another(Role.UNIT_CLERK, "第一中学")
    assert (left(made.clerk), left(department), left(stranger)) == (1, 1, None)
    form = begun(made)
    fill_in(made, form)
    assert left(made.clerk) == 1
    perform(Submit(form), made.clerk)
    assert (left(made.clerk), left(department)) == (0, 0)
    Filing.objects.filter(pk=form.pk).update(state="void")
    assert left(made.clerk) == 1


def test_the_form_of_a_body_counts_as_well() -> None:
    made = declared()
    own = perform(CreateDeclaration(YEAR), made.clerk)
    assert left(made.clerk) == 1  # not approved yet
    Revision.objects.create(
        filing=own, number=1, content={}, submitted_by=made.clerk.person, approved_at=own.created_at
    )
    assert left(made.clerk) == 2


def test_nobody_knows_what_is_left_where_nothing_was_approved() -> None:
    assert left(office().clerk, 2026) is None


def test_the_first_page_and_the_mails_say_it(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = declared()
    phase(made.here, "2027-01-04", "2027-02-26", "self_evaluation")
    today = day("2027-02-23")
    (found,) = waiting(made.clerk, today)
    assert (found.due.key, found.due.values["count"]) == ("calendar.due.left", 1)
    assert found.due.address == f"{reverse('filings', args=('self_evaluation',))}?year={YEAR}"
    assert found.due.reminders == (10, 3, 1)
    assert found.is_pressing
    monkeypatch.setattr(timezone, "localdate", lambda: today)
    client.force_login(made.clerk.person, BACKEND)
    page = client.get(reverse("home")).content.decode()
    assert found.due.said("zh") in page
