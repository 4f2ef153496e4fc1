"""Tables over several pages put together.

A table goes on when nothing but furniture stands between its parts, both have the same outer edges,
and its next row would not have had room on the page before. Heading rows that are printed again are
dropped; a row or a cell that the page cut is one row or one cell again.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from heji.documents.pages.cut_rows import Seam, continues, in_doubt, is_cut
from heji.documents.pages.drawn_beyond import drawn_text
from heji.documents.pages.joining import text_of
from heji.documents.pages.repeated_headings import repeated_rows
from heji.documents.pages.tables import Fragment, Piece

#: Lines of two pages this near each other, in points, are one line of the grid.
_SAME_LINE = 4.0
#: Room that is left blank at the end of a page: official print leaves 35 mm, which is this part of
#: an upright page. On one that lies across it counts as much only where the columns go on.
_BLANK, _MOST_BLANK = 0.12, 101.0
#: How sure a cell at a page break is of which it is open where it ends.
_MAY_BE_CUT = 0.9
#: Room below a table that a row of the next page must need before it is taken as moved there.
_SPARE = 4.0


@dataclass(slots=True)
class Joint:
    """A cell of a table over pages; rows and columns from 0."""

    row: int
    column: int
    rows: int
    columns: int
    pieces: list[Piece]  #: one for each page it stands on
    drawn: str = ""  #: all of its text, where the file draws it beyond a page
    may_be_cut: bool = False  #: whether it may be a part of a cell, or two cells put together

    @property
    def text(self) -> str:
        """What is printed in it, on all pages."""
        lines = [line for piece in self.pieces for line in piece.lines]
        printed = text_of(lines, self.pieces[0].room)
        return self.drawn if len(self.drawn) > len(printed) else printed

    @property
    def confidence(self) -> float:
        """How sure its least sure line is."""
        lines = (line for piece in self.pieces for line in piece.lines)
        sure = min((line.confidence for line in lines), default=1.0)
        return min(sure, _MAY_BE_CUT) if self.may_be_cut else sure


@dataclass(slots=True)
class Whole:
    """A table over pages, as far as it was put together."""

    xs: list[float]
    row_count: int
    joints: list[Joint]
    last: Fragment
    pages: list[Fragment] = field(default_factory=list)

    def at_end(self) -> list[Joint]:
        """The cells that reach the last row, from left to right."""
        found = [each for each in self.joints if each.row + each.rows == self.row_count]
        return sorted(found, key=lambda each: each.column)


def begun(fragment: Fragment) -> Whole:
    """A table of which one part is known."""
    joints = [
        Joint(each.row, each.column, each.rows, each.columns, [each]) for each in fragment.pieces
    ]
    whole = Whole(list(fragment.xs), fragment.row_count, joints, fragment, [fragment])
    for joint in whole.at_end():
        joint.drawn = drawn_text(fragment, joint.pieces[0], below=True)
    return whole


def goes_on(whole: Whole, fragment: Fragment, height: float, lowest: float) -> bool:
    """Whether a part on the next page belongs to a table.

    Args:
        whole: the table so far; nothing stands below it on its page.
        fragment: the first table of the next page, with nothing above it.
        height: of the page.
        lowest: how far down the text of the document's pages reaches.
    """
    before = whole.last
    if fragment.page - 1 not in (before.page, before.until):
        return False
    if abs(before.xs[0] - fragment.xs[0]) > _SAME_LINE:
        return False
    if abs(before.xs[-1] - fragment.xs[-1]) > _SAME_LINE:
        return False
    if not (before.has_rulings and fragment.has_rulings):
        return False  # white space alone does not say that columns go on
    if fragment.open_top or before.open_bottom:
        return True
    dropped = repeated_rows(whole.pages, fragment)
    rows = [each for each in fragment.pieces if each.row == dropped and each.rows == 1]
    seams = _seams(whole, fragment, dropped)
    has_columns = all(each.before is not None for each in seams)
    blank = _MOST_BLANK if has_columns else min(_BLANK * height, _MOST_BLANK)
    room = max(lowest, height - blank) - before.box.y1
    needed = min((each.edge.height for each in rows), default=0.0)
    # Two rows under one name are kept together, because apart the second would have no name.
    pairs = [each for each in fragment.pieces if each.row == dropped and each.rows == 2]
    needed = max([needed, *(each.edge.height for each in pairs)])
    return room < needed + _SPARE or not rows or (has_columns and is_cut(seams, is_open=False))


def extend(whole: Whole, fragment: Fragment) -> None:
    """Adds the part of a table that stands on the next page."""
    dropped = repeated_rows(whole.pages, fragment)
    partners = _partners(whole, fragment, dropped)
    for joint, _, drawn in partners:
        if joint is not None and drawn and len(drawn) >= len(joint.drawn):
            joint.drawn = joint.drawn or drawn
    seams = [_seam(*each) for each in partners]
    columns = _aligned(whole, fragment)
    is_open = bool(fragment.open_top or whole.last.open_bottom)
    cut = is_cut(seams, is_open=is_open)
    doubtful = () if cut else in_doubt(seams)
    shift = whole.row_count - dropped - (1 if cut else 0)
    for seam, (joint, *_) in zip(seams, partners, strict=True):
        if joint is not None and (cut or continues(seams, seam)):
            joint.rows += seam.after.rows - (1 if cut else 0)
            joint.pieces.append(seam.after)
            _name_below(joint, fragment, seam.after)
        else:
            _add(whole, fragment, seam.after, columns, shift)
            whole.joints[-1].may_be_cut = seam in doubtful
        if joint is not None and seam in doubtful:
            joint.may_be_cut = True
    for each in fragment.pieces:
        if each.row > dropped:
            _add(whole, fragment, each, columns, shift)
    whole.row_count = shift + fragment.row_count
    whole.last = fragment
    whole.pages.append(fragment)


def _partners(
    whole: Whole, fragment: Fragment, dropped: int
) -> list[tuple[Joint | None, Piece, str]]:
    """The cells at the top of a page, each below the one that it may belong to, from the left.

    The third is the text of the lower one, where some of it is drawn above the page.
    """
    above = whole.at_end()
    first = sorted((each for each in fragment.pieces if each.row == dropped), key=_column)
    return [
        (_above(whole, above, fragment, each), each, drawn_text(fragment, each, below=False))
        for each in first
    ]


def _column(piece: Piece) -> int:
    return piece.column


def _above(whole: Whole, above: list[Joint], fragment: Fragment, piece: Piece) -> Joint | None:
    sides = fragment.xs[piece.column], fragment.xs[piece.column + piece.columns]
    for joint in above:
        others = whole.xs[joint.column], whole.xs[joint.column + joint.columns]
        if all(abs(one - two) <= _SAME_LINE for one, two in zip(sides, others, strict=True)):
            return joint
    return None


def _seams(whole: Whole, fragment: Fragment, dropped: int) -> list[Seam]:
    return [_seam(*each) for each in _partners(whole, fragment, dropped)]


def _seam(joint: Joint | None, piece: Piece, drawn: str) -> Seam:
    if joint is None:
        return Seam(None, piece, 0, "", drawn)
    return Seam(
        joint.pieces[-1], piece, joint.rows, joint.drawn or joint.text, drawn, bool(joint.drawn)
    )


def _add(
    whole: Whole, fragment: Fragment, piece: Piece, columns: Sequence[int], shift: int
) -> None:
    start, end = columns[piece.column], columns[piece.column + piece.columns]
    joint = Joint(piece.row + shift, start, piece.rows, end - start, [piece])
    _name_below(joint, fragment, piece)
    whole.joints.append(joint)


def _name_below(joint: Joint, fragment: Fragment, piece: Piece) -> None:
    if piece.row + piece.rows == fragment.row_count and not joint.drawn:
        joint.drawn = drawn_text(fragment, piece, below=True)


def _aligned(whole: Whole, fragment: Fragment) -> list[int]:
    """For each line of the part's grid its number in the table's grid, which gets new ones."""
    same = len(whole.xs) == len(fragment.xs) and all(
        abs(one - two) <= _SAME_LINE for one, two in zip(whole.xs, fragment.xs, strict=True)
    )
    if same:
        return list(range(len(whole.xs)))
    for x in fragment.xs:
        if min(abs(x - each) for each in whole.xs) > _SAME_LINE:
            _insert(whole, x)
    numbers: list[int] = []
    for x in fragment.xs:
        nearest = min(range(len(whole.xs)), key=lambda number: abs(whole.xs[number] - x))
        numbers.append(max(nearest, numbers[-1] + 1) if numbers else nearest)
    while len(whole.xs) <= numbers[-1]:
        _insert(whole, whole.xs[-1] + 1)
    return numbers


def _insert(whole: Whole, x: float) -> None:
    """A new line in the grid of the table: the cells that it goes through cover one column more."""
    number = bisect_left(whole.xs, x)
    whole.xs.insert(number, x)
    for each in whole.joints:
        if each.column >= number:
            each.column += 1
        elif each.column + each.columns >= number + (number == len(whole.xs) - 1):
            each.columns += 1
