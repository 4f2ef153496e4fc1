"""Keeps the chain of duties, tasks and the targets of projects."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from heji.web.acting.action import Action, Outcome, Refused
from heji.web.acting.actor import Actor
from heji.web.acting.role import Role
from heji.web.organisations.models import Organisation
from heji.web.preparation.actions.requiring import (
    KEEPING,
    require_business,
    require_text,
    require_years,
)
from heji.web.preparation.models import Duty, TargetLink, Task
from heji.web.projects.models import Project


@dataclass(frozen=True, slots=True)
class AddDuty(Action[Duty]):
    """Enters a duty of a body."""

    organisation: Organisation
    duty: str
    valid_from: int
    basis: str = ""
    text: str = ""

    name: ClassVar[str] = "preparation.add-duty"
    roles: ClassVar[frozenset[Role]] = KEEPING

    def check(self, actor: Actor) -> None:
        """Of an own body, once."""
        require_business(actor, self.organisation)
        require_text(self.duty)
        require_years(self.valid_from, None)
        same = self.organisation.duties.filter(name=self.duty.strip(), valid_to__isnull=True)
        if same.exists():
            raise Refused("preparation.there-already", name=self.duty.strip())

    def execute(self, actor: Actor) -> Outcome[Duty]:
        """Enters it."""
        made = Duty.objects.create(
            organisation=self.organisation,
            name=self.duty.strip(),
            text=self.text,
            basis=self.basis,
            valid_from=self.valid_from,
        )
        after = {"name": made.name, "basis": made.basis, "valid_from": made.valid_from}
        return Outcome(made, made, after=after)


@dataclass(frozen=True, slots=True)
class EndDuty(Action[Duty]):
    """Ends a duty with a year; earlier years keep it."""

    duty: Duty
    last_year: int

    name: ClassVar[str] = "preparation.end-duty"
    roles: ClassVar[frozenset[Role]] = KEEPING

    def check(self, actor: Actor) -> None:
        """One that runs, without a task after its end."""
        require_business(actor, self.duty.organisation)
        require_years(self.duty.valid_from, self.last_year)
        if self.duty.valid_to is not None:
            raise Refused("preparation.ended", name=self.duty.name)
        if self.duty.tasks.filter(year__gt=self.last_year).exists():
            raise Refused("preparation.later-tasks", name=self.duty.name)

    def execute(self, actor: Actor) -> Outcome[Duty]:
        """Ends it."""
        self.duty.valid_to = self.last_year
        self.duty.save(update_fields=("valid_to",))
        return Outcome(self.duty, self.duty, {"valid_to": None}, {"valid_to": self.last_year})


@dataclass(frozen=True, slots=True)
class AddTask(Action[Task]):
    """Enters what a duty asks for in a year."""

    duty: Duty
    year: int
    task: str
    content: str = ""

    name: ClassVar[str] = "preparation.add-task"
    roles: ClassVar[frozenset[Role]] = KEEPING

    def check(self, actor: Actor) -> None:
        """In a year of the duty, once."""
        require_business(actor, self.duty.organisation)
        require_text(self.task)
        duty = self.duty
        if self.year < duty.valid_from or (duty.valid_to or self.year) < self.year:
            raise Refused("preparation.outside-duty", name=duty.name, year=self.year)
        if duty.tasks.filter(year=self.year, name=self.task.strip()).exists():
            raise Refused("preparation.there-already", name=self.task.strip())

    def execute(self, actor: Actor) -> Outcome[Task]:
        """Enters it."""
        made = Task.objects.create(
            duty=self.duty, year=self.year, name=self.task.strip(), content=self.content
        )
        after = {"name": made.name, "year": made.year, "duty": self.duty.name}
        return Outcome(made, made, after=after)


@dataclass(frozen=True, slots=True)
class LinkTarget(Action[TargetLink]):
    """Says which target of a project serves a task."""

    task: Task
    project: Project
    target: str

    name: ClassVar[str] = "preparation.link"
    roles: ClassVar[frozenset[Role]] = KEEPING

    def check(self, actor: Actor) -> None:
        """A project of the task's year, of the body or of one below it."""
        body = self.task.duty.organisation
        require_business(actor, body)
        require_business(actor, self.project.organisation)
        require_text(self.target)
        if not self.project.organisation.path.startswith(body.path):
            raise Refused("preparation.foreign-project", name=self.project.name)
        last = self.project.last_year or self.task.year
        if not self.project.first_year <= self.task.year <= last:
            raise Refused("preparation.project-year", name=self.project.name, year=self.task.year)
        if self.task.links.filter(project=self.project).exists():
            raise Refused("preparation.there-already", name=self.project.name)

    def execute(self, actor: Actor) -> Outcome[TargetLink]:
        """Links them."""
        made = TargetLink.objects.create(
            task=self.task, project=self.project, target=self.target.strip()
        )
        after = {"project": self.project.name, "target": made.target}
        return Outcome(made, self.task, after=after)


@dataclass(frozen=True, slots=True)
class UnlinkTarget(Action[Task]):
    """Takes such a link back."""

    link: TargetLink

    name: ClassVar[str] = "preparation.unlink"
    roles: ClassVar[frozenset[Role]] = KEEPING

    def check(self, actor: Actor) -> None:
        """Of an own body."""
        require_business(actor, self.link.task.duty.organisation)

    def execute(self, actor: Actor) -> Outcome[Task]:
        """Removes the row; the log keeps what it was."""
        link = self.link
        before = {"project": link.project.name, "target": link.target}
        TargetLink.objects.filter(pk=link.pk).delete()
        return Outcome(link.task, link.task, before)
