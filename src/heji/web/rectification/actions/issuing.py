"""What the office does that demands something: issue, extend, withdraw."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import ClassVar

from django.utils import timezone

from heji.web.acting.action import Action, NotAllowed, Outcome, Refused
from heji.web.acting.actor import Actor
from heji.web.acting.role import Role
from heji.web.filing.models import Filing
from heji.web.filing.selectors import filings
from heji.web.organisations.models import Organisation
from heji.web.rectification.actions.requiring import require_office, require_state, require_text
from heji.web.rectification.grounds import FREE, Ground
from heji.web.rectification.models import TO_ANSWER, Source, State, Task
from heji.web.rectification.selectors import ISSUING, demanded_of

_YEARS = range(2000, 2101)
_LONGEST_PROOF = 1000


@dataclass(frozen=True, slots=True)
class Demand:
    """What is demanded."""

    what: str
    due: datetime.date  #: last day
    proof: str = ""  #: "" asks for none


@dataclass(frozen=True, slots=True)
class IssueTask(Action[Task]):
    """Gives a body something to put right: found on a form, or in words of one's own."""

    organisation: Organisation
    year: int
    demand: Demand
    filing: Filing | None = None
    ground: Ground = FREE

    name: ClassVar[str] = "rectification.issue"
    roles: ClassVar[frozenset[Role]] = ISSUING

    def check(self, actor: Actor) -> None:
        """To a body of the own office, until a day to come; about a form of that body, if any."""
        if not demanded_of(actor).filter(pk=self.organisation.pk).exists():
            raise NotAllowed("rectification.not-theirs", name=self.organisation.name)
        require_text(self.demand.what)
        if len(self.demand.proof) > _LONGEST_PROOF:
            raise Refused("rectification.no-text", most=_LONGEST_PROOF)
        if self.demand.due < timezone.localdate() or self.year not in _YEARS:
            raise Refused("rectification.wrong-day")
        if self.filing is None and self.ground.source != Source.TEXT:
            raise Refused("rectification.no-form")
        if self.filing is not None:
            self._require_form(actor, self.filing)

    def _require_form(self, actor: Actor, filing: Filing) -> None:
        if not filings(actor).filter(pk=filing.pk, revision__gt=0).exists():
            raise NotAllowed("rectification.not-theirs", name=str(filing))
        if (filing.organisation_id, filing.year) != (self.organisation.pk, self.year):
            raise Refused("rectification.another-body")
        comment = self.ground.comment
        if comment is not None and comment.review.filing_id != filing.pk:
            raise Refused("rectification.another-body")

    def execute(self, actor: Actor) -> Outcome[Task]:
        """Keeps it; the body sees it at once."""
        made = Task.objects.create(
            organisation=self.organisation,
            year=self.year,
            filing=self.filing,
            cell=self.ground.cell,
            label=self.ground.label,
            source=self.ground.source,
            check_name=self.ground.check,
            comment=self.ground.comment,
            found=self.ground.found,
            what=self.demand.what.strip(),
            proof=self.demand.proof.strip(),
            due=self.demand.due,
            issued_in=actor.organisation,
            issued_by=actor.person,
        )
        after = {"state": made.state, "organisation": self.organisation.name, "what": made.what}
        after |= {"proof": made.proof, "due": made.due.isoformat()}
        return Outcome(made, made, after=after)


@dataclass(frozen=True, slots=True)
class ExtendTask(Action[Task]):
    """Gives a body more time, with a reason."""

    task: Task
    due: datetime.date
    reason: str

    name: ClassVar[str] = "rectification.extend"
    roles: ClassVar[frozenset[Role]] = ISSUING

    def check(self, actor: Actor) -> None:
        """Until a later day that is still to come."""
        require_office(actor, self.task)
        require_state(self.task, TO_ANSWER)
        require_text(self.reason)
        if self.due <= self.task.due or self.due < timezone.localdate():
            raise Refused("rectification.not-later")

    def execute(self, actor: Actor) -> Outcome[Task]:
        """Sets the day; the log keeps the one before."""
        task, before = self.task, {"due": self.task.due.isoformat()}
        task.due = self.due
        task.save(update_fields=("due", "changed_at"))
        after = {"due": task.due.isoformat(), "reason": self.reason.strip()}
        return Outcome(task, task, before, after)


@dataclass(frozen=True, slots=True)
class WithdrawTask(Action[Task]):
    """Takes back what should not have been demanded, with a reason."""

    task: Task
    reason: str

    name: ClassVar[str] = "rectification.withdraw"
    roles: ClassVar[frozenset[Role]] = ISSUING

    def check(self, actor: Actor) -> None:
        """What is not answered."""
        require_office(actor, self.task)
        require_state(self.task, TO_ANSWER)
        require_text(self.reason)

    def execute(self, actor: Actor) -> Outcome[Task]:
        """Ends it; it stays to be seen."""
        return moved(self.task, State.WITHDRAWN, {"reason": self.reason.strip()})


def moved(task: Task, state: State, said: dict[str, str]) -> Outcome[Task]:
    """Puts a task into a state, and says so in the log."""
    before = {"state": task.state}
    task.state = state
    task.save(update_fields=("state", "changed_at"))
    return Outcome(task, task, before, {"state": state.value, **said})
