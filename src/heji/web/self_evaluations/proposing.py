"""What the system knows that costs marks in bonus and malus rows; it never changes a score itself."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.utils import timezone

from heji.data import load
from heji.web.calendar.selectors import phase_of
from heji.web.filing.content import Content, Indicator
from heji.web.filing.kinds import form_kind
from heji.web.filing.models import Filing, State
from heji.web.key_evaluations import selectors as key_evaluations
from heji.web.key_evaluations.models import KeyEvaluation
from heji.web.key_evaluations.models import State as KeyState
from heji.web.organisations.selectors import line_of
from heji.web.rectification.models import State as TaskState
from heji.web.rectification.models import Task
from heji.web.rectification.selectors import about
from heji.web.self_evaluations.rubric_rows import BONUS


@dataclass(frozen=True, slots=True)
class Ground:
    """One case, and where it is seen."""

    name: str
    page: str  #: name of the page
    id: int
    said: str = ""
    day: datetime.date | None = None  #: last day of what was late


@dataclass(frozen=True, slots=True)
class Proposal:
    """Cases of one kind."""

    kind: str  #: `late`, `inspection` or `poor`
    grounds: tuple[Ground, ...]

    @property
    def count(self) -> int:
        """How many cases there are."""
        return len(self.grounds)

    def is_stated(self, row: Indicator) -> bool:
        """Whether a row says that it took such cases into account."""
        said = " ".join((row.result_text, row.basis, row.reason, row.note))
        return any(word in said for word in _data()["words"][self.kind])


def proposals(filing: Filing, content: Content) -> tuple[Proposal, ...]:
    """What is known of the body or project in the year of a form that has bonus rows."""
    if not any(each.section == BONUS for each in content.indicators):
        return ()
    found = (
        Proposal("late", tuple(_late(filing))),
        Proposal("inspection", tuple(_inspections(filing))),
        Proposal("poor", tuple(_poor(filing))),
    )
    return tuple(each for each in found if each.grounds)


def _late(filing: Filing) -> Iterator[Ground]:
    """Forms of the year that were first handed in after the last day, with permission or without."""
    forms = Filing.objects.filter(
        organisation__in=line_of(filing.organisation),
        project=filing.project,
        year=filing.year,
        month=0,
    )
    for form in forms.exclude(state=State.VOID).select_related("organisation", "project"):
        phase = phase_of(form.organisation, form.year, form_kind(form.kind).phase)
        first = form.revisions.order_by("number").first()
        day = timezone.localdate() if first is None else timezone.localdate(first.submitted_at)
        if phase is not None and day > phase.closes:
            yield Ground(str(form), "filing", form.pk, day=phase.closes)


def _inspections(filing: Filing) -> Iterator[Ground]:
    """What had to be put right on the budget of the year."""
    found = Task.objects.filter(about(filing), year=filing.year).select_related("issued_in")
    for each in found.exclude(state=TaskState.WITHDRAWN):
        yield Ground(str(each), "rectification-task", each.pk, each.issued_in.name)


def _poor(filing: Filing) -> Iterator[Ground]:
    """Key evaluations of the year that ended with a poor grade."""
    found = KeyEvaluation.objects.filter(
        body__in=line_of(filing.organisation), year=filing.year, state=KeyState.CLOSED
    )
    if filing.project_id is not None:
        found = found.filter(project=filing.project_id)
    for each in found:
        grade = key_evaluations.result(each).grade.get("zh", "")
        if grade in _data()["poor_grades"]:
            yield Ground(str(each), "key-evaluation", each.pk, grade)


@cache
def _data() -> Mapping[str, Any]:
    data: Mapping[str, Any] = load("heji.web.self_evaluations", "proposals.yaml")
    return data
