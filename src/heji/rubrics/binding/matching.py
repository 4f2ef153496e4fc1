"""Which row of a form is which item of a rubric: by name and level, never by position."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from heji.forms.form import Form, Indicator
from heji.rubrics.rubric import Item, Rows, Rubric
from heji.values.normalise import fold, squeeze

_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")

#: Section of the row that carries the execution rate; no item about other rows means it.
_EXECUTION = "execution"


@dataclass(frozen=True, slots=True)
class Matches:
    """The rows of a form by the item that they are."""

    rows: dict[str, Indicator] = field(default_factory=dict)  #: by the code of a single item
    groups: dict[str, tuple[Indicator, ...]] = field(default_factory=dict)  #: by code of `rows`
    ambiguous: frozenset[str] = frozenset()  #: codes of items that several rows could be
    unmatched: tuple[Indicator, ...] = ()  #: rows with a weight that are no item


def match(rubric: Rubric, form: Form) -> Matches:
    """Finds the row of each item. A row is one item at most; named items choose first."""
    named: dict[str, list[Indicator]] = {}
    for row in form.indicators:
        for key in keys(row.name):
            named.setdefault(key, []).append(row)
    rows: dict[str, Indicator] = {}
    ambiguous: set[str] = set()
    taken: set[int] = set()
    listed = list(_leaves(rubric.items, ()))
    for item, above in listed:
        if item.rows is None:
            found = _rows_named(item, above, named)
            if len(found) == 1 and id(found[0]) not in taken:
                rows[item.code] = found[0]
                taken.add(id(found[0]))
            elif found:
                ambiguous.add(item.code)
    groups = _groups([item for item, _ in listed], form.indicators, taken)
    unmatched = tuple(each for each in form.indicators if id(each) not in taken and _counts(each))
    return Matches(rows, groups, frozenset(ambiguous), unmatched)


def keys(name: str) -> tuple[str, ...]:
    """What a name is compared by: without punctuation, and without what stands in brackets.

    >>> keys("“三公”经费控制率（2分）")
    ('三公经费控制率2分', '三公经费控制率')
    """
    folded = fold(name)
    whole, outside = squeeze(folded), _BRACKETS.sub("", folded)
    short = whole if outside == folded else squeeze(outside)
    return tuple(dict.fromkeys(each for each in (whole, short) if each))


def _leaves(
    items: Sequence[Item], above: tuple[Item, ...]
) -> Iterator[tuple[Item, tuple[Item, ...]]]:
    """Items without items below them, each with the groups above it."""
    for item in items:
        if item.items:
            yield from _leaves(item.items, (*above, item))
        else:
            yield item, above


def _names(item: Item) -> set[str]:
    return {key for name in (item.name.zh, *item.labels) for key in keys(name)}


def _rows_named(
    item: Item, above: tuple[Item, ...], named: dict[str, list[Indicator]]
) -> list[Indicator]:
    """The rows with one of the item's names; of several, those below a group's name."""
    found = {id(row): row for name in _names(item) for row in named.get(name, ())}
    rows = list(found.values())
    if len(rows) < 2:
        return rows
    groups = {name for group in above for name in _names(group)}
    below = [
        row for row in rows if any(key in groups for level in row.levels for key in keys(level))
    ]
    return below or rows


def _groups(
    items: list[Item], rows: Sequence[Indicator], taken: set[int]
) -> dict[str, tuple[Indicator, ...]]:
    """The rows of items that stand for many; each row goes to the first that wants it."""
    groups: dict[str, tuple[Indicator, ...]] = {}
    for item in items:
        if item.rows is None:
            continue
        wanted = item.rows
        found = tuple(each for each in rows if id(each) not in taken and belongs(each, wanted))
        taken.update(id(each) for each in found)
        groups[item.code] = found
    return groups


def belongs(row: Indicator, wanted: Rows) -> bool:
    """Whether a row is one of those that an item stands for."""
    if row.section == _EXECUTION and wanted.section != _EXECUTION:
        return False
    if wanted.section and row.section != wanted.section:
        return False
    if wanted.types and (row.type is None or row.type.value not in wanted.types):
        return False
    if not wanted.level:
        return True
    names = set(keys(wanted.level))
    return any(key in names for level in row.levels for key in keys(level))


def _counts(row: Indicator) -> bool:
    """Whether a row carries marks."""
    weight = row.entry("weight")
    return weight is not None and weight.quantity is not None and weight.quantity.number != 0
