"""A page as it is kept until all pages are read: its tables and its lines of text, in order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from statistics import median

from heji.documents.pages.lines import Line, lines_of
from heji.documents.pages.page import Box, Page, enlarged
from heji.documents.pages.tables import Fragment, arrange

#: Print below this size, in points, is a page that a spreadsheet program shrank to fit the paper. It is
#: enlarged to the usual size, so that a gap of a point means the same as on other pages.
_SMALLEST, _USUAL = 6.5, 9.0


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

    def flow(self) -> list[Line | Fragment]:
        """Lines and tables in reading order."""
        both: list[Line | Fragment] = [*self.lines, *self.fragments]
        return sorted(both, key=lambda each: each.box.y0)


def sheet_of(page: Page) -> Sheet:
    """What is kept of a page."""
    if page.characters:
        size = median(each.size for each in page.characters)
        if size < _SMALLEST:
            page = enlarged(page, _USUAL / size)
    arrangement = arrange(page)
    lines = lines_of(arrangement.characters)
    strays = sum(each.strays for each in arrangement.fragments)
    empty = replace(page, characters=[], unseen=[], horizontal=[], vertical=[], pictures=[])
    fragments = arrangement.fragments
    return Sheet(page.number, page.width, page.height, lines, fragments, empty.shown, strays)
