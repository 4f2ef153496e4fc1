"""A draw made in a real browser, checked, and made again with a reason."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from tests.web.browsing import IN_BROWSER, Browsing, look
from tests.web.filing.making import Office
from tests.web.sampling.sampled import YEAR, another, bureau, handed_in

pytestmark = IN_BROWSER


@pytest.fixture
def made(live_server: Any) -> Office:
    made = handed_in()
    for number in range(4):
        another(made, number, 100 * number)
    return made


def test_a_draw_is_made_checked_and_made_again(browsing: Browsing, made: Office) -> None:
    page = browsing.page(bureau(made))
    page.goto(reverse("draws"))
    with page.expect_navigation():
        page.get_by_role("link", name="抽取自评表").click()
    page.locator("#id_year").fill(str(YEAR))
    for name in ("by_amount", "by_risk", "by_chance"):
        page.locator(f"#id_{name}").fill("1")
    page.locator("#id_seed").fill("云栖2026")
    look(page, "draw-making")
    with page.expect_navigation():
        page.locator("main form.entry button").click()
    expect(page.locator("[data-proof]")).to_contain_text("结果一致")
    expect(page.locator("table.drawn")).to_contain_text("受益居民人数")
    look(page, "draw-made")
    with page.expect_navigation():
        page.get_by_role("link", name="显示全部备选").click()
    expect(page.locator("table.drawn tbody tr")).to_have_count(5)
    page.goto(reverse("new-draw"))
    page.locator("#id_year").fill(str(YEAR))
    with page.expect_navigation():
        page.locator("main form.entry button").click()
    expect(page.locator("main form")).to_contain_text("须说明理由")
    look(page, "draw-refused")
    page.locator("#id_reason").fill("补报后重新抽取")
    with page.expect_navigation():
        page.locator("main form.entry button").click()
    expect(page.locator(".facts")).to_contain_text("补报后重新抽取")
