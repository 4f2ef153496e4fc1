"""Reads a template that was filled in: the form, and what is wrong with which cell.

The figures of the form are those of the visible cells, read as from any form; the hidden sheet says
only which template it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from heji.documents.document import Document
from heji.forms.form import Form
from heji.forms.layout import layout_named
from heji.writers.entry.checking import check
from heji.writers.entry.identity import Identity, IdentityError, layout_version, read_identity
from heji.writers.entry.planning import plan_of
from heji.writers.entry.problems import Problem
from heji.writers.entry.structure import Returned, changed, shifted

_UNCALCULATED = "documents.formula-without-value"


@dataclass(frozen=True, slots=True)
class Asked:
    """What the reader of the template expects; nothing is asked for where it is empty."""

    organisation: str = ""
    year: int | None = None


_ANYBODY = Asked()


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back."""

    form: Form | None  #: None where the file cannot be taken for the form of its template
    identity: Identity | None
    problems: tuple[Problem, ...]  #: in the order of the cells

    @property
    def refused(self) -> tuple[Problem, ...]:
        """Those that are to be corrected."""
        return tuple(each for each in self.problems if not each.is_note)


def read_back(document: Document, form: Form, asked: Asked = _ANYBODY) -> Reply:
    """What a template says that was filled in.

    Args:
        document: the file as read.
        form: what was recognised in it.
        asked: for whom and which year it should be.

    Returns:
        The form as its visible cells say it, unless the file is no template or has lost its shape;
        and every problem, in the order of the cells.
    """
    try:
        identity = read_identity(document.identity)
    except IdentityError as error:
        found = form if str(error) == "missing" else None
        return Reply(found, None, (Problem(f"identity-{error}"),))
    problems = [*_other(identity, form, asked), *_uncalculated(document)]
    tables = list(document.tables())
    layout = layout_named(identity.layout)
    if layout is None or layout.print is None:
        problems.append(Problem("no-layout", (("layout", identity.layout),)))
        return Reply(None, identity, tuple(problems))
    if len(tables) != 1:
        problems.append(Problem("identity-sheets", (("count", str(len(tables))),)))
        return Reply(None, identity, tuple(problems))
    returned = Returned.of(plan_of(layout, identity.shape), tables[0])
    return _reply(returned, form, identity, problems)


def _reply(returned: Returned, form: Form, identity: Identity, problems: list[Problem]) -> Reply:
    moved = shifted(returned)
    relabelled = () if moved else tuple(changed(returned))
    current = layout_version(returned.plan.layout)
    if identity.version != current:
        values = (("version", identity.version), ("current", current))
        if moved or relabelled:
            problems.append(Problem("older-refused", values))
            return Reply(None, identity, tuple(problems))
        problems.append(Problem("older-understood", values, is_note=True))
    if moved:
        return Reply(None, identity, (*problems, *moved))
    in_cells = sorted((*relabelled, *check(returned)), key=_order)
    if form.layout != identity.layout:
        problems.append(Problem("not-recognised", (("layout", identity.layout),)))
    return Reply(form, identity, (*problems, *in_cells))


def _other(identity: Identity, form: Form, asked: Asked) -> Iterator[Problem]:
    """Whether it is the template of another body or year, by what it was made for or what it says."""
    found = identity.shape.organisation or form.organisation
    wanted = asked.organisation
    if wanted and found and "".join(found.split()) != "".join(wanted.split()):
        yield Problem("other-organisation", (("found", found), ("asked", wanted)))
    year = identity.shape.year or form.year
    if asked.year is not None and year is not None and year != asked.year:
        yield Problem("other-year", (("found", str(year)), ("asked", str(asked.year))))


def _uncalculated(document: Document) -> Iterator[Problem]:
    if any(each.key == _UNCALCULATED for each in document.problems):
        yield Problem("not-calculated")


def _order(problem: Problem) -> tuple[int, int]:
    return problem.row or 0, problem.column or 0
