"""Whether the first row of a page is the rest of the last row of the page before.

A row that was cut goes on in the columns whose text did not fit, directly at the top, and prints
nothing in the columns whose text was short: neither the name of a row nor its figures. A new row has
a name, and figures where the row above has them. What a row alone cannot tell is told with doubt: a
name without anything beside it may be the rest of the name above, or a row that was left blank.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from heji.documents.pages.joining import between
from heji.documents.pages.tables import Piece

#: A number, perhaps with a comparison and a unit, or a sign for none.
_FIGURE = re.compile(r"[≥≤＞＜><=]*\s*[-−]?\d[\d,]*(?:\.\d+)?[^\d\s，。；]{0,6}|[/／—－-]+")
_OPEN_NUMBER = re.compile(r"[\d,.]$")
_END = re.compile(r"[。；;！!？?][”’\"'）)】」』]*$")
#: Room below the last line of a cell, in sizes of its font, that still counts as none.
_FULL = 1.3
#: The height of a line, in sizes: programs let no line of a paragraph stand alone on a page.
_KEPT = 1.5
#: A blank row lower than this, in points, is no row.
_SLIVER = 6.0
#: Text of so many characters or lines is prose that a page may cut, no name or figure.
_LONG, _SEVERAL = 20, 3


@dataclass(frozen=True, slots=True)
class Seam:
    """A cell at the end of a page, and what stands below it on the next."""

    before: Piece | None  #: None where the columns differ
    after: Piece
    rows: int  #: that the cell before covers so far
    text: str  #: of the cell so far
    drawn: str = ""  #: text of the lower one, when some is drawn above its page
    goes_below: bool = False  #: whether some of the upper one is drawn below its page

    @property
    def flows(self) -> bool:
        """Whether there is text below."""
        return bool(self.after.lines)

    @property
    def is_own(self) -> bool:
        """Whether the cell belongs to one row alone."""
        return self.rows == 1 and self.after.rows == 1

    @property
    def is_full(self) -> bool:
        """Whether the text above reaches down to the end of its cell."""
        if self.before is None or not self.before.lines:
            return False
        last = self.before.lines[-1]
        spare = self.before.edge.y1 - last.box.y1
        if len(self.after.lines) > 1 and self.is_soft:
            spare -= _KEPT * last.size
        return spare <= _FULL * last.size

    @property
    def is_soft(self) -> bool:
        """Whether the line above is full, so that the text may go on below."""
        if self.before is None or not self.before.lines or not self.after.lines:
            return False
        room = self.before.room
        return between(self.before.lines[-1], self.after.lines[0], room) != "\n"

    @property
    def is_long(self) -> bool:
        """Whether the text above is prose."""
        lines = len(self.before.lines) if self.before else 0
        return len(self.text) >= _LONG or lines >= _SEVERAL

    @property
    def is_unfinished(self) -> bool:
        """Whether the text above is prose that ends within a sentence."""
        return self.is_long and not _END.search(self.text)

    @property
    def splits_word(self) -> bool:
        """Whether one character alone stands above more: forms have no words of one character."""
        above, below = self.text.strip(), self.after.text.strip()
        return self.is_own and self.is_soft and len(above) == 1 < len(below) and above.isalpha()

    @property
    def is_figure(self) -> bool:
        """Whether the cell above holds a figure."""
        return bool(_FIGURE.fullmatch(self.text.strip()))


def is_cut(seams: Sequence[Seam], *, is_open: bool) -> bool:
    """Whether a page break went through the row.

    Args:
        seams: the cells at the page break, from left to right.
        is_open: whether a line is missing there, above or below.
    """
    if not seams or any(each.before is None for each in seams):
        return False
    if _is_sliver([each.before for each in seams if each.is_own]):
        return True
    flowing = [each for each in seams if each.flows]
    if not flowing or not all(each.is_full for each in flowing):
        return False
    if not _ended(seams) and any(each.splits_word for each in flowing):
        return True
    if any(_is_new_figure(each) for each in flowing):
        return False
    return _belongs(seams, flowing, is_open)


def in_doubt(seams: Sequence[Seam]) -> tuple[Seam, ...]:
    """The cells that may be the parts of one, at a page break that went through no row for certain.

    Text that fills its line stands there above text: in one cell alone, in a row that lacks figures
    which the row above has, or in a merged cell.

    Args:
        seams: the cells at a page break of which `is_cut` said no, from left to right.
    """
    flowing = [each for each in seams if each.flows and each.before is not None]
    merged = [each for each in flowing if not each.is_own and each.is_full and each.is_soft]
    done = _ended(seams)
    lacks = len(flowing) == 1 or any(each.is_figure for each in done)
    if not done or not lacks or not all(each.is_full for each in flowing):
        return tuple(merged)
    plain = (each for each in flowing if not _is_new_figure(each))
    return (
        *merged,
        *(each for each in plain if each.is_own and (each.is_soft or len(flowing) == 1)),
    )


def _ended(seams: Sequence[Seam]) -> list[Seam]:
    """The cells of the row alone whose text stands above and does not go on below."""
    return [each for each in seams if each.is_own and each.text and not each.flows]


def _belongs(seams: Sequence[Seam], flowing: Sequence[Seam], is_open: bool) -> bool:
    """Whether text at the top of a page goes on from the row above, by what is there and what not."""
    done = _ended(seams)
    soft = [each for each in flowing if each.is_soft]
    if is_open and (done or soft):
        return True
    if len(soft) == len(flowing) and not done:
        return not any(_END.search(each.text) for each in flowing)
    if done and all(each in soft and each.is_unfinished for each in flowing):
        return True
    if not soft and not all(each.is_long for each in flowing):
        return False
    own = [each for each in seams if each.is_own and each.text]
    if own and not own[0].flows:
        return True
    # The name itself goes on: then all does that is there, and what a new row would have is not.
    if any(each.is_figure for each in done):
        return 2 * len(soft) >= len(flowing)
    return bool(done) and len(flowing) > 1 and 2 * len(soft) > len(flowing)


def _is_sliver(pieces: Sequence[Piece | None]) -> bool:
    """Whether a page shows no more of a row than the margin above its text."""
    return bool(pieces) and all(
        each is not None and each.is_blank and each.edge.height < _SLIVER for each in pieces
    )


def _is_new_figure(seam: Seam) -> bool:
    """Whether a figure stands below a figure that was complete."""
    below = seam.after.text.strip()
    if not seam.is_figure or not _FIGURE.fullmatch(below):
        return False
    broken = seam.is_soft and _OPEN_NUMBER.search(seam.text) and below[0] in "0123456789,."
    return not broken


def continues(seams: Sequence[Seam], seam: Seam) -> bool:
    """Whether a merged cell goes on on the next page, over rows of its own.

    The names of groups of rows stand on the left; a group goes on only within one that goes on.
    """
    if seam.before is None:
        return False
    if seam.flows:
        beyond = bool(seam.drawn) or seam.goes_below
        return beyond and _same(seam.drawn or seam.after.text, seam.text)
    if seam.drawn:
        return _same(seam.drawn, seam.text) or not seam.text
    if not seam.text:
        return seam.rows > 1 and seam.after.rows > 1
    leading = seams[: seams.index(seam)]
    inside = all((each.before is not None and not each.flows) or each.drawn for each in leading)
    if seam.after.rows > 1:
        return True
    # One row of the group on each page: it goes on where the groups around it do.
    within = any(not each.is_own for each in leading) and not seam.is_figure
    return inside and (seam.rows > 1 or (within and _is_named(seams, seam)))


def _is_named(seams: Sequence[Seam], group: Seam) -> bool:
    """Whether the row below a blank name of a group has a name of its own and more."""
    behind = seams[seams.index(group) + 1 :]
    return bool(behind) and behind[0].flows and sum(each.flows for each in behind) > 1


def _same(one: str, other: str) -> bool:
    return "".join(one.split()) == "".join(other.split())
