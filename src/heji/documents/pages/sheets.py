"""A page as it is kept until all pages are read: its tables and its lines of text, in order."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from statistics import median

from heji.documents.pages.aligned import may_be_aligned
from heji.documents.pages.gutters import Band, bands_of, in_strips
from heji.documents.pages.lines import Line, lines_of
from heji.documents.pages.page import Box, Page, enlarged
from heji.documents.pages.tables import Fragment, arrange, take_aligned

#: Print below this size, in points, is a page that a spreadsheet program shrank to fit the paper. It is
#: enlarged to the usual size, so that a gap of a point means the same as on other pages.
_SMALLEST, _USUAL = 6.5, 9.0
#: Columns whose widths differ by less, in points, are alike: text goes on from one in the next.
_ALIKE = 12


@dataclass(frozen=True, slots=True)
class Strip:
    """The place in which lines of text run."""

    page_width: int
    width: int = 0  #: of a column of the page, in steps; 0 for the whole page
    left: float = 0.0  #: where a column begins; lines of columns are told from there


@dataclass(slots=True)
class Sheet:
    """The content of one page."""

    number: int
    width: float
    height: float
    lines: list[Line]  #: outside tables, from the top down
    fragments: list[Fragment]
    shown: Callable[[Box], Box]  #: from the upright page to the page as a viewer shows it
    strays: int  #: lines of text that stand over the lines of their cells
    bands: list[Band] = field(default_factory=list)  #: where the page is set in two columns

    def flow(self) -> list[Line | Fragment]:
        """Lines and tables in reading order: the left column before the right one."""
        both: list[Line | Fragment] = [*self.lines, *self.fragments]
        return sorted(both, key=lambda each: self._order(each.box))

    def column(self, box: Box) -> Strip:
        """Where the lines run that something stands in: the page, or a column of it."""
        for band in self.bands:
            side = band.side_of(box)
            if side is not None:
                steps = max(round(band.width(side) / _ALIKE), 1)
                return Strip(round(self.width), steps, band.starts[side])
        return Strip(round(self.width))

    def _order(self, box: Box) -> tuple[float, int, float]:
        for band in self.bands:
            side = band.side_of(box)
            if side is not None:
                return band.top, side, box.y0
        return box.y0, 0, box.y0


def sheet_of(page: Page, before: Sequence[Band] = ()) -> Sheet:
    """What is kept of a page.

    Args:
        page: with all that is drawn on it.
        before: the parts of the page before that are set in two columns.
    """
    if page.characters:
        size = median(each.size for each in page.characters)
        if size < _SMALLEST:
            page = enlarged(page, _USUAL / size)
    arrangement = arrange(page)
    boxes = [each.box for each in arrangement.fragments]
    bands = bands_of(arrangement.characters, boxes, before)
    lines = [lines_of(each) for each in in_strips(arrangement.characters, bands)]
    if any(may_be_aligned(each) for each in lines):
        for strip in in_strips(arrangement.characters, bands):
            take_aligned(strip, page, arrangement)
        lines = [lines_of(each) for each in in_strips(arrangement.characters, bands)]
    fragments = arrangement.fragments
    return _sheet(page, fragments, [line for each in lines for line in each], bands)


def _sheet(page: Page, fragments: list[Fragment], lines: list[Line], bands: list[Band]) -> Sheet:
    lines.sort(key=lambda line: line.box.y0)
    strays = sum(each.strays for each in fragments)
    empty = replace(page, characters=[], unseen=[], horizontal=[], vertical=[], pictures=[])
    shown = empty.shown
    return Sheet(page.number, page.width, page.height, lines, fragments, shown, strays, bands)
