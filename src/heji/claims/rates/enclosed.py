"""「检定率为80%(应检仪器250台,实际检定200台)」: the amounts of a rate in brackets behind it."""

from __future__ import annotations

from collections.abc import Sequence

from heji.claims.cues import RateCue, words
from heji.claims.rates.choose import choose_enclosed
from heji.claims.rates.pairs import Choice, is_former
from heji.claims.scene import Mention, Scene, tidy

_REACH = 8


def enclosed_choice(
    scene: Scene, rate: Mention, mentions: Sequence[Mention], cue: RateCue
) -> Choice | None:
    """The pair in the bracket right behind a rate; None if there is no such bracket.

    Amounts of another year in the bracket are compared with the rate, not divided.
    """
    if rate.closing != "(" or tidy(rate.after):
        return None
    close = scene.text.find(")", rate.end)
    inside = [
        each
        for each in mentions[rate.index + 1 : rate.index + 1 + _REACH]
        if each.end <= close and each.sentence == rate.sentence
    ]
    if len(inside) < 2:
        return None
    if any(is_former(each) or _is_from_before(each) for each in inside):
        return None
    found = choose_enclosed(rate, inside, cue)
    return found if found.pairs else None


def _is_from_before(mention: Mention) -> bool:
    return tidy(mention.before).startswith(words("former"))
