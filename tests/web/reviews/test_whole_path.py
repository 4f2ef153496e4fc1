"""The whole path of a filing in a real browser, by people who sign in through the form.

The clerk types, pastes and imports, sees findings, corrects and submits; the department returns it
with a comment at a cell; it is submitted again; the bureau approves and records the budget; it is
adjusted, and the adjustment has its own review.
"""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.urls import reverse

from heji.web.acting.actor import Actor
from heji.web.filing.models import Filing, Revision, State
from heji.web.reviews.models import Recording, Review
from tests.web.accounts.steps import PASSWORD
from tests.web.browsing import IN_BROWSER, Browsing, look
from tests.web.declarations.test_files import FORM
from tests.web.filing.making import FILLED, Office, office
from tests.web.filing.opening import open_form, saved
from tests.web.reviews.asking import PURPOSE, expert_of, in_days
from tests.web.reviews.going import WAY, fresh, present

pytestmark = IN_BROWSER


@pytest.fixture
def made(live_server: Any) -> Office:
    return office()


def signed_in(browsing: Browsing, actor: Actor) -> Any:
    """A page of somebody who has signed in through the form."""
    page = browsing.page(None)
    page.goto(reverse("sign-in"))
    page.locator("#id_username").fill(actor.person.username)
    page.locator("#id_password").fill(PASSWORD)
    with page.expect_navigation():
        page.keyboard.press("Enter")
    page.locator("main h1").wait_for()
    page.on("dialog", lambda dialog: dialog.accept())
    return page


def cell(page: Any, made: Office, row: int, column: str) -> Any:
    return page.locator(f'[name="indicator.{made.content.indicators[row].id}.{column}"]')


def submit(page: Any) -> None:
    page.locator("[data-submit]").click()
    page.locator("h1 .state.submitted").wait_for()


def decide(browsing: Browsing, made: Office, actor: Actor, mark: str = "") -> None:
    """Somebody signs in, finds the form in the queue with its day, and approves it."""
    page = signed_in(browsing, actor)
    page.goto(reverse("reviews"))
    assert present(made).due.isoformat() in page.locator("table .when").inner_text()
    page.get_by_role("link", name="城区河道整治").click()
    if mark:
        page.locator("#conclusion").select_option(mark)
    page.locator("#opinion").fill("同意")
    page.locator('button[value="approve"]').click()
    page.wait_for_url("**/reviews/")
    page.locator(".empty").wait_for()
    page.context.close()


def test_from_the_first_figure_to_the_adjustment(browsing: Browsing, made: Office) -> None:
    clerk = signed_in(browsing, made.clerk)
    _declare(clerk, made)
    _correct_and_submit(clerk, made)
    reviewers = [made.another(*each) for each in WAY]
    decide(browsing, made, reviewers[0])
    _return(browsing, made, reviewers[1])
    # The author sees why and where, corrects, submits again.
    open_form(clerk, made.form.pk)
    assert "与规划不一致" in clerk.locator(".told.wrong").first.inner_text()
    assert "请与规划核对" in clerk.locator(".remark").inner_text()
    cell(clerk, made, 0, "value").fill("15")
    saved(clerk)
    submit(clerk)
    # Withdrawn before anybody has decided, and handed in again.
    clerk.locator('button[value="withdraw"]').click()
    clerk.locator("h1 .state.draft").wait_for()
    open_form(clerk, made.form.pk)
    submit(clerk)
    for number, actor in enumerate(reviewers):
        decide(browsing, made, actor, "good" if number == len(WAY) - 1 else "")
    form = fresh(made.form)
    assert (form.state, form.conclusion, form.revision) == (State.APPROVED, "good", 3)
    _record(browsing, made, reviewers[3])
    _adjust(browsing, clerk, made, reviewers)


def _declare(page: Any, made: Office) -> None:
    """Typing, pasting from a spreadsheet, and a file of which the money is taken over."""
    page.goto(reverse("filing-import", args=(made.form.pk,)))
    file = {"name": "form.html", "mimeType": "text/html", "buffer": FORM.encode()}
    page.locator("#file").set_input_files(files=[file])
    page.locator(".narrow button").click()
    page.locator(".side-by-side").wait_for()
    page.locator(".buttons button").click()
    page.locator("#grid").wait_for()
    assert made.content.amount("budget", "total") == 5 * 10**8
    open_form(page, made.form.pk)
    name = cell(page, made, 0, "name")
    name.focus()
    lines = "\n".join(f"{each['name']}\t\t{each['value']}\t\t\t{each['weight']}" for each in FILLED)
    page.evaluate("text => navigator.clipboard.writeText(text)", lines)
    page.keyboard.press("Control+v")
    page.locator(".saved.pasted").wait_for()
    value = cell(page, made, 0, "value")
    value.click()
    page.keyboard.type("≤12公里")
    page.keyboard.press("Enter")
    saved(page)


def _correct_and_submit(page: Any, made: Office) -> None:
    """More river is better, so at most is wrong: the finding stands at the cell, and goes."""
    value = cell(page, made, 0, "value")
    finding = value.locator("xpath=..").locator(".finding").first
    finding.wait_for(state="attached")
    look(page, "path-finding")
    value.fill("≥12公里")
    saved(page)
    finding.wait_for(state="detached")
    submit(page)


def _return(browsing: Browsing, made: Office, reviewer: Actor) -> None:
    """The department comments at a cell, asks an expert, and gives the form back."""
    expert = expert_of(made)
    page = signed_in(browsing, reviewer)
    page.goto(reverse("review", args=(present(made).pk,)))
    page.get_by_text("委托专家或第三方").click()
    page.locator('[name="expert"]').check()
    page.locator("#purpose").fill(PURPOSE)
    page.locator("#until").fill(in_days(3).isoformat())
    page.get_by_role("button", name="委托", exact=True).click()
    page.locator(".asked").wait_for()
    _advise(browsing, made, expert)
    page.reload()
    assert "指标值缺少依据" in page.locator(".asked").inner_text()
    look(page, "path-advised")
    target = page.locator(f'td[data-cell="indicator.{made.content.indicators[0].id}.value"]')
    target.hover()
    target.locator("button.say").click()
    page.keyboard.type("请与规划核对")
    page.locator("[data-comment] button").click()
    page.locator(".remark").wait_for()
    page.locator("#opinion").fill("与规划不一致")
    page.locator('button[value="return"]').click()
    page.wait_for_url("**/reviews/")
    assert fresh(made.form).state == State.RETURNED


def _advise(browsing: Browsing, made: Office, expert: Actor) -> None:
    page = signed_in(browsing, expert)
    page.goto(reverse("given"))
    look(page, "given")
    with page.expect_navigation():
        page.get_by_role("link", name="城区河道整治").click()
    assert page.locator("table.indicators").count() == 0
    look(page, "given-undeclared")
    page.locator('button[value="free"]').click()
    page.locator("table.indicators").wait_for()
    target = page.locator(f'td[data-cell="indicator.{made.content.indicators[0].id}.value"]')
    target.hover()
    target.locator("button.say").click()
    page.keyboard.type("缺少测算过程")
    page.locator("[data-comment] button").click()
    page.locator(".remark").wait_for()
    page.locator("#mark").select_option("fair")
    page.locator("#advice").fill("指标值缺少依据")
    page.locator('button[value="advise"]').click()
    page.locator(".messages .success").wait_for()
    look(page, "given-advised")


def _record(browsing: Browsing, made: Office, bureau: Actor) -> None:
    page = signed_in(browsing, bureau)
    for what in ("congress", "budget"):
        page.goto(reverse("filing", args=(made.form.pk,)))
        page.get_by_text("登记人大审议和预算批复").click()
        page.locator("#what").select_option(what)
        page.locator("#on").fill("2026-02-01")
        page.locator("#document").fill("云财预〔2026〕1号")
        page.locator("details[open] button").click()
        page.locator(".messages .success").wait_for()
    look(page, "path-recorded")
    recorded = Recording.objects.filter(filing=made.form, on=datetime.date(2026, 2, 1))
    assert recorded.count() == 2
    page.goto(reverse("review-marks"))
    look(page, "review-marks")


def _adjust(browsing: Browsing, clerk: Any, made: Office, reviewers: list[Actor]) -> None:
    """Locked after approval; the adjustment has its own review, and both versions stay."""
    clerk.goto(reverse("filing", args=(made.form.pk,)))
    assert clerk.locator("#grid").count() == 0
    clerk.locator("#reason").fill("征地延后")
    clerk.locator('button[value="adjust"]').click()
    clerk.locator("#grid").wait_for()
    open_form(clerk, made.form.pk)
    cell(clerk, made, 0, "value").fill("14")
    saved(clerk)
    submit(clerk)
    assert present(made).is_adjustment
    for number, actor in enumerate(reviewers):
        decide(browsing, made, actor, "excellent" if number == len(WAY) - 1 else "")
    form = Filing.objects.get(pk=made.form.pk)
    assert (form.state, form.conclusion, form.revision) == (State.APPROVED, "excellent", 4)
    assert Revision.objects.filter(filing=form, approved_at__isnull=False).count() == 2
    assert Review.objects.filter(filing=form, is_adjustment=True).count() == len(WAY)
    clerk.goto(reverse("filing", args=(made.form.pk,)))
    look(clerk, "path-adjusted")
