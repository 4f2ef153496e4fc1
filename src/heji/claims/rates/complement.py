"""「抽检500份,其中不合格10份,合格率98%」: what is left when the failures are taken away."""

from __future__ import annotations

import re
from collections.abc import Sequence

from heji.claims.cues import RateCue
from heji.claims.naming import Side, ends_with, side_of
from heji.claims.rates.candidates import REACH
from heji.claims.rates.names import is_stated
from heji.claims.scene import Mention, Scene, tidy
from heji.documents.figure import Figure
from heji.relations.relation import Basis, Operation, Working
from heji.values.quantity import Approximation, Comparison

_DENIED = re.compile(
    r"(?:其中|有|仅|另有|尚)*(?:不|未|没有)(?P<deed>[\u4e00-\u9fff]{2,6}?)(?:的|数|为|有)*$"
)


def complement(
    scene: Scene, rate: Mention, mentions: Sequence[Mention], cue: RateCue
) -> Working | None:
    """(whole − failures) ÷ whole, where the sentence names just these two figures before the rate.

    Args:
        scene: the passage.
        rate: a rate whose numerator is not stated.
        mentions: the figures of the passage.
        cue: the family of the rate.
    """
    before = [
        each
        for each in mentions[max(0, rate.index - REACH) : rate.index]
        if each.sentence == rate.sentence
    ]
    if len(before) != 2 or not all(_is_plain(each) for each in (*before, rate)):
        return None
    whole, failed = before
    denied = _DENIED.fullmatch(tidy(failed.before))
    if denied is None or not ends_with(denied["deed"], cue.part):
        return None
    every = tuple(word for group in cue.whole for word in group)
    named = side_of(whole, cue.part, every, cue.neither) is Side.WHOLE
    if not named or whole.kind != failed.kind or not whole.counts or not is_stated(rate):
        return None
    return _working(scene.figure(rate), scene.figure(whole), scene.figure(failed))


def _is_plain(mention: Mention) -> bool:
    quantity = mention.quantity
    exact = quantity.approximation is Approximation.NONE
    return exact and quantity.comparison is Comparison.EQUAL and not quantity.malformed


def _working(rate: Figure, whole: Figure, failed: Figure) -> Working:
    passed = Operation("-", whole, failed)
    expression = Operation("/", passed, whole)
    return Working("ratio-mismatch", Basis.SENTENCE, True, rate, expression)
