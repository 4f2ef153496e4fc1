"""What every project has by rule, and how bodies are named."""

from __future__ import annotations

from heji.library.naming import after_body, common_names


def test_common_indicators_are_named_once_each() -> None:
    names = common_names()
    assert "预算执行率" in names
    assert len(set(names)) == len(names) > 5


def test_bodies_are_named_by_what_stands_behind() -> None:
    assert after_body() == "部门"
