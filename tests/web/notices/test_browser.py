"""A person sees what waits, goes there, and chooses their mails."""

from __future__ import annotations

import datetime
from typing import Any

from django.utils import timezone

from heji.web.accounts.models import Membership
from heji.web.acting.actor import Actor
from heji.web.acting.role import Role
from heji.web.calendar.models import Phase
from heji.web.filing.models import Filing, State
from heji.web.notices.models import Choice, Digest, Run
from tests.web.browsing import IN_BROWSER, Browsing, look
from tests.web.building import BEGUN
from tests.web.filing.making import Office, office
from tests.web.notices.noticing import reachable, with_mail

pytestmark = IN_BROWSER


def busy() -> tuple[Office, Actor]:
    """A clerk of two units with work in both."""
    made = office(filled=True)
    clerk, today = reachable(made.clerk), timezone.localdate()
    Membership.objects.create(
        person=clerk.person,
        organisation=made.here["第一中学"],
        role=Role.UNIT_CLERK,
        starts=BEGUN,
    )
    Filing.objects.filter(pk=made.form.pk).update(state=State.RETURNED)
    for kind, year, days in (
        ("declaration", today.year, -1),
        ("monitoring", today.year, 1),
        ("disclosure", today.year - 1, 40),
    ):
        Phase.objects.create(
            region=made.here["云栖市"],
            year=year,
            kind=kind,
            opens=today - datetime.timedelta(30),
            closes=today + datetime.timedelta(days),
        )
    Phase.objects.create(
        region=made.here["云栖市"],
        year=today.year,
        kind="self_evaluation",
        opens=today + datetime.timedelta(7),
        closes=today + datetime.timedelta(60),
    )
    return made, clerk


def test_what_waits_is_counted_listed_and_left_for_the_work(
    browsing: Browsing, settings: Any
) -> None:
    settings.ENVIRONMENT = with_mail()
    made, clerk = busy()
    now = timezone.now()
    Digest.objects.create(
        person=clerk.person,
        day=now.date(),
        state="sent",
        taken_at=now,
        sent_at=now,
        email=clerk.person.email,
        references=["1/a", "1/b"],
    )
    page = browsing.page(clerk)
    page.goto("/role/")
    with page.expect_navigation():
        page.get_by_role("button", name="河道管理所").click()
    page.goto("/")
    page.locator(".notices .count:not([hidden])").wait_for()
    count = int(page.locator(".notices .count").inner_text())
    look(page, "notices-first-page")
    with page.expect_navigation():
        page.get_by_role("link", name=f"通知 {count}").click()
    assert page.locator(".due li:not(.coming)").count() == count
    look(page, "notices")
    page.get_by_label("只发送临近期限和已逾期的事项").check()
    page.get_by_label("English").check()
    page.get_by_role("button", name="保存").click()
    page.get_by_text("已保存。").wait_for()
    assert Choice.objects.get().mails == "urgent"
    page.get_by_role("link", name="被退回").click()
    page.wait_for_url(f"**/forms/{made.form.pk}/")
    page.goto("/notices/")
    page.get_by_role("button", name="完成").first.click()
    page.wait_for_url("**/forms/monitoring/**")
    assert "第一中学" in page.locator(".top").inner_text()


def test_in_english(browsing: Browsing) -> None:
    _, clerk = busy()
    page = browsing.page(clerk, language="en")
    page.goto("/role/")
    with page.expect_navigation():
        page.get_by_role("button", name="河道管理所").click()
    page.goto("/notices/")
    page.locator(".notices .count:not([hidden])").wait_for()
    look(page, "notices-english")


def test_the_administrator_sees_what_failed(browsing: Browsing, settings: Any) -> None:
    settings.ENVIRONMENT = with_mail()
    made, clerk = busy()
    now = timezone.now()
    Run.objects.create(
        began_at=now, ended_at=now, sent=12, failed=1, problem="ConnectionRefusedError: [Errno 111]"
    )
    Digest.objects.create(
        person=clerk.person,
        day=now.date(),
        state="failed",
        taken_at=now,
        email=clerk.person.email,
        problem="SMTPRecipientsRefused: 550 no such user here",
    )
    page = browsing.page(made.another(Role.ADMINISTRATOR, "市财政局"))
    page.goto("/")
    look(page, "notices-administrator")
    page.get_by_role("link", name="发送失败").click()
    page.get_by_text("550 no such user").wait_for()
    look(page, "notices-sending")


def test_without_javascript_the_link_is_there(browsing: Browsing) -> None:
    _, clerk = busy()
    page = browsing.page(clerk, script=False)
    page.goto("/role/")
    with page.expect_navigation():
        page.get_by_role("button", name="河道管理所").click()
    page.goto("/")
    with page.expect_navigation():
        page.get_by_role("link", name="通知", exact=True).click()
    assert page.locator(".due li").count() > 3
