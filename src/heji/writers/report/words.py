"""The words that a report is put together from, besides its outline; data in `words.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from heji.data import load


@cache
def words() -> Mapping[str, Any]:
    """The content of the data file, read once."""
    data: dict[str, Any] = load("heji.writers.report", "words.yaml")
    return data


def without_mark(text: str) -> str:
    """A mark without its unit.

    >>> without_mark("9.60分"), without_mark("9.60")
    ('9.60', '9.60')
    """
    return text.strip().removesuffix(words()["mark"]).strip()
