"""Papers of a self-evaluation in a real browser: filled in from one, signed ones compared."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from heji.web.acting.action import perform
from heji.web.filing.actions.rows import Undo
from tests.web.browsing import IN_BROWSER, Browsing, look
from tests.web.filing.making import Office
from tests.web.self_evaluations.evaluating import begun, declared, fill_in
from tests.web.self_evaluations.signing import form_file, report_file, with_other_words

pytestmark = IN_BROWSER


@pytest.fixture
def made(live_server: Any) -> Office:
    return declared()


def test_from_paper_and_signed(browsing: Browsing, made: Office, tmp_path: Path) -> None:
    form = begun(made)
    fill_in(made, form)
    paper, report = tmp_path / "自评表.docx", tmp_path / "自评报告.docx"
    paper.write_bytes(with_other_words(form_file(form), "≥3200人", "≥3500人"))
    report.write_bytes(report_file(form))
    perform(Undo(form, is_redo=False), made.clerk)
    page = browsing.page(made.clerk)
    page.goto(reverse("filing", args=(form.pk,)))
    page.get_by_role("link", name="从纸质自评表填入").click()
    page.wait_for_url("**/import/")
    page.locator("#file").set_input_files(paper)
    page.get_by_role("button", name="读取").click()
    page.wait_for_url(re.compile(r"/import/\d+/"))
    # The target of the paper is told, and the declared one stays.
    expect(page.locator("table.told").first).to_contain_text("≥3500人")
    look(page, "self-evaluation-paper")
    page.get_by_role("button", name="写入表中").click()
    page.wait_for_url(f"**{reverse('filing', args=(form.pk,))}")
    expect(page.locator('[data-computed="form.total"] .text')).to_have_text("100")
    page.goto(reverse("print-self-evaluation", args=(form.pk,)))
    page.locator("#signed-form").set_input_files(paper)
    page.locator("#signed-report").set_input_files(report)
    with page.expect_navigation():
        page.get_by_role("button", name="上传并比对").click()
    expect(page.locator("main")).to_contain_text("盖章版与系统不一致")
    look(page, "self-evaluation-signed")
    with page.expect_navigation():
        page.get_by_role("link", name="自评表.docx").click()
    expect(page.locator("main table")).to_contain_text("≥3500人")
    look(page, "self-evaluation-signed-one")
