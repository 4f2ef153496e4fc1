"""Tables over several pages put together.

A table goes on when nothing but furniture stands between its parts, both have the same outer edges,
and its next row would not have had room on the page before. Heading rows that are printed again are
dropped; a row or a cell that the page cut is one row or one cell again.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from heji.documents.pages.cut_rows import Seam, continues, is_cut
from heji.documents.pages.drawn_beyond import drawn_text
from heji.documents.pages.joining import text_of
from heji.documents.pages.tables import Fragment, Piece

#: Lines of two pages this near each other, in points, are one line of the grid.
_SAME_LINE = 4.0
#: Part of the height of a page that text reaches down to at least: official print leaves 35 mm.
_BODY_END = 0.88
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
        return min((line.confidence for line in lines), default=1.0)


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
    if fragment.page != before.page + 1:
        return False
    if abs(before.xs[0] - fragment.xs[0]) > _SAME_LINE:
        return False
    if abs(before.xs[-1] - fragment.xs[-1]) > _SAME_LINE:
        return False
    if fragment.open_top or before.open_bottom:
        return True
    room = max(lowest, _BODY_END * height) - before.box.y1
    dropped = _repeated_rows(whole, fragment)
    rows = [each for each in fragment.pieces if each.row == dropped and each.rows == 1]
    needed = min((each.edge.height for each in rows), default=0.0)
    return room < needed + _SPARE or not rows


def extend(whole: Whole, fragment: Fragment) -> None:
    """Adds the part of a table that stands on the next page."""
    dropped = _repeated_rows(whole, fragment)
    columns = _aligned(whole, fragment)
    pieces = [each for each in fragment.pieces if each.row >= dropped]
    above = {(each.column, each.columns): each for each in whole.at_end()}
    seams: list[Seam] = []
    partners: list[Joint | None] = []
    for each in sorted(pieces, key=lambda one: one.column):
        if each.row == dropped:
            start, end = columns[each.column], columns[each.column + each.columns]
            joint = above.get((start, end - start))
            drawn = drawn_text(fragment, each, below=False)
            if joint is not None and drawn and len(drawn) >= len(joint.drawn):
                joint.drawn = joint.drawn or drawn
            partners.append(joint)
            seams.append(_seam(joint, each, drawn))
    cut = is_cut(seams, bool(fragment.open_top or whole.last.open_bottom))
    shift = whole.row_count - dropped - (1 if cut else 0)
    for seam, joint in zip(seams, partners, strict=True):
        if joint is not None and (cut or continues(seams, seam)):
            joint.rows += seam.after.rows - (1 if cut else 0)
            joint.pieces.append(seam.after)
            _name_below(joint, fragment, seam.after)
        else:
            _add(whole, fragment, seam.after, columns, shift)
    for each in pieces:
        if each.row > dropped:
            _add(whole, fragment, each, columns, shift)
    whole.row_count = shift + fragment.row_count
    whole.last = fragment
    whole.pages.append(fragment)


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


def _repeated_rows(whole: Whole, fragment: Fragment) -> int:
    """How many rows at the top of a part print headings of the table again."""
    first = whole.pages[0] if whole.pages else whole.last
    for known in (first, whole.last):
        again = _rows_again(known, fragment)
        if again:
            return again
    return 0


def _rows_again(known: Fragment, fragment: Fragment) -> int:
    mine, theirs = _row_texts(fragment), _row_texts(known)
    best = 0
    for start in range(len(theirs)):
        count = 0
        while (
            count < len(mine) - 1
            and start + count < len(theirs)
            and mine[count] == theirs[start + count]
        ):
            count += 1
        while count and not _closes(fragment, count):
            count -= 1
        if count > best and _is_heading(mine[:count]):
            best = count
    return best


def _closes(fragment: Fragment, count: int) -> bool:
    """Whether no cell reaches from the first rows into the next."""
    return not any(each.row < count < each.row + each.rows for each in fragment.pieces)


def _row_texts(fragment: Fragment) -> list[list[tuple[int, int, int, str]]]:
    """For each row its cells: where they end on the page (in steps), and their text."""
    rows: list[list[tuple[int, int, int, str]]] = [[] for _ in range(fragment.row_count)]
    for each in sorted(fragment.pieces, key=lambda one: (one.row, one.column)):
        text = "".join(each.text.split())
        rows[each.row].append((each.column, each.columns, each.rows, text))
    return rows


def _is_heading(rows: Sequence[Sequence[tuple[int, int, int, str]]]) -> bool:
    """Whether rows hold words alone, and several of them."""
    texts = [text for row in rows for *_, text in row if text]
    return len(texts) > 1 and not any(text[0].isdigit() for text in texts)
