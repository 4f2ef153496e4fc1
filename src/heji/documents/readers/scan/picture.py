"""A picture of a page in shades of grey, and how its dots become points."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Any

from heji.documents.pages.page import Box

#: An array of bytes: rows of shades of grey, or of blue, green and red. Its library belongs to the
#: extra, so that types are checked alike with and without it.
Dots = Any

#: Dots per point at which pages are looked at: 200 per inch, at which 9-point print is read as well
#: as at 300 and a page takes half the time.
SCALE = 200 / 72


@dataclass(frozen=True, slots=True)
class Placing:
    """How a page was turned until it was upright."""

    width: float  #: of the page as it was given, in points
    height: float
    quarters: int = 0  #: clockwise
    skew: float = 0.0  #: degrees by which it was turned clockwise after that

    def shown(self, box: Box) -> Box:
        """A box of the upright page on the page as it was given."""
        across, down = self._upright
        corners = [(box.x0, box.y0), (box.x1, box.y0), (box.x0, box.y1), (box.x1, box.y1)]
        angle = math.radians(-self.skew)
        sine, cosine = math.sin(angle), math.cos(angle)
        places = []
        for corner in corners:
            x, y = corner[0] - across / 2, corner[1] - down / 2
            place = x * cosine - y * sine + across / 2, x * sine + y * cosine + down / 2
            places.append(self._unturned(*place))
        xs, ys = [x for x, _ in places], [y for _, y in places]
        return Box(min(xs), min(ys), max(xs), max(ys))

    @property
    def _upright(self) -> tuple[float, float]:
        return (self.height, self.width) if self.quarters % 2 else (self.width, self.height)

    def _unturned(self, x: float, y: float) -> tuple[float, float]:
        match self.quarters % 4:
            case 1:
                return y, self.height - x
            case 2:
                return self.width - x, self.height - y
            case 3:
                return self.width - y, x
            case _:
                return x, y

    def turned(self, quarters: int) -> Placing:
        """After it was turned clockwise once more."""
        return replace(self, quarters=(self.quarters + quarters) % 4)
