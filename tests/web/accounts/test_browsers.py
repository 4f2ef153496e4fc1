"""Browsers by the names that people know."""

from __future__ import annotations

import pytest

from heji.web.accounts.browsers import browser_named

_LIKE = "(KHTML, like Gecko)"
_CHROME = f"Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 {_LIKE} Chrome/140.0.0.0 Safari/537.36"
_IPHONE = f"Mozilla/5.0 (iPhone; like Mac OS X) {_LIKE} Version/18.0 Mobile/15E148 Safari/604.1"


@pytest.mark.parametrize(
    ("agent", "name"),
    [
        (_CHROME, "Chrome 140 · Windows"),
        (f"{_CHROME} Edg/140.0.0.0", "Edge 140 · Windows"),
        (_IPHONE, "Safari 18 · iPhone"),
        ("curl/8.5.0", "curl/8.5.0"),
        ("", ""),
    ],
)
def test_a_browser_has_its_name(agent: str, name: str) -> None:
    assert browser_named(agent) == name


def test_a_long_unknown_name_fits_the_column() -> None:
    assert len(browser_named("x" * 5000)) <= 200
