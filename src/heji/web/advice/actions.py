"""Deciding what becomes of the advice."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from django.utils import timezone

from heji.web.acting.action import Action, NotAllowed, Outcome, Refused
from heji.web.acting.actor import Actor
from heji.web.acting.duties import require_other_hands
from heji.web.acting.role import Role
from heji.web.advice.models import AdviceDecision
from heji.web.advice.rules import Kind
from heji.web.advice.selectors import ACTED_ON, DECIDING, KIND, Advised, advised, in_office
from heji.web.filing import editing
from heji.web.filing.models import Filing
from heji.web.reviews.duties import hands

_LONGEST = 2000
_MOST_PERCENT = 99


@dataclass(frozen=True, slots=True)
class DecideAdvice(Action[AdviceDecision]):
    """Takes the advice over, or departs from it with a reason; both are kept."""

    filing: Filing
    decision: str
    percent: int = 0  #: of a cut
    reason: str = ""

    name: ClassVar[str] = "advice.decide"
    roles: ClassVar[frozenset[Role]] = DECIDING

    def check(self, actor: Actor) -> None:
        """On an approved self-evaluation of the own bureau, that others filled in."""
        editing.lock(self.filing)
        if self.filing.kind != KIND or self.filing.state not in ACTED_ON:
            raise Refused("advice.not-approved")
        if not in_office(actor).filter(pk=self.filing.pk).exists():
            raise NotAllowed("advice.not-your-office")
        require_other_hands(actor, hands(self.filing))
        self._require_decision()
        now = self._now()
        departs = (self.decision, self.percent) != (now.advice.kind, now.advice.percent)
        if (departs and not self.reason.strip()) or len(self.reason) > _LONGEST:
            raise Refused("advice.no-reason", most=_LONGEST)
        last = now.decision
        if last is not None and (last.decision, last.percent) == (self.decision, self.percent):
            raise Refused("advice.decided-so")

    def _require_decision(self) -> None:
        if self.decision not in tuple(Kind):
            raise Refused("advice.no-decision")
        is_cut = self.decision == Kind.CUT
        if not (1 <= self.percent <= _MOST_PERCENT if is_cut else self.percent == 0):
            raise Refused("advice.wrong-percent", most=_MOST_PERCENT)

    def _now(self) -> Advised:
        return advised([self.filing], timezone.localdate())[0]

    def execute(self, actor: Actor) -> Outcome[AdviceDecision]:
        """Keeps it beside those before; a later one takes its place."""
        now = self._now()
        advice = now.advice
        made = AdviceDecision.objects.create(
            filing=self.filing,
            revision=self.filing.revision,
            advised=advice.kind or "",
            advised_percent=advice.percent,
            rules="" if now.version is None else now.version.id,
            rule="" if advice.rule is None else advice.rule.id,
            values=kept_values(now),
            decision=self.decision,
            percent=self.percent,
            reason=self.reason.strip(),
            decided_by=actor.person,
        )
        before = {} if now.decision is None else {"budget_decision": now.decision.decision}
        after = {"advised": made.advised, "budget_decision": made.decision}
        after |= {"percent": str(made.percent), "reason": made.reason}
        return Outcome(made, self.filing, before, after)


def kept_values(now: Advised) -> dict[str, str]:
    """What was known, as exact text: 「4731/5000」."""
    values = now.values
    known = {"score": values.score, "grade": values.grade, "executed": values.executed}
    kept = {name: str(value) for name, value in known.items() if value is not None}
    return {**kept, "overdue": str(values.overdue), "unmet": str(values.unmet)}
