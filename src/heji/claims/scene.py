"""A passage as the finders see it: folded text, sentences, and the figures with their words."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache

from heji.documents.figure import Figure
from heji.documents.passage import Passage
from heji.values.quantity import Quantity

#: 「一是」, 「第一」 before what is told; 「第一季度」, 「第三产业」 are names of their own.
_ORDINAL_HEAD = re.compile(
    r"^(?:[一二三四五六七八九十]{1,3}是|第[一二三四五六七八九十]{1,3}(?!季度|产业|批|期|轮|类|次|届|学期|阶段))"
)
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
    lead: str  #: all words since the figure before it, as far as they matter
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
