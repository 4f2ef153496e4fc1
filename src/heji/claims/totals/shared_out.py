"""「支出500万元,其中:甲200万元,占支出总额的40%;乙300万元,占60%」: parts told with their shares."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from heji.claims.cues import words
from heji.claims.rates.pairs import Pair, fits
from heji.claims.scene import Mention, Scene, tidy
from heji.relations.relation import AnyRelation, Basis, Ratio, Sum
from heji.values.quantity import Comparison
from heji.values.units import same_kind

#: A share that does not name its whole, or names it as the total: 「占」, 「占总支出的」, 「占比为」.
_SHARE = re.compile(
    r"占(?:比|比重)?(?:(?:支出|收入|资金|预算|投资|项目)?(?:总额|总数|总量|总支出|总收入|总投资|总)的?)?"
    r"(?:比例|比重)?为?"
)
_FEWEST_PARTS = 2


def shared_out(scene: Scene, mentions: Sequence[Mention]) -> Iterator[tuple[int, AnyRelation]]:
    """The shares of a list under 「其中」, and its sum if the printed shares are the whole.

    That the list is complete is argued from its shares: they add up to 100 %, but for rounding.

    Args:
        scene: the passage.
        mentions: its figures outside printed workings, with their indexes in order.

    Returns:
        Each relation with the index of the figure that it states.
    """
    for whole in mentions[: -2 * _FEWEST_PARTS]:
        first = mentions[whole.index + 1]
        if not whole.counts or not tidy(first.lead).strip(",，:：(").startswith(words("of_which")):
            continue
        pairs = _pairs(mentions, whole)
        if len(pairs) < _FEWEST_PARTS:
            continue
        total = scene.figure(whole)
        parts = tuple(scene.figure(part) for part, _ in pairs)
        for place, (part, share) in enumerate(pairs):
            if any(fits(share.quantity, Pair((part,), (each,))) for each, _ in pairs[:place]):
                continue  # a share of a part before it: 「基本支出…,其中人员经费…,占75%」
            rate = scene.figure(share)
            yield (
                share.index,
                Ratio("ratio-mismatch", Basis.SENTENCE, True, rate, (parts[place],), (total,)),
            )
        if _is_all([share for _, share in pairs]):
            check = "sum-mismatch" if whole.kind == "money" else "count-mismatch"
            yield whole.index, Sum(check, Basis.OF_WHICH, True, total, parts, True)


def _pairs(mentions: Sequence[Mention], whole: Mention) -> list[tuple[Mention, Mention]]:
    """The parts with their shares, one after the other in the sentence of the whole."""
    found: list[tuple[Mention, Mention]] = []
    rest = mentions[whole.index + 1 :]
    for part, share in zip(rest[::2], rest[1::2], strict=False):
        alike = part.counts and same_kind(part.quantity.unit, whole.quantity.unit)
        near = part.sentence == whole.sentence == share.sentence and share.is_rate
        if not (alike and near and _is_share(share)):
            break
        found.append((part, share))
    return found


def _is_share(mention: Mention) -> bool:
    plain = mention.quantity.comparison is Comparison.EQUAL and mention.quantity.upper is None
    return plain and _SHARE.fullmatch(tidy(mention.before)) is not None


def _is_all(shares: Sequence[Mention]) -> bool:
    total = sum((each.quantity.fraction for each in shares), Fraction(0))
    places = min(each.quantity.places for each in shares)
    return abs(total - 1) <= Fraction(len(shares), 2 * 10 ** (places + 2))
