"""Evidence and the log in a real browser: attached, looked at, removed, and read again in the log."""

from __future__ import annotations

import io
import os
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageDraw

from heji.web.acting.action import perform
from heji.web.acting.role import Role
from heji.web.organisations.actions import RenameOrganisation
from tests.web.building import City, city

CHROMIUM = os.environ.get("HEJI_CHROMIUM") or next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)
pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        CHROMIUM is None, reason="no Chromium (install it, or name it in HEJI_CHROMIUM)"
    ),
]
ARGUMENTS = [
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
]
#: A folder for pictures of every page, to be looked at: HEJI_PICTURES=… pytest …
PICTURES = os.environ.get("HEJI_PICTURES")
BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    # Playwright runs a loop in this thread; Django would refuse its database in there.
    before = os.environ.get("DJANGO_ALLOW_ASYNC_UNSAFE")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield running
        running.close()
    if before is None:
        del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def here(live_server: Any, settings: Any, tmp_path: Path) -> City:
    settings.ENVIRONMENT = replace(settings.ENVIRONMENT, folder=tmp_path)
    return city()


@pytest.fixture
def page(browser: Any, live_server: Any, here: City) -> Iterator[Any]:
    context = browser.new_context(base_url=live_server.url, locale="zh-CN")
    opened = context.new_page()
    faults: list[str] = []
    opened.on("pageerror", lambda error: faults.append(str(error)))
    opened.on("request", lambda request: _note_foreign(request, live_server.url, faults))
    yield opened
    context.close()
    assert not faults


def _note_foreign(request: Any, own: str, faults: list[str]) -> None:
    if not request.url.startswith(own):
        faults.append(request.url)


def sign_in(page: Any, actor: Any) -> None:
    from django.test import Client

    client = Client()
    client.force_login(actor.person, BACKEND)
    cookie = client.cookies["sessionid"]
    page.context.add_cookies(
        [{"name": "sessionid", "value": cookie.value, "domain": "localhost", "path": "/"}]
    )


def look(page: Any, name: str) -> None:
    """Nothing is wider than a telephone; pictures of both sizes where pictures are wanted."""
    for width, height in ((1440, 900), (390, 844)):
        page.set_viewport_size({"width": width, "height": height})
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= width, f"{name}: {wide} px wide on {width} px"
        if PICTURES:
            page.screenshot(path=Path(PICTURES) / f"{name}-{width}.png", full_page=True)
    page.set_viewport_size({"width": 1440, "height": 900})


def receipt(name: str) -> dict[str, Any]:
    drawn = Image.new("RGB", (600, 400), "#fdfaf0")
    ImageDraw.Draw(drawn).rectangle((40, 40, 560, 360), outline="#a33", width=4)
    buffer = io.BytesIO()
    drawn.save(buffer, "PNG")
    return {"name": name, "mimeType": "image/png", "buffer": buffer.getvalue()}


def test_evidence_is_attached_looked_at_and_removed(page: Any, here: City) -> None:
    clerk = here.actor(Role.UNIT_CLERK, "河道管理所")
    sign_in(page, clerk)
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


def test_the_log_is_searched_and_a_day_is_looked_up(page: Any, here: City) -> None:
    bureau = here.actor(Role.FINANCE_PERFORMANCE, "市财政局")
    perform(RenameOrganisation(here["市教育局"], "市教育委员会", 2025), bureau)
    perform(RenameOrganisation(here["市水务局"], "市水利局", 2026), bureau)
    sign_in(page, here.actor(Role.INSPECTOR, "市审计局"))
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
