"""The page of notices, the number beside its name, how the sending goes."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from heji.web.accounts.models import Membership
from heji.web.acting.actor import Actor
from heji.web.acting.role import Role
from heji.web.audit_log.models import LogEntry
from heji.web.notices.models import Choice, Digest, Run
from tests.web.building import BEGUN, city
from tests.web.filing.making import office
from tests.web.notices.noticing import reachable, with_mail
from tests.web.reviews.going import submit

pytestmark = pytest.mark.django_db
NEW = '<span class="mark">新</span>'


def signed_in(actor: Actor) -> Client:
    client = Client()
    client.force_login(actor.person, "django.contrib.auth.backends.ModelBackend")
    return client


def page(client: Client, address: str = "/notices/") -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return str(answer.content.decode())


def test_what_waits_is_new_until_it_was_seen() -> None:
    made = office(filled=True)
    client = signed_in(made.another(Role.UNIT_APPROVER))
    assert client.get("/notices/count/").json() == {"count": 0}
    assert "目前没有需要您办理的事项" in page(client, "/")
    submit(made)
    assert client.get("/notices/count/").json() == {"count": 1}
    first = page(client)
    assert "1 份申报表待您审核" in first
    assert first.count(NEW) == 1
    assert NEW not in page(client, "/")
    assert "1 份申报表待您审核" in page(client, "/")


def test_another_role_is_a_click_away() -> None:
    made = office(filled=True)
    approver = made.another(Role.UNIT_APPROVER)
    other = Membership.objects.create(
        person=approver.person,
        organisation=made.here["第一中学"],
        role=Role.UNIT_CLERK,
        starts=BEGUN,
    )
    submit(made)
    client = signed_in(approver)
    client.post("/role/", {"membership": other.pk})
    assert "待您审核" not in page(client, "/")
    shown = page(client)
    assert "1 份申报表待您审核" in shown
    assert shown.index("第一中学</h2>") < shown.index("待您审核")
    reviewing = approver.person.memberships.exclude(pk=other.pk).get()
    answer = client.post("/role/", {"membership": reviewing.pk, "next": "/reviews/"})
    assert (answer.status_code, answer["Location"]) == (302, "/reviews/")
    assert client.get("/notices/count/").json() == {"count": 1}


def test_a_choice_is_kept_with_one_entry_of_the_log() -> None:
    actor = city().actor(Role.UNIT_CLERK, "河道管理所")
    client, entries = signed_in(actor), LogEntry.objects.count()
    given = {"mails": "urgent", "mail_language": "en"}
    assert client.post("/notices/", given).status_code == 302
    assert LogEntry.objects.count() == entries + 1
    last = LogEntry.objects.last()
    assert last is not None
    assert (last.action, last.before["mails"], last.after["mails"]) == (
        "notices.choose",
        "digest",
        "urgent",
    )
    choice = Choice.objects.get()
    assert (choice.mails, choice.language) == ("urgent", "en")
    assert 'value="urgent"' in page(client)
    client.post("/notices/", {"mails": "all", "mail_language": "en"})
    assert LogEntry.objects.count() == entries + 1


def test_each_administrator_sees_their_part_of_the_sending(settings: Any) -> None:
    settings.ENVIRONMENT = with_mail()
    here = city()
    clerk = here.actor(Role.UNIT_CLERK, "河道管理所")
    wrong = reachable(here.actor(Role.UNIT_CLERK, "第一中学"), "wrong@example.gov.cn")
    now = timezone.now()
    Run.objects.create(began_at=now, ended_at=now, failed=1)
    Digest.objects.create(
        person=wrong.person,
        day=now.date(),
        state="failed",
        taken_at=now,
        email="wrong@example.gov.cn",
        problem="550 no such user",
        references=["1/declaration:1:returned"],
    )
    of_server = page(
        signed_in(here.actor(Role.SYSTEM_ADMINISTRATOR, "市财政局")), "/notices/sending/"
    )
    assert "550 no such user" in of_server
    assert "mail.example:587" in of_server
    assert "declaration:1" not in of_server
    assert clerk.person.username not in of_server
    of_people = page(
        signed_in(here.actor(Role.SECURITY_ADMINISTRATOR, "市财政局")), "/notices/sending/"
    )
    assert clerk.person.username in of_people
    assert "550 no such user" not in of_people
    assert "not to be seen" not in of_server + of_people
    elsewhere = signed_in(here.actor(Role.ADMINISTRATOR, "区财政局"))
    district = page(elsewhere, "/notices/sending/")
    assert clerk.person.username not in district
    assert "550 no such user" not in district


def test_the_first_page_asks_little(django_assert_num_queries: Any) -> None:
    made = office(filled=True)
    submit(made)
    client = signed_in(made.another(Role.UNIT_APPROVER))
    page(client, "/")
    with django_assert_num_queries(14):
        page(client, "/")


def test_strangers_get_no_number(client: Client) -> None:
    assert client.get("/notices/count/").status_code == 302
