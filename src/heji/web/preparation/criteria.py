"""The criteria of the ex-ante evaluation, and exact sums of what they were given."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from heji.data import load
from heji.web.preparation.models import Conclusion

_HUNDREDTHS = 100


@dataclass(frozen=True, slots=True)
class Criterion:
    """What is looked at, and how many points it can be given."""

    key: str  #: 「necessity.basis」
    name: Mapping[str, str]
    hint: Mapping[str, str]
    points: int

    @property
    def full(self) -> int:
        """Its points in hundredths."""
        return self.points * _HUNDREDTHS


@dataclass(frozen=True, slots=True)
class Dimension:
    """One of the five dimensions with its criteria."""

    key: str
    name: Mapping[str, str]
    criteria: tuple[Criterion, ...]

    @property
    def points(self) -> int:
        """The points of all its criteria."""
        return sum(each.points for each in self.criteria)


@dataclass(frozen=True, slots=True)
class Criteria:
    """A version of the criteria."""

    version: str
    dimensions: tuple[Dimension, ...]
    proposals: tuple[tuple[int, Conclusion], ...]  #: from how many points, falling

    def all(self) -> Iterator[Criterion]:
        """Every criterion, in order."""
        return (each for dimension in self.dimensions for each in dimension.criteria)

    @property
    def points(self) -> int:
        """The points of all dimensions."""
        return sum(each.points for each in self.dimensions)

    def proposal(self, hundredths: int) -> Conclusion:
        """The conclusion that a total proposes; people decide.

        >>> present_criteria().proposal(7999).value
        'adjust'
        """
        share = hundredths * 100  # of `points` hundredfold: nothing is divided
        for least, conclusion in self.proposals:
            if share >= least * self.points * _HUNDREDTHS:
                return conclusion
        return Conclusion.REJECT


@cache
def present_criteria() -> Criteria:
    """The criteria in use (`criteria.yaml`)."""
    content: Mapping[str, Any] = load("heji.web.preparation", "criteria.yaml")
    dimensions = tuple(_dimension(each) for each in content["dimensions"])
    proposals = tuple(
        (each["from"], Conclusion(each["conclusion"])) for each in content["proposals"]
    )
    return Criteria(content["version"], dimensions, proposals)


def _dimension(content: Mapping[str, Any]) -> Dimension:
    criteria = tuple(
        Criterion(f"{content['key']}.{each['key']}", each["name"], each["hint"], each["points"])
        for each in content["criteria"]
    )
    return Dimension(content["key"], content["name"], criteria)
