"""A published department form, entered through the pages: declared, executed, evaluated, printed.

The form is not part of this repository; only codes, figures and names of columns stand here. Its
sentences are typed as they are, but for one rate that it cuts off instead of rounding.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable
from fractions import Fraction
from pathlib import Path
from typing import Any

import docx
import pytest
from django.urls import reverse
from playwright.sync_api import expect

from heji import audit
from heji.documents.reading import read_document
from heji.forms.form import Form, Indicator
from heji.forms.recognise import recognise
from heji.values.verdict import Verdict
from heji.web.acting.role import Role
from heji.web.calendar.models import Phase, PhaseKind
from heji.web.filing.keeping import load
from heji.web.filing.models import Filing, State
from heji.web.filing.selectors import present
from heji.web.reviews.selectors import open_review
from heji.web.self_evaluations.scoring import scored
from tests.web.browsing import IN_BROWSER, Browsing, look
from tests.web.building import City, city
from tests.web.filing.opening import saved

pytestmark = [pytest.mark.real, *IN_BROWSER]

RUBRIC = LAYOUT = "cn/guangdong/guangzhou/department-self-evaluation/2021"
YEAR, BODY = 2021, "市水务局"
TOTAL = Fraction("94.622")
#: what the form cuts off, and what it comes to
CUT_OFF, ROUNDED = "84.29%", "84.30%"
#: The values that the form's sentences state, as the register of the year has them: in 万元 or %.
REGISTER = {
    "spending_progress": "99.66",
    "revenue_budget": "535707.57",
    "revenue_final": "474432.89",
    "general_public_revenue": "465268.12",
    "government_fund_revenue": "0",
    "carry_over_begin": "376.89",
    "carry_over_end": "259.83",
    "procurement_planned": "1643.42",
    "procurement_actual": "1388.29",
    "assets_total": "12139.05",
    "assets_in_use": "10232.75",
    "running_costs_planned": "479.04",
    "running_costs_spent": "467.17",
    "three_public_planned": "181.59",
    "three_public_spent": "19.51",
}
_SERIOUS = ("error", "warning")


@pytest.fixture
def published(shared: Path) -> Form:
    (path,) = (shared / "documents").glob("001_*.txt")
    return recognise(read_document(path, path.name))


@pytest.fixture
def here(live_server: Any) -> City:
    """A city whose calendar has the layout and the rules of that form, and one step of review."""
    found = city()
    one_step = {f"has_{each}": False for each in ("unit_approval", "department_review")}
    for kind in (PhaseKind.DECLARATION, PhaseKind.SELF_EVALUATION):
        chosen = {"department_layout": LAYOUT, "department_rubric": RUBRIC}
        Phase.objects.create(
            region=found["云栖市"],
            year=YEAR,
            kind=kind,
            opens="2020-01-01",
            closes="2099-12-31",
            has_finance_division=False,
            **one_step,
            **(chosen if kind == PhaseKind.SELF_EVALUATION else {}),
        )
    return found


def said(row: Indicator, role: str) -> str:
    entry = row.entry(role)
    return "" if entry is None else entry.quote.replace(CUT_OFF, ROUNDED)


def block(lines: Iterable[Iterable[str]]) -> str:
    """As a spreadsheet copies it."""
    written = io.StringIO()
    csv.writer(written, delimiter="\t", lineterminator="\n").writerows(lines)
    return written.getvalue()


def paste(page: Any, cell: str, lines: Iterable[Iterable[str]]) -> None:
    """Pastes a block from a cell on, and waits until it is saved."""
    page.locator(f'[name="{cell}"]').focus()
    page.evaluate("text => navigator.clipboard.writeText(text)", block(lines))
    with page.expect_response("**/paste/"):
        page.keyboard.press("Control+v")
    page.locator(".saved.pasted").wait_for()


def opened(page: Any, act: Callable[[], None]) -> None:
    """Does something that leads to the page of a form, and waits for its findings."""
    with page.expect_response(lambda answer: "/findings/" in answer.url):
        act()


def begin(page: Any, name: str) -> None:
    page.goto(reverse(name))
    page.locator("#id_year").fill(str(YEAR))
    opened(page, page.locator("main form button").click)


def declare(page: Any, published: Form) -> Filing:
    """The declaration with the targets of the form, typed as a block and handed in."""
    begin(page, "new-declaration")
    form = Filing.objects.get(kind="declaration")
    rows = [each for each in published.indicators if each.section == "performance"]
    lines = [
        (*each.levels[:2], each.name, "", said(each, "target"), "", "", said(each, "weight"))
        for each in rows
    ]
    lines = [(first, second[:100], *rest) for first, second, *rest in lines]
    paste(page, f"indicator.{load(form).indicators[0].id}.level1", lines)
    hand_in(page)
    return form


def hand_in(page: Any) -> None:
    page.on("dialog", lambda dialog: dialog.accept())
    page.locator("[data-submit]").click()
    page.locator("h1 .state:not(.draft)").wait_for()


def approve(browsing: Browsing, here: City, form: Filing) -> None:
    """The bureau approves in the only step."""
    page = browsing.page(here.actor(Role.FINANCE_PERFORMANCE, "市财政局"))
    review = open_review(form)
    assert review is not None
    page.goto(reverse("review", args=(review.pk,)))
    page.locator("#conclusion").select_option("good")
    page.locator('button[value="approve"]').click()
    page.wait_for_url("**/reviews/")
    form.refresh_from_db()
    assert form.state == State.APPROVED


def enter_register(page: Any, here: City) -> None:
    """Each value with the document that states it, on its page."""
    for field, value in REGISTER.items():
        address = reverse("budget-register-enter", args=(here[BODY].pk, field))
        page.goto(f"{address}?year={YEAR}")
        page.locator("#id_value").fill(value)
        page.locator("#id_source_document").fill("财政局支出进度通报、部门决算")
        with page.expect_navigation():
            page.locator("main form button").first.click()
        assert not page.locator(".errorlist").count()


def evaluate(page: Any, published: Form) -> Filing:
    """The results, what each score rests on, the scores that only a person can give, the money."""
    begin(page, "new-self-evaluation")
    form = Filing.objects.get(kind="self_evaluation")
    assert form.layout == LAYOUT
    known = {each.name: each for each in published.indicators}
    rows = present(form).indicators
    assert {each.name for each in rows} == set(known)
    first = rows[0].id
    paste(page, f"indicator.{first}.result", [[said(known[r.name], "result")] for r in rows])
    paste(page, f"indicator.{first}.basis", [[said(known[r.name], "basis")] for r in rows])
    found = scored(form, present(form)).evaluation
    assert found is not None
    judged = {each.name for each in found.leaves() if each.score is None}
    given = [[said(known[r.name], "score") if r.name in judged else ""] for r in rows]
    paste(page, f"indicator.{first}.given_score", given)
    for row in present(form).money:
        stated = next(
            (m for m in published.money if (m.measure, m.part) == (row.measure, row.part)), None
        )
        if (
            stated is not None
            and stated.figure.quantity is not None
            and row.measure != "execution_rate"
        ):
            # The form states 元 under a heading of 万元; what it means is typed.
            amount = f"{stated.figure.quantity.number.scaleb(-4):f}"
            page.locator(f'[name="money.{row.id}.amount"]').fill(amount)
    goal = next(each for each in present(form).texts if each.role == "goal_result")
    reached = published.field("goal_result")
    assert reached is not None
    page.locator(f'[name="text.{goal.id}.text"]').fill(reached.quote)
    saved(page)
    return form


def downloaded(page: Any, form: Filing, folder: Path, name: str, format: str) -> Path:
    page.goto(reverse("print-self-evaluation", args=(form.pk,)))
    address = reverse("self-evaluation-file", args=(form.pk, name, format))
    with page.expect_download() as coming:
        page.locator(f'a[href="{address}"]').click()
    path = folder / f"{name}.{format}"
    coming.value.save_as(path)
    return path


def wrong(*paths: Path) -> list[str]:
    """The checks that find errors or warnings."""
    found = [
        each
        for each in (result.finding for result in audit(list(paths)).findings)
        if each.verdict is Verdict.INCONSISTENT and each.severity.value in _SERIOUS
    ]
    return [each.check for each in found]


def test_the_city_form_from_declaration_to_report(
    browsing: Browsing, here: City, published: Form, tmp_path: Path
) -> None:
    clerk = browsing.page(here.actor(Role.UNIT_CLERK, BODY))
    approve(browsing, here, declare(clerk, published))
    enter_register(browsing.page(here.actor(Role.DEPARTMENT_REVIEWER, BODY)), here)
    form = evaluate(clerk, published)

    # The same score in every row, and the same total, as the form prints.
    opened(clerk, clerk.reload)
    expect(clerk.locator('[data-computed="form.total"] .text')).to_have_text("94.622")
    found = scored(form, present(form)).evaluation
    assert found is not None and found.total == TOTAL
    printed = {each.name: Fraction(said(each, "score")) for each in published.indicators}
    assert {each.name: each.score for each in found.leaves()} == printed
    look(clerk, "city-form")

    # What is printed reads back equal (it is not handed out otherwise) and agrees with the report.
    report = downloaded(clerk, form, tmp_path, "report", "docx")
    for format in ("xlsx", "docx", "pdf"):
        path = downloaded(clerk, form, tmp_path, "form", format)
        again = recognise(read_document(path, path.name))
        assert again.total_score is not None and again.total_score.quote == "94.622"
        assert {each.name for each in again.indicators} == {
            each.name for each in present(form).indicators
        }
        assert wrong(path, report) == ["basis-conflict"]

    # A figure that somebody changes in the report by hand is found.
    change(report, "94.622", "95.622")
    assert "figure-conflict" in wrong(tmp_path / "form.docx", report)


def change(path: Path, old: str, new: str) -> None:
    document = docx.Document(str(path))
    for each in document.paragraphs:
        if old in each.text:
            text = each.text.replace(old, new)
            for run in each.runs[1:]:
                run.text = ""
            each.runs[0].text = text
    document.save(str(path))
