"""Rates of the whole document's money: the budget is stated paragraphs before the rate."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from heji.claims.rates.candidates import REACH
from heji.claims.rates.names import cue_for, is_change, is_stated, rate_label
from heji.claims.rates.pairs import Pair, fits
from heji.claims.roles import Role, roles
from heji.claims.scene import Mention, Scene
from heji.documents.figure import Figure
from heji.relations.relation import Basis, Ratio

Placed = tuple[Scene, Mention]


def amounts(scenes: Sequence[Scene], role: str) -> list[Placed]:
    """All amounts of the prose that are named by a role of the whole document alone."""
    return [
        (scene, each)
        for scene in scenes
        for index, found in roles(scene.mentions).items()
        if found == Role(role, "total")
        for each in [scene.mentions[index]]
    ]


def distant_rates(
    scene: Scene, mentions: Sequence[Mention], known: frozenset[int], budgets: Sequence[Placed]
) -> Iterator[Ratio]:
    """Ratios for 执行率 in a sentence with the expenditure, where the budget stands elsewhere.

    `known` holds the indexes of rates that have their ratio already, `budgets` the budgets that
    the prose of the document states.
    """
    for rate in mentions:
        if rate.index in known or not rate.is_rate or not is_stated(rate):
            continue
        label = rate_label(rate)
        cue = cue_for(label) if label else None
        if label is None or cue is None or not cue.wide or is_change(label):
            continue
        part = _spent(rate, mentions)
        if part is not None and budgets:
            yield _ratio(scene, rate, part, budgets)


def _spent(rate: Mention, mentions: Sequence[Mention]) -> Mention | None:
    sentence = [
        each
        for each in mentions[max(0, rate.index - REACH) : rate.index]
        if each.sentence == rate.sentence
    ]
    found = roles(sentence)
    spent = [each for each in sentence if found.get(each.index) == Role("executed", "total")]
    return spent[-1] if spent else None


def _ratio(scene: Scene, rate: Mention, part: Mention, budgets: Sequence[Placed]) -> Ratio:
    """With one budget in the whole document there is no other reading; with several there is."""
    pairs = [(place, each, Pair((part,), (each,))) for place, each in budgets]
    fitting = [each for each in pairs if fits(rate.quantity, each[2])]
    place, whole, pair = (fitting or pairs)[0]
    distinct = {each.quantity.fraction for _, each in budgets}
    whole_figure: Figure = place.figure(whole)
    return Ratio(
        "ratio-mismatch",
        Basis.SENTENCE,
        bool(fitting) or len(distinct) == 1,
        scene.figure(rate),
        tuple(scene.figure(each) for each in pair.part),
        (whole_figure,),
    )
