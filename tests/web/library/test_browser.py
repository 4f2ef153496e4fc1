"""The library in a real browser: searching while typing, proposing, deciding, pictures."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.urls import reverse

from heji.web.acting.action import perform
from heji.web.acting.role import Role
from heji.web.library import selectors
from heji.web.library.actions import ReviewEntry
from heji.web.library.forms import as_typed
from heji.web.library.models import LibraryEntry, Status
from heji.web.library.sheet import export
from heji.web.library.shipping import import_shipped
from tests.web.browsing import IN_BROWSER, Browsing, look
from tests.web.building import City, city
from tests.web.library.proposing import columns, proposal
from tests.web.library.test_sheets import changed

pytestmark = IN_BROWSER


@pytest.fixture
def here(live_server: Any) -> City:
    import_shipped()
    return city()


def test_what_is_typed_is_found_and_opened_with_keys(here: City, browsing: Browsing) -> None:
    page = browsing.page(here.actor(Role.UNIT_CLERK, "河道管理所"))
    page.goto(reverse("library"))
    look(page, "library")
    page.keyboard.type("gbznt")
    page.wait_for_url("**words=gbznt**")
    page.wait_for_selector("text=高标准农田建成面积")
    page.locator("#found tbody tr").nth(9).wait_for(state="detached")
    look(page, "library-found")
    page.select_option("#id_type", "economic_cost")
    page.wait_for_url("**type=economic_cost**")
    page.wait_for_selector("#found tbody tr:only-child")
    page.select_option("#id_type", "")
    page.wait_for_selector("text=高标准农田建成面积")
    page.focus("#id_words")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    first = page.evaluate("document.activeElement.textContent")
    page.keyboard.press("Enter")
    page.wait_for_selector("text=指标解释")
    assert page.inner_text("h1") == first
    look(page, "library-entry")
    page.goto(reverse("library"))
    page.fill("#id_words", "农田")
    page.wait_for_url("**words=**")
    assert "words=" in page.locator("#export").evaluate("each => each.search")
    page.goto(reverse("library") + "?words=没有的词")
    page.wait_for_selector(".empty")
    look(page, "library-none")


def test_without_script_the_form_is_sent(here: City, browsing: Browsing) -> None:
    page = browsing.page(here.actor(Role.UNIT_CLERK, "河道管理所"), script=False)
    page.goto(reverse("library"))
    page.fill("#id_words", "农田")
    with page.expect_navigation():
        page.click("main form button")
    assert page.locator("#found tbody tr").count() < 30


def test_proposing_and_deciding(here: City, browsing: Browsing) -> None:
    page = browsing.page(here.actor(Role.UNIT_CLERK, "河道管理所"))
    page.goto(reverse("library-propose"))
    look(page, "library-form")
    for name, value in {**as_typed(columns()), "reason": "现有指标未覆盖管网改造"}.items():
        field = page.locator(f"[name={name}]").first
        if name == "scopes":
            field.check()
        elif field.evaluate("each => each.tagName") == "SELECT":
            field.select_option(value)
        else:
            field.fill(value)
    page.fill("#id_unit", "斗斛")
    page.click("main .buttons button")
    page.wait_for_selector("text=未知的计量单位")
    look(page, "library-form-refused")
    page.fill("#id_unit", "公里")
    page.click("main .buttons button")
    page.wait_for_selector("text=须由他人审核")
    entry = LibraryEntry.objects.get(name_zh="雨污分流改造长度")
    reviewer = here.actor(Role.DEPARTMENT_REVIEWER, "市水务局")
    perform(ReviewEntry(entry, True, "口径清楚，建议入库。"), reviewer)
    proposal(here, "供水管网改造长度")
    bureau = browsing.page(here.actor(Role.FINANCE_PERFORMANCE, "市财政局"))
    bureau.goto(reverse("library-proposals"))
    look(bureau, "library-proposals")
    bureau.click("text=雨污分流改造长度")
    bureau.wait_for_selector("text=批准入库")
    look(bureau, "library-decide")
    bureau.click("text=批准入库")
    bureau.wait_for_selector("text=已批准，指标开始使用")
    assert LibraryEntry.objects.get(pk=entry.pk).status == Status.APPROVED
    shipped = LibraryEntry.objects.get(code="AGR-QN-01")
    page.goto(reverse("library-change", args=[shipped.pk]))
    page.fill("#id_target_advice", "按省级下达的建设任务文件填写。")
    page.fill("#id_reason", "本省任务文件另有口径")
    page.click("main .buttons button")
    page.wait_for_selector("text=与现行版本的差异")
    look(page, "library-changed")


def test_a_spreadsheet_is_previewed_before_anything_is_written(
    here: City, browsing: Browsing, tmp_path: Path
) -> None:
    actor = here.actor(Role.UNIT_CLERK, "河道管理所")
    file = tmp_path / "指标.xlsx"
    file.write_bytes(changed(export(selectors.in_force(actor), "zh")))
    page = browsing.page(actor)
    page.goto(reverse("library-import"))
    look(page, "library-import")
    page.set_input_files("#id_file", file)
    page.fill("#id_reason", "按省级指标库更新")
    page.click("main form button")
    page.wait_for_selector("text=没有编码为 AGR-QN-999")
    look(page, "library-preview")
    assert not LibraryEntry.objects.filter(status=Status.PROPOSED).exists()
    page.click("main form button")
    page.wait_for_selector("text=已提交，等待审定")
    assert LibraryEntry.objects.filter(status=Status.PROPOSED).count() == 2


def test_english(here: City, browsing: Browsing) -> None:
    page = browsing.page(here.actor(Role.UNIT_CLERK, "河道管理所"), language="en")
    page.goto(reverse("library") + "?words=farmland")
    look(page, "library-en")
    page.click("tbody a >> nth=0")
    page.wait_for_selector("text=Explanation")
    look(page, "library-entry-en")
