"""What all text of a form has in common, and its title."""

from __future__ import annotations

from lxml import etree

from heji.writers.official.docx.fitting import Fit
from heji.writers.official.docx.page import POINT
from heji.writers.word.faces import FANGSONG, XIAOBIAOSONG, fonts_of
from heji.writers.word.markup import element

#: 2号, in half points: GB/T 9704-2012 for titles.
TITLE_SIZE = 44
#: The built-in style; Word shows its name in the user's language.
TITLE = "Title"
_TITLE_LINE = 33 * POINT


def styles_of(fit: Fit, language: str) -> etree._Element:
    """The w:styles of a form.

    Args:
        fit: tells the size of the text in cells, which is that of all text without another one.
        language: a tag of BCP 47.
    """
    text = element(
        "rPr",
        fonts_of(FANGSONG),
        *sizes(fit.size),
        element("lang", val="en-US", eastAsia=language),
    )
    lines = element("pPr", element("spacing", before=0, after=0, line=fit.line, lineRule="exact"))
    return element(
        "styles",
        element("docDefaults", element("rPrDefault", text), element("pPrDefault", lines)),
        element("style", element("name", val="Normal"), type="paragraph", default=1, styleId="a"),
        _title(),
    )


def sizes(half_points: int) -> tuple[etree._Element, ...]:
    """The size of a run, for Chinese and for complex scripts."""
    return element("sz", val=half_points), element("szCs", val=half_points)


def _title() -> etree._Element:
    return element(
        "style",
        element("name", val="Title"),
        element("basedOn", val="a"),
        element(
            "pPr",
            element("keepNext"),
            element("spacing", before=0, after=6 * POINT, line=_TITLE_LINE, lineRule="exact"),
            element("jc", val="center"),
            element("outlineLvl", val=0),
        ),
        element("rPr", fonts_of(XIAOBIAOSONG), *sizes(TITLE_SIZE)),
        type="paragraph",
        styleId=TITLE,
    )
