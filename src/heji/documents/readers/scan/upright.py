"""Turns a page until its lines run level."""

from __future__ import annotations

from typing import Any

from heji.documents.readers.scan.picture import Dots

#: Degrees that are tried to either side: scanners stay below 3, hand-held cameras below 8.
_MOST = 8.0
_STEPS = (0.5, 0.1, 0.02)
#: A page turned by less is left as it is: over its width the lines rise by half a dot.
_LEVEL = 0.03
#: A tiny turn that makes rows hardly sharper is none.
_AS_GOOD = 0.97
#: Dots of ink that are looked at, and the size at which.
_ENOUGH, _SMALL = 60_000, 1600
WHITE = 255


def evened(grey: Dots) -> Dots:
    """The page with the paper white all over, whatever shade lies on it."""
    import cv2
    import numpy

    height, width = grey.shape
    small = cv2.resize(
        grey, (max(width // 8, 1), max(height // 8, 1)), interpolation=cv2.INTER_AREA
    )
    paper = cv2.dilate(small, numpy.ones((7, 7), numpy.uint8))
    paper = cv2.resize(cv2.medianBlur(paper, 21), (width, height), interpolation=cv2.INTER_LINEAR)
    return numpy.asarray(cv2.divide(grey, cv2.max(paper, 40), scale=WHITE))


def skew_of(grey: Dots) -> float:
    """By how many degrees a page must be turned clockwise for its lines to be level."""
    import cv2
    import numpy

    factor = min(1.0, _SMALL / max(grey.shape))
    small = cv2.resize(grey, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA)
    ys, xs = numpy.nonzero(small < WHITE // 2 + 20)
    if len(xs) < 100:
        return 0.0
    step = max(len(xs) // _ENOUGH, 1)
    xs, ys = xs[::step].astype(numpy.float32), ys[::step].astype(numpy.float32)
    found, reach = 0.0, _MOST
    for step_width in _STEPS:
        angles = numpy.arange(found - reach, found + reach + step_width / 2, step_width)
        found = float(max(angles, key=lambda angle: _sharpness(xs, ys, float(angle))))
        reach = step_width
    no_better = _sharpness(xs, ys, found) * _AS_GOOD <= _sharpness(xs, ys, 0.0)
    return 0.0 if abs(found) < _LEVEL or (no_better and abs(found) < _STEPS[1]) else found


def _sharpness(xs: Any, ys: Any, degrees: float) -> float:
    """How much the ink gathers in rows after a turn."""
    import numpy

    angle = numpy.radians(degrees)
    rows = (ys * numpy.cos(angle) + xs * numpy.sin(angle)).astype(numpy.int32)
    counts = numpy.bincount(rows - rows.min()).astype(numpy.float64)
    return float((counts * counts).sum())


def turned(grey: Dots, degrees: float) -> Dots:
    """The page turned clockwise around its middle; white comes in at the corners."""
    import cv2
    import numpy

    if not degrees:
        return grey
    height, width = grey.shape
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), -degrees, 1.0)
    return numpy.asarray(
        cv2.warpAffine(grey, matrix, (width, height), flags=cv2.INTER_CUBIC, borderValue=(WHITE,))
    )
