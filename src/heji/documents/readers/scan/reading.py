"""Pieces of print read: cut out, recognised, and checked where they are figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from heji.documents.readers.scan.figures import as_figures
from heji.documents.readers.scan.lone_marks import with_mark
from heji.documents.readers.scan.picture import Dots
from heji.documents.readers.scan.print_lines import Strip
from heji.documents.readers.scan.recogniser import Sign

if TYPE_CHECKING:
    from heji.documents.readers.scan.recogniser import Recogniser

_WHITE = 255
#: Paper around a piece of print, in heights of a line, above and at its sides.
_ABOVE, _BESIDE = 0.15, 0.3
#: More lines than this of one character each, no wider than so many heights, are written downwards.
_DOWNWARDS, _WIDEST = 2, 1.3


@dataclass(frozen=True, slots=True)
class Print:
    """A piece of print and what it says."""

    strip: Strip
    signs: tuple[Sign, ...]

    @property
    def text(self) -> str:
        """Its characters."""
        return "".join(each.text for each in self.signs)


def read_strips(
    grey: Dots,
    rulings: Any,
    cells: Sequence[Sequence[Strip]],
    height: float,
    recogniser: Recogniser,
) -> list[Print]:
    """Reads pieces of print.

    Args:
        grey: the page.
        rulings: where lines of tables are, which are painted over.
        cells: the pieces, those of one cell together.
        height: of a line of print, in dots.
        recogniser: of characters.
    """
    clean = grey.copy()
    clean[rulings > 0] = _WHITE
    strips = [each for cell in cells for each in cell]
    pictures = [cut_out(clean, each, height) for each in strips]
    signs = dict(zip(strips, recogniser.read(pictures), strict=True))
    for cell in cells:
        if len(cell) == 1:
            (one,) = cell
            signs[one] = with_mark(clean[one.y0 : one.y1, one.x0 : one.x1], signs[one])
        elif _is_downwards(cell, height):
            signs.update(_read_across(clean, cell, height, recogniser, signs))
    for cell in cells:
        signs.update(zip(cell, as_figures([signs[each] for each in cell]), strict=True))
    return [Print(each, signs[each]) for each in strips if signs[each]]


def _is_downwards(cell: Sequence[Strip], height: float) -> bool:
    """Whether the words of a cell are written downwards, one character a line."""
    rows = {each.row for each in cell}
    return len(rows) == len(cell) > _DOWNWARDS and all(
        each.x1 - each.x0 <= _WIDEST * height for each in cell
    )


def _read_across(
    grey: Dots,
    cell: Sequence[Strip],
    height: float,
    recogniser: Recogniser,
    alone: Mapping[Strip, tuple[Sign, ...]],
) -> dict[Strip, tuple[Sign, ...]]:
    """Characters written downwards, read side by side: a word tells more than its characters."""
    import cv2
    import numpy

    glyphs = [cut_out(grey, each, height, beside=0.04) for each in cell]
    most = max(len(each) for each in glyphs)
    level = [
        cv2.copyMakeBorder(each, 0, most - len(each), 0, 0, cv2.BORDER_CONSTANT, value=(_WHITE,))
        for each in glyphs
    ]
    (signs,) = recogniser.read([numpy.concatenate(level, axis=1)])
    signs = tuple(each for each in signs if not each.text.isspace())
    before = [sign.confidence for each in cell for sign in alone[each]]
    if len(signs) != len(cell) or _mean([each.confidence for each in signs]) < _mean(before):
        return {}
    return {strip: (sign,) for strip, sign in zip(cell, signs, strict=True)}


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0


def cut_out(
    grey: Dots, strip: Strip, height: float, above: float = _ABOVE, beside: float = _BESIDE
) -> Dots:
    """A piece of print with white paper around it, and nothing of what stands beside.

    It is at least as high as a line of print, so that low signs are seen as low.
    """
    import cv2
    import numpy

    left, top, right, bottom = strip.within
    x0, x1 = max(strip.x0 - 2, left), min(strip.x1 + 2, right)
    y0, y1 = max(strip.row[0] - 2, top), min(strip.row[1] + 2, bottom)
    high = max(y1 - y0, round(height))
    over = round((high - (y1 - y0)) / 2 + above * high)
    side = round(beside * high)
    return numpy.asarray(
        cv2.copyMakeBorder(
            grey[y0:y1, x0:x1], over, over, side, side, cv2.BORDER_CONSTANT, value=(_WHITE,)
        )
    )
