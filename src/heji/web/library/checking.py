"""What would become of the rows of a spreadsheet, before anything is written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from heji.language import text
from heji.library.trouble import LibraryError
from heji.web.acting.action import Refused
from heji.web.acting.actor import Actor
from heji.web.library import selectors
from heji.web.library.content import checked, columns_of, differences, said_by
from heji.web.library.forms import trouble
from heji.web.library.models import LibraryEntry, Status
from heji.web.library.sheet import Row


class State(Enum):
    """What would become of a row."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    PROBLEM = "problem"


@dataclass(frozen=True, slots=True)
class Checked:
    """A row with what would become of it."""

    row: Row
    state: State
    problem: LibraryError | Refused | None = None
    changed: tuple[str, ...] = ()  #: the columns that a change changes

    def reason(self, language: str) -> str:
        """What is wrong, to be read by people."""
        if isinstance(self.problem, LibraryError):
            return trouble(self.problem, language)
        if self.problem is None:
            return ""
        return text(self.problem.key, language, **self.problem.values)


def checked_rows(rows: Sequence[Row], actor: Actor) -> list[Checked]:
    """Holds rows against the library in force, what waits already, and one another."""
    return _Check(actor).all(rows)


class _Check:
    """Knows the library, and which codes and names are taken by it and by earlier rows."""

    def __init__(self, actor: Actor) -> None:
        self._in_force = {each.code: each for each in selectors.in_force(actor)}
        region = selectors.regions_above(actor)[:1]
        waiting = LibraryEntry.objects.filter(organisation__in=region, status=Status.PROPOSED)
        self._waiting = {each.code for each in waiting}
        everything = (*self._in_force.values(), *waiting)
        self._named = {(each.area, each.name_zh): each.code for each in everything}
        self._codes: dict[str, int] = {}
        self._names: dict[tuple[str, str], int] = {}

    def all(self, rows: Sequence[Row]) -> list[Checked]:
        """Every row, in order."""
        return [self._one(each) for each in rows]

    def _one(self, row: Row) -> Checked:
        try:
            return self._fit(row)
        except (LibraryError, Refused) as error:
            return Checked(row, State.PROBLEM, error)

    def _fit(self, row: Row) -> Checked:
        now = self._in_force.get(row.code)
        if row.code and now is None:
            raise Refused("library.unknown-code", code=row.code)
        columns = columns_of(checked(row.columns, row.code))
        self._require_once(row, (columns["area"], columns["name_zh"]))
        if now is None:
            return Checked(row, State.NEW)
        changed = differences(said_by(now), columns)
        if changed and row.code in self._waiting:
            raise Refused("library.proposed-already", code=row.code)
        return Checked(row, State.CHANGED if changed else State.UNCHANGED, changed=changed)

    def _require_once(self, row: Row, named: tuple[str, str]) -> None:
        earlier = self._names.get(named) or (self._codes.get(row.code) if row.code else None)
        if earlier is not None:
            raise Refused("library.twice", row=earlier)
        self._names[named] = row.number
        if row.code:
            self._codes[row.code] = row.number
        holder = self._named.get(named, row.code)
        if holder != row.code:
            raise Refused("library.name-taken", name=named[1], code=holder)
