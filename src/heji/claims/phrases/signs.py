"""A passage with one sign for each figure, so that a turn of phrase is a pattern over signs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from heji.claims.scene import Mention, Scene
from heji.values.quantity import Approximation, Comparison, Quantity

MONEY, AMOUNT, SCORE, RATE, TIMES, POINTS, OTHER = (chr(0xE000 + each) for each in range(7))
#: What a pattern may call a figure.
CLASSES = {
    "money": MONEY,
    "score": SCORE,
    "count": AMOUNT,
    "amount": f"[{MONEY}{AMOUNT}]",
    "rate": RATE,
    "times": TIMES,
    "points": POINTS,
    "any": f"[{MONEY}-{OTHER}]",
}
_BLANK = re.compile(r"[\s“”\"'‘’「」*]+")


@dataclass(frozen=True, slots=True)
class Signs:
    """The text of a passage without blanks and quotation marks; each figure is one sign."""

    text: str
    places: dict[int, Mention]  #: the figure of each sign

    def figures(self, start: int, end: int) -> list[Mention]:
        """The figures of a stretch of the text, in order."""
        return [self.places[each] for each in range(start, end) if each in self.places]


def signs_of(scene: Scene, mentions: Sequence[Mention]) -> Signs:
    """Replaces the figures of a passage by signs.

    Args:
        scene: the passage.
        mentions: its figures outside printed workings; others stay as they are written.
    """
    text = ""
    places: dict[int, Mention] = {}
    done = 0
    for mention in mentions:
        text += _BLANK.sub("", scene.text[done : mention.start])
        places[len(text)] = mention
        text += _sign(mention)
        done = mention.end
    return Signs(text + _BLANK.sub("", scene.text[done:]), places)


def _sign(mention: Mention) -> str:
    if not _is_plain(mention.quantity):
        return OTHER
    if mention.kind == "points":
        return POINTS
    if mention.is_rate:
        unit = mention.quantity.unit
        return TIMES if unit is not None and unit.name == "倍" else RATE
    if not mention.counts:
        return OTHER
    return {"money": MONEY, "score": SCORE}.get(mention.kind, AMOUNT)


def _is_plain(quantity: Quantity) -> bool:
    """Whether it is one exact statement: no 约, no ≥, no range, well-formed."""
    exact = quantity.approximation is Approximation.NONE
    single = quantity.comparison is Comparison.EQUAL and quantity.upper is None
    return exact and single and not quantity.malformed
