"""Evidence and the log in a real browser: attached, looked at, removed, and read again in the log."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageDraw

from heji.web.acting.action import perform
from heji.web.acting.role import Role
from heji.web.organisations.actions import RenameOrganisation
from tests.web.browsing import IN_BROWSER, Browsing, look
from tests.web.building import City, city

pytestmark = IN_BROWSER


@pytest.fixture
def here(live_server: Any, settings: Any, tmp_path: Path) -> City:
    settings.ENVIRONMENT = replace(settings.ENVIRONMENT, folder=tmp_path)
    return city()


def receipt(name: str) -> dict[str, Any]:
    drawn = Image.new("RGB", (600, 400), "#fdfaf0")
    ImageDraw.Draw(drawn).rectangle((40, 40, 560, 360), outline="#a33", width=4)
    buffer = io.BytesIO()
    drawn.save(buffer, "PNG")
    return {"name": name, "mimeType": "image/png", "buffer": buffer.getvalue()}


def test_evidence_is_attached_looked_at_and_removed(browsing: Browsing, here: City) -> None:
    clerk = here.actor(Role.UNIT_CLERK, "河道管理所")
    page = browsing.page(clerk)
    page.goto(f"/evidence/of/organisations.organisation/{here['河道管理所'].pk}/")
    refused = {"name": "网页.pdf", "mimeType": "application/pdf", "buffer": b"<html></html>"}
    page.get_by_label("选择文件（可多选）").set_input_files([receipt("验收单.png"), refused])
    page.get_by_role("button", name="添加").click()
    page.get_by_text("已添加「验收单.png」。").wait_for()
    page.get_by_text("未添加「网页.pdf」").wait_for()
    look(page, "evidence-of")
    page.get_by_role("link", name="验收单.png").click()
    drawn = page.get_by_role("img", name="验收单.png 第 1 页")
    drawn.wait_for()
    assert drawn.evaluate("image => image.decode().then(() => image.naturalWidth)") == 600
    look(page, "evidence-piece")
    with page.expect_download() as waited:
        page.get_by_role("link", name="下载文件").click()
    assert waited.value.suggested_filename == "验收单.png"
    page.goto("/evidence/")
    look(page, "evidence-list")
    page.get_by_role("link", name="验收单.png").click()
    page.get_by_text("移除", exact=True).first.click()
    page.get_by_label("移除理由").fill("传错了文件")
    page.get_by_role("button", name="移除").click()
    page.get_by_text("传错了文件").wait_for()
    look(page, "evidence-removed")
    page.get_by_role("link", name="变更记录").click()
    page.get_by_role("heading", name="全部操作").wait_for()
    look(page, "evidence-history")


def test_the_log_is_searched_and_a_day_is_looked_up(browsing: Browsing, here: City) -> None:
    bureau = here.actor(Role.FINANCE_PERFORMANCE, "市财政局")
    perform(RenameOrganisation(here["市教育局"], "市教育委员会", 2025), bureau)
    perform(RenameOrganisation(here["市水务局"], "市水利局", 2026), bureau)
    page = browsing.page(here.actor(Role.INSPECTOR, "市审计局"))
    page.goto("/log/")
    assert page.locator("tbody tr").count() == 2
    look(page, "log")
    page.get_by_label("操作", exact=True).select_option(label="单位更名")
    page.get_by_label("用户名").fill("nobody")
    page.keyboard.press("Enter")
    page.get_by_text("没有符合条件的记录。").wait_for()
    look(page, "log-empty")
    page.goto("/log/")
    page.get_by_role("link", name="市教育局").click()
    page.get_by_role("heading", name="某日的内容").wait_for()
    look(page, "history")
    page.get_by_label("日期（当日结束时）").fill("2020-01-01")
    page.get_by_role("button", name="显示").click()
    page.get_by_text("早于第一条记录").first.wait_for()
    page.get_by_role("button", name="English").click()
    page.get_by_text("As it was on a day").wait_for()
    look(page, "history-en")
