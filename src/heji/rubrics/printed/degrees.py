"""「…三档,分别按照该指标对应分值区间100-80%(含)、80-60%(含)、60-0%合理确定分值」."""

from __future__ import annotations

import re
from itertools import pairwise

from heji.rubrics.printed.compact import Compact
from heji.rubrics.printed.numbers import decimal, percent
from heji.rubrics.printed.printed import Case, NotUnderstood, Reading
from heji.rubrics.rules.rule import Text, Tier, Tiers

_SHARE = (
    r"(?P<high>\d{1,3})%?(?P<high_mark>\((?:不?含)[^)]*\))?(?:-|~|至)"
    r"(?P<low>\d{1,3})%(?P<low_mark>\((?:不?含)[^)]*\))?"
)
_RANGE = re.compile(_SHARE)
_RESPECTIVELY = re.compile(
    rf"(?P<names>[^。;]*?)(?:[二两三四五]个?(?:档次|档|等级|等次|等)),?(?:分别)(?:按照?|给予|以|得|对应)?[^\d。;]*"
    rf"(?P<ranges>{_SHARE.replace('?P<', '?P<first_')}(?:[、,和]{_SHARE.replace('?P<', '?P<next_')})+)"
    r"[^\d。;]*"
)


def degrees(source: Compact) -> tuple[Reading, ...] | None:
    """The reading of a standard that names degrees and then their ranges; None when it is none.

    Raises:
        NotUnderstood: there are more names than ranges, or ranges that do not meet.
    """
    match = _RESPECTIVELY.search(source.text)
    if match is None:
        return None
    ranges = list(_RANGE.finditer(match["ranges"]))
    listed = re.split("分为|分成|包括|为", match["names"])[-1]
    names = [each for each in re.split("[、,]|以及|和", listed) if each]
    if len(names) != len(ranges):
        raise NotUnderstood("tiers", source.printed)
    rest = source.text[: match.start()] + source.text[match.end() :]
    if re.search(r"\d|扣", rest):
        raise NotUnderstood("words", source.printed)
    tiers = tuple(_tier(name, each) for name, each in zip(names, ranges, strict=True))
    return (Reading((Case(Tiers(_met(tiers))),)),)


def _tier(name: str, match: re.Match[str]) -> Tier:
    high, low = percent(decimal(match["high"])), percent(decimal(match["low"]))
    if high.value <= low.value or high.value > 1:
        raise NotUnderstood("tiers", match.group())
    return Tier(
        Text(name), (name,), low, high, "不" not in (match["low_mark"] or ""), _closed(match)
    )


def _closed(match: re.Match[str]) -> bool:
    """The upper end belongs where it says so, and to the highest degree."""
    return bool(match["high_mark"] and "不" not in match["high_mark"]) or match["high"] == "100"


def _met(tiers: tuple[Tier, ...]) -> tuple[Tier, ...]:
    for one, two in pairwise(tiers):
        if one.low != two.high:
            raise NotUnderstood("tiers", one.name.zh, two.name.zh)
    return tiers
