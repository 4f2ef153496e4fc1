"""The use of results in a real browser: demand, prove, answer, return, confirm, decide, write."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from django.urls import reverse
from PIL import Image

from heji.web.acting.actor import Actor
from heji.web.letters.models import Letter
from heji.web.rectification.models import State, Task
from tests.web.browsing import IN_BROWSER, Browsing, look
from tests.web.commitments.promising import declared_next, improving

pytestmark = IN_BROWSER


@pytest.fixture
def made(live_server: Any, settings: Any, tmp_path: Path) -> Any:
    settings.ENVIRONMENT = replace(settings.ENVIRONMENT, folder=tmp_path)
    return improving()


def opened(browsing: Browsing, actor: Actor, address: str) -> Any:
    page = browsing.page_of(actor)
    page.goto(address)
    return page


def done(page: Any, button: Any) -> None:
    """Clicks, and waits for the page that says what came of it."""
    from playwright.sync_api import expect

    with page.expect_navigation():
        button.click()
    expect(page.locator(".messages .success")).to_be_visible()


def test_from_what_was_found_to_the_next_declaration(made: Any, browsing: Browsing) -> None:
    bureau, clerk = made.bureau, made.made.clerk
    task = _demanded(made, browsing, bureau)
    _answered(browsing, clerk, task)
    page = opened(browsing, bureau, reverse("rectification-task", args=(task.pk,)))
    page.locator("#reason").fill("请补充签章页。")
    done(page, page.get_by_role("button", name="退回"))
    look(page, "rectification-returned")
    _advised(browsing, bureau, made)
    _letter(browsing, bureau, made)
    _promised(browsing, clerk, made)
    form = declared_next(made)
    page = opened(browsing, clerk, reverse("filing", args=(form.pk,)))
    beside = page.locator("aside.beside").inner_text()
    for words in ("更正受益居民人数的统计口径", "决定：压减 10%", ">3800人"):
        assert words in beside
    look(page, "declaration-with-what-is-open")
    task.refresh_from_db()
    assert task.state == State.RETURNED


def _demanded(made: Any, browsing: Browsing, bureau: Actor) -> Task:
    page = opened(browsing, bureau, reverse("filing", args=(made.form.pk,)))
    with page.expect_navigation():
        page.get_by_role("link", name="下达整改", exact=True).click()
    with page.expect_navigation():
        page.get_by_role("link", name="自行填写整改要求").click()
    page.locator("#id_what").fill("更正受益居民人数的统计口径。")
    page.locator("#id_proof").fill("统计台账")
    look(page, "rectification-new")
    done(page, page.locator(".entry button").first)
    return Task.objects.get()


def _answered(browsing: Browsing, clerk: Actor, task: Task) -> None:
    page = opened(browsing, clerk, reverse("home"))
    with page.expect_navigation():
        page.get_by_role("link", name=re.compile("整改：更正")).click()
    page.locator("#measure").fill("已按台账更正。")
    with page.expect_navigation():
        page.get_by_role("button", name="提交整改结果").click()
    assert "请先上传佐证材料" in page.locator(".messages").inner_text()
    with page.expect_navigation():
        page.get_by_role("link", name="上传佐证材料").click()
    file = {"name": "统计台账.png", "mimeType": "image/png", "buffer": _picture()}
    page.locator("#id_file").set_input_files(file)
    with page.expect_navigation():
        page.locator(".attach button").click()
    page.goto(reverse("rectification-task", args=(task.pk,)))
    page.locator("#measure").fill("已按台账更正。")
    done(page, page.get_by_role("button", name="提交整改结果"))
    look(page, "rectification-answered")


def _picture() -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (300, 200), "#fdfaf0").save(buffer, "PNG")
    return buffer.getvalue()


def _advised(browsing: Browsing, bureau: Actor, made: Any) -> None:
    page = opened(browsing, bureau, reverse("advice") + f"?year={made.form.year}")
    page.locator("tr details summary").click()
    page.locator("select[name=decision]").select_option("cut")
    page.locator("input[name=percent][type=number]").fill("10")
    page.locator("tr textarea[name=reason]").fill("财力紧张。")
    look(page, "advice-deciding")
    done(page, page.get_by_role("button", name="作出决定"))
    assert "压减 10%" in page.locator("table.stacked").inner_text()


def _letter(browsing: Browsing, bureau: Actor, made: Any) -> None:
    page = opened(browsing, bureau, reverse("new-letter"))
    page.locator("#id_kind").select_option("rectification")
    page.locator("#id_recipient").fill(made.form.organisation.name)
    page.locator("#id_year").fill(str(made.form.year))
    page.locator("#id_number").fill("云财绩〔2027〕1号")
    with page.expect_navigation():
        page.get_by_role("button", name="预览").click()
    assert "更正受益居民人数的统计口径" in page.locator("article.letter").inner_text()
    assert not Letter.objects.exists()
    look(page, "letter-preview")
    done(page, page.get_by_role("button", name="保存函件"))
    with page.expect_download() as download:
        page.get_by_role("link", name="下载 Word").click()
    assert download.value.suggested_filename.endswith(".docx")


def _promised(browsing: Browsing, clerk: Actor, made: Any) -> None:
    page = opened(browsing, clerk, reverse("home"))
    with page.expect_navigation():
        page.get_by_role("link", name=re.compile("改进承诺待确认")).click()
    look(page, "commitments-of-form")
    done(page, page.get_by_role("button", name="确认承诺"))
