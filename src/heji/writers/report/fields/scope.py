"""Names and what they stand for: the whole form, or one item of a list in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Schema:
    """The names that an outline may use, whether or not a form fills them."""

    values: frozenset[str]
    lists: Mapping[str, Schema] = field(default_factory=dict)

    @property
    def names(self) -> frozenset[str]:
        """Values and lists: what a condition may ask for."""
        return self.values | frozenset(self.lists)


@dataclass(frozen=True, slots=True)
class Scope:
    """What a form, or an item of a list, holds under those names.

    A name without a value is left out; no value is ever made up for it.
    """

    values: Mapping[str, str]
    lists: Mapping[str, tuple[Scope, ...]] = field(default_factory=dict)

    def has(self, name: str) -> bool:
        """Whether there is a value, or a list with anything in it.

        >>> Scope({"year": "2023"}, {"tasks": ()}).has("tasks")
        False
        """
        return name in self.values or bool(self.lists.get(name))
