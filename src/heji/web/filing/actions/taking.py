"""Taking an entry of the indicator library into a form, and making a row the body's own again."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from heji.web.acting.action import Action, Outcome, Refused
from heji.web.acting.actor import Actor
from heji.web.acting.role import Role
from heji.web.filing import editing
from heji.web.filing.actions.rows import number, require_growing, with_position
from heji.web.filing.actions.saving import MOST_ROWS
from heji.web.filing.columns import changed_fields
from heji.web.filing.content import Indicator
from heji.web.filing.editing import EDITORS
from heji.web.filing.keeping import Change, load, stored, values_of
from heji.web.filing.models import Filing
from heji.web.filing.taking import entries_for, with_entry
from heji.web.library.models import LibraryEntry

_KIND = "indicator"


@dataclass(frozen=True, slots=True)
class TakeEntry(Action[Change]):
    """Makes a row an indicator of the library; without a row, the next empty one, or a new one."""

    filing: Filing
    code: str  #: of the entry
    id: int = 0  #: of the row; 0: wherever there is room
    version: int = 0  #: of the row, as the person saw it

    name: ClassVar[str] = "filing.take-entry"
    roles: ClassVar[frozenset[Role]] = EDITORS

    def check(self, actor: Actor) -> None:
        """An entry that is in force, and a row that is as the person saw it."""
        require_growing(actor, self.filing, _KIND)
        if self.code not in entries_for(actor, self.filing):
            raise Refused("filing.no-entry", code=self.code)
        if self.id:
            _require_as_seen(self.filing, self.id, self.version)
        elif len(editing.records(self.filing, _KIND)) >= MOST_ROWS:
            raise Refused("filing.too-many-rows", most=MOST_ROWS)

    def execute(self, actor: Actor) -> Outcome[Change]:
        """Fills the row in; undoing brings back what it said."""
        entry = entries_for(actor, self.filing)[self.code]
        rows = load(self.filing).indicators
        wanted = with_entry(Indicator(0), entry)
        row = next((each for each in rows if each.id == self.id), None) or next(
            (each for each in rows if _is_free(each) and each.type == wanted.type), None
        )
        change = self._added(rows, wanted) if row is None else self._filled(row, entry)
        editing.keep(self.filing, actor.person, [change])
        before, after = editing.said_before([change]), editing.said_after([change])
        return Outcome(change, self.filing, before, after)

    def _filled(self, row: Indicator, entry: LibraryEntry) -> Change:
        changed = with_entry(row, entry)
        change = _change(row, changed)
        editing.apply(self.filing, [change])
        return change

    def _added(self, rows: tuple[Indicator, ...], wanted: Indicator) -> Change:
        """A new row below the last of its type."""
        order = [each.id for each in rows]
        alike = [place for place, each in enumerate(rows) if each.type == wanted.type]
        place = alike[-1] + 1 if alike else len(order)
        values = {**stored(values_of(wanted)), "position": 0}
        change = editing.added(self.filing, _KIND, values)
        number(self.filing, _KIND, [*order[:place], change.id, *order[place:]])
        return with_position(self.filing, change)


@dataclass(frozen=True, slots=True)
class MakeOwn(Action[Change]):
    """Says that a row is no longer an indicator of the library; what it says stays."""

    filing: Filing
    id: int
    version: int  #: as the person saw it

    name: ClassVar[str] = "filing.make-own"
    roles: ClassVar[frozenset[Role]] = EDITORS

    def check(self, actor: Actor) -> None:
        """A row that is as the person saw it."""
        require_growing(actor, self.filing, _KIND)
        _require_as_seen(self.filing, self.id, self.version)

    def execute(self, actor: Actor) -> Outcome[Change]:
        """Takes the code of the entry away."""
        row = next(each for each in load(self.filing).indicators if each.id == self.id)
        change = _change(row, replace(row, library_code=""))
        editing.apply(self.filing, [change])
        editing.keep(self.filing, actor.person, [change])
        before, after = editing.said_before([change]), editing.said_after([change])
        return Outcome(change, self.filing, before, after)


def _require_as_seen(filing: Filing, id: int, version: int) -> None:
    row = editing.records(filing, _KIND).get(id)
    if row is None:
        raise Refused("filing.row-gone")
    if row.version != version:
        raise Refused("filing.overtaken")


def _is_free(row: Indicator) -> bool:
    has_target = row.value is not None or row.whole_value is not None
    return not (row.name or row.text or row.whole_text or row.evidence or has_target)


def _change(row: Indicator, changed: Indicator) -> Change:
    after = stored(changed_fields(row, changed))
    before = stored(values_of(row))
    return Change(_KIND, row.id, {name: before[name] for name in after}, after)
