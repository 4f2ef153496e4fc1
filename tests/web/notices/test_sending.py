"""One mail to a person, only to those who must act, never twice, and none lost."""

from __future__ import annotations

import datetime
import smtplib
from typing import Any

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.utils import timezone

from heji.web.accounts.models import Membership
from heji.web.acting.action import perform
from heji.web.acting.role import Role
from heji.web.audit_log.models import LogEntry
from heji.web.calendar.models import SpecialDay
from heji.web.notices.actions import ChooseMails
from heji.web.notices.knowing import known_of
from heji.web.notices.models import Digest, Known, Run
from heji.web.notices.recipients import letter_to
from heji.web.notices.sending import _take, send_notices
from heji.web.notices.showing import shown_to
from heji.web.notices.troubles import due as troubles
from tests.web.building import BEGUN, City, city
from tests.web.notices.noticing import day, phase, reachable, with_mail

pytestmark = pytest.mark.django_db
MONDAY = day("2026-10-12")


@pytest.fixture(autouse=True)
def mailing(settings: Any) -> None:
    settings.ENVIRONMENT = with_mail()


@pytest.fixture
def here() -> City:
    found = city()
    phase(found, "2026-10-09", "2026-10-14")
    return found


def sent(today: datetime.date = MONDAY) -> list[str]:
    """Who is sent something in a run on a day."""
    mail.outbox.clear()
    send_notices(today)
    return sorted(to for each in mail.outbox for to in each.to)


def test_only_those_who_must_act_and_nobody_twice(here: City) -> None:
    reachable(here.actor(Role.UNIT_CLERK, "河道管理所"), "clerk@example.gov.cn")
    reachable(here.actor(Role.INSPECTOR, "市审计局"), "inspector@example.gov.cn")
    reachable(here.actor(Role.AUDIT_ADMINISTRATOR, "市财政局"), "auditor@example.gov.cn")
    gone = reachable(here.actor(Role.UNIT_CLERK, "第一中学"), "gone@example.gov.cn")
    gone.person.is_active = False
    gone.person.save()
    entries = LogEntry.objects.count()
    assert sent() == ["clerk@example.gov.cn"]
    assert sent() == []
    assert LogEntry.objects.count() == entries  # nobody acted
    assert [(each.sent, each.failed) for each in Run.objects.all()] == [(0, 0), (1, 0)]


def test_the_mail_is_plain_with_links_and_no_secret(here: City) -> None:
    clerk = reachable(here.actor(Role.UNIT_CLERK, "河道管理所"))
    assert sent() == ["someone@example.gov.cn"]
    (letter,) = mail.outbox
    assert letter.subject == "核绩待办 1 项，其中 1 项临近期限或已逾期"
    assert letter.body == (
        "河道管理所某人，您好：以下事项等您办理。\n\n"
        "河道管理所 · 单位经办\n\n"
        "1. 完成 2026 年度绩效运行监控填报\n"
        "   截止 2026-10-14 · 还剩 2 个工作日\n"
        "   https://jixiao.example.gov.cn/forms/monitoring/?year=2026\n\n"
        "全部待办：https://jixiao.example.gov.cn/notices/\n"
        "本邮件由系统自动发送，请勿回复。可在系统的「通知」页面选择接收哪些邮件。\n"
    )
    assert "not to be seen" not in str(letter.message())
    assert clerk.person.username not in letter.body
    assert not getattr(letter, "alternatives", [])


def test_a_person_chooses_what_and_in_which_language(here: City) -> None:
    clerk = reachable(here.actor(Role.UNIT_CLERK, "河道管理所"))
    far = phase(here, "2026-10-01", "2026-12-31", "disclosure", 2025)
    entries = LogEntry.objects.count()
    perform(ChooseMails("urgent", "en"), clerk)
    assert LogEntry.objects.count() == entries + 1
    assert sent()
    body = mail.outbox[0].body
    assert mail.outbox[0].subject == "heji: 1 to do, 1 urgent or overdue"
    assert "Report the progress of 2026" in body
    assert "1 more are not urgent" in body
    assert str(far.year) + " performance" not in body
    perform(ChooseMails("none", "en"), clerk)
    assert sent(day("2026-10-13")) == []


def test_what_was_seen_is_not_sent_as_new_but_its_reminders_are(here: City) -> None:
    clerk = reachable(here.actor(Role.UNIT_CLERK, "河道管理所"))
    made = phase(here, "2026-10-01", "2026-12-31", "disclosure", 2025)
    assert len(mail.outbox) == 0
    shown_to(clerk, MONDAY)
    assert sent() == ["someone@example.gov.cn"]  # three working days before: a reminder
    assert sent(day("2026-10-13")) == ["someone@example.gov.cn"]  # one working day before
    assert sent(day("2026-10-16")) == []  # the monitoring is over
    made.delete()


def test_nothing_is_sent_on_a_day_off(here: City) -> None:
    reachable(here.actor(Role.UNIT_CLERK, "河道管理所"))
    assert sent(day("2026-10-11")) == []  # a Sunday
    off = SpecialDay.objects.create(
        region=here["云栖市"], day=MONDAY, is_working=False, name="停电检修"
    )
    assert sent() == []
    off.delete()
    assert sent() != []


def test_a_weekend_day_that_is_worked_in_exchange_is_a_working_day(here: City) -> None:
    reachable(here.actor(Role.UNIT_CLERK, "河道管理所"))
    assert sent(day("2026-10-10")) != []


def test_two_roles_are_one_mail(here: City) -> None:
    clerk = reachable(here.actor(Role.UNIT_CLERK, "河道管理所"))
    Membership.objects.create(
        person=clerk.person, organisation=here["第一中学"], role=Role.UNIT_CLERK, starts=BEGUN
    )
    assert sent() == ["someone@example.gov.cn"]
    assert "河道管理所 · 单位经办" in mail.outbox[0].body
    assert "第一中学 · 单位经办" in mail.outbox[0].body
    assert Known.objects.count() == 2


class Down(EmailBackend):
    """A server that cannot be reached."""

    def open(self) -> None:
        raise ConnectionRefusedError(111, "Connection refused")


class Choosy(EmailBackend):
    """A server that refuses one address."""

    def send_messages(self, messages: Any) -> int:
        if messages[0].to == ["wrong@example.gov.cn"]:
            raise smtplib.SMTPRecipientsRefused({"wrong@example.gov.cn": (550, b"no such user")})
        return int(super().send_messages(messages))


def test_a_server_that_is_down_loses_nothing(here: City, monkeypatch: pytest.MonkeyPatch) -> None:
    reachable(here.actor(Role.UNIT_CLERK, "河道管理所"))
    administrator = here.actor(Role.SYSTEM_ADMINISTRATOR, "市财政局")
    with monkeypatch.context() as broken:
        broken.setattr("heji.web.notices.sending.get_connection", Down)
        assert sent() == []
    run = Run.objects.get()
    assert "Connection refused" in run.problem
    assert "notice.due.server" in {each.key for each in troubles(administrator, MONDAY)}
    assert sent() == ["someone@example.gov.cn"]
    assert "notice.due.server" not in {each.key for each in troubles(administrator, MONDAY)}


def test_one_wrong_address_keeps_nobody_else_waiting(
    here: City, monkeypatch: pytest.MonkeyPatch
) -> None:
    wrong = reachable(here.actor(Role.UNIT_CLERK, "河道管理所"), "wrong@example.gov.cn")
    reachable(here.actor(Role.UNIT_CLERK, "第一中学"), "right@example.gov.cn")
    administrator = here.actor(Role.ADMINISTRATOR, "市财政局")
    monkeypatch.setattr("heji.web.notices.sending.get_connection", Choosy)
    assert sent() == ["right@example.gov.cn"]
    assert sent() == []
    failed = Digest.objects.get(person=wrong.person)
    assert (failed.state, failed.tries) == ("failed", 2)
    assert "no such user" in failed.problem
    said = {each.key: each.values.get("count") for each in troubles(administrator, MONDAY)}
    assert said["notice.due.failed"] == 1
    reachable(wrong, "mended@example.gov.cn")
    assert sent() == ["mended@example.gov.cn"]
    assert known_of(wrong.person.memberships.get())


def test_of_two_processes_one_sends(here: City) -> None:
    clerk = reachable(here.actor(Role.UNIT_CLERK, "河道管理所"))
    letter = letter_to(clerk.person, MONDAY)
    assert letter is not None
    taken = _take(letter, MONDAY)
    assert taken is not None
    assert _take(letter, MONDAY) is None
    assert sent() == []  # the other one is at it
    taken.taken_at = timezone.now() - datetime.timedelta(minutes=11)
    taken.save()
    assert sent() == ["someone@example.gov.cn"]  # it ended in the middle


def test_what_is_done_and_comes_again_is_new_again(here: City) -> None:
    clerk = reachable(here.actor(Role.UNIT_CLERK, "河道管理所"))
    far = phase(here, "2026-10-01", "2026-12-31", "disclosure", 2025)
    assert sent()
    membership = clerk.person.memberships.get()
    assert len(known_of(membership)) == 2
    far.delete()
    shown_to(clerk, MONDAY)
    assert len(known_of(membership)) == 1
