"""The lists that forms are drawn from."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import Any

import yaml

_FOLDER = Path(__file__).parent / "data"


@cache
def load(name: str) -> dict[str, Any]:
    """One data file."""
    loaded: dict[str, Any] = yaml.safe_load((_FOLDER / f"{name}.yaml").read_text("utf-8"))
    return loaded


@dataclass(frozen=True, slots=True)
class Measure:
    """An indicator that a topic may have."""

    type: str
    name: str
    unit: str
    kind: str
    low: Any
    high: Any


@dataclass(frozen=True, slots=True)
class Subject:
    """Who a form is about, and what the money is for."""

    region: str
    province: str
    organisation: str
    topic: str
    project: str
    works: tuple[str, ...]
    measures: tuple[Measure, ...]
    year: int
    person: str

    def of(self, *types: str) -> list[Measure]:
        """The indicators of these types."""
        return [each for each in self.measures if each.type in types]


def draw_subject(rng: Random) -> Subject:
    """A body and its work, drawn by chance."""
    places = load("places")
    topics = load("topics")
    name = rng.choice(sorted(topics))
    topic = topics[name]
    region = "".join(rng.choice(places[part]) for part in ("first", "second", "kinds"))
    works = list(topic["work"])
    rng.shuffle(works)
    return Subject(
        region,
        rng.choice(places["provinces"]),
        region + topic["bureau"],
        name,
        rng.choice(topic["projects"]),
        tuple(works),
        tuple(Measure(*each) for each in topic["indicators"]),
        rng.randint(2018, 2025),
        rng.choice(places["people"]),
    )


def share(rng: Random, total: int, parts: int, least: int = 1) -> list[int]:
    """Whole numbers that add up to the total."""
    cuts = sorted(rng.sample(range(1, total - parts * (least - 1)), parts - 1)) if parts > 1 else []
    edges = [0, *cuts, total - parts * (least - 1)]
    return [right - left + least - 1 for left, right in pairwise(edges)]


def between(rng: Random, low: Decimal, high: Decimal, places: int) -> Decimal:
    """A number with these places, between two others."""
    scale = 10**places
    return Decimal(rng.randint(int(low * scale), int(high * scale))).scaleb(-places)
