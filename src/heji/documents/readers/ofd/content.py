"""The content of an OFD page: characters, rulings and pictures at their places.

Source: GB/T 33190-2016, clauses 8.5 (page objects), 9 (paths), 10 (pictures), 11 (text). Lengths of
the file are millimetres, those of a `Page` are points.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from lxml import etree

from heji.documents.pages.page import Box, Character, Page, Ruling
from heji.documents.readers.ofd.paths import Point, lines, number, numbers
from heji.documents.readers.ofd.structure import Area, Book
from heji.documents.readers.package import child, local

POINTS = 72 / 25.4  #: in a millimetre
#: Share of a font's size above the line that the characters stand on.
_ABOVE = 0.86
#: A filled strip up to this width, in points, is a line: converters draw borders so.
_THIN = 3.0
#: How far a line may lean, in points, and still be level or upright.
_LEAN = 0.8
#: Blocks and drawings within each other; deeper ones are no page of text.
_DEEPEST = 16
#: The width of a Latin letter or digit in sizes, where the file does not say it.
_NARROW = 0.5
#: Stands for a glyph whose character the file does not know (11.3).
_UNNAMED = "\u00a4"
_WRAPPERS = frozenset(("Content", "Layer", "PageBlock"))


class _Matrix(NamedTuple):
    """x' = a x + c y + e, y' = b x + d y + f."""

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0

    def moved(self, x: float, y: float) -> Point:
        """A point of the object as a point of the page."""
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def after(self, first: _Matrix) -> _Matrix:
        """This matrix applied to what another one gives."""
        x, y = self.moved(first.e, first.f)
        return _Matrix(
            self.a * first.a + self.c * first.b,
            self.b * first.a + self.d * first.b,
            self.a * first.c + self.c * first.d,
            self.b * first.c + self.d * first.d,
            x,
            y,
        )


class TooMuchError(Exception):
    """The page has more characters and lines than the limit."""


@dataclass(slots=True)
class Canvas:
    """A page that is filled with what is drawn on it."""

    page: Page
    book: Book
    most: int  #: characters and lines together
    count: int = 0

    def draw(self, content: etree._Element, area: Area) -> None:
        """Adds the objects of a page or of its template.

        Raises:
            TooMuchError: more than the limit allows.
        """
        origin = _Matrix(POINTS, 0.0, 0.0, POINTS, -area[0] * POINTS, -area[1] * POINTS)
        self._objects(content, origin, 0)

    def _objects(self, container: etree._Element, matrix: _Matrix, depth: int) -> None:
        for element in container:
            self._more()  # a drawing that holds itself many times must come to an end
            name = local(element)
            if name in _WRAPPERS:
                if depth < _DEEPEST:
                    self._objects(element, matrix, depth + 1)
                continue
            inside = _inside(element, matrix)
            if name == "TextObject":
                self._text(element, inside)
            elif not _is_shown(element):
                continue
            elif name == "PathObject":
                self._path(element, inside)
            elif name == "ImageObject":
                self.page.pictures.append(_frame(element, matrix))
            elif name == "CompositeObject" and depth < _DEEPEST:
                drawing = self.book.drawings.get(element.get("ResourceID") or "")
                if drawing is not None:
                    self._objects(drawing, inside, depth + 1)

    def _more(self) -> None:
        self.count += 1
        if self.count > self.most:
            raise TooMuchError

    def _text(self, element: etree._Element, matrix: _Matrix) -> None:
        fills = element.get("Fill") != "false" or element.get("Stroke") == "true"
        is_seen = fills and _is_shown(element)
        size = number(element.get("Size"), 3.7)
        wide = number(element.get("HScale"), 1.0) * size
        turn = int(number(element.get("ReadDirection"))) % 360
        whole = Box(0, 0, self.page.width, self.page.height)
        for sign, x, y, advance in _signs(element, size, wide):
            self._more()
            width = min(advance, wide * _width(sign)) if advance > 0 else wide * _width(sign)
            corners = _corners(x, y, width, size, turn)
            box = _hull([matrix.moved(*corner) for corner in corners])
            placed = Character(sign, *box, max(box.height, 1.0))
            if not is_seen:
                self.page.concealed += 1
            elif not whole.holds(*placed.middle):
                self.page.unseen.append(placed)
            else:
                self.page.unnamed += sign == "\ufffd"
                self.page.characters.append(placed)

    def _path(self, element: etree._Element, matrix: _Matrix) -> None:
        data = child(element, "AbbreviatedData")
        if data is None:
            return
        for line in lines(data.text or ""):
            points = [matrix.moved(x, y) for x, y in line]
            if element.get("Fill") == "true":
                self._area(_hull(points))
            if element.get("Stroke") != "false":
                for one, other in pairwise(points):
                    self._edge(one, other)

    def _edge(self, one: Point, other: Point) -> None:
        self._more()
        (x0, y0), (x1, y1) = one, other
        if abs(y0 - y1) <= _LEAN:
            self.page.horizontal.append(Ruling((y0 + y1) / 2, min(x0, x1), max(x0, x1)))
        elif abs(x0 - x1) <= _LEAN:
            self.page.vertical.append(Ruling((x0 + x1) / 2, min(y0, y1), max(y0, y1)))

    def _area(self, box: Box) -> None:
        self._more()
        if box.height <= _THIN:
            self.page.horizontal.append(Ruling((box.y0 + box.y1) / 2, box.x0, box.x1))
        elif box.width <= _THIN:
            self.page.vertical.append(Ruling((box.x0 + box.x1) / 2, box.y0, box.y1))


def _is_shown(element: etree._Element) -> bool:
    return element.get("Visible") != "false" and number(element.get("Alpha"), 255.0) > 0


def _inside(element: etree._Element, matrix: _Matrix) -> _Matrix:
    """The matrix of the space in an object: its own matrix, then its place on the page."""
    sides = numbers(element.get("Boundary"))
    own = numbers(element.get("CTM"))
    placed = matrix.after(_Matrix(e=sides[0], f=sides[1])) if len(sides) > 1 else matrix
    return placed.after(_Matrix(*own)) if len(own) == len(_Matrix()) else placed


def _frame(element: etree._Element, matrix: _Matrix) -> Box:
    left, top, width, height = (*numbers(element.get("Boundary")), 0.0, 0.0, 0.0, 0.0)[:4]
    return _hull([matrix.moved(left, top), matrix.moved(left + width, top + height)])


def _hull(points: list[Point]) -> Box:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return Box(min(xs), min(ys), max(xs), max(ys))


def _corners(x: float, y: float, width: float, size: float, turn: int) -> list[Point]:
    """The corners of a character that stands on a point; text may run downwards or back."""
    above, below = _ABOVE * size, (1 - _ABOVE) * size
    if turn == 90:
        return [(x - below, y), (x + above, y + width)]
    if turn == 180:
        return [(x - width, y - below), (x, y + above)]
    if turn == 270:
        return [(x - above, y - width), (x + below, y)]
    return [(x, y - above), (x + width, y - above), (x, y + below), (x + width, y + below)]


def _signs(
    element: etree._Element, size: float, wide: float
) -> Iterator[tuple[str, float, float, float]]:
    """Every character with the point it stands on and the way to the next one (0: not said)."""
    x = y = 0.0
    for code in element:
        if local(code) != "TextCode":
            continue
        # A code without a place goes on at that of the one before (11.3).
        x, y = number(code.get("X"), x), number(code.get("Y"), y)
        text = code.text or ""
        right, down = _steps(code.get("DeltaX"), len(text)), _steps(code.get("DeltaY"), len(text))
        at, level = x, y
        for place, sign in enumerate(text):
            step = right[place] if place < len(right) else 0.0
            yield ("\ufffd" if sign == _UNNAMED else sign), at, level, step
            if place < len(right) or place < len(down):
                at += step
                level += down[place] if place < len(down) else 0.0
            elif not right and not down:
                at += wide * _width(sign)


def _steps(text: str | None, most: int) -> list[float]:
    """Distances, of which 「g 3 4.5」 stands for three times 4.5.

    >>> _steps("g 3 4.5 2", 10)
    [4.5, 4.5, 4.5, 2.0]
    """
    words = (text or "").split()
    found: list[float] = []
    at = 0
    while at < len(words) and len(found) < most:
        if words[at] == "g" and at + 2 < len(words):
            times = int(min(max(number(words[at + 1]), 0.0), most))
            found += [number(words[at + 2])] * times
            at += 3
        else:
            found.append(number(words[at]))
            at += 1
    return found[:most]


def _width(sign: str) -> float:
    return 1.0 if unicodedata.east_asian_width(sign) in "WFA" else _NARROW
