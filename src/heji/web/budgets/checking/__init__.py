"""Holds the rows of an export against what is known, before anything is written."""

from __future__ import annotations

from heji.web.acting.actor import Actor
from heji.web.budgets.amounts import decimals_of
from heji.web.budgets.checking.groups import GroupComparer
from heji.web.budgets.checking.known import Known
from heji.web.budgets.checking.results import (
    Checked,
    Difference,
    Identity,
    Reading,
    Result,
    State,
)
from heji.web.budgets.checking.rows import RowReader
from heji.web.budgets.checking.sums import notes
from heji.web.budgets.columns import AMOUNTS
from heji.web.budgets.table import Export, total_word
from heji.web.organisations.models import Organisation

__all__ = ["Checked", "Difference", "Reading", "Result", "State", "checked"]


def checked(export: Export, reading: Reading, actor: Actor) -> Result:
    """What importing an export would do.

    Args:
        export: the uploaded table.
        reading: how its columns are read.
        actor: who imports; only what they may see is known.
    """
    export = export.without_secrets(reading.columns)
    known = Known(actor, reading.year)
    decimals = _decimals(export, reading)
    reader = RowReader(reading, known, actor, decimals)
    rows = [reader.row(number, cells) for number, cells in export.rows if not total_word(cells)]
    groups: dict[Identity, list[Checked]] = {}
    for each in rows:
        if each.identity is not None and not each.problem:
            groups.setdefault(each.identity, []).append(each)
    comparer = GroupComparer(reading, known)
    for group in groups.values():
        comparer.compare(group)
    secret, unknown = _secrets(export, known, actor)
    return Result(tuple(rows), tuple(notes(export, reading, decimals)), secret, unknown)


def _decimals(export: Export, reading: Reading) -> dict[str, int]:
    """The decimals that the amounts of each column have."""
    return {
        column: decimals_of((cells[place] for _, cells in export.rows), reading.unit)
        for place, column in enumerate(reading.columns)
        if column in AMOUNTS
    }


def _secrets(
    export: Export, known: Known, actor: Actor
) -> tuple[tuple[tuple[Organisation, int], ...], tuple[tuple[str, int], ...]]:
    """The numbers of secret projects by body, and those of bodies that nobody knows."""
    found: list[tuple[Organisation, int]] = []
    unknown = []
    for words, count in export.secret:
        bodies = known.bodies.get(words, []) if words else [actor.organisation]
        if len(bodies) == 1:
            found.append((bodies[0], count))
        else:
            unknown.append((words, count))
    return tuple(found), tuple(unknown)
