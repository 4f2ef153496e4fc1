"""Filling in and reviewing in a real browser: typing, pasting, two people at once, a crash."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from heji.web.acting.action import perform
from heji.web.acting.role import Role
from heji.web.declarations.actions.creating import CreateDeclaration
from heji.web.filing.models import State
from tests.web.browsing import IN_BROWSER, Browsing, look
from tests.web.declarations.test_files import FORM, book
from tests.web.filing.making import FILLED, Office, fill_in, office
from tests.web.filing.opening import open_form, saved
from tests.web.reviews.going import WAY, fresh, present, submit

pytestmark = IN_BROWSER


@pytest.fixture
def made(live_server: Any) -> Office:
    return office()


def cell(page: Any, made: Office, row: int, column: str) -> Any:
    """A cell of an indicator."""
    return page.locator(f'[name="indicator.{made.content.indicators[row].id}.{column}"]')


def paste(page: Any, text: str) -> None:
    page.evaluate("text => navigator.clipboard.writeText(text)", text)
    page.keyboard.press("Control+v")


def focused(page: Any) -> str:
    name: str = page.evaluate("document.activeElement.name || ''")
    return name


def test_the_whole_way_of_a_form(browsing: Browsing, made: Office) -> None:
    page = browsing.page(made.clerk)
    open_form(page, made.form.pk)
    look(page, "filing-empty")
    # Typing, and moving as in Excel.
    cell(page, made, 0, "name").click()
    page.keyboard.type("整治河道长度")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.type("≤12公里")
    page.keyboard.press("Enter")
    assert focused(page) == f"indicator.{made.content.indicators[1].id}.value"
    saved(page)
    row = made.content.indicators[0]
    assert (row.name, row.sign, row.value, row.unit) == ("整治河道长度", "≤", 12, "公里")
    # What is wrong stands at the cell: more river is better, so at most is the wrong sign.
    cell(page, made, 0, "value").locator("xpath=..").locator(".finding").wait_for(state="attached")
    cell(page, made, 0, "value").focus()
    assert "整治河道长度" in page.locator("td:focus-within .finding").inner_text()
    look(page, "filing-findings")
    # A block from Excel, with the amounts below it.
    cell(page, made, 0, "name").focus()
    lines = "\n".join(f"{each['name']}\t\t{each['value']}\t\t\t{each['weight']}" for each in FILLED)
    paste(page, lines)
    page.locator(".saved.pasted").wait_for()
    assert [each.name for each in made.content.indicators] == [each["name"] for each in FILLED]
    amounts = page.locator("table.money .cell")
    for number, text in enumerate(("3000", "1000", "2400", "700", "600", "200")):
        amounts.nth(number).fill(text)
    page.locator('[name$=".text"]').nth(2).fill("整治河道12公里，改善沿线居民生活环境。")
    saved(page)
    page.locator(".found .error").filter(has_text="1000.00").first.wait_for()
    look(page, "filing-sum")
    amounts.nth(3).fill("800")
    page.locator(".found .error").first.wait_for(state="detached")
    look(page, "filing-filled")
    # Submit.
    page.on("dialog", lambda dialog: dialog.accept())
    page.locator("[data-submit]").click()
    page.locator("h1 .state.submitted").wait_for()
    look(page, "filing-submitted")
    # Returned with a comment at a cell.
    approver = browsing.page(made.another(Role.UNIT_APPROVER))
    approver.goto(reverse("reviews"))
    look(approver, "queue")
    approver.get_by_role("link", name="城区河道整治").click()
    value = approver.locator(f'td[data-cell="indicator.{row.id}.value"]')
    value.hover()
    value.locator("button.say").click()
    approver.keyboard.type("请与规划一致")
    approver.locator("[data-comment] button").click()
    approver.locator(".remark").wait_for()
    look(approver, "review-comment")
    approver.locator("#opinion").fill("指标值偏低")
    approver.locator('button[value="return"]').click()
    approver.wait_for_url("**/reviews/")
    # Corrected and submitted again.
    open_form(page, made.form.pk)
    assert "指标值偏低" in page.locator(".told.wrong").inner_text()
    assert "请与规划一致" in page.locator(".remark").inner_text()
    look(page, "filing-returned")
    cell(page, made, 0, "value").fill("15")
    saved(page)
    page.locator("[data-submit]").click()
    page.locator("h1 .state.submitted").wait_for()
    # Every step approves; what changed is shown.
    for number, (role, body) in enumerate(WAY):
        reviewer = browsing.page(made.another(role, body))
        reviewer.goto(reverse("review", args=(present(made).pk,)))
        assert "15" in reviewer.locator(".changes ins").inner_text()
        if number == len(WAY) - 1:
            look(reviewer, "review-last")
            reviewer.locator("#conclusion").select_option("good")
        reviewer.locator('button[value="approve"]').click()
        reviewer.wait_for_url("**/reviews/")
    assert fresh(made.form).state == State.APPROVED
    # Adjusted.
    page.goto(reverse("filing", args=(made.form.pk,)))
    look(page, "filing-approved")
    page.locator("#reason").fill("征地延后")
    page.locator('button[value="adjust"]').click()
    page.locator("#grid").wait_for()
    cell(page, made, 0, "value").fill("14")
    saved(page)
    page.locator("[data-submit]").click()
    page.locator("h1 .state.submitted").wait_for()
    assert present(made).is_adjustment


def test_two_people_at_once(browsing: Browsing, made: Office) -> None:
    first, second = browsing.page(made.clerk), browsing.page(made.another())
    for page in (first, second):
        open_form(page, made.form.pk)
    cell(first, made, 0, "name").fill("整治河道长度")
    saved(first)
    cell(second, made, 0, "name").fill("清淤长度")
    kept = second.locator("[data-kept]")
    kept.wait_for()
    assert "清淤长度" in kept.inner_text()
    assert cell(second, made, 0, "name").input_value() == "整治河道长度"
    look(second, "filing-overtaken")
    # It is still there after leaving the page, and can be used.
    second.reload()
    second.locator("[data-kept] [data-use]").click()
    kept.wait_for(state="detached")
    saved(second)
    assert made.content.indicators[0].name == "清淤长度"
    # The other one sees it without doing anything.
    first.evaluate("window.dispatchEvent(new Event('online'))")
    cell(first, made, 1, "name").fill("合格率")
    saved(first)
    first.wait_for_function(
        "name => document.querySelector(`[name='${name}']`).value === '清淤长度'",
        arg=f"indicator.{made.content.indicators[0].id}.name",
    )


def test_what_was_not_saved_survives_a_crash(browsing: Browsing, made: Office) -> None:
    page = browsing.page(made.clerk)
    open_form(page, made.form.pk)
    page.context.set_offline(True)
    cell(page, made, 0, "name").fill("整治河道长度")
    page.locator(".saved.offline").wait_for()
    look(page, "filing-offline")
    # The browser is gone; a new page of it comes up later.
    again = page.context.new_page()
    page.close(run_before_unload=False)
    page.context.set_offline(False)
    assert made.content.indicators[0].name == ""
    open_form(again, made.form.pk)
    saved(again)
    assert made.content.indicators[0].name == "整治河道长度"


def test_an_answer_from_before_a_save_changes_nothing(browsing: Browsing, made: Office) -> None:
    page = browsing.page(made.clerk)
    open_form(page, made.form.pk)
    held: list[tuple[Any, Any]] = []
    page.route("**/findings/", lambda route: held.append((route, route.fetch())))
    # The findings are asked for, and come when the cell has been saved again.
    with page.expect_request("**/findings/"):
        cell(page, made, 0, "name").fill("整治河道")
    cell(page, made, 0, "name").fill("整治河道长度")
    with page.expect_response("**/cells/"):
        page.keyboard.press("Tab")
    saved(page)
    route, answer = held[0]
    with page.expect_response("**/findings/"):
        route.fulfill(response=answer)
    page.locator(".cell:focus").wait_for()
    assert cell(page, made, 0, "name").input_value() == "整治河道长度"
    saved(page)


def test_a_browser_closed_between_saving_and_the_answer_saves_once(
    browsing: Browsing, made: Office
) -> None:
    page = browsing.page(made.clerk)
    open_form(page, made.form.pk)
    answers, context = [], page.context

    def lose(route: Any) -> None:
        answers.append(route.fetch())
        route.abort()

    # The server saves; the browser is gone before it hears of it.
    context.route("**/cells/", lose)
    with page.expect_event("requestfailed"):
        cell(page, made, 0, "name").fill("整治河道长度")
    page.locator(".saved.offline").wait_for()
    context.set_offline(True)
    again = context.new_page()
    page.close(run_before_unload=False)
    context.unroute_all(behavior="ignoreErrors")  # one more try may just be lost
    context.set_offline(False)
    assert made.content.indicators[0].name == "整治河道长度"
    open_form(again, made.form.pk)
    assert cell(again, made, 0, "name").input_value() == "整治河道长度"
    again.wait_for_function("localStorage.length === 0")
    assert {each.status for each in answers} == {200}
    assert made.content.indicators[0].name == "整治河道长度"
    expect(again.locator("[data-kept]")).to_have_count(0)


def test_keys_of_excel(browsing: Browsing, made: Office) -> None:
    page = browsing.page(made.clerk)
    open_form(page, made.form.pk)
    name = cell(page, made, 0, "name")
    name.click()
    page.keyboard.type("甲")
    page.keyboard.press("ArrowDown")
    page.keyboard.type("乙")
    page.keyboard.press("ArrowUp")
    assert focused(page).endswith(f"{made.content.indicators[0].id}.name")
    saved(page)
    page.keyboard.type("丙")  # typing replaces
    assert name.input_value() == "丙"
    page.keyboard.press("Escape")
    assert name.input_value() == "甲"
    page.keyboard.press("F2")  # F2 edits
    page.keyboard.type("丁")
    assert name.input_value() == "甲丁"
    page.keyboard.press("Enter")
    saved(page)
    assert [each.name for each in made.content.indicators[:2]] == ["甲丁", "乙"]
    page.keyboard.press("Control+z")
    page.wait_for_function(
        "name => document.querySelector(`[name='${name}']`).value === '甲'",
        arg=f"indicator.{made.content.indicators[0].id}.name",
    )
    # Rows by keys.
    cell(page, made, 0, "name").focus()
    page.keyboard.press("Alt+Insert")
    page.wait_for_function(
        "() => document.querySelectorAll('tbody[data-kind=indicator] tr').length === 7"
    )
    assert focused(page).endswith(f"{made.content.indicators[1].id}.name")
    page.keyboard.press("Alt+Delete")
    page.wait_for_function(
        "() => document.querySelectorAll('tbody[data-kind=indicator] tr').length === 6"
    )
    order = [each.id for each in made.content.indicators]
    cell(page, made, 0, "name").focus()
    page.keyboard.press("Alt+ArrowDown")
    page.wait_for_function(
        "name => document.querySelector('tbody[data-kind=indicator] tr').dataset.row === name",
        arg=f"indicator.{order[1]}",
    )


def test_an_input_method_is_left_alone_until_it_has_composed(
    browsing: Browsing, made: Office
) -> None:
    page = browsing.page(made.clerk)
    open_form(page, made.form.pk)
    name = cell(page, made, 0, "name")
    name.click()
    keyboard = page.context.new_cdp_session(page)
    letters = {"text": "zheng'zhi", "selectionStart": 9, "selectionEnd": 9}
    keyboard.send("Input.imeSetComposition", letters)
    page.wait_for_timeout(1500)  # longer than it takes to save
    assert name.input_value() == "zheng'zhi"
    assert made.content.indicators[0].name == ""
    keyboard.send("Input.insertText", {"text": "整治"})
    saved(page)
    assert made.content.indicators[0].name == "整治"


def test_a_pause_takes_nothing_away_from_what_is_typed(browsing: Browsing, made: Office) -> None:
    page = browsing.page(made.clerk)
    open_form(page, made.form.pk)
    goal = page.locator('[name$=".text"]').nth(2)
    goal.click()
    page.keyboard.type("First line")
    page.keyboard.press("Enter")
    saved(page)
    page.keyboard.type("second line")
    saved(page)
    assert made.content.words_of("goal") == "First line\nsecond line"
    value = cell(page, made, 0, "value")
    value.click()
    page.keyboard.type("≥12")
    saved(page)
    page.keyboard.type("公里")
    saved(page)
    page.keyboard.press("Enter")
    expect(value).to_have_value("12")
    row = made.content.indicators[0]
    assert (row.sign, row.value, row.unit) == ("≥", 12, "公里")


def test_it_works_without_script(browsing: Browsing, made: Office) -> None:
    page = browsing.page(made.clerk, script=False)
    page.goto(reverse("filing", args=(made.form.pk,)))
    cell(page, made, 0, "name").fill("整治河道长度")
    with page.expect_navigation():
        page.locator("noscript button, .bar button:not([name])").first.click()
    assert made.content.indicators[0].name == "整治河道长度"


def test_a_file_is_checked_side_by_side_and_taken_over(browsing: Browsing, made: Office) -> None:
    page = browsing.page(made.clerk)
    page.goto(reverse("filing-import", args=(made.form.pk,)))
    file = {"name": "form.html", "mimeType": "text/html", "buffer": FORM.encode()}
    page.locator("#file").set_input_files(files=[file])
    look(page, "import")
    page.locator(".narrow button").click()
    page.locator(".side-by-side").wait_for()
    look(page, "import-check")
    page.locator(".buttons button").click()
    page.locator("#grid").wait_for()
    assert made.content.indicators[0].name == "加固堤防长度"


def test_a_body_is_composed_of_its_projects(browsing: Browsing, made: Office) -> None:
    fill_in(made)
    own = perform(CreateDeclaration(2026), made.clerk)
    page = browsing.page(made.clerk)
    page.goto(reverse("compose-declaration", args=(own.pk,)))
    page.locator('[name="form"]').check()
    for number in range(2):
        page.locator('[name="row"]').nth(number).check()
    look(page, "compose")
    page.locator(".buttons button, form > p > button").click()
    page.locator("#grid").wait_for()
    expect(page.locator(".source")).to_have_count(2)
    look(page, "filing-composed")


def test_many_projects_and_their_problems(browsing: Browsing, made: Office) -> None:
    page = browsing.page(made.clerk)
    page.goto(reverse("bulk-declarations"))
    rows = ["A1", "泵站改造", "", "三百", "", "", "数量指标", "改造泵站数量", "≥3座", "很多"]
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    file = {"name": "many.xlsx", "mimeType": kind, "buffer": book(rows)}
    page.locator("#file").set_input_files(files=[file])
    page.locator(".narrow button").click()
    page.locator("h2.wrong").wait_for()
    look(page, "bulk-problems")


def test_in_the_dark_and_on_paper(browsing: Browsing, made: Office) -> None:
    fill_in(made)
    page = browsing.page(made.clerk)
    page.emulate_media(color_scheme="dark")
    open_form(page, made.form.pk)
    cell(page, made, 0, "value").fill("≤12")
    page.locator(".finding").first.wait_for(state="attached")
    look(page, "filing-dark")
    page.emulate_media(media="print", color_scheme="light")
    look(page, "filing-print")


def test_in_english(browsing: Browsing, made: Office) -> None:
    page = browsing.page(made.clerk, language="en")
    open_form(page, made.form.pk)
    look(page, "filing-english")
    page.goto(reverse("filings", args=("declaration",)))
    look(page, "declarations-english")
    page.goto(reverse("projects"))
    look(page, "projects-english")
    fill_in(made)
    submit(made)
    reviewer = browsing.page(made.another(Role.UNIT_APPROVER), language="en")
    reviewer.goto(reverse("review", args=(present(made).pk,)))
    look(reviewer, "review-english")
    reviewer.goto(reverse("home"))
    look(reviewer, "home-english")
