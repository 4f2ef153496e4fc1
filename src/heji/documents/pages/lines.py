"""Characters put together to lines, as they are printed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from heji.documents.pages.page import Box, Character
from heji.documents.raised_digits import lower_digits, raise_digits

#: Letters and digits of Latin scripts are words: a gap between them is a blank.
_WORD = re.compile(r"[0-9A-Za-z.,%+\-]")
#: What a figure is made of, and the strokes that may be part of one.
_FIGURE = re.compile(r"[0-9.,%‰+\-Iil|!丨｜]")
#: A gap from this part of the size on is a blank: between letters; between Chinese characters, which
#: stand without gaps; between a letter and a Chinese character, where programs leave a little air.
_WORD_GAP, _CHINESE_GAP, _MIXED_GAP = 0.25, 0.2, 0.42
#: The widest gap by which all characters of a line are spread out.
_SPREAD = 0.6
#: A smaller character than this beside a larger one may be set above or below the line.
_SMALL = 0.8
#: How much of the size such a character stands higher, or deeper.
_RAISED, _LOWERED = 0.12, 0.05
_SCRIPT = re.compile(r"[0-9+\-()]")
#: What stays together at the beginning of a line: a Chinese character, or a number, a Latin word or a
#: formula, with the brackets before it and the signs after it that may not begin a line (the rules
#: of Unicode Standard Annex 14, which typesetting programs follow).
_RUN = r"[!-~×÷≥≤±]+"
_UNIT = re.compile(
    rf"[（(《〈「『【〔“‘]*(?:{_RUN}|.(?:[)\]%）》」』】］％]{_RUN})?)[，,。.、；;：:！!？?）)》〉」』】〕”’％%…]*(?:/[（(]*.)?",
    re.S,
)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text within a cell or a page."""

    text: str  #: without blanks at its ends
    box: Box
    size: float  #: of the font
    head: float  #: width of what stays together at its beginning
    blank_after: bool  #: whether a blank is printed at its end
    indent: int = 0  #: blanks printed at its beginning
    confidence: float = 1.0  #: how sure its figures are, or its text where it has none

    @property
    def middle(self) -> float:
        """Half way between its left and right end."""
        return (self.box.x0 + self.box.x1) / 2


def lines_of(characters: Iterable[Character]) -> list[Line]:
    """Lines from the top down.

    >>> drawn = [Character(sign, 10 * at, 0, 10 * at + 10, 10, 10) for at, sign in enumerate("合计")]
    >>> [line.text for line in lines_of(drawn)]
    ['合计']
    """
    rows: list[list[Character]] = []
    for each in sorted(characters, key=lambda one: (one.y0 + one.y1) / 2):
        row = next((row for row in reversed(rows[-3:]) if _beside(row[0], each)), None)
        if row is None:
            rows.append([each])
        else:
            row.append(each)
            if each.size > row[0].size:
                row[0], row[-1] = row[-1], row[0]
    made = [line for row in rows if (line := _line(row)) is not None]
    return sorted(made, key=lambda line: line.box.y0)


def _beside(one: Character, other: Character) -> bool:
    overlap = min(one.y1, other.y1) - max(one.y0, other.y0)
    return overlap > 0.5 * min(one.y1 - one.y0, other.y1 - other.y0)


def _line(row: list[Character]) -> Line | None:
    row = sorted(row, key=lambda each: each.x0)
    printed = [each for each in row if not each.text.isspace()]
    if not printed:
        return None
    first, last = printed[0], printed[-1]
    size = max(each.size for each in printed)
    text = _text(row[row.index(first) : len(row) - row[::-1].index(last)], size)
    box = Box(first.x0, min(c.y0 for c in printed), last.x1, max(c.y1 for c in printed))
    unit = _UNIT.match(text)
    head = printed[min(len(unit[0]) if unit else 1, len(printed)) - 1].x1 - first.x0
    blank_after = row[-1] is not last
    return Line(text, box, size, head, blank_after, row.index(first), _confidence(printed))


def _confidence(printed: list[Character]) -> float:
    """How sure the least sure sign of a figure is; of words, how sure they are as a whole."""
    figures = [each.confidence for each in printed if _FIGURE.match(each.text)]
    if figures:
        return min(figures)
    return sum(each.confidence for each in printed) / len(printed)


def _text(row: list[Character], size: float) -> str:
    between = [_gap(one, two) for one, two in pairwise(row)]
    kinds = [_kind(one, two) for one, two in pairwise(row)]
    spread = {kind: _spread(kind, kinds, between) for kind in set(kinds)}
    plain = [each for each in row if each.size > _SMALL * size]
    base = max((each.y1 for each in plain), default=row[0].y1)
    parts = [_raised(row[0], size, base)]
    for (one, two), kind, gap in zip(pairwise(row), kinds, between, strict=True):
        if two.text.isspace():
            parts.append("\u3000" if two.text == "\u3000" else " ")
            continue
        if not one.text.isspace() and gap - spread[kind] > kind:
            parts.append(" ")
        parts.append(_raised(two, size, base))
    return "".join(parts)


def _gap(one: Character, two: Character) -> float:
    """The gap between two characters, in sizes."""
    return (two.x0 - one.x1) / max(min(one.size, two.size), 1.0)


def _kind(one: Character, two: Character) -> float:
    """From which gap on there is a blank between two characters."""
    words = bool(_WORD.match(one.text)) + bool(_WORD.match(two.text))
    return (_CHINESE_GAP, _MIXED_GAP, _WORD_GAP)[words]


def _spread(kind: float, kinds: list[float], gaps: list[float]) -> float:
    """The gap that all characters of a line have that is spread out, in sizes."""
    alike = [gap for each, gap in zip(kinds, gaps, strict=True) if each == kind]
    return min(max(min(alike), 0.0), _SPREAD) if len(alike) > 1 else 0.0


def _raised(each: Character, size: float, base: float) -> str:
    if each.size > _SMALL * size or not _SCRIPT.fullmatch(each.text):
        return each.text
    if base - each.y1 > _RAISED * size:
        return raise_digits(each.text)
    if each.y1 - base > _LOWERED * size:
        return lower_digits(each.text)
    return each.text
