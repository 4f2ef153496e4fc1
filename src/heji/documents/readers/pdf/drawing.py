"""What a page draws besides text: rulings, filled areas, pictures, and the order of all objects."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from heji.documents.pages.page import Box, Fill, Ruling

#: A filled strip up to this width is a line: Word draws the borders of a table so.
THIN = 3.0
#: How far a line may lean and still be level or upright.
_LEAN = 0.8
#: Objects within objects; deeper ones are drawings, not forms.
_DEEPEST = 8
#: Opacity below which nothing can be seen.
_CLEAR = 16

_Matrix = tuple[float, float, float, float, float, float]
_Point = tuple[float, float]
_PLAIN: _Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(slots=True)
class Drawing:
    """In the coordinates of the file: y grows upwards, `y0` of a box is its lower side."""

    horizontal: list[Ruling] = field(default_factory=list)
    vertical: list[Ruling] = field(default_factory=list)
    fills: list[Fill] = field(default_factory=list)
    pictures: list[Box] = field(default_factory=list)
    texts: dict[int, TextObject] = field(default_factory=dict)  #: by address


@dataclass(frozen=True, slots=True)
class TextObject:
    """How a run of text is drawn."""

    order: int
    colour: tuple[int, int, int]
    invisible: bool
    clip: Box | None  #: nothing is seen outside
    start: _Point
    blank: bool  #: whether it has no ink at all
    size: float  #: of the font as drawn


def drawing_of(page: Any) -> Drawing:
    """Walks through the objects of a page."""
    import pypdfium2.raw as pdfium

    drawing = Drawing()
    for order, (item, matrix) in enumerate(_objects(page.raw, pdfium)):
        kind = pdfium.FPDFPageObj_GetType(item)
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            _path(item, matrix, order, drawing, pdfium)
        elif kind == pdfium.FPDF_PAGEOBJ_TEXT:
            address = ctypes.addressof(item.contents)
            drawing.texts[address] = _text(item, matrix, order, pdfium)
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            drawing.pictures.append(_bounds(item, matrix, pdfium))
            # What a picture covers is not known: text over it may have any colour.
            drawing.fills.append(Fill(drawing.pictures[-1], (128, 128, 128), order))
    return drawing


def _objects(page: Any, pdfium: Any) -> Iterator[tuple[Any, _Matrix]]:
    for number in range(pdfium.FPDFPage_CountObjects(page)):
        yield from _within(pdfium.FPDFPage_GetObject(page, number), _PLAIN, 0, pdfium)


def _within(item: Any, matrix: _Matrix, depth: int, pdfium: Any) -> Iterator[tuple[Any, _Matrix]]:
    if pdfium.FPDFPageObj_GetType(item) != pdfium.FPDF_PAGEOBJ_FORM:
        yield item, matrix
        return
    if depth >= _DEEPEST:
        return
    inner = _times(_matrix(item, pdfium), matrix)
    for number in range(pdfium.FPDFFormObj_CountObjects(item)):
        yield from _within(pdfium.FPDFFormObj_GetObject(item, number), inner, depth + 1, pdfium)


def _matrix(item: Any, pdfium: Any) -> _Matrix:
    found = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(item, found):
        return _PLAIN
    return found.a, found.b, found.c, found.d, found.e, found.f


def _times(one: _Matrix, other: _Matrix) -> _Matrix:
    a, b, c, d, e, f = one
    p, q, r, s, t, u = other
    return (
        a * p + b * r,
        a * q + b * s,
        c * p + d * r,
        c * q + d * s,
        e * p + f * r + t,
        e * q + f * s + u,
    )


def _moved(x: float, y: float, matrix: _Matrix) -> _Point:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _hull(points: list[_Point]) -> Box:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return Box(min(xs), min(ys), max(xs), max(ys))


def _bounds(item: Any, matrix: _Matrix, pdfium: Any) -> Box:
    sides = [ctypes.c_float() for _ in range(4)]
    pdfium.FPDFPageObj_GetBounds(item, *sides)
    left, low, right, high = (side.value for side in sides)
    corners = ((left, low), (left, high), (right, low), (right, high))
    return _hull([_moved(x, y, matrix) for x, y in corners])


def _colour(read: Any, item: Any) -> tuple[int, int, int, int]:
    parts = [ctypes.c_uint() for _ in range(4)]
    if not read(item, *parts):
        return 0, 0, 0, 255
    red, green, blue, opacity = (part.value for part in parts)
    return red, green, blue, opacity


def _text(item: Any, matrix: _Matrix, order: int, pdfium: Any) -> TextObject:
    red, green, blue, opacity = _colour(pdfium.FPDFPageObj_GetFillColor, item)
    mode = pdfium.FPDFTextObj_GetTextRenderMode(item)
    hidden = (pdfium.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium.FPDF_TEXTRENDERMODE_CLIP)
    size = ctypes.c_float()
    pdfium.FPDFTextObj_GetFontSize(item, size)
    own = _times(_matrix(item, pdfium), matrix)
    return TextObject(
        order,
        (red, green, blue),
        mode in hidden or opacity < _CLEAR,
        _clip(item, matrix, pdfium),
        own[4:],
        _is_bare(item, pdfium),
        size.value * math.hypot(own[2], own[3]),
    )


def _is_bare(item: Any, pdfium: Any) -> bool:
    bounds = _bounds(item, _PLAIN, pdfium)
    return bounds.width == 0 or bounds.height == 0


def _clip(item: Any, matrix: _Matrix, pdfium: Any) -> Box | None:
    path = pdfium.FPDFPageObj_GetClipPath(item)
    count = pdfium.FPDFClipPath_CountPaths(path) if path else 0
    left, low, right, high = float("-inf"), float("-inf"), float("inf"), float("inf")
    for number in range(max(count, 0)):
        points = [
            _point(pdfium.FPDFClipPath_GetPathSegment(path, number, each), matrix, pdfium)
            for each in range(max(pdfium.FPDFClipPath_CountPathSegments(path, number), 0))
        ]
        if points:
            hull = _hull(points)
            left, low = max(left, hull.x0), max(low, hull.y0)
            right, high = min(right, hull.x1), min(high, hull.y1)
    return None if count <= 0 else Box(left, low, right, high)


def _point(segment: Any, matrix: _Matrix, pdfium: Any) -> _Point:
    x, y = ctypes.c_float(), ctypes.c_float()
    pdfium.FPDFPathSegment_GetPoint(segment, x, y)
    return _moved(x.value, y.value, matrix)


def _path(item: Any, matrix: _Matrix, order: int, drawing: Drawing, pdfium: Any) -> None:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    if not pdfium.FPDFPath_GetDrawMode(item, fill, stroke):
        return
    lines = _lines(item, _times(_matrix(item, pdfium), matrix), pdfium)
    if stroke.value and _colour(pdfium.FPDFPageObj_GetStrokeColor, item)[3] >= _CLEAR:
        for line in lines:
            for one, other in pairwise(line):
                _edge(one, other, drawing)
    if fill.value:
        red, green, blue, opacity = _colour(pdfium.FPDFPageObj_GetFillColor, item)
        if opacity < _CLEAR:
            return
        for line in lines:
            _area(_hull(line), (red, green, blue), order, drawing)


def _lines(item: Any, matrix: _Matrix, pdfium: Any) -> list[list[_Point]]:
    """The parts of a path, each from point to point; curves are taken by their ends."""
    parts: list[list[_Point]] = []
    for number in range(pdfium.FPDFPath_CountSegments(item)):
        segment = pdfium.FPDFPath_GetPathSegment(item, number)
        if pdfium.FPDFPathSegment_GetType(segment) == pdfium.FPDF_SEGMENT_MOVETO or not parts:
            parts.append([])
        parts[-1].append(_point(segment, matrix, pdfium))
        if pdfium.FPDFPathSegment_GetClose(segment):
            parts[-1].append(parts[-1][0])
    return [part for part in parts if len(part) > 1]


def _edge(one: _Point, other: _Point, drawing: Drawing) -> None:
    (x0, y0), (x1, y1) = one, other
    if abs(y0 - y1) <= _LEAN:
        drawing.horizontal.append(Ruling((y0 + y1) / 2, min(x0, x1), max(x0, x1)))
    if abs(x0 - x1) <= _LEAN:
        drawing.vertical.append(Ruling((x0 + x1) / 2, min(y0, y1), max(y0, y1)))


def _area(box: Box, colour: tuple[int, int, int], order: int, drawing: Drawing) -> None:
    thin = False
    if box.height <= THIN:
        drawing.horizontal.append(Ruling((box.y0 + box.y1) / 2, box.x0, box.x1))
        thin = True
    if box.width <= THIN:
        drawing.vertical.append(Ruling((box.x0 + box.x1) / 2, box.y0, box.y1))
        thin = True
    if not thin:
        drawing.fills.append(Fill(box, colour, order))
