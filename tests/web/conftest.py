"""What the tests of pages share."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.web.browsing import Browsing

#: Milliseconds that a page has for becoming what is expected, as for everything else in it.
WAITING = 30_000


@pytest.fixture
def browsing(browser: Any, live_server: Any) -> Iterator[Browsing]:
    """Pages of people, of the server that runs beside the test."""
    expect.set_options(timeout=WAITING)
    made = Browsing(browser, live_server.url)
    yield made
    made.close()
