"""Saving what was typed into cells, one by one or as a block from Excel.

Nothing typed is ever lost: what a cell cannot hold, and what somebody else has overtaken, is set
aside for the person who typed it.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, ClassVar

from heji.web.acting.action import Action, Outcome, Refused
from heji.web.acting.actor import Actor
from heji.web.acting.role import Role
from heji.web.filing import editing
from heji.web.filing.blocks import Blocks, blocks, blocks_of
from heji.web.filing.columns import COMPUTED, Column, changed_fields, columns_of, put, show
from heji.web.filing.comparing import name_of
from heji.web.filing.content import Indicator, Row
from heji.web.filing.editing import EDITORS
from heji.web.filing.figures import Unreadable
from heji.web.filing.keeping import GAP, Change, Record, plain, records_of, stored, values_of
from heji.web.filing.models import Filing, SetAside
from heji.web.filing.selectors import present_of

_FIGURES = frozenset(("value", "whole", "result", "progress", "forecast"))
MOST_ROWS = 1000  #: of a block


@dataclass(frozen=True, slots=True)
class Typed:
    """A text typed into a cell, and what the person had before them."""

    kind: str
    id: int
    column: str
    text: str
    version: int  #: of the row, as the person saw it
    was: str | None = None  #: the cell's text, as the person saw it

    @property
    def cell(self) -> str:
        """The name of the cell."""
        return f"{self.kind}.{self.id}.{self.column}"


@dataclass(slots=True)
class Saved:
    """What became of the typed texts."""

    changes: list[Change] = field(default_factory=list)
    refused: dict[str, str] = field(default_factory=dict)  #: cell -> key of the reason
    added: list[tuple[str, int]] = field(default_factory=list)  #: kind and id of new rows


@dataclass(frozen=True, slots=True)
class SaveCells(Action[Saved]):
    """Saves cells. Sent twice, it changes nothing the second time."""

    filing: Filing
    typed: tuple[Typed, ...]

    name: ClassVar[str] = "filing.save"
    roles: ClassVar[frozenset[Role]] = EDITORS

    def check(self, actor: Actor) -> None:
        """The own form, while it can be filled in."""
        editing.require_editable(actor, self.filing)
        if any(each.column not in _columns(self.filing, each.kind) for each in self.typed):
            raise Refused("filing.no-cell")

    def execute(self, actor: Actor) -> Outcome[Saved]:
        """Saves what can be saved, and sets the rest aside."""
        saved = Saved()
        store(self.filing, actor, self.typed, saved)
        editing.keep(self.filing, actor.person, saved.changes)
        return outcome(self.filing, saved)


@dataclass(frozen=True, slots=True)
class PasteBlock(Action[Saved]):
    """Puts a block copied in Excel into the table, from one cell to the right and down."""

    filing: Filing
    kind: str
    id: int
    column: str
    text: str  #: rows by line breaks, columns by tabs, as Excel copies them

    name: ClassVar[str] = "filing.paste"
    roles: ClassVar[frozenset[Role]] = EDITORS

    def check(self, actor: Actor) -> None:
        """The own form, while it can be filled in, and a block that fits into it."""
        editing.require_editable(actor, self.filing)
        if self.column not in _columns(self.filing, self.kind) or self.column in COMPUTED:
            raise Refused("filing.no-cell")
        rows = editing.records(self.filing, self.kind)
        if self.id not in rows:
            raise Refused("filing.row-gone")
        if len(rows) + len(lines(self.text)) > MOST_ROWS:
            raise Refused("filing.too-many-rows", most=MOST_ROWS)

    def execute(self, actor: Actor) -> Outcome[Saved]:
        """Adds the rows that are missing below, then saves cell by cell."""
        block = lines(self.text)
        saved = Saved()
        rows = list(editing.records(self.filing, self.kind).values())
        rows = rows[[each.pk for each in rows].index(self.id) :]
        for _ in range(len(block) - len(rows) if is_growing(self.filing, self.kind) else 0):
            change = append(self.filing, self.kind)
            saved.added.append((self.kind, change.id))
            saved.changes.append(change)
        rows = list(editing.records(self.filing, self.kind).values())
        rows = rows[[each.pk for each in rows].index(self.id) :]
        typed = tuple(self._typed(rows, block))
        store(self.filing, actor, typed, saved, is_pasted=True)
        editing.keep(self.filing, actor.person, saved.changes)
        return outcome(self.filing, saved)

    def _typed(self, rows: Sequence[Record], block: Sequence[Sequence[str]]) -> Iterator[Typed]:
        # What the form computes stands in no table that people copy from.
        names = [each for each in _columns(self.filing, self.kind) if each not in COMPUTED]
        names = names[names.index(self.column) :]
        for row, line in zip(rows, block, strict=False):
            cells = list(zip(names, line, strict=False))
            # A figure last: 「≥12公里」 brings its sign and unit along where their cells are blank.
            for column, text in sorted(cells, key=lambda each: each[0] in _FIGURES):
                yield Typed(self.kind, row.pk, column, text, row.version)


def _columns(filing: Filing, kind: str) -> Mapping[str, Column]:
    return columns_of(blocks(filing.kind, filing.scope), kind)


def is_growing(filing: Filing, kind: str) -> bool:
    """Whether rows of a kind are added and removed."""
    return kind in blocks(filing.kind, filing.scope).growing


def lines(text: str) -> list[list[str]]:
    r"""The cells of a copied block; Excel puts quotes around a cell that holds a line break.

    >>> lines("a\tb\n1\t2\n")
    [['a', 'b'], ['1', '2']]
    """
    block = list(csv.reader(io.StringIO(text.replace("\r\n", "\n")), delimiter="\t"))
    while block and not any(each.strip() for each in block[-1]):
        block.pop()
    return block


def store(
    filing: Filing,
    actor: Actor,
    typed: Sequence[Typed],
    saved: Saved,
    *,
    is_pasted: bool = False,
) -> None:
    """Puts typed texts into their rows; what is refused is set aside for the person.

    A row of the library whose name is pasted over becomes another indicator, the body's own.
    """
    everything = records_of(filing)
    found = blocks_of(filing, present_of(filing, everything))
    rows = {
        kind: {each.pk: each for each in everything[kind]} for kind in {each.kind for each in typed}
    }
    was = {kind: {id: plain(each) for id, each in found.items()} for kind, found in rows.items()}
    now: dict[str, dict[int, Row]] = {kind: dict(found) for kind, found in was.items()}
    taken: list[str] = []
    for each in typed:
        row = now[each.kind].get(each.id)
        version = rows[each.kind][each.id].version if row is not None else 0
        after, reason = _taken(found, each, row, version)
        if after is None:
            saved.refused[each.cell] = reason
            _set_aside(filing, actor, each, row, reason)
        else:
            if (
                is_pasted
                and each.column == "name"
                and isinstance(after, Indicator)
                and after != row
            ):
                after = replace(after, library_code="")
            now[each.kind][each.id] = after
            taken.append(each.cell)
    filing.set_aside.filter(person=actor.person, cell__in=taken).delete()
    changes = list(_changes(was, now))
    editing.apply(filing, changes)
    saved.changes.extend(changes)


def _taken(found: Blocks, typed: Typed, row: Row | None, version: int) -> tuple[Row | None, str]:
    """The row with a typed text; None with the reason why the text cannot go into it.

    A text comes too late when its row is gone, or when somebody else has changed its cell since.
    """
    if row is None:
        return None, "filing.row-gone"
    if not found.is_typed(row, typed.column):
        return None, "filing.cell.given"
    try:
        after = put(row, typed.column, typed.text)
    except Unreadable as error:
        return None, error.key
    is_seen = version == typed.version or show(row, typed.column) == typed.was
    return (after, "") if is_seen or after == row else (None, "filing.overtaken")


def _set_aside(filing: Filing, actor: Actor, typed: Typed, row: Row | None, reason: str) -> None:
    label = name_of(row) if row is not None else ""
    SetAside.objects.update_or_create(
        filing=filing,
        person=actor.person,
        cell=typed.cell,
        defaults={"text": typed.text, "label": label[:400], "reason": reason},
    )


def _changes(
    was: Mapping[str, Mapping[int, Row]], now: Mapping[str, Mapping[int, Row]]
) -> Iterator[Change]:
    for kind, rows in now.items():
        for id, row in rows.items():
            before = was[kind][id]
            after = stored(changed_fields(before, row))
            if after:
                old = stored(values_of(before))
                yield Change(kind, id, {name: old[name] for name in after}, after)


def append(filing: Filing, kind: str) -> Change:
    """Adds an empty row at the end of a block."""
    rows = editing.records(filing, kind).values()
    last = max((each.position for each in rows), default=0)
    return editing.added(filing, kind, {"position": last + GAP})


def outcome(filing: Filing, saved: Saved) -> Outcome[Saved]:
    """What the log says of saved cells."""
    after: dict[str, Any] = editing.said_after(saved.changes)
    if saved.refused:
        after["refused"] = dict(saved.refused)
    return Outcome(saved, filing, editing.said_before(saved.changes), after)
