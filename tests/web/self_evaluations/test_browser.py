"""A self-evaluation in a real browser: begun, typed, its scores appearing, handed in."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from heji.web.filing.models import Filing, State
from tests.web.browsing import IN_BROWSER, Browsing, look
from tests.web.filing.making import Office
from tests.web.filing.opening import saved
from tests.web.reviews.going import WAY, present
from tests.web.self_evaluations.evaluating import (
    RESULTS,
    YEAR,
    declared,
    fill_in,
    indicator,
)

pytestmark = IN_BROWSER


@pytest.fixture
def made(live_server: Any) -> Office:
    return declared()


def begin(page: Any, made: Office) -> Filing:
    """Begins it on the page and waits for the form."""
    page.goto(reverse("filings", args=("self_evaluation",)))
    page.get_by_role("link", name="开始自评").click()
    page.locator("#id_year").fill(str(YEAR))
    page.locator("#id_project").select_option(label="X2026-001 城区河道整治")
    look(page, "self-evaluation-begin")
    with page.expect_response(lambda answer: "/findings/" in answer.url):
        page.locator("main form button").click()
    return Filing.objects.get(kind="self_evaluation")


def cell(page: Any, form: Filing, name: str, column: str) -> Any:
    return page.locator(f'[name="indicator.{indicator(form, name).id}.{column}"]')


def computed(page: Any, name: str) -> Any:
    return page.locator(f'[data-computed="{name}"]')


def test_scores_appear_while_results_are_typed(browsing: Browsing, made: Office) -> None:
    page = browsing.page(made.clerk)
    form = begin(page, made)
    look(page, "self-evaluation-empty")
    row = indicator(form, "受益居民人数")
    score = computed(page, f"indicator.{row.id}.score")
    expect(score.locator(".text")).to_have_text("")
    # Without a result it says why there is no score.
    expect(score.locator("li").first).to_contain_text("没有填写实际完成值")
    cell(page, form, "受益居民人数", "result").fill("2400人")
    expect(score.locator(".text")).to_have_text("22.5")
    # The explanation opens with the keyboard.
    score.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(score.locator("li").filter(has_text="得22.5分（分值30分）")).to_be_visible()
    saved(page)
    look(page, "self-evaluation-score")
    # Down goes to the same column, also past a row where it is not typed.
    cell(page, form, "整治河道长度", "reason").focus()
    page.keyboard.press("ArrowUp")
    assert page.evaluate("document.activeElement.name").endswith(".reason")
    fill_in(made, form, {**RESULTS, "受益居民人数": {"result": "2400人"}})
    with page.expect_response(lambda answer: "/findings/" in answer.url):
        page.reload()
    expect(computed(page, "form.total").locator(".text")).to_have_text("92.5")
    expect(computed(page, "form.grade").locator(".text")).to_have_text("优")
    cell(page, form, "受益居民人数", "reason").fill("沿线一处小区延期交付。")
    cell(page, form, "受益居民人数", "improvement").fill("按实有人口核定下年目标。")
    saved(page)
    page.locator(".found").filter(has_text="没有说明原因").wait_for(state="detached")
    look(page, "self-evaluation-filled")
    page.once("dialog", lambda dialog: dialog.accept())
    with page.expect_navigation():
        page.locator("[data-submit]").click()
    expect(page.locator(".state.submitted")).to_be_visible()
    look(page, "self-evaluation-submitted")
    form.refresh_from_db()
    assert form.state == State.SUBMITTED


def test_the_reviewer_sees_how_a_score_came_about(browsing: Browsing, made: Office) -> None:
    from dataclasses import replace

    from tests.web.reviews.going import submit
    from tests.web.self_evaluations.evaluating import begun

    form = begun(made)
    fill_in(made, form, {**RESULTS, "受益居民人数": {"result": "2400人"}})
    submit(replace(made, form=form))
    approver = made.another(*WAY[0])
    page = browsing.page(approver)
    page.goto(reverse("review", args=(present(replace(made, form=form)).pk,)))
    score = computed(page, f"indicator.{indicator(form, '受益居民人数').id}.score")
    score.locator("summary").click()
    expect(score.locator("li").filter(has_text="得22.5分（分值30分）")).to_be_visible()
    look(page, "self-evaluation-review")
