"""Everybody of the demonstration signs in and looks at every page that they are led to."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlsplit

import pytest

from heji.web.demonstration.folder import Resident, password, residents
from heji.web.demonstration.loading import fill
from heji.web.library.shipping import import_shipped
from tests.web.browsing import IN_BROWSER, SIZES, Browsing

pytestmark = [*IN_BROWSER, pytest.mark.long]

_ALIKE = 3  #: pages of one kind that each person looks at


def test_every_page_of_every_person_opens(browsing: Browsing) -> None:
    import_shipped()
    fill()
    first: dict[str, Resident] = {}
    for each in residents():
        first.setdefault(each.role, each)
    for each in first.values():
        page = _signed_in(browsing, each)
        entrances = [_path(page.url), *_links(page)]
        ahead: list[str] = []
        for entrance in dict.fromkeys(entrances):
            if _opened(page, entrance):
                _fits(page, entrance)
                ahead += _links(page)
        for address in _some(ahead, without=entrances):
            _opened(page, address)
        page.context.close()
        browsing.contexts.remove(page.context)
    assert not browsing.faults


def _signed_in(browsing: Browsing, resident: Resident) -> Any:
    page = browsing.page(None)
    page.goto("/")
    page.fill("#id_username", resident.username)
    page.fill("#id_password", password())
    with page.expect_navigation():
        page.click("main button")
    if page.url.endswith("/choose-role/"):
        from heji.language import text

        chosen = text(f"role.{resident.role}", "zh")
        with page.expect_navigation():
            page.locator("main .choices button", has_text=chosen).click()
    assert "/sign-in/" not in page.url, resident
    return page


def _opened(page: Any, address: str) -> bool:
    """Whether it is a page; what is to be downloaded is fetched alone."""
    answer = page.request.get(address)
    assert answer.status < 400, f"{address}: {answer.status}"
    is_page = answer.headers["content-type"].startswith("text/html")
    if is_page:
        page.goto(address)
        page.wait_for_load_state("networkidle")
    return is_page


def _fits(page: Any, address: str) -> None:
    """Real content makes nothing wider than the screen."""
    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= width, f"{address}: {wide} px wide on {width} px"
    page.set_viewport_size({"width": SIZES[0][0], "height": SIZES[0][1]})


def _links(page: Any) -> list[str]:
    found = page.eval_on_selector_all("a[href]", "all => all.map(each => each.href)")
    return [_path(each) for each in found if "#" not in each]


def _path(address: str) -> str:
    parts = urlsplit(address)
    return parts.path + (f"?{parts.query}" if parts.query else "")


def _some(addresses: list[str], without: list[str]) -> list[str]:
    """A few of each kind: addresses that differ in their numbers alone are of one kind."""
    kinds: dict[str, list[str]] = {}
    for each in dict.fromkeys(addresses):
        if each not in without:
            kind = re.sub(r"\d+|=[^&]*", "", each)
            kinds.setdefault(kind, []).append(each)
    return [each for found in kinds.values() for each in found[:_ALIKE]]
