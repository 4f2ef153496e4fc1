"""Which characters a person sees.

Text in the colour of what lies under it, text under an area that is drawn later, invisible text and
the second copy of a character (bold faces are imitated by drawing twice) are no text of a page.
"""

from __future__ import annotations

from collections.abc import Iterable

from heji.documents.pages.page import Character, Fill
from heji.documents.readers.pdf.drawing import TextObject

_WHITE = (255, 255, 255)
#: Colours that differ less in every part cannot be told apart on paper.
_ALIKE = 12
#: Copies of a character up to this part of its size apart are one character.
_COPY = 0.3


def is_seen(character: Character, drawn: TextObject, fills: Iterable[Fill]) -> bool:
    """Whether a character stands out from what is under it, and nothing lies over it.

    Args:
        character: in the same coordinates as the fills.
        drawn: the run of text it belongs to.
        fills: in the order in which they are drawn.
    """
    if drawn.invisible:
        return False
    x, y = character.middle
    ground = _WHITE
    for fill in fills:
        if fill.box.holds(x, y):
            if fill.order > drawn.order:
                return False
            ground = fill.colour
    return any(abs(a - b) > _ALIKE for a, b in zip(drawn.colour, ground, strict=True))


def without_copies(characters: list[Character]) -> list[Character]:
    """The characters, each once.

    >>> one = Character("合", 10, 10, 20, 20, 10)
    >>> bold = Character("合", 10.4, 10, 20.4, 20, 10)
    >>> len(without_copies([one, bold, Character("合", 20, 10, 30, 20, 10)]))
    2
    """
    kept: list[Character] = []
    places: dict[tuple[str, int, int], list[Character]] = {}
    for each in characters:
        column, row = int(each.x0 // 8), int(each.y0 // 8)
        near = (
            other
            for across in (-1, 0, 1)
            for down in (-1, 0, 1)
            for other in places.get((each.text, column + across, row + down), ())
        )
        reach = _COPY * min(each.size, max(each.x1 - each.x0, 1.0))
        if any(
            abs(each.x0 - other.x0) < reach and abs(each.y0 - other.y0) < reach for other in near
        ):
            continue
        places.setdefault((each.text, column, row), []).append(each)
        kept.append(each)
    return kept
