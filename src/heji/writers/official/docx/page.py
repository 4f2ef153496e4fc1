"""Paper, margins and what is left between them; lengths are in twips, twentieths of a point."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from heji.writers.official.sheet import Paper
from heji.writers.word.markup import element

POINT = 20  #: twips
_MILLIMETRES = 1440 / 25.4  #: twips in one; a length on paper, never a figure of a form


@dataclass(frozen=True, slots=True)
class Margins:
    """What stays white, in millimetres."""

    top: int
    bottom: int
    left: int
    right: int


@dataclass(frozen=True, slots=True)
class Page:
    """A page with its margins, in millimetres."""

    paper: Paper
    margins: Margins

    @property
    def size(self) -> tuple[int, int]:
        """Width and height: A4, ISO 216."""
        return (210, 297) if self.paper is Paper.PORTRAIT else (297, 210)

    @property
    def width(self) -> int:
        """The width of the text block, in twips."""
        return _twips(self.size[0] - self.margins.left - self.margins.right)

    @property
    def height(self) -> int:
        """The height of the text block, in twips."""
        return _twips(self.size[1] - self.margins.top - self.margins.bottom)


#: A letter or report: 156 by 225 mm for the text, GB/T 9704-2012.
REPORT = Page(Paper.PORTRAIT, Margins(37, 35, 28, 26))
#: Less stays white around a form, so that it keeps to its page.
_FORM_MARGINS = Margins(20, 20, 20, 20)
_FORMS = {paper: Page(paper, _FORM_MARGINS) for paper in Paper}


def form_page(paper: Paper) -> Page:
    """The page of a form.

    >>> form_page(Paper.LANDSCAPE).size
    (297, 210)
    """
    return _FORMS[paper]


def section_of(page: Page, footer: etree._Element) -> etree._Element:
    """The w:sectPr of a page, with its w:footerReference."""
    width, height = map(_twips, page.size)
    size = element("pgSz", w=width, h=height)
    if page.paper is Paper.LANDSCAPE:
        size = element("pgSz", w=width, h=height, orient="landscape")
    margins = page.margins
    return element(
        "sectPr",
        footer,
        size,
        element(
            "pgMar",
            top=_twips(margins.top),
            right=_twips(margins.right),
            bottom=_twips(margins.bottom),
            left=_twips(margins.left),
            header=_twips(margins.top // 2),
            footer=_twips(margins.bottom // 2),
            gutter=0,
        ),
    )


def _twips(millimetres: int) -> int:
    return round(millimetres * _MILLIMETRES)
