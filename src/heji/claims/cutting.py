"""Cuts a passage into sentences and figures, each with the words around it."""

from __future__ import annotations

import re
from bisect import bisect_right

from heji.claims.scene import Mention, Scene
from heji.documents.passage import Passage
from heji.values.finding import find_quantities
from heji.values.quantity import Quantity

_CUT = re.compile(r"[,，、;；。：:！!？?\n()\[\]]")
_SENTENCE_END = frozenset("。！!？?\n")
_GROUP_END = frozenset(";；") | _SENTENCE_END
#: A bracket that holds no digits only comments on the words before it.
_COMMENT = re.compile(r"\([^()\d]{0,40}\)")
_LONGEST_LEAD = 60


def read_scene(passage: Passage, folded: str, in_table: bool = False) -> Scene:
    """Finds the figures of a passage and the words around each.

    Args:
        passage: the running text.
        folded: the same text folded, of equal length.
        in_table: whether it stands in a cell.
    """
    text = _COMMENT.sub(lambda found: " " * len(found[0]), folded)
    quantities = [each for each in find_quantities(passage.text) if each.end > each.start]
    stops = _stops(text, [(each.start, each.end) for each in quantities])
    mentions = _mentions(text, quantities, stops)
    ends = tuple(place + 1 for place in stops if text[place] in _SENTENCE_END)
    return Scene(passage, text, mentions, ends, in_table)


def _stops(text: str, spans: list[tuple[int, int]]) -> list[int]:
    found: list[int] = []
    index = 0
    for match in _CUT.finditer(text):
        place = match.start()
        while index < len(spans) and spans[index][1] <= place:
            index += 1
        if index == len(spans) or place < spans[index][0]:
            found.append(place)
    return found


def _mentions(text: str, quantities: list[Quantity], stops: list[int]) -> tuple[Mention, ...]:
    groups = [place for place in stops if text[place] in _GROUP_END]
    sentences = [place for place in stops if text[place] in _SENTENCE_END]
    found: list[Mention] = []
    last = 0
    for index, each in enumerate(quantities):
        segment = bisect_right(stops, each.start)
        low, opening = _opening(text, stops, segment, each.start, last)
        high = stops[segment] if segment < len(stops) else len(text)
        following = quantities[index + 1].start if index + 1 < len(quantities) else len(text)
        closing = text[high] if high < len(text) and high <= following else ""
        found.append(
            Mention(
                index,
                each,
                each.start,
                each.end,
                text[low : each.start],
                text[each.end : min(high, following)],
                text[max(last, each.start - _LONGEST_LEAD) : each.start],
                opening,
                closing,
                segment,
                bisect_right(groups, each.start),
                bisect_right(sentences, each.start),
            )
        )
        last = each.end
    return tuple(found)


def _opening(text: str, stops: list[int], segment: int, start: int, last: int) -> tuple[int, str]:
    """Where the words before a figure begin; a colon right before it belongs to them."""
    low = stops[segment - 1] + 1 if segment else 0
    if segment and low > last and text[low - 1] in ":：" and not text[low:start].strip():
        low = stops[segment - 2] + 1 if segment > 1 else 0
    if last > low or (last == low and last):
        return last, ""
    return low, text[low - 1] if low else ""
