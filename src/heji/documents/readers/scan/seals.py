"""Takes red seals off a page and keeps the black print under them.

Print under a seal is darker than the ink alone: each dot is held against what the ink, as red as it
is there, makes of paper. Red print stays: a seal is about as wide as it is high, and large.
"""

from __future__ import annotations

from typing import Any

from heji.documents.readers.scan.picture import SCALE, Dots
from heji.documents.readers.scan.sheet_picture import SheetPicture
from heji.documents.readers.scan.upright import evened

#: Hues of seal ink, of 180, and the weakest colour (of 255) that still counts.
_HUES, _WEAKEST, _DARKEST = (12, 165), 45, 70
#: Seals are 30 to 58 mm across, small ones for names and corrections 12; in points.
_SMALLEST, _WIDEST_RATIO = 34, 1.8
#: Marks of one seal are this near each other, in points; compression spreads colour around ink.
_NEAR, _SPREAD = 5.0, 2.0
#: How dark print under a seal and seal ink alone are, as parts of what ink makes of paper there.
_PRINT, _INK = 0.1, 0.8
#: Reach of the blur of colours, in dots.
_BLUR = 3
_WHITE, _GREY = 255, 128


def without_seals(colours: Dots) -> SheetPicture:
    """The page in shades of grey, with the paper white all over, without seals and with them.

    Args:
        colours: the page as blue, green and red.
    """
    import cv2
    import numpy

    grey = evened(numpy.asarray(cv2.cvtColor(colours, cv2.COLOR_BGR2GRAY)))
    shades = cv2.cvtColor(colours, cv2.COLOR_BGR2HSV)
    hue, strength, light = cv2.split(shades)
    inked = ((hue <= _HUES[0]) | (hue >= _HUES[1])) & (strength >= _WEAKEST) & (light >= _DARKEST)
    seals = _seals(inked.astype(numpy.uint8))
    if not seals.any():
        return SheetPicture(grey, grey, numpy.full_like(grey, _WHITE))
    redness = _redness(colours, inked & (seals > 0))
    dark = numpy.median(grey[inked & (seals > 0)])
    ground = _WHITE - redness * (_WHITE - float(dark))
    part = (grey / numpy.maximum(ground, 1) - _PRINT) / (_INK - _PRINT)
    lifted = numpy.clip(part, 0, 1) * _WHITE
    clean = numpy.where(seals > 0, lifted, grey).astype(numpy.uint8)
    stamped = numpy.where(seals > 0, 0, _WHITE).astype(numpy.uint8)
    return SheetPicture(clean, grey, stamped)


def _redness(colours: Dots, seals: Any) -> Any:
    """How much seal ink lies on each dot, from 0 to 1.

    Compression keeps colours at half the sharpness of light and shade, so that the edge of a seal is
    dark but hardly red: each dot is taken for as red as the reddest beside it.
    """
    import cv2
    import numpy

    red = cv2.split(cv2.cvtColor(colours, cv2.COLOR_BGR2YCrCb))[1].astype(numpy.float32) - _GREY
    full = max(float(numpy.median(red[seals])), 1.0)
    return cv2.dilate(numpy.clip(red / full, 0, 1), numpy.ones((_BLUR, _BLUR), numpy.uint8))


def _seals(inked: Any) -> Any:
    """Where seals are: clusters of red marks that are large and about as wide as high."""
    import cv2
    import numpy

    near = max(round(_NEAR * SCALE), 1)
    clusters = cv2.dilate(inked, numpy.ones((near, near), numpy.uint8))
    count, labels, boxes, _ = cv2.connectedComponentsWithStats(clusters)
    kept: Any = numpy.zeros(count, dtype=numpy.uint8)
    for number in range(1, count):
        width, height = boxes[number][2], boxes[number][3]
        large = min(width, height) >= _SMALLEST * SCALE
        kept[number] = large and max(width, height) <= _WIDEST_RATIO * min(width, height)
    spread = max(round(_SPREAD * SCALE), 1)
    return cv2.dilate(inked * kept[labels], numpy.ones((2 * spread + 1,) * 2, numpy.uint8))
