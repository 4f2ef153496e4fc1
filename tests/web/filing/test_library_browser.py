"""The indicator library and imported originals in a real browser."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from heji.web.library.shipping import import_shipped
from tests.web.browsing import IN_BROWSER, Browsing, look
from tests.web.filing.making import Office, fill_in, office
from tests.web.filing.opening import open_form, saved
from tests.web.filing.test_browser import cell, focused
from tests.web.filing.test_original import printed

pytestmark = IN_BROWSER


@pytest.fixture
def made(live_server: Any) -> Office:
    import_shipped()
    made = office()
    made.project.name = "老旧小区改造"
    made.project.save()
    made.form.project = made.project
    return made


def options(page: Any) -> Any:
    return page.locator(".suggested [role=option]")


def has_value(page: Any, made: Office, row: int, column: str, text: str) -> None:
    name = f"indicator.{made.content.indicators[row].id}.{column}"
    page.wait_for_function(
        "([name, text]) => document.querySelector(`[name='${name}']`).value === text",
        arg=[name, text],
    )


def test_an_indicator_is_taken_while_typing_and_taken_back(
    browsing: Browsing, made: Office
) -> None:
    page = browsing.page(made.clerk)
    open_form(page, made.form.pk)
    cell(page, made, 0, "name").click()
    page.keyboard.type("ljxq")
    options(page).first.wait_for()
    page.keyboard.press("ArrowDown")
    chosen = page.locator('.suggested [aria-selected="true"]')
    name = chosen.locator("b").inner_text()
    looked = page.locator(".suggested")
    assert looked.bounding_box()["y"] > 0
    look(page, "filing-suggested")
    page.keyboard.press("Enter")
    has_value(page, made, 0, "name", name)
    page.locator(".of-library").wait_for()
    assert focused(page).endswith(f"{made.content.indicators[0].id}.value")
    row = made.content.indicators[0]
    assert (row.name, bool(row.library_code), bool(row.unit)) == (name, True, True)
    # What it says otherwise than the library is told at the row.
    cell(page, made, 0, "unit").fill("个")
    saved(page)
    page.locator(".of-library").filter(has_text="与库中不同").wait_for()
    look(page, "filing-differs")
    # Undone step by step, back to what was there.
    cell(page, made, 1, "name").focus()
    page.keyboard.press("Control+z")
    page.locator(".of-library").filter(has_not_text="与库中不同").wait_for()
    page.keyboard.press("Control+z")
    page.locator(".of-library").wait_for(state="detached")
    has_value(page, made, 0, "unit", "")


def test_a_key_opens_what_suits_and_own_indicators_stay_possible(
    browsing: Browsing, made: Office
) -> None:
    page = browsing.page(made.clerk)
    open_form(page, made.form.pk)
    cell(page, made, 0, "name").click()
    page.keyboard.press("Alt+l")
    options(page).first.wait_for()
    expect(page.locator('.suggested [aria-selected="true"]')).to_have_count(1)
    page.keyboard.press("Escape")
    expect(page.locator(".suggested")).to_be_hidden()
    # Typing on and going down is what it was: nothing is taken that nobody chose.
    page.keyboard.type("居民满意")
    options(page).first.wait_for()
    page.keyboard.press("Enter")
    assert focused(page).endswith(f"{made.content.indicators[1].id}.name")
    saved(page)
    row = made.content.indicators[0]
    assert (row.name, row.library_code) == ("居民满意", "")


def test_what_is_common_for_such_projects_stands_beside_the_form(
    browsing: Browsing, made: Office
) -> None:
    page = browsing.page(made.clerk)
    open_form(page, made.form.pk)
    first = page.locator(".suiting li").first
    first.wait_for()
    look(page, "filing-suiting")
    name = first.locator("b").inner_text()
    first.locator("button").click()
    page.locator(".of-library").first.wait_for()
    assert name in [each.name for each in made.content.indicators]
    page.locator(".suiting li b").filter(has_text=name).wait_for(state="detached")
    page.locator("button.own").click()
    page.locator(".of-library").wait_for(state="detached")
    assert {each.library_code for each in made.content.indicators} == {""}


def test_suggestions_in_english_and_in_the_dark(browsing: Browsing, made: Office) -> None:
    page = browsing.page(made.clerk, language="en")
    page.emulate_media(color_scheme="dark")
    open_form(page, made.form.pk)
    cell(page, made, 0, "name").click()
    page.keyboard.press("Control+Space")
    options(page).first.wait_for()
    look(page, "filing-suggested-english")
    page.keyboard.press("Enter")
    page.locator(".of-library").wait_for()
    look(page, "filing-library-english")


def test_the_original_stands_beside_what_was_read(browsing: Browsing, made: Office) -> None:
    fill_in(made)
    content = printed(made)
    page = browsing.page(made.clerk)
    page.goto(reverse("filing-import", args=(made.form.pk,)))
    file = {"name": "form.pdf", "mimeType": "application/pdf", "buffer": content}
    page.locator("#file").set_input_files(files=[file])
    page.locator(".narrow button").click()
    page.locator(".original img").first.wait_for()
    look(page, "import-original")
    place = page.locator("a.place").filter(has_text="整治河道长度").first
    place.click()
    expect(page.locator(".original .box:target")).to_have_count(1)
    look(page, "import-original-target")
    page.emulate_media(color_scheme="dark")
    look(page, "import-original-dark")
    page.locator(".buttons button").click()
    page.locator("#grid").wait_for()
