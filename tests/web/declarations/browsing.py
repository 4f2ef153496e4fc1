"""A browser for tests of declarations: pages of people who are signed in already."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.conf import settings
from django.test import Client
from django.urls import reverse

from heji.web.acting.actor import Actor

CHROMIUM = os.environ.get("HEJI_CHROMIUM") or next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)
_ARGUMENTS = [
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
]
#: A folder for pictures of every page, to be looked at: HEJI_PICTURES=… pytest …
PICTURES = os.environ.get("HEJI_PICTURES")
SIZES = ((1440, 900), (390, 844))


@contextmanager
def running() -> Iterator[Any]:
    """Chromium; Playwright runs a loop in this thread, in which Django would refuse its database."""
    from playwright.sync_api import sync_playwright

    before = os.environ.get("DJANGO_ALLOW_ASYNC_UNSAFE")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=CHROMIUM, args=_ARGUMENTS)
        yield found
        found.close()
    if before is None:
        del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@dataclass
class Browsing:
    """Pages of several people at once; remembers what went wrong in any of them."""

    browser: Any
    server: str
    faults: list[str] = field(default_factory=list)
    contexts: list[Any] = field(default_factory=list)

    def page(self, actor: Actor, *, language: str = "zh", script: bool = True) -> Any:
        """A page of somebody who is signed in."""
        client = Client()
        client.force_login(actor.person, "django.contrib.auth.backends.ModelBackend")
        context = self.browser.new_context(
            base_url=self.server,
            locale="zh-CN",
            java_script_enabled=script,
            viewport={"width": 1440, "height": 900},
        )
        context.grant_permissions(["clipboard-read", "clipboard-write"])
        session = client.cookies[settings.SESSION_COOKIE_NAME].value
        cookies = {settings.SESSION_COOKIE_NAME: session, "heji_language": language}
        context.add_cookies(
            [{"name": name, "value": value, "url": self.server} for name, value in cookies.items()]
        )
        self.contexts.append(context)
        opened = context.new_page()
        opened.on("pageerror", lambda error: self.faults.append(str(error)))
        opened.on("request", self._watch)
        return opened

    def _watch(self, request: Any) -> None:
        if not request.url.startswith((self.server, "data:")):
            self.faults.append(f"asked {request.url}")

    def close(self) -> None:
        """Closes all pages; nothing may have gone wrong in them."""
        for each in self.contexts:
            each.close()
        assert not self.faults


def open_form(page: Any, id: int) -> None:
    """Opens a declaration and waits until its findings are there."""
    with page.expect_response(lambda answer: "/findings/" in answer.url):
        page.goto(reverse("declaration", args=(id,)))


def saved(page: Any) -> None:
    """Waits until everything typed is saved."""
    page.wait_for_function(
        "() => document.querySelector('[data-saved]').className === 'saved saved'"
    )


def look(page: Any, name: str) -> None:
    """Nothing is wider than the screen; a picture of both sizes where pictures are wanted."""
    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        wide = page.evaluate("document.documentElement.scrollWidth")
        if PICTURES:
            page.screenshot(path=Path(PICTURES) / f"{name}-{width}.png", full_page=True)
        assert wide <= width, f"{name}: {wide} px wide on {width} px"
    page.set_viewport_size({"width": 1440, "height": 900})
