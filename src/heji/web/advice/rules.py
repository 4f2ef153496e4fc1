"""The rules that advise: data of `rules.yaml`, told apart by the year of the results."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from heji.data import load


class Kind(StrEnum):
    """What is advised, and what is decided."""

    KEEP = "keep"  # 保持
    CUT = "cut"  # 压减
    CANCEL = "cancel"  # 取消
    ADJUST = "adjust"  # 调整
    POSTPONE = "postpone"  # 暂缓拨付


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: what has to hold, and what it advises then."""

    id: str
    advice: Kind
    percent: int  #: of a cut; 0 of all others
    text: Mapping[str, str]  #: language -> sentence
    source: str
    grades: frozenset[str] = frozenset()  #: empty: whatever the grade
    score_below: int | None = None  #: percent of the full mark
    executed_below: int | None = None  #: percent of the full-year budget
    overdue: bool = False  #: whether rectification has to be overdue


@dataclass(frozen=True, slots=True)
class Version:
    """The rules from a year on."""

    id: str
    from_year: int
    rules: tuple[Rule, ...]

    @property
    def grades(self) -> tuple[str, ...]:
        """All grades that a rule asks for."""
        return tuple(dict.fromkeys(name for rule in self.rules for name in sorted(rule.grades)))


@cache
def versions() -> tuple[Version, ...]:
    """All versions, the newest first."""
    data: Mapping[str, Any] = load("heji.web.advice", "rules.yaml")
    found = (
        Version(
            each["id"],
            each["from_year"],
            tuple(_rule(one, data["sources"]) for one in each["rules"]),
        )
        for each in data["versions"]
    )
    return tuple(sorted(found, key=lambda each: -each.from_year))


def version_of(year: int) -> Version | None:
    """The rules that hold for the results of a year; None before the first.

    >>> version_of(2024).id, version_of(2000)
    ('cn/mof/2020', None)
    """
    return next((each for each in versions() if each.from_year <= year), None)


def _rule(data: Mapping[str, Any], sources: Mapping[str, str]) -> Rule:
    when = data["when"]
    return Rule(
        data["id"],
        Kind(data["advice"]),
        data.get("percent", 0),
        data["text"],
        sources[data["source"]],
        frozenset(when.get("grades", ())),
        when.get("score_below"),
        when.get("executed_below"),
        bool(when.get("overdue", False)),
    )
