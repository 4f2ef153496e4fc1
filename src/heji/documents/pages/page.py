"""What stands on one page of a PDF, upright: characters, rulings and filled areas with their places.

All lengths are points (1/72 inch). `x` grows to the right, `y` downwards from the top of the page as
it is read, so that the first line of a page has the smallest `y`.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import NamedTuple


class Box(NamedTuple):
    """A rectangle: left, top, right, bottom."""

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def width(self) -> float:
        """From left to right."""
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        """From top to bottom."""
        return self.y1 - self.y0

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies in it."""
        return self.x0 <= x <= self.x1 and self.y0 <= y <= self.y1

    def around(self, other: Box) -> Box:
        """The smallest rectangle that holds both."""
        return Box(
            min(self.x0, other.x0),
            min(self.y0, other.y0),
            max(self.x1, other.x1),
            max(self.y1, other.y1),
        )


class Character(NamedTuple):
    """A character that is drawn; its box is as high as the font's size."""

    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    size: float
    confidence: float = 1.0  #: how sure it is; below 1 where it was recognised from a picture

    @property
    def middle(self) -> tuple[float, float]:
        """The point by which it belongs to a cell."""
        return (self.x0 + self.x1) / 2, (self.y0 + self.y1) / 2


class Ruling(NamedTuple):
    """A straight line; `at` is its y when it is horizontal, its x when it is vertical."""

    at: float
    start: float
    end: float


class Fill(NamedTuple):
    """An area of one colour; what is drawn later lies over what is drawn earlier."""

    box: Box
    colour: tuple[int, int, int]
    order: int


@dataclass(slots=True)
class Page:
    """The content of one page."""

    number: int  #: from 1
    width: float
    height: float
    turn: int  #: quarters by which the page was turned to be read upright
    characters: list[Character] = field(default_factory=list)  #: that a person sees
    unseen: list[Character] = field(default_factory=list)  #: beyond the page, or clipped away
    horizontal: list[Ruling] = field(default_factory=list)
    vertical: list[Ruling] = field(default_factory=list)
    pictures: list[Box] = field(default_factory=list)
    concealed: int = 0  #: characters that are drawn where or how nobody can see them
    unnamed: int = 0  #: characters that the file does not say the meaning of

    scale: float = 1.0  #: by which the page was enlarged

    def shown(self, box: Box) -> Box:
        """A box of the upright page in the coordinates of the page as a viewer shows it."""
        flat = turned(box, -self.turn % 4, self.width, self.height)
        return Box(*(side / self.scale for side in flat))


def enlarged(page: Page, scale: float) -> Page:
    """The page with all lengths so many times larger."""

    def box(each: Box) -> Box:
        return Box(*(side * scale for side in each))

    def character(each: Character) -> Character:
        place = box(Box(each.x0, each.y0, each.x1, each.y1))
        return Character(each.text, *place, each.size * scale, each.confidence)

    def ruling(each: Ruling) -> Ruling:
        return Ruling(*(length * scale for length in each))

    return replace(
        page,
        width=page.width * scale,
        height=page.height * scale,
        characters=[character(each) for each in page.characters],
        unseen=[character(each) for each in page.unseen],
        horizontal=[ruling(each) for each in page.horizontal],
        vertical=[ruling(each) for each in page.vertical],
        pictures=[box(each) for each in page.pictures],
        scale=page.scale * scale,
    )


def turned(box: Box, quarters: int, width: float, height: float) -> Box:
    """A box after the page (of this width and height) was turned clockwise by quarters.

    >>> turned(Box(10, 20, 30, 25), 1, 100, 200)
    Box(x0=175, y0=10, x1=180, y1=30)
    >>> turned(turned(Box(10, 20, 30, 25), 1, 100, 200), 3, 200, 100)
    Box(x0=10, y0=20, x1=30, y1=25)
    """
    for _ in range(quarters % 4):
        box = Box(height - box.y1, box.x0, height - box.y0, box.x1)
        width, height = height, width
    return box
