"""Who acts: chosen, changed, ended."""

from __future__ import annotations

import datetime

import pytest
from django.test import Client
from django.urls import reverse

from heji.web.accounts.models import Membership
from heji.web.acting.role import Role
from tests.web.building import BEGUN, city

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"


def test_a_person_in_two_roles_chooses(client: Client) -> None:
    here = city()
    actor = here.actor(Role.UNIT_CLERK, "河道管理所")
    second = Membership.objects.create(
        person=actor.person,
        organisation=here["市水务局"],
        role=Role.DEPARTMENT_REVIEWER,
        starts=BEGUN,
    )
    client.force_login(actor.person, BACKEND)
    assert client.get("/")["Location"] == reverse("choose-role")
    client.post(reverse("choose-role"), {"membership": second.pk})
    assert "市水务局" in client.get("/").content.decode()


def test_nobody_takes_the_role_of_another(client: Client) -> None:
    here = city()
    actor = here.actor(Role.UNIT_CLERK, "河道管理所")
    foreign = Membership.objects.get(person=here.actor(Role.INSPECTOR, "市审计局").person)
    client.force_login(actor.person, BACKEND)
    client.post(reverse("choose-role"), {"membership": foreign.pk})
    assert "河道管理所" in client.get("/").content.decode()


def test_a_role_that_was_taken_away_ends_at_once(client: Client) -> None:
    actor = city().actor(Role.UNIT_CLERK, "河道管理所")
    client.force_login(actor.person, BACKEND)
    assert client.get("/").status_code == 200
    Membership.objects.update(ends=datetime.date(2021, 1, 1))
    assert client.get("/")["Location"] == reverse("choose-role")
