"""The limits of monitoring: data of `rules.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from heji.data import load

DECEMBER = 12
MONTHS = range(1, DECEMBER + 1)


@dataclass(frozen=True, slots=True)
class Apart:
    """How far the progress of a target and of spending may lie apart, and of which targets."""

    points: int
    types: frozenset[str]
    signs: frozenset[str]
    shares: frozenset[str]  #: units of what does not grow with the work


@dataclass(frozen=True, slots=True)
class LightRule:
    """What turns a light to a colour."""

    light: str
    severities: frozenset[str]  #: of findings
    decisions: frozenset[str]
    is_missing: bool  #: a form that is not there after its last day


@cache
def _data() -> Mapping[str, Any]:
    data: Mapping[str, Any] = load("heji.web.monitoring", "rules.yaml")
    return data


def usual_months() -> tuple[int, ...]:
    """The months through which is monitored where a region has set none."""
    return tuple(_data()["months"])


def usual_days() -> int:
    """The working days for a decision where a region has set none."""
    return int(_data()["decision_days"])


def least_spent(month: int) -> tuple[int, int] | None:
    """The limit of spending that holds through a month: its month and percent; None before the first.

    >>> least_spent(7), least_spent(3)
    ((6, 40), None)
    """
    passed = [each for each in _data()["spending"] if each["month"] <= month]
    last = max(passed, key=lambda each: int(each["month"]), default=None)
    return None if last is None else (last["month"], last["percent"])


def spending_limits() -> tuple[tuple[int, int], ...]:
    """All limits of spending: month and percent."""
    return tuple((each["month"], each["percent"]) for each in _data()["spending"])


@cache
def apart() -> Apart:
    """How far targets and spending may lie apart."""
    found = _data()["apart"]
    sets = (frozenset(found[name]) for name in ("types", "signs", "shares"))
    return Apart(int(found["points"]), *sets)


def fiscal_sources() -> frozenset[str]:
    """The sources of money that are fiscal appropriations."""
    return frozenset(_data()["fiscal"])


@cache
def light_rules() -> tuple[LightRule, ...]:
    """What turns lights to their colours, in the order in which it is asked."""
    return tuple(
        LightRule(
            light,
            frozenset(each["severities"]),
            frozenset(each["decisions"]),
            bool(each["is_missing"]),
        )
        for light, each in _data()["lights"].items()
    )
