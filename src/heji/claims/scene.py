"""A passage as the finders see it: folded text, sentences, and the figures with their words."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache

from heji.documents.figure import Figure
from heji.documents.passage import Passage
from heji.values.finding import find_quantities
from heji.values.quantity import Quantity

_CUT = re.compile(r"[,，、;；。：:！!？?\n()\[\]]")
_SENTENCE_END = frozenset("。！!？?\n")
_GROUP_END = frozenset(";；") | _SENTENCE_END
#: A bracket that holds no digits only comments on the words before it.
_COMMENT = re.compile(r"\([^()\d]{0,40}\)")
_LONGEST_LEAD = 60
_ORDINAL_HEAD = re.compile(r"^(?:[一二三四五六七八九十]{1,3}是|第[一二三四五六七八九十]{1,3})")
_QUOTES = str.maketrans(dict.fromkeys("“”\"'‘’「」《》*", " "))


@dataclass(frozen=True, slots=True)
class Mention:
    """A figure in running text."""

    index: int  #: among the mentions of its passage
    quantity: Quantity
    start: int
    end: int
    before: str  #: the words between the last stop, or figure, and this figure
    after: str  #: the words between this figure and the next stop, or figure
    lead: str  #: all words since the figure before it, at most `_LONGEST_LEAD` signs
    opening: str  #: the stop before it: 「,」, 「(」 … or "" when another figure stands there
    closing: str  #: the stop after it, "" when another figure stands there
    segment: int  #: stretches between any two stops
    group: int  #: stretches between 「;」 or 「。」
    sentence: int

    @property
    def kind(self) -> str:
        """The dimension of its unit: "money", "ratio", "count:家"; "" without a unit."""
        return self.quantity.unit.dimension if self.quantity.unit else ""

    @property
    def is_rate(self) -> bool:
        """Whether it is a percentage (not percentage points)."""
        return self.kind == "ratio"

    @property
    def counts(self) -> bool:
        """Whether it is an amount or a count that can be added to its like."""
        plain = self.kind not in {"ratio", "points", ""} and not self.quantity.is_rank
        return plain and self.quantity.upper is None


@dataclass(frozen=True, slots=True)
class Scene:
    """One passage, prepared."""

    passage: Passage
    text: str  #: folded, comments in brackets blanked; as long as the passage
    mentions: tuple[Mention, ...]
    stops: tuple[int, ...]  #: where sentences end
    in_table: bool = False

    def figure(self, mention: Mention, quantity: Quantity | None = None, label: str = "") -> Figure:
        """The mention as a figure with its place, its name and its sentence."""
        return self.place(quantity or mention.quantity, label or mention.before)

    def place(self, quantity: Quantity, label: str) -> Figure:
        """A quantity of this passage as a figure."""
        locator = self.passage.locate(quantity.start, quantity.end)
        return Figure(quantity, locator, tidy(label), self.sentence_at(quantity.start))

    def sentence_at(self, position: int) -> str:
        """The sentence around a character, as printed."""
        index = bisect_right(self.stops, position)
        low = self.stops[index - 1] if index else 0
        high = self.stops[index] if index < len(self.stops) else len(self.text)
        return self.passage.text[low:high].strip()


@lru_cache(maxsize=8192)
def tidy(label: str) -> str:
    """A label without quotation marks, spaces and enumeration words."""
    squeezed = re.sub(r"\s+", "", label.translate(_QUOTES)).strip("-—·")
    return _ORDINAL_HEAD.sub("", squeezed)


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
