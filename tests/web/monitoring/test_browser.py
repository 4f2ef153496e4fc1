"""The way of a monitoring form in a real browser: begin, type, submit, approve, decide, look."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse

from heji.web.acting.action import perform
from heji.web.acting.actor import Actor
from heji.web.filing.models import Filing, State
from heji.web.monitoring.models import MonitoringDecision
from heji.web.reviews.actions.deciding import Approve
from tests.web.browsing import IN_BROWSER, Browsing, look
from tests.web.filing.making import Office
from tests.web.filing.opening import open_form, saved
from tests.web.monitoring.watching import GOOD, JULY, YEAR, budget, declared
from tests.web.reviews.going import WAY, fresh, present

pytestmark = IN_BROWSER
DASHBOARD = f"?year={YEAR}&month={JULY}"


@pytest.fixture
def made(live_server: Any) -> Office:
    found = declared()
    budget(found)
    return found


def opened(browsing: Browsing, actor: Actor, address: str) -> Any:
    page = browsing.page(actor)
    page.on("dialog", lambda dialog: dialog.accept())
    page.goto(address)
    return page


def test_from_the_beginning_to_the_decision(made: Office, browsing: Browsing) -> None:
    page = opened(browsing, made.clerk, reverse("filings", args=("monitoring",)))
    page.locator("a.act").click()
    page.locator("#id_year").fill(str(YEAR))
    page.locator("#id_project").select_option(str(made.project.pk))
    look(page, "monitoring-begin")
    page.locator(".entry button").first.click()
    page.locator("#grid").wait_for()
    form = Filing.objects.get(kind="monitoring")
    _type(page, form)
    page.locator("[data-submit]").click()
    page.locator("h1 .state.submitted").wait_for()
    _approve(made, form)
    _decide(browsing, made, form)
    page.goto(reverse("filing", args=(form.pk,)))
    page.get_by_role("link", name="调整绩效目标").click()
    page.locator('button[value="adjust"]').wait_for()
    _look_at_the_dashboard(page, form)
    english = browsing.page(made.clerk, language="en")
    english.goto(reverse("filing", args=(form.pk,)))
    look(english, "monitoring-english")


def _type(page: Any, form: Filing) -> None:
    """Only what is asked for can be typed; what follows from it is there at once."""
    open_form(page, form.pk)
    rows = list(form.indicator_rows.all())
    assert page.locator(f'[name="indicator.{rows[0].pk}.name"]').count() == 0
    assert page.locator('[data-act="add"], [data-act="delete"]').count() == 0
    assert "56.00%" in page.locator("table.money").inner_text()
    for row, cells in zip(rows, ({**GOOD[0], "forecast": "11"}, *GOOD[1:]), strict=True):
        for column, text in cells.items():
            page.locator(f'[name="indicator.{row.pk}.{column}"]').fill(text)
    saved(page)
    deviation = page.locator(f'td[data-cell="indicator.{rows[0].pk}.deviation"] .text')
    deviation.get_by_text("-1公里").wait_for()
    reason = page.locator(f'[name="indicator.{rows[0].pk}.reason"]')
    finding = reason.locator("xpath=..").locator(".finding")
    finding.wait_for(state="attached")
    look(page, "monitoring-warned")
    reason.fill("征地延后")
    page.locator(f'[name="indicator.{rows[0].pk}.reason_kind"]').fill("其他")
    saved(page)
    finding.wait_for(state="detached")
    look(page, "monitoring-typed")


def _approve(made: Office, form: Filing) -> None:
    here = Office(made.here, made.clerk, made.project, form)
    for number, where in enumerate(WAY):
        mark = "good" if number == len(WAY) - 1 else ""
        perform(Approve(present(here), conclusion=mark), made.another(*where))
    assert fresh(form).state == State.APPROVED


def _decide(browsing: Browsing, made: Office, form: Filing) -> None:
    page = opened(browsing, made.another(*WAY[1]), reverse("notices"))
    page.get_by_role("link", name="监控表待作出处理决定").click()
    page.locator("#decision-reason").fill("征地延后，请调整目标值。")
    look(page, "monitoring-decide")
    page.locator('button[name="decision"][value="adjust"]').click()
    page.locator(".messages .success").wait_for()
    assert MonitoringDecision.objects.get(filing=form).decision == "adjust"
    look(page, "monitoring-decided")


def _look_at_the_dashboard(page: Any, form: Filing) -> None:
    page.goto(reverse("monitoring") + DASHBOARD)
    assert page.locator("td .light").inner_text() == "黄灯"
    look(page, "monitoring-dashboard")
    page.locator("td .plainlist a").last.click()
    page.locator("td.shown").wait_for()
    assert f"/forms/{form.pk}/#at=" in page.url


def test_without_a_script_a_form_is_typed_as_well(made: Office, browsing: Browsing) -> None:
    from heji.web.monitoring.actions.beginning import BeginMonitoring

    form = perform(BeginMonitoring(YEAR, made.project, JULY), made.clerk)
    page = browsing.page(made.clerk, script=False)
    page.goto(reverse("filing", args=(form.pk,)))
    row = form.indicator_rows.first()
    assert row is not None
    page.locator(f'[name="indicator.{row.pk}.progress"]').fill("7")
    page.locator("#grid noscript button, .bar button:not([name])").first.click()
    page.locator(".messages").wait_for()
    row.refresh_from_db()
    assert row.result_value == 7
