"""The lexicon: which role a label gives to the cells that it heads. Data in `lexicon.yaml`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from heji.data import load
from heji.forms.labels import Label, key, label

#: A column of notes, and the columns that one may be for.
_ANY_NOTE = "note"
_EXPLAINING = frozenset({"reason", "basis", "evidence"})


@dataclass(frozen=True, slots=True)
class Shelf:
    """One category of the lexicon: exact keys and patterns, each with its role."""

    exact: Mapping[str, str]
    patterns: tuple[tuple[re.Pattern[str], str], ...] = ()

    @property
    def roles(self) -> frozenset[str]:
        """Every role that the category can give."""
        return frozenset([*self.exact.values(), *(role for _, role in self.patterns)])

    def find(self, wanted: Label) -> str | None:
        """The role of a label, or None."""
        for each in (wanted.key, wanted.full_key):
            if each in self.exact:
                return self._told_by_brackets(wanted) or self.exact[each]
        return self._by_pattern(wanted.key)

    def _told_by_brackets(self, wanted: Label) -> str | None:
        """What a note is for, where its brackets say so: 「备注(未达标原因)」."""
        inside = wanted.full_key.removeprefix(wanted.key)
        if self.exact.get(wanted.key) != _ANY_NOTE or not inside:
            return None
        role = self.exact.get(inside) or self._by_pattern(inside)
        return role if role in _EXPLAINING else None

    def _by_pattern(self, text: str) -> str | None:
        for pattern, role in self.patterns:
            if pattern.fullmatch(text):
                return role
        return None


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All categories; `closing` and `group_of` say more about the parts of money."""

    shelves: Mapping[str, Shelf]
    group_of: Mapping[str, str]
    closing: frozenset[str]
    _memory: dict[tuple[str, str], str | None] = field(default_factory=dict)

    def role(self, category: str, text: str) -> str | None:
        """The role of a label in a category (columns, measures, parts, fields …)."""
        memory = (category, text)
        if memory not in self._memory:
            if len(self._memory) > 20_000:
                self._memory.clear()
            found = self.shelves[category].find(label(text)) if len(text) <= 60 else None
            self._memory[memory] = found
        return self._memory[memory]

    def is_label(self, text: str) -> bool:
        """Whether any category knows the text."""
        return any(self.role(category, text) for category in self.shelves)

    def extended(self, aliases: Mapping[str, Mapping[str, str]]) -> Lexicon:
        """The lexicon with a layout's own labels put first."""
        if not aliases:
            return self
        shelves = dict(self.shelves)
        for category, pairs in aliases.items():
            exact = {**shelves[category].exact, **{key(text): role for text, role in pairs.items()}}
            shelves[category] = Shelf(exact, shelves[category].patterns)
        return Lexicon(shelves, self.group_of, self.closing)


def _shelf(roles: Mapping[str, list[str]]) -> Shelf:
    exact: dict[str, str] = {}
    patterns: list[tuple[re.Pattern[str], str]] = []
    for role, texts in roles.items():
        for text in texts:
            if text.startswith("~"):
                patterns.append((re.compile(text[1:]), role))
            else:
                exact.setdefault(key(text), role)
    return Shelf(exact, tuple(patterns))


def _part_labels(part: Mapping[str, Any], spans: list[str]) -> list[str]:
    """The labels of a part; a source of money is the same under the words for its year."""
    labels: list[str] = part["labels"]
    if part.get("group") != "source":
        return labels
    return [*labels, *(f"{span}{each}" for span in spans for each in labels)]


@cache
def lexicon() -> Lexicon:
    """The lexicon of the package, read once."""
    data: dict[str, Any] = load("heji.forms", "lexicon.yaml")
    spans = data["part_spans"]
    parts = {role: _part_labels(each, spans) for role, each in data["parts"].items()}
    shelves = {
        name: _shelf(data[name])
        for name in (
            "columns",
            "measures",
            "paired_measures",
            "groups",
            "fields",
            "types",
            "sections",
        )
    }
    shelves["parts"] = _shelf(parts)
    for name in ("totals", "subtotals", "blocks"):
        shelves[name] = _shelf({name: data[name]})
    return Lexicon(
        shelves,
        {role: each.get("group", "") for role, each in data["parts"].items()},
        frozenset(role for role, each in data["parts"].items() if each.get("closes")),
    )
