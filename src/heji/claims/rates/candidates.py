"""Figures that can be numerator or denominator of a rate, by the words around them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from heji.claims.cues import RateCue
from heji.claims.naming import Side, side_of
from heji.claims.rates.pairs import is_former
from heji.claims.scene import Mention
from heji.claims.turns import turn_of
from heji.values.units import same_kind

#: A rate's parts are stated within so many figures before it.
REACH = 12
#: The first stretches lie in the sentence of the rate; only a denominator may stand before it.
_IN_SENTENCE = 3


def stretches(
    rate: Mention, mentions: Sequence[Mention], before: list[Mention], *, wide: bool
) -> Iterator[list[Mention]]:
    """Stretches of the text before a rate, the nearest first."""
    since = -1
    for each in reversed(mentions[max(0, rate.index - REACH) : rate.index]):
        other = each.is_rate and not turn_of(each)
        if other or each.sentence != rate.sentence:
            since = each.index
            break
    yield [each for each in before if each.index > since]
    yield [each for each in before if each.group == rate.group]
    yield [each for each in before if each.sentence == rate.sentence]
    if wide:
        yield [each for each in before if rate.sentence - each.sentence <= 1]


def named_parts(
    near: Sequence[list[Mention]], cue: RateCue, whole: tuple[str, ...]
) -> list[Mention]:
    """The figures named as numerator, in the nearest stretch of the sentence that has any."""
    for stretch in near[:_IN_SENTENCE]:
        found = [
            each
            for each in stretch
            if side_of(each, cue.part, whole, cue.neither) is Side.PART and not is_former(each)
        ]
        if found:
            return found
    return []


def named_wholes(
    near: Sequence[list[Mention]], cue: RateCue, parts: list[Mention]
) -> list[Mention]:
    """The figures named as denominator, by preference of name and then by nearness."""
    taken = {each.index for each in parts}
    every = tuple(word for group in cue.whole for word in group)
    for group in cue.whole:
        for stretch in near:
            found = [
                each
                for each in stretch
                if each.index not in taken
                and side_of(each, cue.part, every, cue.neither) is Side.WHOLE
                and side_of(each, cue.part, group, cue.neither) is Side.WHOLE
                and not is_former(each)
                and any(same_kind(each.quantity.unit, part.quantity.unit) for part in parts)
            ]
            if found:
                return found
    return []


def unnamed_whole(
    near: Sequence[list[Mention]],
    cue: RateCue,
    whole: tuple[str, ...],
    parts: list[Mention],
) -> tuple[list[Mention], bool]:
    """The only other figure of that kind right before the part; sure only if it stands alone."""
    last = parts[-1]
    for stretch in near[:_IN_SENTENCE]:
        found = [
            each
            for each in stretch
            if each.index < last.index
            and each.kind == last.kind
            and side_of(each, cue.part, whole, cue.neither) is Side.UNNAMED
            and not is_former(each)
        ]
        if found:
            adjacent = found[-1].index == last.index - 1 and len(found) == 1
            return found, adjacent and len(parts) == 1 and last.sentence == found[-1].sentence
    return [], False
