"""Answering findings, and overruling answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from heji.audit.answers import AnswerStatus
from heji.web.acting.action import Action, NotAllowed, Outcome, Refused
from heji.web.acting.actor import Actor
from heji.web.acting.duties import require_other_hands
from heji.web.acting.role import Role
from heji.web.answers.models import Answer, Overruling
from heji.web.answers.selectors import answers, overruling_of
from heji.web.filing import selectors
from heji.web.filing.editing import EDITORS, require_editable
from heji.web.filing.findings import CellFinding, findings
from heji.web.filing.models import Filing
from heji.web.reviews.duties import hands
from heji.web.reviews.routes import REVIEWERS
from heji.web.reviews.selectors import is_waiting_for, open_review

_LONGEST = 2000


@dataclass(frozen=True, slots=True)
class AnswerFinding(Action[Answer]):
    """Says what a finding is about: accepted, explained or misread, with the reason."""

    filing: Filing
    finding: str  #: `CellFinding.key`
    status: str
    reason: str

    name: ClassVar[str] = "answers.answer"
    roles: ClassVar[frozenset[Role]] = EDITORS

    def check(self, actor: Actor) -> None:
        """The own form while it is filled in, and a reason."""
        require_editable(actor, self.filing)
        if self.status not in set(AnswerStatus):
            raise Refused("answer.no-status")
        _require_reason(self.reason)

    def _found(self) -> CellFinding:
        case = selectors.case(self.filing, selectors.present(self.filing))
        for each in findings(case, "zh"):
            if each.key == self.finding:
                return each
        raise Refused("answer.gone")

    def execute(self, actor: Actor) -> Outcome[Answer]:
        """Keeps it beside those before; refused where the form has no such finding now."""
        found = self._found()
        made = Answer.objects.create(
            filing=self.filing,
            finding=self.finding,
            check_name=found.check,
            cell=found.cell,
            message=found.message,
            status=self.status,
            reason=self.reason.strip(),
            person=actor.person,
        )
        after = {"check": made.check_name, "cell": made.cell, "answer": made.status}
        return Outcome(made, self.filing, after={**after, "reason": made.reason})


@dataclass(frozen=True, slots=True)
class OverruleAnswer(Action[Overruling]):
    """Does not let an answer stand: the finding has to be corrected or answered anew."""

    answer: Answer
    reason: str

    name: ClassVar[str] = "answers.overrule"
    roles: ClassVar[frozenset[Role]] = REVIEWERS

    def check(self, actor: Actor) -> None:
        """The last answer on a form that waits for the actor, who had no hand in it."""
        filing = self.answer.filing
        review = open_review(filing)
        if review is None or not is_waiting_for(actor, review):
            raise NotAllowed("answer.not-waiting")
        require_other_hands(actor, hands(filing))
        _require_reason(self.reason)
        last = answers(filing).get(self.answer.finding)
        if last != self.answer or overruling_of(self.answer):
            raise Refused("answer.not-last")

    def execute(self, actor: Actor) -> Outcome[Overruling]:
        """Keeps it; the answer stays to be read."""
        made = Overruling.objects.create(
            answer=self.answer, reason=self.reason.strip(), person=actor.person
        )
        after = {"check": self.answer.check_name, "cell": self.answer.cell, "reason": made.reason}
        return Outcome(made, self.answer.filing, after=after)


def _require_reason(reason: str) -> None:
    if not reason.strip() or len(reason) > _LONGEST:
        raise Refused("answer.no-reason", most=_LONGEST)
