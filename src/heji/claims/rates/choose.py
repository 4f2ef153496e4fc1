"""Chooses what a rate is the quotient of."""

from __future__ import annotations

from collections.abc import Sequence

from heji.claims.cues import RateCue, words
from heji.claims.naming import Side, side_of
from heji.claims.rates.candidates import REACH, named_parts, named_wholes, stretches, unnamed_whole
from heji.claims.rates.pairs import Choice, Pair, fits
from heji.claims.scene import Mention
from heji.values.units import same_kind


def choose(rate: Mention, mentions: Sequence[Mention], cue: RateCue) -> Choice:
    """The pairs for a rate among the figures before it.

    Nearer stretches are asked first: since the last percentage, the 「;」 group, the sentence, and
    for the denominator of money rates the sentence before. The first stretch that names a side
    gives the figures of it.
    """
    before = [each for each in mentions[max(0, rate.index - REACH) : rate.index] if each.counts]
    near = list(stretches(rate, mentions, before, wide=cue.wide))
    return _among(rate, before, near, cue)


def choose_enclosed(rate: Mention, inside: Sequence[Mention], cue: RateCue) -> Choice:
    """The pairs for a rate among the figures of the bracket behind it."""
    listed = [each for each in inside if each.counts]
    return _among(rate, listed, [listed], cue)


def _among(
    rate: Mention, before: list[Mention], near: Sequence[list[Mention]], cue: RateCue
) -> Choice:
    all_whole = tuple(word for group in cue.whole for word in group)
    parts = named_parts(near, cue, all_whole)
    if not parts:
        return Choice((), False)
    wholes = named_wholes(near, cue, parts)
    sure = True
    if not wholes:
        wholes, sure = unnamed_whole(near, cue, all_whole, parts)
    if cue.wide:
        wholes = _of_full_year(rate, parts, wholes)
    # What stands before another rate may be that rate's: 「完成率90%,按时完成率85%」.
    sure = sure and any(each in near[0] for each in parts)
    pairs = [
        Pair((part,), (whole,))
        for part in parts
        for whole in wholes
        if part.index != whole.index and same_kind(part.quantity.unit, whole.quantity.unit)
    ]
    pairs += _sums(pairs, parts, _mixed(before, rate, cue))
    apart = _unexplained(before, rate, cue, all_whole, pairs)
    pairs += [
        Pair(pair.part, tuple(sorted((*pair.whole, *apart), key=lambda each: each.index)))
        for pair in pairs
        if apart
    ]
    return Choice(tuple(pairs), sure and len(pairs) == 1)


def _of_full_year(rate: Mention, parts: list[Mention], wholes: list[Mention]) -> list[Mention]:
    """A rate of execution is of the full-year budget (财预〔2020〕10号), not of the steps to it.

    Unless only the initial budget gives the rate: then the words do not tell which is meant.
    """
    steps = [each for each in wholes if any(word in each.lead for word in words("budget_steps"))]
    if any(fits(rate.quantity, Pair((part,), (step,))) for part in parts for step in steps):
        return wholes
    return [each for each in wholes if each not in steps] or wholes


def _mixed(before: list[Mention], rate: Mention, cue: RateCue) -> list[Mention]:
    """Figures that may count with the part: 「基本满意」."""
    return [
        each
        for each in before
        if each.sentence == rate.sentence and side_of(each, (), (), cue.neither) is Side.NEITHER
    ]


def _sums(pairs: list[Pair], parts: list[Mention], mixed: list[Mention]) -> list[Pair]:
    """The parts together, and with the mixed ones one after the other."""
    wholes = {pair.whole for pair in pairs}
    together = [tuple(parts)] if len(parts) > 1 else []
    together += [(*parts, *mixed[: count + 1]) for count in range(len(mixed))]
    return [Pair(each, whole) for each in together for whole in wholes]


def _unexplained(
    before: list[Mention],
    rate: Mention,
    cue: RateCue,
    whole: tuple[str, ...],
    pairs: list[Pair],
) -> list[Mention]:
    """Like figures of the sentence that no word explains: they may belong to the denominator.

    Parts listed after 「其中」 are explained.
    """
    if not pairs:
        return []
    used = {each.index for pair in pairs for each in (*pair.part, *pair.whole)}
    kind = pairs[0].part[0].kind
    found: list[Mention] = []
    listed = False
    for each in (each for each in before if each.sentence == rate.sentence):
        listed = listed or any(word in each.lead for word in words("of_which"))
        listed = listed and each.index not in used
        if each.index in used or each.kind != kind or listed:
            continue
        if side_of(each, cue.part, whole, cue.neither) is Side.UNNAMED:
            found.append(each)
    return found
