"""What an entry of the indicator library makes of a row, and what a row says otherwise than it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from heji.language import text
from heji.library.entry import Direction
from heji.web.acting.actor import Actor
from heji.web.filing.columns import put, show
from heji.web.filing.content import Indicator
from heji.web.filing.models import Filing
from heji.web.library.models import LibraryEntry
from heji.web.library.selectors import in_force

#: Columns that an entry fills in.
FILLED = ("level2", "name", "sign", "unit", "evidence")
_SIGNS = {Direction.AT_LEAST: "≥", Direction.AT_MOST: "≤", Direction.EQUAL: "="}
_FORM_LANGUAGE = "zh"  #: an official form is in Chinese, whatever the page's language
_LONGEST_EVIDENCE = 1000


@dataclass(frozen=True, slots=True)
class Taken:
    """From which entry of the library a row is, and where it says something else."""

    code: str
    name: str  #: of the entry; "" when it is no longer in force
    differing: tuple[tuple[str, str], ...] = ()  #: column and what the entry says


def entries_for(actor: Actor, filing: Filing) -> dict[str, LibraryEntry]:
    """The entries that hold for the body of a filing, by their codes."""
    there = replace(actor, organisation=filing.organisation)
    return {each.code: each for each in in_force(there)}


def said_by(entry: LibraryEntry) -> dict[str, str]:
    """What an entry puts into the columns of a row."""
    return {
        "level2": text(f"library.type.{entry.type}", _FORM_LANGUAGE),
        "name": entry.name_zh,
        "sign": _SIGNS.get(Direction(entry.direction), ""),
        "unit": entry.unit,
        "evidence": "；".join(entry.evidence)[:_LONGEST_EVIDENCE],
    }


def with_entry(row: Indicator, entry: LibraryEntry) -> Indicator:
    """The row as an indicator of the library.

    A target that stands there keeps its sign and unit: with others it would say something else. So
    does evidence that somebody has planned.
    """
    said = said_by(entry)
    has_target = row.value is not None or row.whole_value is not None
    kept = {"sign", "unit"} if has_target else set()
    if row.evidence:
        kept.add("evidence")
    changed: Indicator = replace(row, level1="", library_code=entry.code)
    for column in FILLED:
        if column not in kept:
            read = put(changed, column, said[column])
            changed = read if isinstance(read, Indicator) else changed
    return changed


def taken(rows: Iterable[Indicator], entries: Mapping[str, LibraryEntry]) -> dict[int, Taken]:
    """Which rows are from the library, by their ids."""
    return {each.id: _taken(each, entries) for each in rows if each.library_code}


def _taken(row: Indicator, entries: Mapping[str, LibraryEntry]) -> Taken:
    entry = entries.get(row.library_code)
    if entry is None:
        return Taken(row.library_code, "")
    return Taken(row.library_code, entry.name_zh, tuple(_differing(row, entry)))


def _differing(row: Indicator, entry: LibraryEntry) -> Iterator[tuple[str, str]]:
    for column, said in said_by(entry).items():
        if show(row, column) != said:
            yield column, said
