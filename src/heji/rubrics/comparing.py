"""What differs between two rubrics: an old and a new year, a region and its model."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from heji.rubrics.files.emitting import inline
from heji.rubrics.files.writing import item_values, rubric_values
from heji.rubrics.rubric import Item, Rubric

#: How the keys of single sources and parameters begin.
SOURCE, PARAMETER = "source ", "parameter "


class Change(StrEnum):
    """What became of an item or of one of its keys."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference; values are written as in a file, "" where there is nothing."""

    change: Change
    item: str  #: code, "" for what holds for the whole rubric
    key: str  #: "" when the item as a whole is new or gone
    old: str = ""
    new: str = ""


def differences(old: Rubric, new: Rubric) -> tuple[Difference, ...]:
    """Every difference between two rubrics, items matched by their codes.

    Returns:
        First what holds for the whole, then the items in the order of the new rubric, then those
        that are gone.
    """
    whole = _keys("", _without_items(old), _without_items(new))
    return (*whole, *_items(old, new))


def by_code(items: tuple[Item, ...]) -> dict[str, Item]:
    """Every item and group by its code, in their order."""
    found: dict[str, Item] = {}
    for each in items:
        found[each.code] = each
        found.update(by_code(each.items))
    return found


def _without_items(rubric: Rubric) -> dict[str, object]:
    """What a rubric says of the whole: each source and each parameter by itself.

    The identifier is left out, which always differs, and so is the rubric that it was made from.
    """
    values = rubric_values(replace(rubric, items=()))
    for key in ("rubric", "derived_from", "sources", "parameters"):
        values.pop(key, None)
    bare = replace(rubric, items=(), sources=(), parameters=())
    for source in rubric.sources:
        values[f"{SOURCE}{source.id}"] = _only(replace(bare, sources=(source,)), "sources")
    for parameter in rubric.parameters:
        one = _only(replace(bare, parameters=(parameter,)), "parameters")
        values[f"{PARAMETER}{parameter.name}"] = one
    return values


def _only(rubric: Rubric, key: str) -> object:
    """The value of the one source or parameter of a rubric."""
    values: Any = rubric_values(rubric)[key]
    listed = values.values() if isinstance(values, dict) else values
    return next(iter(listed))


def _items(old: Rubric, new: Rubric) -> Iterator[Difference]:
    before, after = by_code(old.items), by_code(new.items)
    for code, item in after.items():
        if code not in before:
            yield Difference(Change.ADDED, code, "", new=_text(item))
        else:
            yield from _keys(code, _own(before[code]), _own(item))
    for code, item in before.items():
        if code not in after:
            yield Difference(Change.REMOVED, code, "", old=_text(item))


def _keys(code: str, old: dict[str, object], new: dict[str, object]) -> Iterator[Difference]:
    for key in dict.fromkeys((*old, *new)):
        one, two = (inline(each[key]) if key in each else "" for each in (old, new))
        if one != two:
            yield Difference(Change.CHANGED, code, key, one, two)


def _own(item: Item) -> dict[str, object]:
    """What an item says of itself, without the items below it."""
    return item_values(replace(item, items=()))


def _text(item: Item) -> str:
    return inline(_own(item))
