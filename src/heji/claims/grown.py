"""Growth from a base that is not printed: 「余额120亿元,比年初增加15亿元,增长14.29%」."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from heji.claims.changes import is_base
from heji.claims.rates.pairs import is_former
from heji.claims.scene import Mention, Scene
from heji.claims.turns import is_bare_turn, tells_since, turn_of
from heji.relations.relation import Basis, Operation, Working
from heji.values.quantity import Approximation, Comparison

_REACH = 3


def grown(scene: Scene, mentions: Sequence[Mention]) -> Iterator[Working]:
    """Rates of change whose base is this figure less its change.

    Args:
        scene: the passage.
        mentions: its figures outside printed workings.
    """
    for change in mentions[1:-1]:
        new, rate = mentions[change.index - 1], mentions[change.index + 1]
        if not (change.counts and tells_since(change) and _belong(new, change, rate)):
            continue
        if any(
            is_base(mentions, each) for each in mentions[max(0, change.index - _REACH) :][:_REACH]
        ):
            continue
        made = scene.figure(change)
        sign = "+" if turn_of(change) == "fall" else "-"
        base = Operation(sign, scene.figure(new), made)
        growth = Operation("/", made, base)
        yield Working("ratio-mismatch", Basis.SENTENCE, True, scene.figure(rate), growth)


def _belong(new: Mention, change: Mention, rate: Mention) -> bool:
    """Whether the three stand clause by clause and speak of one thing."""
    if new.kind != change.kind or not rate.is_rate or not is_bare_turn(rate):
        return False
    near = change.segment - new.segment == 1 and rate.segment - change.segment <= 1
    one_sentence = new.sentence == change.sentence == rate.sentence
    plain = all(_is_plain(each) for each in (new, change, rate))
    apart = is_former(new) or bool(turn_of(new))
    return near and one_sentence and plain and not apart and turn_of(rate) == turn_of(change)


def _is_plain(mention: Mention) -> bool:
    quantity = mention.quantity
    exact = quantity.approximation is Approximation.NONE
    return exact and quantity.comparison is Comparison.EQUAL and not quantity.malformed
