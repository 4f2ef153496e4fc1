"""Pages of people, signed in or not, and what is looked at in each of them."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from heji.web.acting.actor import Actor
from tests.chromium import needs_chromium
from tests.web.accessibility import violations

#: A folder for pictures of every page, to be looked at: HEJI_PICTURES=… pytest …
PICTURES = os.environ.get("HEJI_PICTURES")
SIZES = ((1440, 900), (390, 844))
#: Pages as a slow machine on a slow line shows them, to find tests that do not wait:
#: HEJI_SLOW=6 pytest … makes the processor six times slower and every answer half a second late.
SLOW = os.environ.get("HEJI_SLOW")
#: A4 with margins, when a page is printed.
PAPER = (700, 1020)


#: Nobody clicks before a page is there: until it and its scripts have loaded, nothing can be clicked.
_CLICKED_WHEN_LOADED = """
if (document.readyState !== "complete") {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync("* { pointer-events: none !important }");
  document.adoptedStyleSheets.push(sheet);
  addEventListener("load", () => document.adoptedStyleSheets = []);
}
"""

#: What scripts do when the size of a page changes is done.
_SETTLED = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"


#: What every test of pages in a browser is marked with.
IN_BROWSER = [pytest.mark.browser, pytest.mark.django_db(transaction=True), needs_chromium]


@dataclass
class Browsing:
    """Pages of several people at once; remembers what went wrong in any of them."""

    browser: Any
    server: str
    faults: list[str] = field(default_factory=list)
    contexts: list[Any] = field(default_factory=list)
    pages: dict[tuple[int | None, str], Any] = field(default_factory=dict)

    def page(self, actor: Actor | None, *, language: str = "zh", script: bool = True) -> Any:
        """A page of somebody who is signed in, or of a visitor."""
        context = self.browser.new_context(
            base_url=self.server,
            locale="zh-CN",
            java_script_enabled=script,
            viewport={"width": 1440, "height": 900},
        )
        context.grant_permissions(["clipboard-read", "clipboard-write"])
        cookies = {"heji_language": language}
        if actor is not None:
            cookies[settings.SESSION_COOKIE_NAME] = _session(actor)
        context.add_cookies(
            [{"name": name, "value": value, "url": self.server} for name, value in cookies.items()]
        )
        self.contexts.append(context)
        if script:
            context.add_init_script(_CLICKED_WHEN_LOADED)
        opened = context.new_page()
        if SLOW:
            _slow_down(opened, float(SLOW))
        opened.on("pageerror", lambda error: self.faults.append(str(error)))
        opened.on("request", self._watch)
        return opened

    def page_of(self, actor: Actor | None, *, language: str = "zh") -> Any:
        """The one page of somebody, opened when it is first asked for."""
        key = (None if actor is None else actor.person.pk, language)
        if key not in self.pages:
            self.pages[key] = self.page(actor, language=language)
        return self.pages[key]

    def _watch(self, request: Any) -> None:
        if not request.url.startswith((self.server, "data:")):
            self.faults.append(f"asked {request.url}")

    def close(self) -> None:
        """Closes all pages; nothing may have gone wrong in them."""
        for each in self.contexts:
            each.close()
        assert not self.faults


def _slow_down(page: Any, times: float) -> None:
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": times})
    session.send("Network.enable")
    line = {"latency": 500, "downloadThroughput": -1, "uploadThroughput": -1}
    session.send("Network.emulateNetworkConditions", {"offline": False, **line})


def _session(actor: Actor) -> str:
    client = Client()
    client.force_login(actor.person, "django.contrib.auth.backends.ModelBackend")
    return client.cookies[settings.SESSION_COOKIE_NAME].value


def look(page: Any, name: str) -> None:
    """Nothing is wrong with the page as it is shown; every page in both schemes: `test_every_page`."""
    found = faults(page, name, both_schemes=False)
    assert not found, "\n".join(found)


def faults(page: Any, name: str, *, both_schemes: bool = True) -> list[str]:
    """What is wrong with a page at both sizes: wider than the screen, or against WCAG 2.2 AA.

    On paper nothing is touched, and its width alone is looked at.

    A picture of each size, and of the dark scheme, where pictures are wanted.
    """
    found: dict[str, None] = {}
    is_paper = page.evaluate("matchMedia('print').matches")
    for width, height in (PAPER,) if is_paper else SIZES:
        page.set_viewport_size({"width": width, "height": height})
        # From its top: what sticks to the window lies over what is scrolled below it.
        page.evaluate("scrollTo(0, 0)")
        page.evaluate(_SETTLED)
        wide = page.evaluate("document.documentElement.scrollWidth")
        if PICTURES:
            _photograph(page, f"{name}-{width}")
        if wide > width:
            found[f"{name}: {wide} px wide on {width} px"] = None
        if not is_paper:
            found |= dict.fromkeys(
                f"{name}: {each}" for each in violations(page, both_schemes=both_schemes)
            )
    page.set_viewport_size({"width": 1440, "height": 900})
    return list(found)


def _photograph(page: Any, name: str) -> None:
    folder = Path(str(PICTURES))
    page.screenshot(path=folder / f"{name}.png", full_page=True)
    if page.evaluate("matchMedia('(prefers-color-scheme: dark), print').matches"):
        return
    page.emulate_media(color_scheme="dark")
    page.screenshot(path=folder / f"{name}-dark.png", full_page=True)
    page.emulate_media(color_scheme="light")
