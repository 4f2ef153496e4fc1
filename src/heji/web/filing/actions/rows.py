"""Adding, moving and deleting rows, and taking the own edits back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from heji.web.acting.action import Action, Outcome, Refused
from heji.web.acting.actor import Actor
from heji.web.acting.role import Role
from heji.web.filing import editing
from heji.web.filing.actions.saving import MOST_ROWS, is_growing
from heji.web.filing.editing import EDITORS
from heji.web.filing.keeping import GAP, Change, changes_of
from heji.web.filing.models import Filing, SetAside


@dataclass(frozen=True, slots=True)
class AddRow(Action[Change]):
    """Adds an empty row below another, or at the end."""

    filing: Filing
    kind: str
    below: int = 0  #: id of a row; 0 adds at the end

    name: ClassVar[str] = "filing.add-row"
    roles: ClassVar[frozenset[Role]] = EDITORS

    def check(self, actor: Actor) -> None:
        """A block that grows, and is not too long."""
        require_growing(actor, self.filing, self.kind)
        if len(editing.records(self.filing, self.kind)) >= MOST_ROWS:
            raise Refused("filing.too-many-rows", most=MOST_ROWS)

    def execute(self, actor: Actor) -> Outcome[Change]:
        """Adds it; an indicator begins with the levels of the row above it."""
        order = list(editing.records(self.filing, self.kind).values())
        ids = [each.pk for each in order]
        place = ids.index(self.below) + 1 if self.below in ids else len(ids)
        values: dict[str, object] = {"position": 0}
        if self.kind == "indicator" and place:
            above = order[place - 1]
            values |= {name: getattr(above, name) for name in ("level1", "level2", "type")}
        change = editing.added(self.filing, self.kind, values)
        number(self.filing, self.kind, [*ids[:place], change.id, *ids[place:]])
        change = with_position(self.filing, change)
        editing.keep(self.filing, actor.person, [change])
        return Outcome(change, self.filing, after=editing.said_after([change]))


@dataclass(frozen=True, slots=True)
class DeleteRow(Action[Change]):
    """Deletes a row; it can be brought back by undoing."""

    filing: Filing
    kind: str
    id: int
    version: int  #: as the person saw it

    name: ClassVar[str] = "filing.delete-row"
    roles: ClassVar[frozenset[Role]] = EDITORS

    def check(self, actor: Actor) -> None:
        """A row that is still as the person saw it."""
        require_growing(actor, self.filing, self.kind)
        row = editing.records(self.filing, self.kind).get(self.id)
        if row is None:
            raise Refused("filing.row-gone")
        if row.version != self.version:
            raise Refused("filing.overtaken")

    def execute(self, actor: Actor) -> Outcome[Change]:
        """Deletes it."""
        change = editing.removed(self.kind, editing.records(self.filing, self.kind)[self.id])
        editing.apply(self.filing, [change])
        editing.keep(self.filing, actor.person, [change])
        return Outcome(change, self.filing, editing.said_before([change]))


@dataclass(frozen=True, slots=True)
class MoveRow(Action[None]):
    """Moves a row up or down."""

    filing: Filing
    kind: str
    id: int
    by: int  #: rows; below zero upwards

    name: ClassVar[str] = "filing.move-row"
    roles: ClassVar[frozenset[Role]] = EDITORS

    def check(self, actor: Actor) -> None:
        """A row that is there."""
        require_growing(actor, self.filing, self.kind)
        if self.id not in editing.records(self.filing, self.kind):
            raise Refused("filing.row-gone")

    def execute(self, actor: Actor) -> Outcome[None]:
        """Puts it into its new place."""
        ids = list(editing.records(self.filing, self.kind))
        was = ids.index(self.id)
        ids.remove(self.id)
        place = min(max(was + self.by, 0), len(ids))
        ids.insert(place, self.id)
        number(self.filing, self.kind, ids)
        editing.keep(self.filing, actor.person, [])
        name = f"{self.kind}.{self.id}"
        return Outcome(None, self.filing, {name: was + 1}, {name: place + 1})


@dataclass(frozen=True, slots=True)
class Undo(Action[list[Change]]):
    """Takes back the last own edit that still stands."""

    filing: Filing
    is_redo: bool = False  #: brings back the last one that was taken back

    name: ClassVar[str] = "filing.undo"
    roles: ClassVar[frozenset[Role]] = EDITORS

    def check(self, actor: Actor) -> None:
        """There is one, and nobody has changed the same since."""
        editing.require_editable(actor, self.filing)
        changes = self._changes(actor)
        if not changes:
            nothing = "filing.nothing-to-redo" if self.is_redo else "filing.nothing-to-undo"
            raise Refused(nothing)
        if not editing.stand(self.filing, editing.inverse(changes)):
            raise Refused("filing.undo-overtaken")

    def _changes(self, actor: Actor) -> tuple[Change, ...]:
        edit = editing.last_edit(self.filing, actor.person, undone=self.is_redo)
        if edit is None:
            return ()
        made = changes_of(edit.changes)
        return made if self.is_redo else editing.inverse(made)

    def execute(self, actor: Actor) -> Outcome[list[Change]]:
        """Takes it back, or brings it back."""
        changes = list(self._changes(actor))
        edit = editing.last_edit(self.filing, actor.person, undone=self.is_redo)
        editing.apply(self.filing, changes)
        if edit is not None:
            edit.is_undone = not self.is_redo
            edit.save(update_fields=("is_undone",))
        before, after = editing.said_before(changes), editing.said_after(changes)
        return Outcome(changes, self.filing, before, after)


@dataclass(frozen=True, slots=True)
class Dismiss(Action[None]):
    """Gives up a text that was set aside."""

    filing: Filing
    kept: SetAside

    name: ClassVar[str] = "filing.dismiss"
    roles: ClassVar[frozenset[Role]] = EDITORS

    def check(self, actor: Actor) -> None:
        """One's own."""
        editing.require_own(actor, self.filing)
        if (self.kept.person_id, self.kept.filing_id) != (
            actor.person.pk,
            self.filing.pk,
        ):
            raise Refused("filing.row-gone")

    def execute(self, actor: Actor) -> Outcome[None]:
        """Deletes it; the log keeps what it said."""
        before = {self.kept.cell: self.kept.text}
        self.kept.delete()
        return Outcome(None, self.filing, before)


def require_growing(actor: Actor, filing: Filing, kind: str) -> None:
    """Refuses a form that cannot be changed, and a block whose rows are fixed."""
    editing.require_editable(actor, filing)
    if not is_growing(filing, kind):
        raise Refused("filing.no-cell")


def number(filing: Filing, kind: str, order: list[int]) -> None:
    """Puts the rows of a block into an order, given by their ids."""
    rows = editing.records(filing, kind)
    moved = []
    for number, id in enumerate(order):
        if rows[id].position != GAP * (number + 1):
            rows[id].position = GAP * (number + 1)
            moved.append(rows[id])
    if moved:
        type(moved[0]).objects.bulk_update(moved, ("position",))  # type: ignore[arg-type]


def with_position(filing: Filing, change: Change) -> Change:
    """An added row as it is after it was numbered."""
    row = editing.records(filing, change.kind)[change.id]
    return Change(change.kind, change.id, None, editing.snapshot(row))
