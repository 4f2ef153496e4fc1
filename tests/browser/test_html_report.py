"""The HTML report in a real browser: keyboard, filter, language, print, no network."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from heji.writers import html
from tests.chromium import needs_chromium
from tests.writers import sample

pytestmark = needs_chromium


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("html") / "report.html"
    path.write_text("".join(html.write(sample.report(answered=True), "zh")), encoding="utf-8")
    return path


@pytest.fixture
def page(browser: Any, file: Path) -> Iterator[Any]:
    opened = browser.new_page(viewport={"width": 1360, "height": 900})
    faults: list[str] = []
    requests: list[str] = []
    opened.on("pageerror", lambda error: faults.append(str(error)))
    opened.on("console", lambda line: faults.append(line.text))
    opened.on("request", lambda request: requests.append(request.url))
    opened.goto(file.as_uri())
    yield opened
    opened.close()
    assert not faults
    assert requests == [file.as_uri()]


def in_view(page: Any, selector: str) -> bool:
    seen: bool = page.eval_on_selector(
        selector,
        "each => { const box = each.getBoundingClientRect();"
        " return box.top >= 0 && box.bottom <= innerHeight; }",
    )
    return seen


def test_the_documents_text_is_no_markup(page: Any) -> None:
    assert sample.HOSTILE in page.inner_text("main")
    assert page.locator("main script").count() == 0


def test_merged_cells_are_drawn_merged(page: Any) -> None:
    assert page.locator("td[colspan='4']").inner_text() == "项目支出绩效自评表"
    assert page.locator("td[rowspan='2']").count() == 2
    figure = page.locator("td.figure").first
    assert figure.evaluate("each => getComputedStyle(each).textAlign") == "right"


def test_a_finding_is_marked_in_place(page: Any) -> None:
    mark = page.locator(".page p .mark[data-tone='error']")
    assert mark.inner_text().startswith("23.5%")
    assert "✗1" in mark.inner_text()


def test_the_formula_is_shown_under_the_pointer_and_with_the_focus(page: Any) -> None:
    mark = page.locator(".page p .mark[data-tone='error']")
    tip = page.locator("#" + mark.get_attribute("aria-describedby"))
    assert "shown" not in tip.get_attribute("class")
    mark.hover()
    assert "shown" in tip.get_attribute("class")
    assert "731 ÷ 3120" in tip.inner_text()
    page.mouse.move(1, 1)
    assert "shown" not in tip.get_attribute("class")
    mark.focus()
    assert "shown" in tip.get_attribute("class")
    page.keyboard.press("Escape")
    assert "shown" not in tip.get_attribute("class")


def test_the_keyboard_goes_from_the_list_to_the_place_and_back(page: Any) -> None:
    page.locator("#f2 .jump").focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.innerText").startswith("1,434.56")
    assert in_view(page, ".page .mark.current")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.closest('.finding').id") == "f2"


def test_arrows_move_between_findings(page: Any) -> None:
    page.locator("#f1 .jump").focus()
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.closest('.finding').id") == "f2"
    page.keyboard.press("ArrowUp")
    assert page.evaluate("document.activeElement.closest('.finding').id") == "f1"


def test_everything_is_reached_by_tab(page: Any) -> None:
    seen = set()
    for _ in range(60):
        page.keyboard.press("Tab")
        seen.add(
            page.evaluate("document.activeElement.className || document.activeElement.tagName")
        )
    assert {"skip", "INPUT", "BUTTON", "jump", "SUMMARY", "mark", "sheet"} <= seen


def test_filter_by_severity(page: Any) -> None:
    assert page.locator("#f1").is_visible()
    assert not page.locator("#f5").is_visible()
    page.locator("input[value='error']").focus()
    page.keyboard.press("Space")
    assert not page.locator("#f1").is_visible()
    assert page.locator(".page .mark[data-tone='error']").count() == 0
    assert page.locator("#f3").is_visible()
    page.check("input[value='undecided']")
    assert page.locator("#f5").is_visible()
    page.check("input[value='error']")
    assert page.locator("#f1").is_visible()


def test_both_languages_are_in_the_file(page: Any) -> None:
    assert "填报" in page.inner_text("#f1")
    page.click("button[value='en']")
    words = page.inner_text("#f1")
    assert "stated" in words and "填报 " not in words
    assert page.get_attribute("html", "lang") == "en"
    assert page.get_attribute("button[value='en']", "aria-pressed") == "true"


def test_an_unreadable_document_says_why(page: Any) -> None:
    assert "<b>BadZipFile</b>" in page.inner_text("#d2")


def test_on_paper_the_list_comes_first_and_nothing_sticks(page: Any) -> None:
    page.emulate_media(media="print")
    top = page.evaluate("document.querySelector('aside').getBoundingClientRect().top")
    assert top < page.evaluate("document.querySelector('main').getBoundingClientRect().top")
    for part in (".top", "aside"):
        assert page.eval_on_selector(part, "each => getComputedStyle(each).position") == "static"
    assert not page.locator(".controls").is_visible()
    assert page.pdf(prefer_css_page_size=True).startswith(b"%PDF")


def contrast(page: Any, selector: str) -> list[float]:
    ratios: list[float] = page.evaluate(
        """selector => {
          const light = ([r, g, b]) => [r, g, b].map(c => c / 255)
            .map(c => c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
            .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
          const parts = colour => colour.match(/[\\d.]+/g).map(Number);
          const ground = each => {
            for (let at = each; at; at = at.parentElement) {
              const found = parts(getComputedStyle(at).backgroundColor);
              if (found.length < 4 || found[3] > 0) return found.slice(0, 3);
            }
            return [255, 255, 255];
          };
          return [...document.querySelectorAll(selector)].filter(each => each.offsetParent)
            .map(each => {
              const pair = [light(parts(getComputedStyle(each).color)), light(ground(each))];
              return (Math.max(...pair) + 0.05) / (Math.min(...pair) + 0.05);
            });
        }""",
        selector,
    )
    return ratios


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_contrast_is_enough_to_read(page: Any, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)
    page.check("input[value='undecided']")
    ratios = contrast(page, "p, td, i, b, .mark, .mark sup, .place, summary, button, q mark, h2")
    assert len(ratios) > 40
    assert min(ratios) >= 4.5


def test_it_can_be_read_without_scripts(browser: Any, file: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    opened = context.new_page()
    opened.goto(file.as_uri())
    assert "占比为" in opened.inner_text("main")
    opened.click("#f2 .jump")
    assert opened.url.endswith("#p2")
    context.close()


def test_a_narrow_window_has_one_column(page: Any) -> None:
    page.set_viewport_size({"width": 600, "height": 900})
    assert page.evaluate("document.documentElement.scrollWidth") <= 600
    assert page.eval_on_selector("aside", "each => getComputedStyle(each).position") == "static"


def test_what_was_read_is_drawn_with_the_roles_of_cells(browser: Any, tmp_path: Path) -> None:
    from heji.audit.inspection import Source, read
    from heji.writers.html.reading import write

    form = tmp_path / "form.txt"
    form.write_text(
        "项目名称\t甲\n一级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\n"
        "产出指标\t数量\t≥5个\t6个\t10\t10\n",
        encoding="utf-8",
    )
    readings, entry, _ = read(Source("d1", str(form), form))
    target = tmp_path / "read.html"
    target.write_text("".join(write(readings, entry, "zh")), encoding="utf-8")
    opened = browser.new_page()
    opened.goto(target.as_uri())
    assert "≥5个" in opened.inner_text("main")
    assert not opened.locator("aside").is_visible()
    opened.close()
