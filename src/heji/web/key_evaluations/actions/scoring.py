"""What experts do: declare their interest, score item by item, hand in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, ClassVar

from django.utils import timezone

from heji.web.acting.action import Action, Outcome, Refused
from heji.web.acting.actor import Actor
from heji.web.acting.role import Role
from heji.web.filing.figures import Unreadable, scaled, written
from heji.web.key_evaluations.actions.requiring import require_seat, require_words, settle
from heji.web.key_evaluations.items import HUNDREDTHS, leaves
from heji.web.key_evaluations.models import Interest, ItemScore, Seat
from heji.web.key_evaluations.selectors import EXPERTS

PLACES = 2  #: decimals of a score
_LONGEST = 2000
_LONGEST_OPINION = 20_000


@dataclass(frozen=True, slots=True)
class DeclareTie(Action[Seat]):
    """Says whether something ties the expert to what is evaluated; before they see anything."""

    seat: Seat
    is_tied: bool
    said: str = ""  #: what ties them to it

    name: ClassVar[str] = "key-evaluations.declare"
    roles: ClassVar[frozenset[Role]] = EXPERTS

    def check(self, actor: Actor) -> None:
        """While it is scored; a conflict is said what it is, and is not taken back."""
        now = require_seat(actor, self.seat, is_declared=False)
        if now.handed_in_at is not None:
            raise Refused("key-evaluation.handed-in-already")
        if self.is_tied:
            require_words(self.said)

    def execute(self, actor: Actor) -> Outcome[Seat]:
        """Opens it; or ends it for the expert, whose scores do not count."""
        made = Seat.objects.select_related("evaluation").get(pk=self.seat.pk)
        state = made.evaluation.state
        made.interest = Interest.CONFLICT if self.is_tied else Interest.NONE
        made.interest_said = self.said.strip() if self.is_tied else ""
        made.interest_at = timezone.now()
        made.save(update_fields=("interest", "interest_said", "interest_at"))
        if self.is_tied:
            settle(made.evaluation)
        after = {"interest": made.interest, "said": made.interest_said}
        after["state"] = made.evaluation.state
        return Outcome(made, made.evaluation, {"state": state}, after)


@dataclass(frozen=True, slots=True)
class Given:
    """What an item is given."""

    score: str  #: as typed, in marks
    reason: str


@dataclass(frozen=True, slots=True)
class ScoreItems(Action[Seat]):
    """Scores items; those that are left out stay as they are."""

    seat: Seat
    scores: Mapping[str, Given]

    name: ClassVar[str] = "key-evaluations.score"
    roles: ClassVar[frozenset[Role]] = EXPERTS

    def check(self, actor: Actor) -> None:
        """Own scores, not handed in; none above the item's weight, each with a reason."""
        now = require_seat(actor, self.seat)
        if now.handed_in_at is not None:
            raise Refused("key-evaluation.handed-in-already")
        known = {each.code: each for each in leaves(now.evaluation.rubric)}
        for code, given in self.scores.items():
            if code not in known:
                raise Refused("key-evaluation.wrong-item")
            weight = Fraction(now.evaluation.weights.get(code, 0), HUNDREDTHS)
            if not 0 <= Fraction(written(*_typed(given))) <= weight:
                raise Refused("key-evaluation.outside", name=known[code].name["zh"])
            if not 0 < len(given.reason.strip()) <= _LONGEST:
                raise Refused("key-evaluation.no-reason", name=known[code].name["zh"])

    def execute(self, actor: Actor) -> Outcome[Seat]:
        """Writes them; the log has what changed."""
        seat = Seat.objects.select_related("evaluation").get(pk=self.seat.pk)
        there = {each.code: each for each in seat.scores.all()}
        before: dict[str, Any] = {}
        after: dict[str, Any] = {}
        for code, given in self.scores.items():
            value, places = _typed(given)
            old, said = there.get(code), (value, places, given.reason.strip())
            if old is not None and (old.value, old.places, old.reason) == said:
                continue
            before[code] = None if old is None else written(old.value, old.places)
            after[code] = written(value, places)
            defaults = {"value": value, "places": places, "reason": said[2]}
            ItemScore.objects.update_or_create(seat=seat, code=code, defaults=defaults)
        return Outcome(seat, seat, before, after)


@dataclass(frozen=True, slots=True)
class HandIn(Action[Seat]):
    """Hands the scores in: they stay as they are, and are seen when all have handed in."""

    seat: Seat
    opinion: str

    name: ClassVar[str] = "key-evaluations.hand-in"
    roles: ClassVar[frozenset[Role]] = EXPERTS

    def check(self, actor: Actor) -> None:
        """Every item scored, and an opinion on the whole."""
        now = require_seat(actor, self.seat)
        if now.handed_in_at is not None:
            raise Refused("key-evaluation.handed-in-already")
        require_words(self.opinion, _LONGEST_OPINION)
        scored = set(now.scores.values_list("code", flat=True))
        missing = [each for each in leaves(now.evaluation.rubric) if each.code not in scored]
        if missing:
            raise Refused("key-evaluation.unscored", count=len(missing))

    def execute(self, actor: Actor) -> Outcome[Seat]:
        """Hands in; after the last one the scores are combined."""
        made = Seat.objects.select_related("evaluation").get(pk=self.seat.pk)
        state = made.evaluation.state
        made.opinion, made.handed_in_at = self.opinion.strip(), timezone.now()
        made.save(update_fields=("opinion", "handed_in_at"))
        settle(made.evaluation)
        after = {"state": made.evaluation.state, "expert": actor.person.name}
        return Outcome(made, made.evaluation, {"state": state}, after)


def _typed(given: Given) -> tuple[int, int]:
    try:
        return scaled(given.score, PLACES)
    except Unreadable as error:
        raise Refused("key-evaluation.unreadable", places=PLACES) from error
