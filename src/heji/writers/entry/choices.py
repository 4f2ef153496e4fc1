"""What a template offers and how it prints, as its data file says."""

from __future__ import annotations

from functools import cache
from typing import Any

from heji.data import load


@cache
def data() -> dict[str, Any]:
    """The content of `choices.yaml`, read once.

    >>> data()["core"]["strict"]
    True
    """
    found: dict[str, Any] = load("heji.writers.entry", "choices.yaml")
    return found
