"""Makes pale print as dark as print usually is.

A copy of a copy, a fax or a page scanned with few dots is legible, but its thin lines are hardly
darker than the paper: blurred over the dots beside it, a line of half a point has a third of its ink.
"""

from __future__ import annotations

from heji.documents.readers.scan.picture import Dots
from heji.documents.readers.scan.sheet_picture import SheetPicture

#: Dots darker than this (of 255) are looked at, and the darkest part of them, which is the middle of
#: thick strokes.
_NOT_PAPER, _DARKEST = 200, 5
#: How dark that is on pages that offices scan (seldom paler), and the most that contrast grows:
#: beyond, the grain of the paper would become ink.
_USUAL, _MOST = 80.0, 1.3
_WHITE = 255


def darkened(picture: SheetPicture) -> SheetPicture:
    """The page with its print as dark as usual; unchanged where it is.

    Args:
        picture: the page on white paper.
    """
    import numpy

    ink = picture.grey[picture.grey < _NOT_PAPER]
    if not ink.size:
        return picture
    factor = min((_WHITE - _USUAL) / (_WHITE - float(numpy.percentile(ink, _DARKEST))), _MOST)
    if factor <= 1:
        return picture

    def stronger(dots: Dots) -> Dots:
        more = (_WHITE - dots.astype(numpy.float32)) * factor
        return numpy.clip(_WHITE - more, 0, _WHITE).astype(numpy.uint8)

    return SheetPicture(stronger(picture.grey), stronger(picture.raw), picture.seals)
