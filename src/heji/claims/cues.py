"""The cue words of prose, read once from `cues.yaml`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True)
class RateCue:
    """A family of rates and what their parts are called."""

    names: tuple[str, ...]
    part: tuple[str, ...]
    whole: tuple[tuple[str, ...], ...]  #: by preference
    neither: tuple[str, ...] = ()
    wide: bool = False  #: the parts may stand in earlier sentences


@dataclass(frozen=True, slots=True)
class Partition:
    """An attribute by which a whole is divided without overlap."""

    attribute: str
    members: re.Pattern[str]
    closing: re.Pattern[str] | None
    sets: tuple[tuple[re.Pattern[str], ...], ...] = ()  #: each leaves no room for another part


@cache
def cues() -> dict[str, Any]:
    """The whole file, as data."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    source = files("heji.claims").joinpath("cues.yaml").read_text(encoding="utf-8")
    data: dict[str, Any] = yaml.load(source, Loader=loader)  # noqa: S506 - one of the two safe loaders
    return data


@cache
def words(name: str) -> tuple[str, ...]:
    """A plain list of the file, longest words first.

    >>> words("ratio_verbs")
    ('比上',)
    """
    return longest_first(cues()[name])


@cache
def word_table(name: str) -> dict[str, tuple[str, ...]]:
    """A mapping of the file from a key to its words, longest first."""
    return {key: longest_first(value) for key, value in cues()[name].items()}


def longest_first(listed: list[str]) -> tuple[str, ...]:
    """Words in the order in which they must be tried."""
    return tuple(sorted(set(listed), key=lambda word: (-len(word), word)))


@cache
def rate_cues() -> tuple[RateCue, ...]:
    """All families of rates."""
    return tuple(
        RateCue(
            longest_first(each["names"]),
            longest_first(each["part"]),
            tuple(longest_first(group) for group in each["whole"]),
            longest_first(each.get("neither", [])),
            bool(each.get("wide", False)),
        )
        for each in cues()["rates"]
    )


@cache
def partitions() -> tuple[Partition, ...]:
    """All attributes by which totals are divided."""
    return tuple(
        Partition(
            each["attribute"],
            _any_of(each["patterns"]),
            _any_of(each["closing"]) if "closing" in each else None,
            tuple(tuple(_any_of([member]) for member in group) for group in each.get("sets", ())),
        )
        for each in cues()["partitions"]
    )


@cache
def pattern(name: str) -> re.Pattern[str]:
    """An alternative of the words of a list, longest first."""
    return re.compile("|".join(re.escape(word) for word in words(name)))


def _any_of(patterns: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{each})" for each in sorted(patterns, key=len, reverse=True)))
