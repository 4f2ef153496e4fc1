"""Spreadsheets that are wider than the paper: their columns, printed on several pages, put together.

A program that prints a sheet cuts it between columns where the next one has no room, and prints the
rest on another page: with the same rows at the same heights, perhaps with the first columns printed
again, and with headings of its own. All pages of one half come first, or the halves of each page
follow each other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from heji.documents.pages.sheets import Sheet
from heji.documents.pages.tables import Fragment, Piece

#: Rows at heights this near each other, in points, are the same.
_SAME = 1.5
#: How far a table may begin from where the other one does, and how little room is none.
_NEAR = 4.0
#: Rows of a table: of fewer, that their heights agree says nothing.
_FEWEST = 3
#: Pages of one half that are looked through.
_MOST = 60
_FIGURE = re.compile(r"[-−]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?[%％]?|[/—－-]")


def joined_sideways(sheets: list[Sheet]) -> list[int]:
    """Puts the halves of tables together that were printed beside each other on several pages.

    Args:
        sheets: the pages in order, without furniture; the table of the first half gets the columns
            of the others, whose pages are left blank.

    Returns:
        The numbers of pages that look like another half and whose rows do not agree; they are left
        as they are.
    """
    told: list[int] = []
    shape: list[list[float]] = []
    at = 0
    while at < len(sheets):
        step = next((each for each in range(1, _MOST) if _is_half(sheets, at, each)), 0)
        if not step and shape and _has_shape(sheets[at : at + len(shape)], shape):
            step = 1
        if not step:
            told += _apart(sheets[at : at + 2])
            at += 1
            continue
        halves = 2
        while _agree(sheets, at + (halves - 1) * step, step) and (not shape or halves < len(shape)):
            halves += 1
        pages = sheets[at : at + halves * step]
        shape = [each.fragments[0].xs for each in pages] if step == 1 else []
        for number in range(step):
            _join([pages[number + half * step] for half in range(halves)])
        at += halves * step
    return told


def _table(sheet: Sheet) -> Fragment | None:
    """The table of a page that holds nothing else below or beside it."""
    return sheet.fragments[0] if len(sheet.fragments) == 1 else None


def _pairs(sheets: Sequence[Sheet], at: int, step: int) -> Iterator[tuple[Sheet, Sheet]]:
    if at + 2 * step <= len(sheets):
        yield from zip(sheets[at : at + step], sheets[at + step : at + 2 * step], strict=True)


def _agree(sheets: Sequence[Sheet], at: int, step: int) -> bool:
    """Whether the rows of so many pages are those of as many pages before them."""
    pairs = list(_pairs(sheets, at, step))
    return bool(pairs) and all(_same_rows(*each) for each in pairs)


def _same_rows(one: Sheet, other: Sheet) -> bool:
    left, right = _table(one), _table(other)
    if left is None or right is None or other.lines or left.row_count != right.row_count:
        return False
    alike = round(one.width) == round(other.width) and abs(left.xs[0] - right.xs[0]) <= _NEAR
    heights = zip(_heights(left), _heights(right), strict=True)
    return alike and all(abs(above - below) <= _SAME for above, below in heights)


def _is_half(sheets: Sequence[Sheet], at: int, step: int) -> bool:
    """Whether the pages from here go on beside each other so many pages later."""
    if not _agree(sheets, at, step):
        return False
    left, right = _table(sheets[at]), _table(sheets[at + step])
    if left is None or right is None or left.row_count < _FEWEST:
        return False
    again = _repeated(left, right)
    if not _had_no_room(sheets[at], left, right, again) or not _is_headed(left, right, again):
        return False
    if abs(left.xs[-1] - right.xs[-1]) <= _NEAR:
        # Rows that go on below have the same edges, and may be cut at the same heights.
        names = _column(left, 0)
        return _begins_with_figures(right) or (again > 0 and len(set(names)) == len(names))
    varied = max(_steps(left)) - min(_steps(left)) > _SAME
    return bool(again) or varied or _begins_with_figures(right)


def _has_shape(sheets: Sequence[Sheet], shape: Sequence[Sequence[float]]) -> bool:
    """Whether pages hold tables with the columns of the pages before, and rows that agree."""
    tables = [_table(each) for each in sheets]
    if len(tables) < len(shape) or not all(
        table is not None
        and len(table.xs) == len(xs)
        and all(abs(one - two) <= _NEAR for one, two in zip(table.xs, xs, strict=True))
        for table, xs in zip(tables, shape, strict=True)
    ):
        return False
    return all(_same_rows(sheets[0], each) for each in sheets[1:])


def _heights(table: Fragment) -> list[float]:
    """Where the rows begin, and where the last one ends."""
    found: dict[int, float] = {}
    for each in table.pieces:
        found[each.row] = each.edge.y0
        found[each.row + each.rows] = each.edge.y1
    return [found[row] for row in sorted(found)]


def _steps(table: Fragment) -> list[float]:
    heights = _heights(table)
    return [below - above for above, below in pairwise(heights)]


def _repeated(left: Fragment, right: Fragment) -> int:
    """How many columns at the left of a half are printed again from the other one."""
    count = 0
    for column in range(min(left.column_count, right.column_count)):
        mine, theirs = _column(left, column), _column(right, column)
        width = right.xs[column + 1] - right.xs[column]
        same = abs(width - left.xs[column + 1] + left.xs[column]) <= _NEAR
        if not same or mine != theirs or not any(mine):
            break
        count += 1
    return count


def _column(table: Fragment, column: int) -> list[str]:
    pieces = sorted((each for each in table.pieces if each.column == column), key=_row)
    return ["".join(each.text.split()) for each in pieces]


def _row(piece: Piece) -> int:
    return piece.row


def _had_no_room(sheet: Sheet, left: Fragment, right: Fragment, again: int) -> bool:
    """Whether the next column would have run over the margin, which is that of the left side."""
    if again >= right.column_count:
        return False
    width = right.xs[again + 1] - right.xs[again]
    return left.xs[-1] + width > sheet.width - left.xs[0] - _NEAR


def _is_headed(left: Fragment, right: Fragment, again: int) -> bool:
    """Whether a half has headings, and others than the first one: no second copy of it."""
    mine = [each for each in _first_row(right) if each.column >= again]
    texts = ["".join(each.text.split()) for each in mine]
    texts = [each for each in texts if each]
    if not texts or any(_FIGURE.fullmatch(each) for each in texts):
        return False
    theirs = {"".join(each.text.split()) for each in _first_row(left)}
    return 2 * sum(each in theirs for each in texts) < len(texts)


def _first_row(table: Fragment) -> list[Piece]:
    return [each for each in table.pieces if each.row == 0]


def _begins_with_figures(table: Fragment) -> bool:
    """Whether the first column holds figures and no names, nor the numbers of the rows."""
    texts = [each for each in _column(table, 0)[1:] if each]
    figures = [each for each in texts if _FIGURE.fullmatch(each)]
    numbered = texts == [str(number) for number in range(1, len(texts) + 1)]
    return len(texts) >= _FEWEST - 1 and len(figures) == len(texts) and not numbered


def _apart(sheets: Sequence[Sheet]) -> list[int]:
    """The page that looks like another half of the one before, with other rows."""
    if len(sheets) < 2:
        return []
    left, right = _table(sheets[0]), _table(sheets[1])
    if left is None or right is None or sheets[1].lines:
        return []
    top = abs(left.box.y0 - right.box.y0) <= _SAME and abs(left.xs[0] - right.xs[0]) <= _NEAR
    if not top or _repeated(left, right) or not _had_no_room(sheets[0], left, right, 0):
        return []
    is_half = _is_headed(left, right, 0) and _begins_with_figures(right)
    return [sheets[1].number] if is_half else []


def _join(pages: Sequence[Sheet]) -> None:
    """Puts the columns of several pages beside those of the first."""
    whole = pages[0].fragments[0]
    for page in pages[1:]:
        part = page.fragments[0]
        again = _repeated(whole, part)
        shift = whole.column_count - again
        moved = (each for each in part.pieces if each.column >= again)
        pieces = [replace(each, column=each.column + shift) for each in moved]
        xs = [whole.xs[-1] + x - part.xs[again] for x in part.xs[again + 1 :]]
        whole = replace(
            whole,
            xs=[*whole.xs, *xs],
            pieces=[*whole.pieces, *pieces],
            unseen=[],
            until=page.number,
        )
        page.fragments.clear()
    pages[0].fragments[:] = [whole]
