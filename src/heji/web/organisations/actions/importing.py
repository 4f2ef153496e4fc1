"""Imports organisations: all the rows that are right, as one act."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from django.db.models import OuterRef, Subquery, TextField, Value
from django.db.models.functions import Cast, Concat

from heji.web.acting.action import Action, Outcome, Refused
from heji.web.acting.actor import Actor
from heji.web.acting.role import KEEPERS, Role
from heji.web.organisations.checking import Checked, State, checked
from heji.web.organisations.models import Organisation
from heji.web.organisations.scope import root_of
from heji.web.organisations.sheet import Row

_BATCH = 500  #: rows of one statement


@dataclass(frozen=True, slots=True)
class ImportOrganisations(Action[int]):
    """Adds the bodies of a spreadsheet that are not there yet. It changes none, and ends none."""

    rows: tuple[Row, ...]
    year: int  #: first year of bodies for which the spreadsheet gives none
    file: str  #: name of the file, for the log
    sha256: str  #: of the file

    name: ClassVar[str] = "organisations.import"
    roles: ClassVar[frozenset[Role]] = KEEPERS

    def check(self, actor: Actor) -> None:
        """Something has to be new."""
        if not any(each.state is State.NEW for each in checked(self.rows, actor, self.year)):
            raise Refused("organisation.nothing-new")

    def execute(self, actor: Actor) -> Outcome[int]:
        """Adds level after level, each with a handful of statements."""
        waiting = [each for each in checked(self.rows, actor, self.year) if each.state is State.NEW]
        count = len(waiting)
        while waiting:
            ready = [each for each in waiting if not isinstance(each.above, Checked)]
            for batch in _batches(ready):
                made = Organisation.objects.bulk_create([_body(each) for each in batch])
                for each, body in zip(batch, made, strict=True):
                    each.there = body
            _lay_paths()
            waiting = [each for each in waiting if each.there is None]
            for each in waiting:
                if isinstance(each.above, Checked) and each.above.there is not None:
                    each.above = each.above.there
        after = {"count": count, "file": self.file, "sha256": self.sha256}
        return Outcome(count, root_of(actor), after=after)


def _body(given: Checked) -> Organisation:
    if not isinstance(given.above, Organisation) or given.kind is None:
        raise TypeError("a row below nothing")
    return Organisation(
        name=given.row.name,
        kind=given.kind,
        parent=given.above,
        valid_from=given.year,
        code=given.row.code,
        region_code=given.region_code,
    )


def _lay_paths() -> None:
    """Gives the bodies of one level their paths: they are the only ones without."""
    above = Organisation.objects.filter(pk=OuterRef("parent_id")).values("path")[:1]
    path = Concat(Subquery(above), Cast("pk", TextField()), Value("/"), output_field=TextField())
    Organisation.objects.filter(path="").update(path=path)


def _batches(ready: Sequence[Checked]) -> Iterator[Sequence[Checked]]:
    return (ready[start : start + _BATCH] for start in range(0, len(ready), _BATCH))
