"""The indicators of a form by name, counted and put together by the blocks that they stand in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from heji.forms.form import Form, Indicator
from heji.forms.labels import unweighted
from heji.targets.answer import Outcome
from heji.targets.answering import answers
from heji.writers.report.fields.printed import difference, inline, number
from heji.writers.report.fields.scope import Schema, Scope
from heji.writers.report.words import without_mark

#: Entries of a row that are texts, under the names of the glossary.
TEXTS = ("target", "result", "reason", "basis", "note", "explanation", "standard", "improvement")
_MARKS = ("weight", "score")
_COUNTS = ("count", "compared", "reached", "missed", "open", "unanswered")
_OTHER_SECTIONS = {"management", "bonus", "execution"}


def row_schema() -> Schema:
    """The names of one indicator."""
    return Schema(frozenset({"name", "block", "class", "lost", *TEXTS, *_MARKS}))


def block_schema() -> Schema:
    """The names of a block of indicators."""
    rows = row_schema()
    return Schema(
        frozenset({"name", "all_reached", *_COUNTS}),
        {"rows": rows, "missed_rows": rows, "deducted_rows": rows},
    )


def value_names() -> frozenset[str]:
    """The counts of all indicators of performance."""
    return frozenset({"indicators.all_reached", *(f"indicators.{each}" for each in _COUNTS)})


@dataclass(frozen=True)
class Row:
    """An indicator with how its result stands to its target."""

    indicator: Indicator
    year: int | None

    @cached_property
    def outcome(self) -> Outcome | None:
        """Reached, missed or not to be told; None where there is nothing to compare."""
        found = [each.outcome for each in answers(self.indicator, self.year)]
        if not found:
            return None
        if Outcome.MISSED in found:
            return Outcome.MISSED
        return Outcome.UNDECIDED if Outcome.UNDECIDED in found else Outcome.MET

    @property
    def is_unanswered(self) -> bool:
        """Whether there is a target, and nothing is written as the result."""
        entry = self.indicator.entry
        return inline(entry("target")) is not None and inline(entry("result")) is None

    @cached_property
    def scope(self) -> Scope:
        """What the row holds."""
        entry = self.indicator.entry
        levels = [unweighted(each).strip() for each in self.indicator.levels]
        found = {
            "name": unweighted(self.indicator.name).strip() or None,
            "class": levels[0] if levels else None,
            "block": levels[-1] if levels else None,
            **{role: inline(entry(role)) for role in TEXTS},
            **{role: number(entry(role)) for role in _MARKS},
            "lost": _lost(self.indicator),
        }
        return Scope({name: text for name, text in found.items() if text})


def performance(form: Form) -> tuple[Row, ...]:
    """The rows of what was to be achieved: those with a target, bonus and management left out."""
    return tuple(
        Row(each, form.year)
        for each in form.indicators
        if each.section not in _OTHER_SECTIONS and inline(each.entry("target")) is not None
    )


def rows_of(form: Form, *sections: str) -> tuple[Row, ...]:
    """The rows of some blocks of the form."""
    return tuple(Row(each, form.year) for each in form.indicators if each.section in sections)


def counts(rows: Sequence[Row]) -> Mapping[str, str]:
    """How many there are, and how many reached their target; a count of nothing has no name."""
    outcomes = [each.outcome for each in rows]
    found = {
        "count": len(rows),
        "reached": outcomes.count(Outcome.MET),
        "missed": outcomes.count(Outcome.MISSED),
        "open": outcomes.count(Outcome.UNDECIDED),
        "unanswered": sum(each.is_unanswered for each in rows),
    }
    found["compared"] = found["reached"] + found["missed"]
    if rows and found["reached"] == len(rows):
        found["all_reached"] = len(rows)
    return {name: str(count) for name, count in found.items() if count}


def missed(rows: Iterable[Row]) -> tuple[Scope, ...]:
    """The rows whose result is below what was asked for."""
    return tuple(each.scope for each in rows if each.outcome is Outcome.MISSED)


def deducted(rows: Iterable[Row]) -> tuple[Scope, ...]:
    """The rows that do not have their full mark."""
    return tuple(each.scope for each in rows if "lost" in each.scope.values)


def lists(form: Form) -> Mapping[str, tuple[Scope, ...]]:
    """The rows of a form, and the blocks in which they stand, in the order of the form."""
    rows, management = performance(form), rows_of(form, "management")
    return {
        "rows": tuple(each.scope for each in rows),
        "missed_rows": missed(rows),
        "unanswered_rows": tuple(each.scope for each in rows if each.is_unanswered),
        "deducted_rows": deducted(
            Row(each, form.year) for each in form.indicators if each.section != "bonus"
        ),
        "blocks": tuple(_blocks(rows, "block")),
        "classes": tuple(_blocks(rows, "class")),
        "management_blocks": tuple(_blocks(management, "block")),
        "bonus_rows": tuple(each.scope for each in rows_of(form, "bonus")),
    }


def list_schemas() -> Mapping[str, Schema]:
    """The names of those lists."""
    row, block = row_schema(), block_schema()
    return {
        "rows": row,
        "missed_rows": row,
        "unanswered_rows": row,
        "deducted_rows": row,
        "bonus_rows": row,
        "blocks": block,
        "classes": block,
        "management_blocks": block,
    }


def _blocks(rows: Sequence[Row], level: str) -> Iterator[Scope]:
    name_of: Callable[[Row], str] = lambda each: each.scope.values.get(level, "")  # noqa: E731
    for name, grouped in groupby(rows, key=name_of):
        inside = tuple(grouped)
        if name:
            yield Scope(
                {"name": name, **counts(inside)},
                {
                    "rows": tuple(each.scope for each in inside),
                    "missed_rows": missed(inside),
                    "deducted_rows": deducted(inside),
                },
            )


def _lost(indicator: Indicator) -> str | None:
    text = difference(indicator.entry("weight"), indicator.entry("score"))
    return without_mark(text) if text else None
