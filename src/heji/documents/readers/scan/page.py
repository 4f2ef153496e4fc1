"""From the picture of a page to the page as the reader of PDF files knows it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING, Any

from heji.documents.pages.collecting import LeftOutError
from heji.documents.pages.lattice import lattice
from heji.documents.pages.page import Box, Character, Page
from heji.documents.pages.rulings import joined, meshes
from heji.documents.readers.scan.contrast import darkened
from heji.documents.readers.scan.picture import SCALE, Dots, Placing
from heji.documents.readers.scan.print_lines import (
    Strip,
    height_of_print,
    ink_of,
    strips_in,
    strips_outside,
)
from heji.documents.readers.scan.reading import Print, read_strips
from heji.documents.readers.scan.ruling_lines import ruling_lines
from heji.documents.readers.scan.seals import without_seals
from heji.documents.readers.scan.upright import skew_of, turned

if TYPE_CHECKING:
    from heji.documents.readers.scan.recogniser import Recogniser
    from heji.documents.readers.scan.sheet_picture import SheetPicture

#: A page whose characters are recognised worse than this may stand on its side or its head. Right
#: pages have 0.97 to 1.00, those on their side up to 0.96: recognisers know words that are written
#: downwards, with each character turned. So characters that stand alone are counted as well.
_SURE_PAGE = 0.98

#: The size of a font by the height of the ink of a line of it, and from which height on print is
#: larger than usual.
_FONT, _LARGER = 1.08, 1.2

#: Print of which a seal covered this part is surer than this nowhere: a stroke may be missing.
_STAMPED, _UNDER_SEAL = 0.1, 0.9
_WHITE = 255
#: Pieces of print on a page; the densest forms have some 600, a photograph of gravel has more.
_MOST_PIECES = 3000


@dataclass(slots=True)
class ScannedPage(Page):
    """A page that was read from its picture."""

    placing: Placing = field(default_factory=lambda: Placing(0, 0))

    def shown(self, box: Box) -> Box:
        """A box of the upright page in the coordinates of the page as a viewer shows it."""
        flat = Box(*(side / self.scale for side in box))
        return self.placing.shown(flat)


def scanned_page(colours: Dots, number: int, recogniser: Recogniser) -> ScannedPage:
    """Reads the picture of a page.

    Args:
        colours: the page as blue, green and red, at the scale of `picture.SCALE`.
        number: of the page, from 1.
        recogniser: of characters.
    """
    import numpy

    picture = darkened(without_seals(colours))
    height, width = picture.grey.shape
    placing = Placing(width / SCALE, height / SCALE)
    best = _read(picture, number, placing, recogniser)
    if best.sureness >= _SURE_PAGE:
        return best.page
    for quarters in (2, 1, 3):

        def around(dots: Dots, quarters: int = quarters) -> Dots:
            return numpy.ascontiguousarray(numpy.rot90(dots, -quarters))

        other = _read(picture.map(around), number, placing.turned(quarters), recogniser)
        best = max(best, other, key=lambda each: each.sureness)
    return best.page


@dataclass(slots=True)
class _Read:
    page: ScannedPage
    sureness: float  #: of the recogniser, of all characters


def _read(picture: SheetPicture, number: int, placing: Placing, recogniser: Recogniser) -> _Read:
    skew = skew_of(picture.grey)
    picture = picture.map(partial(turned, degrees=skew))
    level, upright, mask = ruling_lines(picture)
    grey = picture.grey
    height, width = grey.shape
    page = ScannedPage(
        number, width / SCALE, height / SCALE, 0, placing=replace(placing, skew=skew)
    )
    page.horizontal, page.vertical = level, upright
    strips, line = _strips(grey, mask, page)
    if sum(map(len, strips)) > _MOST_PIECES:
        raise LeftOutError("pages-crowded")
    prints = read_strips(grey, mask, strips, line, recogniser)
    prints = [_doubted(each, picture.seals) for each in prints]
    page.characters = [each for one in prints for each in _characters(one, line / SCALE)]
    signs = [sign.confidence for one in prints for sign in one.signs]
    return _Read(page, sum(signs) / len(signs) if signs else 1.0)


def _doubted(one: Print, seals: Dots) -> Print:
    """A piece of print; it is not sure where a seal lay over it."""
    strip = one.strip
    over = seals[strip.y0 : strip.y1, strip.x0 : strip.x1] < _WHITE
    if not over.size or over.mean() < _STAMPED:
        return one
    signs = (each._replace(confidence=min(each.confidence, _UNDER_SEAL)) for each in one.signs)
    return replace(one, signs=tuple(signs))


def _strips(grey: Dots, mask: Any, page: Page) -> tuple[list[list[Strip]], float]:
    """The pieces of print, those of a cell together, and the height of a line of print."""
    ink = ink_of(grey, mask)
    found, _ = meshes(joined(page.horizontal), joined(page.vertical))
    grids = [grid for mesh in found if (grid := lattice(mesh)) is not None]
    cells = [grid.box_of(region) for grid in grids for region in grid.regions]
    cells.sort(key=lambda box: box.width * box.height)
    height = height_of_print(ink, cells)
    strips = []
    for cell in cells:
        inside = strips_in(ink, cell, height)
        strips.append(inside)
        for each in inside:
            ink[each.y0 : each.y1, each.x0 : each.x1] = 0
    outside = strips_outside(ink, [grid.box for grid in grids], height)
    return [*strips, *([each] for each in outside)], height


def _characters(one: Print, line: float) -> Iterable[Character]:
    """The characters of a piece of print, side by side over its width, as high as their font.

    Print that is no larger than usual has the usual size, also where it is of low signs alone.
    """
    box = one.strip.box
    size = _FONT * (line if box.height <= _LARGER * line else box.height)
    middle = (box.y0 + box.y1) / 2
    y0, y1 = middle - size / 2, middle + size / 2
    widths = [1.0 if ord(sign.text) > 0x2E7F else 0.5 for sign in one.signs]
    unit = box.width / max(sum(widths), 0.5)
    x = box.x0
    for sign, width in zip(one.signs, widths, strict=True):
        end = x + width * unit
        yield Character(sign.text, x, y0, end, y1, size, sign.confidence)
        x = end
