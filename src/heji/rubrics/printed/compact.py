"""A standard without white space and quotation marks, that still knows its printed characters."""

from __future__ import annotations

import re
from dataclasses import dataclass

from heji.values.normalise import fold

_DROPPED = re.compile(r"[\s“”\"'‘’「」『』]")
#: Three ways to write one thing.
_SAME = {"\\": "", "；": ";", "，": ",", "＝": "=", "〜": "~", "–": "-", "—": "-", "─": "-"}


@dataclass(frozen=True, slots=True)
class Compact:
    """Folded characters without blanks, each with its place in the printed text."""

    text: str
    places: tuple[int, ...]
    printed: str

    def quote(self, start: int, end: int) -> str:
        """The printed characters of a stretch.

        >>> compact("≥ 90 ％ , 计5分").quote(0, 4)
        '≥ 90 ％'
        """
        if start >= end:
            return ""
        return self.printed[self.places[start] : self.places[end - 1] + 1]


def compact(printed: str) -> Compact:
    """Prepares a standard for reading."""
    signs: list[str] = []
    places: list[int] = []
    for place, sign in enumerate(fold(printed)):
        ends_line = sign == "\n" and signs and signs[-1] not in ";。,"
        kept = ";" if ends_line else _SAME.get(sign, sign)
        if not kept or (not ends_line and _DROPPED.match(sign)):
            continue
        signs.append(kept)
        places.append(place)
    return Compact("".join(signs), tuple(places), printed)
