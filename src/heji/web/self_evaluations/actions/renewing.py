"""Taking targets over that were adjusted after a self-evaluation was begun."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import ClassVar

from heji.web.acting.action import Action, Outcome, Refused
from heji.web.acting.actor import Actor
from heji.web.acting.role import Role
from heji.web.declarations.approved import (
    approved,
    declared_content,
    declared_rows,
    with_present_sources,
)
from heji.web.filing import editing
from heji.web.filing.columns import changed_fields
from heji.web.filing.content import Content, Indicator, Row, kind_of
from heji.web.filing.editing import EDITORS, require_editable
from heji.web.filing.keeping import GAP, Change, Record, load, stored, values_of
from heji.web.filing.models import Filing
from heji.web.self_evaluations.declared import PERFORMANCE, evaluated
from heji.web.self_evaluations.scoring import rubric_of
from heji.web.self_evaluations.weights import fit


@dataclass(frozen=True, slots=True)
class RenewTargets(Action[list[Change]]):
    """Takes the targets over as they are approved now; results and reasons stay."""

    filing: Filing

    name: ClassVar[str] = "self-evaluations.renew"
    roles: ClassVar[frozenset[Role]] = EDITORS

    def check(self, actor: Actor) -> None:
        """The own form, while it is filled in, where the declaration says something else."""
        require_editable(actor, self.filing)
        form = self.filing
        declared = declared_content(approved(form.organisation, form.project, form.year))
        if declared is None:
            raise Refused("self-evaluation.not-declared", year=form.year)
        if not _renewal(form, declared):
            raise Refused("self-evaluation.nothing-renewed")

    def execute(self, actor: Actor) -> Outcome[list[Change]]:
        """Changes the rows in one edit, which can be undone."""
        form = self.filing
        declared = declared_content(approved(form.organisation, form.project, form.year))
        changes = list(_changes(form, _renewal(form, declared or Content())))
        editing.keep(form, actor.person, changes)
        before, after = editing.said_before(changes), editing.said_after(changes)
        return Outcome(changes, form, before, after)


def _renewal(filing: Filing, declared: Content) -> list[tuple[Row | None, Row | None]]:
    """Each row that will be another, before and after; None where it is not there."""
    content, fits = load(filing), fit(declared, rubric_of(filing))
    goal = declared.words_of("goal")
    pairs: list[tuple[Row | None, Row | None]] = [
        (each, replace(each, text=goal)) for each in content.texts if each.role == "goal"
    ]
    here = [each for each in content.indicators if each.section == PERFORMANCE]
    was = {each.source: each for each in here if each.source is not None}
    wanted = declared_rows(declared)
    for row, after in zip(
        wanted,
        with_present_sources(
            tuple(evaluated(each, was.get(each.id), with_weight=fits) for each in wanted)
        ),
        strict=True,
    ):
        pairs.append((was.get(row.id), after))
    known = {each.id for each in wanted}
    pairs += [(each, None) for each in here if each.source not in known]
    return [(before, after) for before, after in pairs if before != after]


def _changes(filing: Filing, pairs: list[tuple[Row | None, Row | None]]) -> Iterator[Change]:
    """Makes the changes and says them."""
    rows = editing.records(filing, "indicator")
    position = max((each.position for each in rows.values()), default=0)
    for before, after in pairs:
        if before is None and isinstance(after, Indicator):
            position += GAP
            values = {**stored(values_of(after)), "position": position}
            yield editing.added(filing, "indicator", values)
        elif before is not None:
            change = _change(before, after, rows)
            editing.apply(filing, (change,))
            yield change


def _change(before: Row, after: Row | None, rows: dict[int, Record]) -> Change:
    if after is None:
        return editing.removed("indicator", rows[before.id])
    new = stored(changed_fields(before, after))
    old = stored(values_of(before))
    return Change(kind_of(before), before.id, {name: old[name] for name in new}, new)
