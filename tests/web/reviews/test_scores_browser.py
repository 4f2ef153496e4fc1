"""A reviewer corrects a score in a real browser, and who filled in sees both."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from tests.web.browsing import IN_BROWSER, Browsing, look
from tests.web.filing.making import Office
from tests.web.reviews.going import present
from tests.web.reviews.test_scores import ROW, submitted

pytestmark = IN_BROWSER


@pytest.fixture
def made(live_server: Any) -> Office:
    return submitted()[0]


def test_a_score_is_corrected_beside_its_own(browsing: Browsing, made: Office) -> None:
    from tests.web.reviews.going import WAY

    page = browsing.page(made.another(*WAY[0]))
    page.goto(reverse("review", args=(present(made).pk,)))
    row = page.locator("table.reviewed tbody tr").filter(has_text=ROW)
    row.locator("summary").click()
    row.get_by_label("复核分").fill("22.5")
    row.get_by_label("理由").fill("名单中有重复人员。")
    look(page, "score-correcting")
    with page.expect_navigation():
        row.get_by_role("button", name="确定").click()
    expect(page.locator("table.reviewed tfoot")).to_contain_text("92.5")
    expect(page.locator("tr.corrected")).to_contain_text("名单中有重复人员。")
    look(page, "score-corrected")
    own = browsing.page(made.clerk)
    own.goto(reverse("filing", args=(made.form.pk,)))
    expect(own.locator("tr.corrected")).to_contain_text("22.5")
    look(own, "score-seen")
