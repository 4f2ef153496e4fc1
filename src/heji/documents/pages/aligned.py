"""Tables without any ruling: figures in columns that white space alone makes.

Taken for a table only where nothing else can be meant: three rows with two figures at least, the
figures of each column one below the other by their right ends, their left ends or their middles, a
gap that runs down between the columns through all rows, and a heading above them with a word over
each column of figures. Everything else stays prose. A figure that stands in a column without being
in line with it is marked as doubtful.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from heji.documents.pages.half_ruled import Word, column_gaps, text_rows, with_columns
from heji.documents.pages.lattice import Grid, Region
from heji.documents.pages.lines import Line
from heji.documents.pages.page import Character

_NUMBER = (
    r"[-−(（]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?[)）]?(?:[%％]|[万亿]?元|[万亿人个次户件分])?"
)
_FIGURE = re.compile(_NUMBER)
_NOTHING = re.compile(r"[/—－–-]{1,2}|0|无")
#: The quick look at a line of text: two figures with blanks around them.
_TWO_FIGURES = re.compile(rf"(?:^|\s){_NUMBER}\s(?:.*\s)?(?:{_NUMBER}|[/—－–-]{{1,2}})(?=\s|$)")
#: Rows of figures and columns of figures of a table, and rows of its heading.
_ROWS, _COLUMNS, _HEADINGS = 3, 2, 2
#: How far, in sizes of the font, the ends of figures in line lie apart.
_IN_LINE = 0.4
#: Part of a column's figures that must be in line.
_MOST = 0.8
#: Rows this many times further apart than usual belong to two tables.
_APART = 2.2
#: How sure a figure is that is not in line with its column.
_DOUBTFUL = 0.9

Row = tuple[float, list[Word]]


@dataclass(frozen=True, slots=True)
class Aligned:
    """A table that white space makes."""

    grid: Grid
    doubtful: frozenset[int]  #: the identities of characters whose column is not certain


def may_be_aligned(lines: Sequence[Line]) -> bool:
    """The quick look: whether several lines hold two figures apart from each other."""
    return sum(bool(_TWO_FIGURES.search(each.text)) for each in lines) >= _ROWS


def aligned_tables(characters: Sequence[Character]) -> Iterator[Aligned]:
    """The tables among characters of one column of the page, from the top down."""
    rows = text_rows(characters)
    for first, last in _runs(rows):
        found = _table(rows, first, last)
        if found is not None:
            yield found


def _runs(rows: Sequence[Row]) -> Iterator[tuple[int, int]]:
    """From the first to the last of rows with figures, names alone between them left in."""
    numbers = [at for at, (_, words) in enumerate(rows) if _is_row(words)]
    if len(numbers) < _ROWS:
        return
    usual = median(rows[two][0] - rows[one][0] for one, two in pairwise(numbers))
    start = numbers[0]
    for one, two in pairwise([*numbers, len(rows) + 2]):
        near = two < len(rows) and rows[two][0] - rows[one][0] <= _APART * usual
        if not near or two - one > 2 or (two - one == 2 and len(rows[one + 1][1]) > 1):
            yield start, one
            start = two


def _is_row(words: Sequence[Word]) -> bool:
    figures = sum(_is_figure(each) for each in words)
    nothing = sum(bool(_NOTHING.fullmatch(_text(each))) for each in words)
    return figures + nothing >= _COLUMNS and figures >= 1 and len(words) > 1


def _table(rows: Sequence[Row], first: int, last: int) -> Aligned | None:
    body = rows[first : last + 1]
    filled = [words for _, words in body if _is_row(words)]
    if len(filled) < _ROWS:
        return None
    head = _heading(rows, first, filled)
    gaps = column_gaps([*(words for _, words in head[-1:]), *filled])
    if not head or not gaps:
        return None
    columns = _columns(gaps, filled)
    figures = [each for each in columns if _is_in_line(each)]
    if len(figures) < _COLUMNS or not _is_headed(head[-1][1], gaps, columns, figures):
        return None
    table = [*head, *body]
    signs = [sign for _, words in table for word in words for sign in word]
    size = median(each.size for each in signs)
    xs = [min(each.x0 for each in signs) - size / 2, max(each.x1 for each in signs) + size / 2]
    middles = [(one + two) / 2 for (one, _), (two, _) in pairwise(table)]
    ys = [min(c.y0 for c in signs) - 1, *middles, max(c.y1 for c in signs) + 1]
    regions = [Region(row, 0) for row in range(len(table))]
    grid = with_columns(Grid(xs, ys, regions, has_rulings=False), gaps, table)
    doubtful = (sign for each in figures for word in _out_of_line(each) for sign in word)
    return Aligned(grid, frozenset(map(id, doubtful)))


def _heading(rows: Sequence[Row], first: int, filled: Sequence[Sequence[Word]]) -> list[Row]:
    """The rows above the first row of figures that hold several words and no figure."""
    found: list[Row] = []
    left = min(word[0].x0 for words in filled for word in words)
    right = max(word[-1].x1 for words in filled for word in words)
    for at in range(first - 1, max(first - 1 - _HEADINGS, -1), -1):
        y, words = rows[at]
        size = words[0][0].size
        outside = words[0][0].x0 < left - 3 * size or words[-1][-1].x1 > right + 3 * size
        below = rows[at + 1][0]
        if len(words) < _COLUMNS or outside or below - y > 3 * size:
            break
        if any(_is_figure(each) for each in words):
            break
        found.insert(0, (y, words))
    return found


def _columns(gaps: Sequence[float], filled: Sequence[Sequence[Word]]) -> list[list[Word]]:
    """For each column the words of all rows that stand in it."""
    edges = [float("-inf"), *gaps, float("inf")]
    return [
        [word for words in filled for word in words if left < _middle(word) < right]
        for left, right in pairwise(edges)
    ]


def _is_in_line(column: Sequence[Word]) -> bool:
    """Whether a column holds figures, one below the other."""
    figures = [each for each in column if _is_figure(each)]
    others = [each for each in column if not _is_figure(each)]
    if len(figures) < _ROWS or not all(_NOTHING.fullmatch(_text(each)) for each in others):
        return False
    return len(_out_of_line(column)) <= (1 - _MOST) * len(figures)


def _out_of_line(column: Sequence[Word]) -> list[Word]:
    """The figures of a column that are not in line with most of them."""
    figures = [each for each in column if _is_figure(each)]
    size = median(each[0].size for each in figures)
    tries = []
    for place in (lambda word: word[-1].x1, lambda word: word[0].x0, _middle):
        usual = median(place(each) for each in figures)
        tries.append([each for each in figures if abs(place(each) - usual) > _IN_LINE * size])
    return min(tries, key=len)


def _is_headed(
    head: Sequence[Word],
    gaps: Sequence[float],
    columns: Sequence[Sequence[Word]],
    figures: Sequence[Sequence[Word]],
) -> bool:
    """Whether one word of the heading stands over each column of figures, and goes over no gap."""
    edges = [float("-inf"), *gaps, float("inf")]
    if any(word[0].x0 < gap < word[-1].x1 for word in head for gap in gaps):
        return False
    return all(
        sum(left < _middle(word) < right for word in head) == 1
        for (left, right), column in zip(pairwise(edges), columns, strict=True)
        if column in figures
    )


def _is_figure(word: Word) -> bool:
    return _FIGURE.fullmatch(_text(word)) is not None


def _middle(word: Word) -> float:
    return (word[0].x0 + word[-1].x1) / 2


def _text(word: Word) -> str:
    return "".join(each.text for each in word)


def marked(characters: Sequence[Character], found: Aligned) -> list[Character]:
    """The characters, those doubtful that may belong to another column."""
    return [
        each._replace(confidence=min(each.confidence, _DOUBTFUL))
        if id(each) in found.doubtful
        else each
        for each in characters
    ]
