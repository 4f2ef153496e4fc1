"""The risk points: data of `risk.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from heji.data import load


@dataclass(frozen=True, slots=True)
class PointRule:
    """What counts as a risk, and how much."""

    code: str  #: its words are `sampling.point.<code>`
    kind: str  #: a function of `points.KINDS`
    weight: int  #: of each occurrence
    most: int  #: of all occurrences together
    severity: str = ""
    percent: int = 0


@dataclass(frozen=True, slots=True)
class RiskRules:
    """The risk points of a version."""

    version: str
    since: int  #: first evaluated year
    source: Mapping[str, str]  #: in each language
    points: tuple[PointRule, ...]


@cache
def _versions() -> tuple[RiskRules, ...]:
    data: Mapping[str, Any] = load("heji.web.sampling", "risk.yaml")
    return tuple(
        RiskRules(
            str(each["version"]),
            int(each["from"]),
            each["source"],
            tuple(PointRule(**{"most": one["weight"], **one}) for one in each["points"]),
        )
        for each in sorted(data["versions"], key=lambda each: int(each["from"]))
    )


def rules_for(year: int) -> RiskRules:
    """The rules that hold for an evaluated year; the first ones before any began.

    >>> rules_for(2026).version
    '2020.1'
    """
    begun = [each for each in _versions() if each.since <= year]
    return begun[-1] if begun else _versions()[0]
