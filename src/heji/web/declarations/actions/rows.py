"""Adding, moving and deleting rows, and taking the own edits back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from heji.web.acting.action import Action, Outcome, Refused
from heji.web.acting.actor import Actor
from heji.web.acting.role import Role
from heji.web.declarations import editing
from heji.web.declarations.actions.saving import GROWING, MOST_ROWS
from heji.web.declarations.editing import EDITORS
from heji.web.declarations.keeping import GAP, Change, changes_of
from heji.web.declarations.models import Declaration, SetAside


@dataclass(frozen=True, slots=True)
class AddRow(Action[Change]):
    """Adds an empty row below another, or at the end."""

    declaration: Declaration
    kind: str
    below: int = 0  #: id of a row; 0 adds at the end

    name: ClassVar[str] = "declarations.add-row"
    roles: ClassVar[frozenset[Role]] = EDITORS

    def check(self, actor: Actor) -> None:
        """A block that grows, and is not too long."""
        require_growing(actor, self.declaration, self.kind)
        if len(editing.records(self.declaration, self.kind)) >= MOST_ROWS:
            raise Refused("declaration.too-many-rows", most=MOST_ROWS)

    def execute(self, actor: Actor) -> Outcome[Change]:
        """Adds it; an indicator begins with the levels of the row above it."""
        order = list(editing.records(self.declaration, self.kind).values())
        ids = [each.pk for each in order]
        place = ids.index(self.below) + 1 if self.below in ids else len(ids)
        values: dict[str, object] = {"position": 0}
        if self.kind == "indicator" and place:
            above = order[place - 1]
            values |= {name: getattr(above, name) for name in ("level1", "level2", "type")}
        change = editing.added(self.declaration, self.kind, values)
        number(self.declaration, self.kind, [*ids[:place], change.id, *ids[place:]])
        change = with_position(self.declaration, change)
        editing.keep(self.declaration, actor.person, [change])
        return Outcome(change, self.declaration, after=editing.said_after([change]))


@dataclass(frozen=True, slots=True)
class DeleteRow(Action[Change]):
    """Deletes a row; it can be brought back by undoing."""

    declaration: Declaration
    kind: str
    id: int
    version: int  #: as the person saw it

    name: ClassVar[str] = "declarations.delete-row"
    roles: ClassVar[frozenset[Role]] = EDITORS

    def check(self, actor: Actor) -> None:
        """A row that is still as the person saw it."""
        require_growing(actor, self.declaration, self.kind)
        row = editing.records(self.declaration, self.kind).get(self.id)
        if row is None:
            raise Refused("declaration.row-gone")
        if row.version != self.version:
            raise Refused("declaration.overtaken")

    def execute(self, actor: Actor) -> Outcome[Change]:
        """Deletes it."""
        change = editing.removed(self.kind, editing.records(self.declaration, self.kind)[self.id])
        editing.apply(self.declaration, [change])
        editing.keep(self.declaration, actor.person, [change])
        return Outcome(change, self.declaration, editing.said_before([change]))


@dataclass(frozen=True, slots=True)
class MoveRow(Action[None]):
    """Moves a row up or down."""

    declaration: Declaration
    kind: str
    id: int
    by: int  #: rows; below zero upwards

    name: ClassVar[str] = "declarations.move-row"
    roles: ClassVar[frozenset[Role]] = EDITORS

    def check(self, actor: Actor) -> None:
        """A row that is there."""
        require_growing(actor, self.declaration, self.kind)
        if self.id not in editing.records(self.declaration, self.kind):
            raise Refused("declaration.row-gone")

    def execute(self, actor: Actor) -> Outcome[None]:
        """Puts it into its new place."""
        ids = list(editing.records(self.declaration, self.kind))
        was = ids.index(self.id)
        ids.remove(self.id)
        place = min(max(was + self.by, 0), len(ids))
        ids.insert(place, self.id)
        number(self.declaration, self.kind, ids)
        editing.keep(self.declaration, actor.person, [])
        name = f"{self.kind}.{self.id}"
        return Outcome(None, self.declaration, {name: was + 1}, {name: place + 1})


@dataclass(frozen=True, slots=True)
class Undo(Action[list[Change]]):
    """Takes back the last own edit that still stands."""

    declaration: Declaration
    is_redo: bool = False  #: brings back the last one that was taken back

    name: ClassVar[str] = "declarations.undo"
    roles: ClassVar[frozenset[Role]] = EDITORS

    def check(self, actor: Actor) -> None:
        """There is one, and nobody has changed the same since."""
        editing.require_editable(actor, self.declaration)
        changes = self._changes(actor)
        if not changes:
            nothing = (
                "declaration.nothing-to-redo" if self.is_redo else "declaration.nothing-to-undo"
            )
            raise Refused(nothing)
        if not editing.stand(self.declaration, editing.inverse(changes)):
            raise Refused("declaration.undo-overtaken")

    def _changes(self, actor: Actor) -> tuple[Change, ...]:
        edit = editing.last_edit(self.declaration, actor.person, undone=self.is_redo)
        if edit is None:
            return ()
        made = changes_of(edit.changes)
        return made if self.is_redo else editing.inverse(made)

    def execute(self, actor: Actor) -> Outcome[list[Change]]:
        """Takes it back, or brings it back."""
        changes = list(self._changes(actor))
        edit = editing.last_edit(self.declaration, actor.person, undone=self.is_redo)
        editing.apply(self.declaration, changes)
        if edit is not None:
            edit.is_undone = not self.is_redo
            edit.save(update_fields=("is_undone",))
        before, after = editing.said_before(changes), editing.said_after(changes)
        return Outcome(changes, self.declaration, before, after)


@dataclass(frozen=True, slots=True)
class Dismiss(Action[None]):
    """Gives up a text that was set aside."""

    declaration: Declaration
    kept: SetAside

    name: ClassVar[str] = "declarations.dismiss"
    roles: ClassVar[frozenset[Role]] = EDITORS

    def check(self, actor: Actor) -> None:
        """One's own."""
        editing.require_own(actor, self.declaration)
        if (self.kept.person_id, self.kept.declaration_id) != (
            actor.person.pk,
            self.declaration.pk,
        ):
            raise Refused("declaration.row-gone")

    def execute(self, actor: Actor) -> Outcome[None]:
        """Deletes it; the log keeps what it said."""
        before = {self.kept.cell: self.kept.text}
        self.kept.delete()
        return Outcome(None, self.declaration, before)


def require_growing(actor: Actor, declaration: Declaration, kind: str) -> None:
    """Refuses a form that cannot be changed, and a block whose rows are fixed."""
    editing.require_editable(actor, declaration)
    if kind not in GROWING:
        raise Refused("declaration.no-cell")


def number(declaration: Declaration, kind: str, order: list[int]) -> None:
    """Puts the rows of a block into an order, given by their ids."""
    rows = editing.records(declaration, kind)
    moved = []
    for number, id in enumerate(order):
        if rows[id].position != GAP * (number + 1):
            rows[id].position = GAP * (number + 1)
            moved.append(rows[id])
    if moved:
        type(moved[0]).objects.bulk_update(moved, ("position",))  # type: ignore[arg-type]


def with_position(declaration: Declaration, change: Change) -> Change:
    """An added row as it is after it was numbered."""
    row = editing.records(declaration, change.kind)[change.id]
    return Change(change.kind, change.id, None, editing.snapshot(row))
