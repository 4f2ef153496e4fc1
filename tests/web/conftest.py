"""What the tests of pages share."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.web.browsing import Browsing


@pytest.fixture
def browsing(browser: Any, live_server: Any) -> Iterator[Browsing]:
    """Pages of people, of the server that runs beside the test."""
    made = Browsing(browser, live_server.url)
    yield made
    made.close()
