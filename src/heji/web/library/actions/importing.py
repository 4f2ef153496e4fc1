"""Proposes what a spreadsheet says: all the rows that are right, as one act."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from heji.web.acting.action import Action, Outcome, Refused
from heji.web.acting.actor import Actor
from heji.web.acting.role import Role
from heji.web.library.actions import requiring
from heji.web.library.actions.proposing import proposed
from heji.web.library.checking import Checked, State, checked_rows
from heji.web.library.sheet import Row


@dataclass(frozen=True, slots=True)
class ImportEntries(Action[int]):
    """Proposes the new and the changed entries of a spreadsheet; none of them is in force yet."""

    rows: tuple[Row, ...]
    reason: str
    file: str  #: name of the file, for the log
    sha256: str  #: of the file

    name: ClassVar[str] = "library.import"
    roles: ClassVar[frozenset[Role]] = requiring.PROPOSING

    def check(self, actor: Actor) -> None:
        """Something has to be new, for a region, with a reason."""
        requiring.require_reason(self.reason)
        requiring.own_region(actor)
        if not self._good(actor):
            raise Refused("library.nothing-new")

    def execute(self, actor: Actor) -> Outcome[int]:
        """Proposes row after row."""
        codes = []
        for each in self._good(actor):
            columns = each.row.columns
            code = each.row.code or requiring.next_code(columns["area"], columns["type"])
            codes.append(proposed(actor, code, columns, self.reason).code)
        after = {"codes": codes, "file": self.file, "sha256": self.sha256}
        return Outcome(len(codes), requiring.own_region(actor), after=after)

    def _good(self, actor: Actor) -> list[Checked]:
        found = checked_rows(self.rows, actor)
        return [each for each in found if each.state in {State.NEW, State.CHANGED}]
