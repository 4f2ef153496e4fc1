"""What the words around a figure call it: part, whole, or neither."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum

from heji.claims.scene import Mention, tidy


class Side(StrEnum):
    """The side of a rate on which a figure belongs."""

    PART = "part"
    WHOLE = "whole"
    NEITHER = "neither"
    UNNAMED = "unnamed"


#: Endings that only say that a figure follows.
_ENDING = re.compile(r"(?:数量|总额|数|为|达到|达|约|有|的|是|[:：])+$")
#: 「不合格」 is not 「合格」.
_DENIALS = ("不", "未", "非", "无")
#: Words farther from the figure than this say something else.
_NEAR = 24


def side_of(
    mention: Mention, part: Sequence[str], whole: Sequence[str], neither: Sequence[str] = ()
) -> Side:
    """On which side its words put a figure: the words before it count, else those after it.

    Of several words the one nearest to the figure decides, and of two that end together the
    longer one (「计划完成」 is a plan, 「完成」 a result).
    """
    before = _ENDING.sub("", tidy(mention.before)[-_NEAR:])
    decided = _decide(before, part, whole, neither, last=True)
    if decided is not Side.UNNAMED:
        return decided
    return _decide(tidy(mention.after)[:_NEAR], part, whole, neither, last=False)


def _decide(
    text: str, part: Sequence[str], whole: Sequence[str], neither: Sequence[str], *, last: bool
) -> Side:
    best: tuple[int, int] | None = None
    side = Side.UNNAMED
    listed = ((Side.NEITHER, neither), (Side.PART, part), (Side.WHOLE, whole))
    for candidate, cue_words in listed:
        for word in cue_words:
            place = text.rfind(word) if last else text.find(word)
            if place < 0 or text[place - 1 : place] in _DENIALS:
                continue
            rank = (place + len(word) if last else -place, len(word))
            if best is None or rank > best:
                best, side = rank, candidate
    return side


def ends_with(text: str, listed: tuple[str, ...]) -> str:
    """The word of a list with which a text ends, "" if none; longest words come first."""
    if not text.endswith(listed):
        return ""
    return next(word for word in listed if text.endswith(word))


def starts_with(text: str, listed: tuple[str, ...]) -> str:
    """The word of a list with which a text begins, "" if none; longest words come first."""
    if not text.startswith(listed):
        return ""
    return next(word for word in listed if text.startswith(word))
