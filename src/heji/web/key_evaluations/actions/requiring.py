"""What the acts ask for: whose task it is, how far it is, what was given."""

from __future__ import annotations

from heji.web.acting.action import NotAllowed, Refused
from heji.web.acting.actor import Actor
from heji.web.key_evaluations.combining import LEAST
from heji.web.key_evaluations.models import Interest, KeyEvaluation, Seat, State
from heji.web.key_evaluations.selectors import own
from heji.web.organisations.scope import seats_given_to

LONGEST = 1000


def require_words(words: str, longest: int = LONGEST) -> None:
    """Refuses an empty text, or one that is too long."""
    if not 0 < len(words.strip()) <= longest:
        raise Refused("key-evaluation.no-text", most=longest)


def require_own(actor: Actor, evaluation: KeyEvaluation, *states: State) -> None:
    """Refuses what is not the own office's, or not in one of the states; held until the act is done.

    Raises:
        NotAllowed: another office's.
        Refused: another state.
    """
    if not own(actor).filter(pk=evaluation.pk).exists():
        raise NotAllowed("key-evaluation.not-yours")
    now = KeyEvaluation.objects.select_for_update().get(pk=evaluation.pk)
    if now.state not in states:
        raise Refused("key-evaluation.wrong-state")
    evaluation.state = now.state


def require_seat(actor: Actor, seat: Seat, *, is_declared: bool = True) -> Seat:
    """What the expert was given, as it is now, while it can be scored; held until the act is done.

    Raises:
        NotAllowed: never given, taken back, or ended.
        Refused: all have handed in, or the interest is not declared.
    """
    if not seats_given_to(actor).filter(pk=seat.pk).exists():
        raise NotAllowed("key-evaluation.not-given")
    evaluation = KeyEvaluation.objects.select_for_update().get(pk=seat.evaluation_id)
    now = Seat.objects.select_related("evaluation").get(pk=seat.pk)
    if evaluation.state != State.SCORING:
        raise Refused("key-evaluation.wrong-state")
    if now.interest == Interest.CONFLICT:
        raise Refused("key-evaluation.tied")
    if is_declared and now.interest != Interest.NONE:
        raise Refused("key-evaluation.undeclared")
    return now


def settle(evaluation: KeyEvaluation) -> None:
    """Once all whose scores count have handed in, and these are enough, the scores are seen."""
    counting = [each for each in evaluation.seats.all() if each.counts]
    is_enough = len(counting) >= LEAST[evaluation.combination]
    if is_enough and all(each.handed_in_at is not None for each in counting):
        evaluation.state = State.SCORED
        evaluation.save(update_fields=("state",))
