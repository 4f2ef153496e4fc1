"""What the table of each kind of letter lists."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils import timezone

from heji.language import text
from heji.web.acting.actor import Actor
from heji.web.advice.selectors import Advised, advised, evaluated
from heji.web.advice.showing import line
from heji.web.filing.models import Filing
from heji.web.letters.templating import day_text
from heji.web.organisations.models import Organisation
from heji.web.rectification.models import TO_ANSWER, Task
from heji.web.rectification.selectors import issued_tasks

_LANGUAGE = "zh"  #: letters are official texts
_NONE = "—"


@dataclass(frozen=True, slots=True)
class About:
    """Whom a letter is to, and of which year it speaks."""

    recipient: Organisation
    year: int


@dataclass(frozen=True, slots=True)
class Listed:
    """The lines of a letter, and the last day that they name."""

    lines: tuple[Mapping[str, str], ...]
    due: datetime.date | None = None


def listed(actor: Actor, kind: str, about: About) -> Listed:
    """What a letter of a kind lists of a body and those below it; nothing where there is nothing."""
    return _LISTS[kind](actor, about)


def _tasks(actor: Actor, about: About) -> Listed:
    """The tasks of the actor's office that the bodies have to answer, by their day."""
    found = issued_tasks(actor).filter(
        organisation__path__startswith=about.recipient.path,
        year=about.year,
        state__in=TO_ANSWER,
    )
    tasks = list(found.select_related("filing__project").order_by("due", "pk"))
    lines = _numbered(_task(each) for each in tasks)
    return Listed(lines, max((each.due for each in tasks), default=None))


def _task(task: Task) -> dict[str, str]:
    form = task.filing
    parts = [str(task.year)]
    if form is not None:
        parts.append(text(f"filing.kind.{form.kind}", _LANGUAGE))
        parts.append(form.project.name if form.project else "")
    return {
        "what": task.what,
        "where": " ".join(filter(None, (*parts, task.label))),
        "body": task.organisation.name,
        "proof": task.proof or _NONE,
        "due": day_text(task.due),
    }


def _results(actor: Actor, about: About) -> Listed:
    """Every approved self-evaluation of the year."""
    return Listed(_numbered(map(_result, advised(_forms(actor, about), timezone.localdate()))))


def _decided(actor: Actor, about: About) -> Listed:
    """What was decided on the budgets; results without a decision are left out."""
    found = advised(_forms(actor, about), timezone.localdate())
    return Listed(_numbered(map(_decision, (each for each in found if each.decision))))


def _forms(actor: Actor, about: About) -> QuerySet[Filing]:
    found = evaluated(actor).filter(
        year=about.year, organisation__path__startswith=about.recipient.path
    )
    return found.select_related("organisation__parent", "project", "created_by")


def _result(each: Advised) -> dict[str, str]:
    said, form = line(each, _LANGUAGE), each.filing
    return {
        "body": form.organisation.name,
        "project": str(form.project or _NONE),
        "score": said.score,
        "grade": said.grade,
        "executed": said.executed,
        "tasks": said.overdue,
    }


def _decision(each: Advised) -> dict[str, str]:
    said = line(each, _LANGUAGE)
    return {**_result(each), "decision": said.decision, "why": said.decided_why or said.reason}


def _numbered(lines: Iterable[dict[str, str]]) -> tuple[Mapping[str, str], ...]:
    return tuple({"number": str(place), **each} for place, each in enumerate(lines, start=1))


_LISTS: Mapping[str, Callable[[Actor, About], Listed]] = {
    "rectification": _tasks,
    "feedback": _results,
    "advice": _decided,
}
