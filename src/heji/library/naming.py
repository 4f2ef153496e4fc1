"""Indicators that every project has by rule, and how the library names kinds of bodies."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from heji.data import load


@cache
def _data() -> Mapping[str, Any]:
    data: Mapping[str, Any] = load("heji.library", "naming.yaml")
    return data


def after_body() -> str:
    """What stands behind the name of a kind of body in the library: 「水务部门」."""
    return str(_data()["after_body"])


def common_names() -> tuple[str, ...]:
    """The names of common indicators (共性指标)."""
    return tuple(_data()["common"])
