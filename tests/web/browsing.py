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

#: A folder for pictures of every page, to be looked at: HEJI_PICTURES=… pytest …
PICTURES = os.environ.get("HEJI_PICTURES")
SIZES = ((1440, 900), (390, 844))


#: What every test of pages in a browser is marked with.
IN_BROWSER = [pytest.mark.browser, pytest.mark.django_db(transaction=True), needs_chromium]


@dataclass
class Browsing:
    """Pages of several people at once; remembers what went wrong in any of them."""

    browser: Any
    server: str
    faults: list[str] = field(default_factory=list)
    contexts: list[Any] = field(default_factory=list)

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


def _session(actor: Actor) -> str:
    client = Client()
    client.force_login(actor.person, "django.contrib.auth.backends.ModelBackend")
    return client.cookies[settings.SESSION_COOKIE_NAME].value


def look(page: Any, name: str) -> None:
    """Nothing is wider than the screen; a picture of both sizes where pictures are wanted."""
    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        wide = page.evaluate("document.documentElement.scrollWidth")
        if PICTURES:
            page.screenshot(path=Path(PICTURES) / f"{name}-{width}.png", full_page=True)
        assert wide <= width, f"{name}: {wide} px wide on {width} px"
    page.set_viewport_size({"width": 1440, "height": 900})
