"""The ratios that the rates and shares of a passage state."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from heji.claims.cues import words
from heji.claims.naming import ends_with
from heji.claims.rates.choose import choose
from heji.claims.rates.complement import complement
from heji.claims.rates.enclosed import enclosed_choice
from heji.claims.rates.names import cue_for, is_change, is_stated, rate_label
from heji.claims.rates.pairs import Choice, Pair, fits
from heji.claims.rates.respective import respective
from heji.claims.rates.shares import bare_choice, compared_choice, share_choice
from heji.claims.scene import Mention, Scene
from heji.relations.relation import Basis, Ratio, Working


def rates(scene: Scene, mentions: Sequence[Mention]) -> Iterator[tuple[int, Ratio | Working]]:
    """A relation, with the index of its rate, for each percentage whose parts are stated nearby.

    Args:
        scene: the passage.
        mentions: its figures outside printed workings, with their indexes in order.
    """
    several = dict(respective(scene, mentions))
    yield from several.items()
    for rate in mentions:
        if not rate.is_rate or rate.index in several or not is_stated(rate):
            continue
        choice = _choice(scene, rate, mentions)
        pair = _settle(rate, choice)
        if pair is not None:
            certain = choice.is_certain or fits(rate.quantity, pair)
            yield rate.index, ratio(scene, rate, pair, certain=certain)
        elif left := _left_over(scene, rate, mentions):
            yield rate.index, left


def ratio(scene: Scene, rate: Mention, pair: Pair, *, certain: bool) -> Ratio:
    """The relation of a rate and its parts."""
    return Ratio(
        "ratio-mismatch",
        Basis.SENTENCE,
        certain,
        scene.figure(rate),
        tuple(scene.figure(each) for each in pair.part),
        tuple(scene.figure(each) for each in pair.whole),
    )


def _left_over(scene: Scene, rate: Mention, mentions: Sequence[Mention]) -> Working | None:
    label = rate_label(rate)
    cue = cue_for(label) if label else None
    return complement(scene, rate, mentions, cue) if cue is not None else None


def _choice(scene: Scene, rate: Mention, mentions: Sequence[Mention]) -> Choice:
    label = rate_label(rate)
    if label is None:
        return Choice((), False)
    compared = compared_choice(rate, label, mentions)
    if compared is not None:
        return compared
    for single in (bare_choice, share_choice):
        found = single(rate, label, mentions)
        if found is not None:
            return found
    cue = cue_for(label)
    if cue is None or is_change(label):
        return Choice((), False)
    found = enclosed_choice(scene, rate, mentions, cue) or choose(rate, mentions, cue)
    if label.removesuffix(ends_with(label, cue.names)).endswith(words("money_rates")):
        pairs = tuple(pair for pair in found.pairs if pair.part[0].kind == "money")
        return Choice(pairs, found.is_certain)
    return found


def _settle(rate: Mention, choice: Choice) -> Pair | None:
    """The pair to be judged: one that gives the rate if there is one, else the nearest."""
    fitting = next((pair for pair in choice.pairs if fits(rate.quantity, pair)), None)
    if fitting is not None:
        return fitting
    return max(
        choice.pairs,
        key=lambda pair: (pair.part[-1].index + pair.whole[-1].index, -len(pair.part)),
        default=None,
    )
