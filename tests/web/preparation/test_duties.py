"""Duties, tasks, targets: what hangs together and what hangs loose."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from heji.web.acting.role import Role
from heji.web.audit_log.models import LogEntry
from heji.web.preparation.actions.duties import AddDuty, AddTask, EndDuty, LinkTarget, UnlinkTarget
from heji.web.preparation.models import TargetLink
from heji.web.preparation.selectors.duties import chain
from tests.web.building import City, city
from tests.web.preparation.preparing import done, project, refused

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def here() -> City:
    return city()


def reviewer(here: City, body: str = "市水务局") -> Any:
    return here.actor(Role.DEPARTMENT_REVIEWER, body)


def loose(actor: Any, here: City, year: int = 2026) -> tuple[int, int, int]:
    found = chain(actor, here["市水务局"], year)
    return found.without_tasks, found.without_targets, len(found.unlinked)


def test_what_is_not_covered_is_shown(here: City, django_assert_num_queries: Any) -> None:
    actor = reviewer(here)
    dredging = project(here["河道管理所"], "河道清淤")
    assert loose(actor, here) == (0, 0, 1)
    duty = done(AddDuty(here["市水务局"], "防汛抗旱", 2024, "三定规定"), actor)
    done(AddDuty(here["市水务局"], "供水管理", 2024), actor)
    assert loose(actor, here) == (2, 0, 1)
    task = done(AddTask(duty, 2026, "汛前清淤"), actor)
    assert loose(actor, here) == (1, 1, 1)
    link = done(LinkTarget(task, dredging, "清淤 12 公里"), actor)
    assert loose(actor, here) == (1, 0, 0)
    with django_assert_num_queries(4):
        loose(actor, here)
    assert loose(actor, here, 2027) == (2, 0, 1)
    assert loose(actor, here, 2023) == (0, 0, 0)
    done(UnlinkTarget(link), actor)
    assert loose(actor, here) == (1, 1, 1)
    owners = set(LogEntry.objects.values_list("owner_id", flat=True))
    assert owners == {here["市水务局"].pk}


def test_refusals(here: City) -> None:
    actor = reviewer(here)
    body = here["市水务局"]
    duty = done(AddDuty(body, "防汛抗旱", 2024), actor)
    task = done(AddTask(duty, 2026, "汛前清淤"), actor)
    school, old = project(here["第一中学"], "操场"), project(here["河道管理所"], "旧项目", 2027)
    for action, key in (
        (AddDuty(body, " ", 2024), "preparation.empty"),
        (AddDuty(body, "防汛抗旱 ", 2025), "preparation.there-already"),
        (AddDuty(here["市教育局"], "义务教育", 2024), "organisation.not-yours"),
        (AddTask(duty, 2023, "以前的任务"), "preparation.outside-duty"),
        (AddTask(duty, 2026, "汛前清淤"), "preparation.there-already"),
        (LinkTarget(task, school, "目标"), "organisation.not-yours"),
        (LinkTarget(task, old, "目标"), "preparation.project-year"),
        (EndDuty(duty, 2025), "preparation.later-tasks"),
        (EndDuty(duty, 2023), "preparation.wrong-years"),
    ):
        assert refused(action, actor) == key
    done(EndDuty(duty, 2026), actor)
    assert refused(EndDuty(duty, 2026), actor) == "preparation.ended"
    clerk = here.actor(Role.FINANCE_DIVISION, "市财政局")
    assert refused(AddDuty(body, "其他", 2024), clerk) == "web.not-allowed"


def test_the_page(here: City, client: Client) -> None:
    actor = reviewer(here)
    client.force_login(actor.person, BACKEND)
    address = reverse("preparation")
    assert client.get(address).status_code == 200
    add = reverse("duty-add", args=[here["市水务局"].pk])
    assert client.post(add, {"name": "防汛抗旱", "valid_from": 2024}).status_code == 302
    duty = here["市水务局"].duties.get()
    adding = reverse("task-add", args=[duty.pk])
    assert client.post(adding, {"year": 2026, "name": "汛前清淤"}).status_code == 302
    dredging = project(here["河道管理所"], "河道清淤")
    given = {"project": dredging.pk, "target": "清淤 12 公里"}
    client.post(reverse("target-link", args=[duty.tasks.get().pk]), given)
    page = client.get(address, {"year": 2026}).content.decode()
    assert "清淤 12 公里" in page
    assert "已全部对应" in page
    link = TargetLink.objects.get()
    foreign = reviewer(here, "市教育局")
    client.force_login(foreign.person, BACKEND)
    assert client.post(reverse("target-unlink", args=[link.pk])).status_code == 404
    assert client.get(address, {"organisation": here["市水务局"].pk}).status_code == 404
    assert client.get(reverse("duty-add", args=[here["市水务局"].pk])).status_code == 404
