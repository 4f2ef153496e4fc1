"""「甲12个、乙28个,分别占总数40个的30%、70%」: as many shares as parts, in their order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from heji.claims.cues import words
from heji.claims.rates.pairs import is_former
from heji.claims.scene import Mention, Scene, tidy
from heji.documents.figure import Figure
from heji.relations.relation import Basis, Ratio
from heji.values.units import same_kind

_ANNOUNCED = re.compile(r"分别占(?:比|比例)?(?:为|达)?$")
_BETWEEN = re.compile(r"\s*(?:[、,，和及]|以及)\s*")
_WHOLE_NAMED = re.compile(r"分别占(?P<whole>[^占]{0,16})")


def respective(scene: Scene, mentions: Sequence[Mention]) -> Iterator[tuple[int, Ratio]]:
    """A ratio for each of several shares, with the index of the share.

    The whole must be stated: right after 「分别占」, or right before the parts with 「其中」.
    """
    for rate in mentions:
        if not rate.is_rate or not rate.index:
            continue
        shares = _shares(scene, mentions, rate)
        found = _explicit(mentions, rate, len(shares)) or _implicit(mentions, rate, len(shares))
        if len(shares) < 2 or found is None:
            continue
        whole, parts = found
        for share, part in zip(shares, parts, strict=True):
            yield share.index, _ratio(*map(scene.figure, (share, part, whole)))


def _shares(scene: Scene, mentions: Sequence[Mention], first: Mention) -> list[Mention]:
    run = [first]
    for each in mentions[first.index + 1 :]:
        if not each.is_rate or not _BETWEEN.fullmatch(scene.text, run[-1].end, each.start):
            break
        run.append(each)
    return run


def _explicit(
    mentions: Sequence[Mention], rate: Mention, count: int
) -> tuple[Mention, list[Mention]] | None:
    """「…,分别占总数40个的30%、70%」."""
    whole = mentions[rate.index - 1]
    says = _WHOLE_NAMED.fullmatch(tidy(whole.before)) and tidy(rate.before) == "的"
    parts = _run(mentions, whole, count)
    return (whole, parts) if says and parts and _same_kind(whole, parts) else None


def _implicit(
    mentions: Sequence[Mention], rate: Mention, count: int
) -> tuple[Mention, list[Mention]] | None:
    """「共40个,其中甲12个、乙28个,分别占30%、70%」."""
    if not _ANNOUNCED.fullmatch(tidy(rate.before)):
        return None
    parts = _run(mentions, rate, count)
    if not parts or not parts[0].index:
        return None
    whole = mentions[parts[0].index - 1]
    listed = tidy(parts[0].before).startswith(words("of_which"))
    alike = whole.sentence == rate.sentence and _same_kind(whole, parts)
    return (whole, parts) if listed and alike else None


def _run(mentions: Sequence[Mention], end: Mention, count: int) -> list[Mention]:
    """The figures right before another, if they are a list of just so many."""
    parts = list(mentions[max(0, end.index - count) : end.index])
    joined = all(each.opening in tuple("、,，") for each in parts[1:])
    near = all(each.sentence == end.sentence and not is_former(each) for each in parts)
    if len(parts) < count or not joined or not near:
        return []
    before = mentions[parts[0].index - 1] if parts[0].index else None
    longer = before is not None and before.sentence == end.sentence and parts[0].opening == "、"
    return [] if longer else parts


def _same_kind(whole: Mention, parts: Sequence[Mention]) -> bool:
    return whole.counts and all(
        each.counts and same_kind(each.quantity.unit, whole.quantity.unit) for each in parts
    )


def _ratio(share: Figure, part: Figure, whole: Figure) -> Ratio:
    return Ratio("ratio-mismatch", Basis.SENTENCE, True, share, (part,), (whole,))
