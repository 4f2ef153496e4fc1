"""Jobs in a real browser: chosen with ticks, watched while they run, paused, gone on with, sifted."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from heji.web.filing.models import Filing
from heji.web.jobs.models import Job
from tests.web.browsing import IN_BROWSER, Browsing, look
from tests.web.filing.making import Office
from tests.web.jobs.working import forms, started, worker
from tests.web.self_evaluations.evaluating import evaluating

pytestmark = IN_BROWSER


@pytest.fixture
def made(live_server: Any) -> tuple[Office, list[Filing]]:
    return forms(3)


def test_several_forms_are_submitted_from_the_list(
    browsing: Browsing, made: tuple[Office, list[Filing]]
) -> None:
    office, chosen = made
    chosen[1].indicator_rows.update(name="")
    page = browsing.page(office.clerk)
    page.goto(reverse("filings", args=("declaration",)))
    look(page, "jobs-choose")
    for each in chosen[:2]:
        page.locator(f'[name="filing"][value="{each.pk}"]').check()
    page.get_by_role("button", name="批量提交").click()
    page.wait_for_url(re.compile(r"/jobs/\d+/$"))
    expect(page.locator(".progress-of-job")).to_contain_text("已办理 0 / 2 份")
    look(page, "job-waiting")
    worker().work_off()
    # Nobody touches the page: it asks by itself, and shows the results when they are there.
    expect(page.locator(".progress-of-job")).to_contain_text("已办理 2 / 2 份")
    expect(page.locator("td", has_text="已提交（第 1 次）。")).to_be_visible()
    look(page, "job-done")
    with page.expect_navigation():
        page.get_by_role("link", name="未成功").click()
    expect(page.locator("tbody tr")).to_have_count(1)
    with page.expect_navigation():
        page.locator("tbody th a").click()
    assert page.url.endswith(reverse("filing", args=(chosen[1].pk,)))


def test_pausing_going_on_and_cancelling(
    browsing: Browsing, made: tuple[Office, list[Filing]]
) -> None:
    office, chosen = made
    job = started(office.clerk, "audit", chosen)
    page = browsing.page(office.clerk)
    page.goto(reverse("job", args=(job.pk,)))
    state = page.locator(".progress-of-job .state")
    for button, words in (("暂停", "已暂停"), ("继续", "正在办理"), ("取消余下的", "已取消")):
        with page.expect_navigation():
            page.get_by_role("button", name=button).click()
        expect(state).to_have_text(words)
    assert worker().work_off() == 0
    expect(page.get_by_role("button", name="继续")).to_have_count(0)
    look(page, "job-cancelled")


def test_printed_files_and_the_list_are_downloaded(browsing: Browsing, live_server: Any) -> None:
    office, _ = evaluating(filled=True)
    page = browsing.page(office.clerk)
    page.goto(reverse("filings", args=("self_evaluation",)))
    page.locator("#start-job [name=all]").check()
    page.locator("#format").select_option("pdf")
    page.get_by_role("button", name="批量打印").click()
    page.wait_for_url(re.compile(r"/jobs/\d+/$"))
    worker().work_off()
    link = page.get_by_role("link", name="下载全部文件（zip）")
    expect(link).to_be_visible()
    look(page, "job-printed")
    with page.expect_download() as given:
        link.click()
    assert given.value.suggested_filename == f"heji-{Job.objects.get().pk}.zip"
    with page.expect_download() as given:
        page.get_by_role("link", name="下载结果清单").click()
    assert given.value.suggested_filename.endswith(".xlsx")
    page.goto(reverse("jobs"))
    look(page, "jobs")


def test_without_a_script_loading_again_shows_how_far_it_is(
    browsing: Browsing, made: tuple[Office, list[Filing]]
) -> None:
    office, chosen = made
    job = started(office.clerk, "audit", chosen)
    page = browsing.page(office.clerk, script=False)
    page.goto(reverse("job", args=(job.pk,)))
    expect(page.locator(".progress-of-job")).to_contain_text("已办理 0 / 3 份")
    worker().work_off()
    with page.expect_navigation():
        page.get_by_role("link", name="刷新进度").click()
    expect(page.locator(".progress-of-job")).to_contain_text("已办理 3 / 3 份")
