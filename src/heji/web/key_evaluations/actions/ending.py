"""How a key evaluation ends: closed with a conclusion, or cancelled."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from django.utils import timezone

from heji.values.formatting import shortest
from heji.web.acting.action import Action, Outcome, Refused
from heji.web.acting.actor import Actor
from heji.web.acting.role import Role
from heji.web.evidence.models import Evidence
from heji.web.key_evaluations.actions.requiring import require_own, require_words
from heji.web.key_evaluations.evidence import TYPE
from heji.web.key_evaluations.models import ENDED, KeyEvaluation, State
from heji.web.key_evaluations.selectors import GIVING, result

_LONGEST = 20_000


@dataclass(frozen=True, slots=True)
class CloseKeyEvaluation(Action[KeyEvaluation]):
    """Closes it with a conclusion."""

    evaluation: KeyEvaluation
    conclusion: str

    name: ClassVar[str] = "key-evaluations.close"
    roles: ClassVar[frozenset[Role]] = GIVING

    def check(self, actor: Actor) -> None:
        """Scored by all, with the report attached."""
        require_own(actor, self.evaluation, State.SCORED)
        require_words(self.conclusion, _LONGEST)
        reports = Evidence.objects.filter(
            subject_type=TYPE, subject_id=str(self.evaluation.pk), removed_at=None
        )
        if not reports.exists():
            raise Refused("key-evaluation.no-report")

    def execute(self, actor: Actor) -> Outcome[KeyEvaluation]:
        """Closes it; nothing in it changes any more."""
        total = result(self.evaluation).total
        score = "" if total is None else shortest(total, self.evaluation.places)
        return _ended(self.evaluation, State.CLOSED, self.conclusion, actor, total=score)


@dataclass(frozen=True, slots=True)
class CancelKeyEvaluation(Action[KeyEvaluation]):
    """Gives it up, with a reason; what was scored stays unseen if it was."""

    evaluation: KeyEvaluation
    reason: str

    name: ClassVar[str] = "key-evaluations.cancel"
    roles: ClassVar[frozenset[Role]] = GIVING

    def check(self, actor: Actor) -> None:
        """One that is not ended, with a reason."""
        require_own(actor, self.evaluation, *(each for each in State if each not in ENDED))
        require_words(self.reason, _LONGEST)

    def execute(self, actor: Actor) -> Outcome[KeyEvaluation]:
        """Ends it."""
        return _ended(self.evaluation, State.CANCELLED, self.reason, actor)


def _ended(
    made: KeyEvaluation, state: State, words: str, actor: Actor, **more: str
) -> Outcome[KeyEvaluation]:
    before = {"state": made.state}
    made.state, made.conclusion = state, words.strip()
    made.ended_by, made.ended_at = actor.person, timezone.now()
    made.save(update_fields=("state", "conclusion", "ended_by", "ended_at"))
    after = {"state": made.state, "reason": made.conclusion, **more}
    return Outcome(made, made, before, after)
