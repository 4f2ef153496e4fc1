"""Which of several figures in a result cell answers the target."""

from __future__ import annotations

import re
from collections.abc import Sequence

from heji.targets.asking import Aim
from heji.targets.measuring import bounds, region
from heji.values.interval import sum_of
from heji.values.normalise import fold
from heji.values.quantity import Comparison, Quantity

_TOTAL = re.compile(
    r"(?:合计|共计|总计|累计|总共|一共|共完成|共支持|共|总数|总量)[^\d,。;、]{0,8}$"
)
_DONE = re.compile(r"(?:完成|实现|达到|达|实际|为|:)\s*$")

#: Shortest part of an indicator's name that ties a figure behind it to the indicator.
SHORTEST_NAME = 4


def same_dimension(one: Quantity, two: Quantity) -> bool:
    """Whether two figures print units of one dimension; a missing unit is a dimension of its own."""
    first, second = one.unit, two.unit
    return (first.dimension if first else "") == (second.dimension if second else "")


def leading(
    aim: Aim, candidates: list[Quantity], name: str, text: str
) -> tuple[list[Quantity], bool]:
    """The candidates with the strongest claim, and whether one of them alone surely answers."""
    candidates = [each for each in candidates if not _is_part(each, text)] or candidates
    if len(candidates) == 1:
        return candidates, True
    # A total is no smaller than its parts: if it falls short, so does the part that is meant.
    grows = aim.comparison in (Comparison.AT_LEAST, Comparison.MORE_THAN)
    first = (_follows_total, _follows_name) if grows else (_follows_name, _follows_total)
    for claim in (*first, _counts_name, _follows_done):
        strong = [each for each in candidates if claim(each, name, text)]
        if strong:
            return strong, len(strong) == 1 and claim is not _follows_done
    return candidates, False


def total_of(quantities: Sequence[Quantity], text: str) -> Quantity | None:
    """The one figure of several that the words before it call their total: 「…,合计546套」.

    Args:
        quantities: the figures of a cell.
        text: the cell folded, in which they stand.
    """
    found = [each for each in quantities if _follows_total(each, "", text)]
    return found[0] if len(found) == 1 else None


def _is_part(quantity: Quantity, text: str) -> bool:
    """Whether 「其中」 makes the figure a part of one named before it in the sentence."""
    sentence = re.split(r"[。;\n]", text[: quantity.start])[-1]
    return "其中" in sentence


def _follows_total(quantity: Quantity, name: str, text: str) -> bool:
    return _TOTAL.search(text[: quantity.start]) is not None


def _follows_done(quantity: Quantity, name: str, text: str) -> bool:
    return _DONE.search(text[: quantity.start]) is not None


def _counts_name(quantity: Quantity, name: str, text: str) -> bool:
    """Whether the thing counted is named: 「21个水源保护工程项目」 for 「实施水源保护工程数量」."""
    noun = quantity.noun[:SHORTEST_NAME]
    return len(noun) == SHORTEST_NAME and noun in fold(name)


def _follows_name(quantity: Quantity, name: str, text: str) -> bool:
    before = re.sub(r"[\s为达到共:]+$", "", text[: quantity.start])
    plain = re.sub(r"\s+", "", fold(name))
    return any(before.endswith(plain[start:]) for start in range(len(plain) - SHORTEST_NAME + 1))


def all_short(aim: Aim, candidates: list[Quantity]) -> bool:
    """Whether even the sum of all counts or amounts stays below what was to be reached."""
    unit = aim.quantity.unit
    if unit is not None and (unit.is_ratio or "/" in unit.dimension):
        return False
    if aim.comparison not in (Comparison.AT_LEAST, Comparison.MORE_THAN) or aim.quantity.is_rank:
        return False
    return not region(aim).overlaps(sum_of(bounds(each) for each in candidates))
