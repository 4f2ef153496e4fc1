"""Pages printed in two columns: where the gutter runs, and from what height to what height.

A gutter is white from the first line of the columns to the last, and on both sides of it stands
prose: lines without wide gaps that begin at one edge and mostly fill their column. Names beside
figures, a table of contents or two signatures side by side are none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from heji.documents.pages.half_ruled import Word, text_rows
from heji.documents.pages.lines import Line, lines_of
from heji.documents.pages.page import Box, Character

#: The narrowest gutter, in sizes of the font: print that is spread out has gaps of 0.6.
_NARROWEST = 1.1
#: Where a gutter may run, as parts of the width of the text.
_FIRST, _LAST = 0.25, 0.75
#: Characters of a page below which it is not looked at; a line of a column has more than eight.
_FEW, _SHORT = 80, 8.0
#: Lines of the shorter column, and of both.
_SHORTER, _BOTH = 3, 10
#: How far from the gutter, in sizes of the font, the middle of what is centred on the page stands.
_CENTRED = 1.5
#: Parts of the lines of a column that fill it, and that begin at its edge or with an indentation.
_FULL, _FLUSH = 0.4, 0.7
#: The widest indentation, in sizes of the font, and how far a full line may end before the edge.
_INDENT, _RAGGED = 2.7, 1.3
#: Columns whose widths differ by less, in points, are alike.
_ALIKE = 18.0
#: The quick look: its steps in points, how wide it looks in sizes of the font, so that a full line
#: begins a character there, and what part of the usual print makes a gap.
_STEP, _LOOKED, _THIN = 4, 1.4, 0.55


@dataclass(frozen=True, slots=True)
class Band:
    """The part of a page that is set in two columns."""

    top: float
    bottom: float
    at: float  #: where the gutter runs
    starts: tuple[float, float]  #: the left edges of the columns
    ends: tuple[float, float]  #: their right edges

    def width(self, side: int) -> float:
        """Of a column; of the narrower one where both are alike: a comma may hang over the edge."""
        widths = [end - start for start, end in zip(self.starts, self.ends, strict=True)]
        return min(widths) if abs(widths[0] - widths[1]) < _ALIKE else widths[side]

    def side_of(self, box: Box) -> int | None:
        """The column in which something stands: 0 the left, 1 the right one; None outside."""
        if not self.top <= (box.y0 + box.y1) / 2 <= self.bottom:
            return None
        if box.x1 <= self.at:
            return 0
        return 1 if box.x0 >= self.at else None


def bands_of(
    characters: Sequence[Character], tables: Sequence[Box], before: Sequence[Band] = ()
) -> list[Band]:
    """The parts of a page that are set in two columns, from the top down.

    Args:
        characters: outside tables.
        tables: of the page.
        before: those of the page before. The text goes on in such columns, also where it ends in
            the first of them.
    """
    if not characters or not (before or _may_have_gutter(characters)):
        return []
    rows = text_rows(characters)
    for known in before[-1:]:
        found = [_same(each, known) for each in _free(rows, tables, known.at, _SHORTER)]
        if any(found):
            return [each for each in found if each is not None]
    at = _gutter([words for _, words in rows], tables)
    if at is None:
        return []
    new = (_band(each, at) for each in _free(rows, tables, at, _BOTH // 2))
    return [each for each in new if each is not None]


def _may_have_gutter(characters: Sequence[Character]) -> bool:
    """The quick look: whether less print stands somewhere in the middle of the page."""
    if len(characters) < _FEW:
        return False
    left = min(each.x0 for each in characters)
    width = max(each.x1 for each in characters) - left
    counts = [0] * (int(width / _STEP) + 1)
    for each in characters:
        counts[int((each.x0 - left) / _STEP)] += 1
    wide = int(_LOOKED * characters[len(characters) // 2].size / _STEP) + 1
    windows = [sum(counts[at : at + wide]) for at in range(len(counts) - wide)]
    if not windows:
        return False
    usual = sorted(windows)[len(windows) // 2]
    middle = windows[int(_FIRST * len(windows)) : int(_LAST * len(windows)) + 1]
    return min(middle, default=usual) < _THIN * usual


def _gutter(rows: Sequence[Sequence[Word]], tables: Sequence[Box]) -> float | None:
    """The place in the middle of the page beside which words end and begin, and that fewest cross."""
    words = [word for row in rows for word in row]
    left, right = min(word[0].x0 for word in words), max(word[-1].x1 for word in words)
    first, last = left + _FIRST * (right - left), left + _LAST * (right - left)
    spare = _NARROWEST / 2
    ends = {round(word[-1].x1 + spare * word[-1].size) for word in words}
    begins = {round(word[0].x0 - spare * word[0].size) for word in words}
    places = sorted(x for x in ends | begins if first < x < last)
    crossed = [(_crossings(x, words, tables), x) for x in places]
    least = min(crossed, default=(0, 0.0))[0]
    runs = groupby(crossed, lambda each: each[0] == least)
    found = [[x for _, x in run] for is_least, run in runs if is_least]
    # The middle of the gutter: a comma may hang over the edge of the left column.
    middles = [(run[0] + run[-1]) / 2 for run in found]
    return min(middles, key=lambda x: abs(x - (left + right) / 2), default=None)


def _crossings(x: float, words: Sequence[Word], tables: Sequence[Box]) -> int:
    return sum(word[0].x0 < x < word[-1].x1 for word in words) + sum(
        box.x0 < x < box.x1 for box in tables
    )


def _is_across(words: Sequence[Word], at: float) -> bool:
    """Whether print of a line stands in the gutter: page numbers and short titles do, in its middle."""
    row = [sign for word in words for sign in word]
    if row[-1].x1 <= at or row[0].x0 >= at:
        middle = (row[0].x0 + row[-1].x1) / 2
        return len(words) == 1 and abs(middle - at) < _CENTRED * row[0].size
    margin = _NARROWEST / 2 * min(each.size for each in row)
    before = max((each.x1 for each in row if each.middle[0] < at), default=at)
    after = min((each.x0 for each in row if each.middle[0] >= at), default=at)
    return after - before < margin


@dataclass(frozen=True, slots=True)
class _Run:
    """What stands beside a gutter, with nothing across it."""

    top: float
    bottom: float
    columns: tuple[list[Line], list[Line]]


def _free(
    rows: Sequence[tuple[float, list[Word]]], tables: Sequence[Box], at: float, fewest: int
) -> Iterator[_Run]:
    """The runs of so many rows at least between which nothing stands across the gutter."""
    across = [y for y, words in rows if _is_across(words, at)]
    across += [(box.y0 + box.y1) / 2 for box in tables if box.x0 < at < box.x1]
    for top, bottom in pairwise([float("-inf"), *sorted(across), float("inf")]):
        inside = [words for y, words in rows if top < y < bottom]
        beside = [sign for words in inside for word in words for sign in word]
        if len(inside) >= fewest:
            left = lines_of(each for each in beside if each.middle[0] < at)
            right = lines_of(each for each in beside if each.middle[0] >= at)
            yield _Run(top, bottom, (left, right))


def _same(run: _Run, known: Band) -> Band | None:
    """The columns of the page before, where all lines of a run stand in them."""
    left, right = run.columns
    for lines, start, end in zip(run.columns, known.starts, known.ends, strict=True):
        if any(each.box.x0 < start - each.size or each.box.x1 > end + each.size for each in lines):
            return None
    is_begun = bool(left) and (len(left) >= _SHORTER or bool(right))
    return replace(known, top=run.top, bottom=run.bottom) if is_begun else None


def _band(run: _Run, at: float) -> Band | None:
    """The columns of a run, if there is prose in both."""
    left, right = run.columns
    if min(len(left), len(right)) < _SHORTER or len(left) + len(right) < _BOTH:
        return None
    if not _overlap(left, right) or not (_is_prose(left) and _is_prose(right)):
        return None
    starts = min(each.box.x0 for each in left), min(each.box.x0 for each in right)
    ends = max(each.box.x1 for each in left), max(each.box.x1 for each in right)
    return Band(run.top, run.bottom, at, starts, ends)


def _overlap(left: Sequence[Line], right: Sequence[Line]) -> bool:
    """Whether several lines of one column stand beside lines of the other."""
    top = max(left[0].box.y0, right[0].box.y0)
    bottom = min(left[-1].box.y1, right[-1].box.y1)
    return sum(top <= each.box.y0 and each.box.y1 <= bottom for each in left) >= _SHORTER - 1


def _is_prose(lines: Sequence[Line]) -> bool:
    """Whether lines are those of one column of prose."""
    left, right = min(each.box.x0 for each in lines), max(each.box.x1 for each in lines)
    full = sum(right - each.box.x1 <= _RAGGED * each.size for each in lines)
    flush = sum(each.box.x0 - left <= _INDENT * each.size for each in lines)
    texts = "".join(each.text for each in lines)
    digits = sum(each.isdigit() for each in texts)
    return (
        full >= _FULL * len(lines)
        and flush >= _FLUSH * len(lines)
        and len(texts) >= _SHORT * len(lines)
        and 2 * digits < len(texts)
    )


def in_strips(characters: Sequence[Character], bands: Sequence[Band]) -> list[list[Character]]:
    """The characters of each column, and those outside columns, apart from each other."""
    if not bands:
        return [list(characters)]

    def key(each: Character) -> tuple[int, int]:
        x, y = each.middle
        for number, band in enumerate(bands, start=1):
            if band.top < y < band.bottom:
                return number, int(x >= band.at)
        return 0, 0

    ordered = sorted(characters, key=key)
    return [list(each) for _, each in groupby(ordered, key)]
