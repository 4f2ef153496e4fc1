"""The text of merged cells that is drawn beyond the page.

Excel and LibreOffice draw the text of a merged cell that goes over several pages on each of them, at
its own place in the whole table. On most pages that place is beyond the paper, where nobody sees it.
Such characters are no text of the page, but they tell what the cell says.
"""

from __future__ import annotations

from heji.documents.pages.joining import text_of
from heji.documents.pages.lines import lines_of
from heji.documents.pages.tables import Fragment, Piece

#: How far a character's middle may stand over the edge of its cell, in points.
_OVER = 1.0


def drawn_text(fragment: Fragment, piece: Piece, *, below: bool) -> str:
    """All of a cell's text, when part of it is drawn above or below what the page shows; else "".

    Args:
        fragment: the table on that page.
        piece: a cell at its upper or lower end.
        below: whether the cell goes on below the page, not above it.
    """
    edge = piece.edge
    beyond = [
        each
        for each in fragment.unseen
        if edge.x0 <= each.middle[0] <= edge.x1
        and (each.middle[1] >= edge.y1 - _OVER if below else each.middle[1] <= edge.y0 + _OVER)
    ]
    lines = lines_of(beyond)
    if not lines:
        return ""
    every = sorted([*lines, *piece.lines], key=lambda line: line.box.y0)
    return text_of(every, piece.room)
