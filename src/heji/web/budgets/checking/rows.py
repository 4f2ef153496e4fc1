"""One row of an export: whose money it is, and which amounts it states."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence

from heji.values.quantity import Moment
from heji.values.reading import read_value
from heji.web.acting.actor import Actor
from heji.web.budgets.amounts import stated
from heji.web.budgets.checking.known import Known
from heji.web.budgets.checking.results import KINDS, Checked, Reading
from heji.web.budgets.columns import AMOUNTS, value_of
from heji.web.budgets.models import Nature
from heji.web.filing.figures import Unreadable
from heji.web.organisations.models import Organisation
from heji.web.projects.models import Project


class RowReader:
    """Reads the rows of one export."""

    def __init__(
        self, reading: Reading, known: Known, actor: Actor, decimals: Mapping[str, int]
    ) -> None:
        self.reading = reading
        self.known = known
        self.actor = actor
        self.decimals = decimals
        self.places = {each: place for place, each in enumerate(reading.columns) if each}

    def _text(self, cells: Sequence[str], column: str) -> str:
        return cells[self.places[column]] if column in self.places else ""

    def row(self, number: int, cells: tuple[str, ...]) -> Checked:
        """A row with its owner and its amounts, or with the first thing that is wrong with it."""
        said = (self._text(cells, each) for each in ("organisation", "code", "project"))
        row = Checked(number, " ".join(filter(None, said)))
        body = self._body(row, self._text(cells, "organisation"))
        project = self._project(row, cells, body)
        kinds = self._kinds(row, cells, project)
        for column in AMOUNTS:
            try:
                found = stated(
                    self._text(cells, column), self.reading.unit, self.decimals.get(column, 0)
                )
            except Unreadable:
                row.refuse("amount", column=column, text=self._text(cells, column))
            else:
                if found is not None:
                    row.stated[column] = found
        self._dated(row, cells)
        owner = project.organisation if project is not None else body
        if owner is None:
            row.refuse("no-body")
        elif not row.problem:
            row.identity = (owner.pk, project.pk if project else None, *kinds)
            row.line = self.known.lines.get(row.identity)
        if any(
            row.stated[each].fen < 0 for each in ("initial", "carry_over") if each in row.stated
        ):
            row.refuse("negative")
        return row

    def _body(self, row: Checked, words: str) -> Organisation | None:
        if not words:
            return self.actor.organisation if "organisation" not in self.places else None
        found = self.known.bodies.get(words, [])
        if len(found) != 1:
            row.refuse("several-bodies" if found else "unknown-body", text=words)
            return None
        return found[0]

    def _project(
        self, row: Checked, cells: Sequence[str], body: Organisation | None
    ) -> Project | None:
        code, name = self._text(cells, "code"), self._text(cells, "project")
        if not code and not name:
            return None
        found = self.known.by_code.get(code, []) if code else self.known.by_name.get(name, [])
        if body is not None and "organisation" in self.places:
            found = [each for each in found if each.organisation_id == body.pk]
        if len(found) != 1:
            row.refuse("several-projects" if found else "unknown-project", text=code or name)
            return None
        project, year = found[0], self.reading.year
        if code and name and project.name != name:
            row.refuse("other-name", text=name, name=project.name)
        if not project.first_year <= year <= (project.last_year or year):
            row.refuse("not-running", text=project.name, year=year)
        return project

    def _kinds(
        self, row: Checked, cells: Sequence[str], project: Project | None
    ) -> tuple[str, str, str, str]:
        usual = {
            "nature": Nature.PROJECT.value if project else Nature.BASIC.value,
            "source": self.reading.source,
            "level": self.reading.level,
            "origin": self.reading.origin,
        }
        found = []
        for column in KINDS:
            words = self._text(cells, column)
            value = value_of(column, words) if words else usual[column]
            if not value:
                row.refuse("unknown-word" if words else "no-kind", column=column, text=words)
            found.append(value)
        if project is None and found[0] == Nature.PROJECT and not row.problem:
            row.refuse("unknown-project", text="—")
        return (found[0], found[1], found[2], found[3])

    def _dated(self, row: Checked, cells: Sequence[str]) -> None:
        """The day and the document of an adjustment: its own, or those of the file."""
        if "adjustment" not in row.stated:
            return
        day, document = self._text(cells, "decided_on"), self._text(cells, "document")
        if not day and not document:
            return
        row.decided_on, row.document = _day(day), document[:200]
        if row.decided_on is None or not document:
            row.refuse("no-document")


def _day(text: str) -> datetime.date | None:
    """A day as a file writes it."""
    words = text.split()[0].split("T")[0] if text.split() else ""
    try:
        return datetime.date.fromisoformat(words.replace("/", "-").replace(".", "-"))
    except ValueError:
        pass
    read = read_value(words)
    return read.first if isinstance(read, Moment) and read.first == read.last else None
