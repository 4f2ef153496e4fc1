"""The styles of a report after GB/T 9704-2012; headings are Word's own, for its navigation pane."""

from __future__ import annotations

from lxml import etree

from heji.writers.word.faces import (
    FANGSONG,
    HEITI,
    KAITI,
    SONGTI,
    XIAOBIAOSONG,
    Face,
    fonts_of,
)
from heji.writers.word.markup import element

#: Lines of 225 mm / 22, in twips; rounded down, so that 22 of them fit.
PITCH = 579
#: 28 characters of 16 pt are wider than 156 mm: each stands a fifth of a point closer, in twips. The
#: grid of characters that Word knows would do the same, but other programs space it otherwise.
_CLOSER = -4
#: 3号, 2号, 五号, 四号, and that of titles of tables, in half points.
BODY, _TITLE, CELL, _FOOTER, _CAPTION = 32, 44, 21, 28, 24

TITLE, CAPTION, TABLE, FOOTER = "Title", "Caption", "TableText", "Footer"
_NORMAL = "a"
_HEADINGS = (HEITI, KAITI, FANGSONG, FANGSONG)


def heading(level: int) -> str:
    """The style of a heading: 1 to 4."""
    return f"Heading{level}"


def styles() -> etree._Element:
    """The w:styles of a report.

    Latin letters and digits are no Chinese ones, or some programs break a line within a figure.
    """
    text = element(
        "rPr", fonts_of(FANGSONG), *_sizes(BODY), element("lang", val="en-US", eastAsia="zh-CN")
    )
    body = element("rPr", element("spacing", val=_CLOSER))
    paragraphs = element(
        "pPr",
        *_joined_scripts(),
        element("spacing", before=0, after=0, line=PITCH, lineRule="exact"),
    )
    return element(
        "styles",
        element("docDefaults", element("rPrDefault", text), element("pPrDefault", paragraphs)),
        _normal(body),
        _style(TITLE, "Title", XIAOBIAOSONG, _TITLE, _title_paragraph()),
        *(_heading(level, face) for level, face in enumerate(_HEADINGS, start=1)),
        _style(CAPTION, "caption", HEITI, _CAPTION, (_kept(), _no_indent(), _centred())),
        _style(TABLE, "Table Text", FANGSONG, CELL, (_off_grid(), _close(), _no_indent())),
        _style(FOOTER, "footer", SONGTI, _FOOTER, (_off_grid(), _single(), _no_indent())),
    )


def _joined_scripts() -> tuple[etree._Element, ...]:
    """No space of its own between Chinese and Latin letters, as official documents have it."""
    return element("autoSpaceDE", val=0), element("autoSpaceDN", val=0)


def _normal(body: etree._Element) -> etree._Element:
    indent = element("ind", firstLineChars=200, firstLine=632)
    return element(
        "style",
        element("name", val="Normal"),
        element("pPr", *_joined_scripts(), indent, element("jc", val="both")),
        body,
        type="paragraph",
        default=1,
        styleId=_NORMAL,
    )


def _heading(level: int, face: Face) -> etree._Element:
    about = (
        element("keepNext"),
        element("jc", val="left"),
        element("outlineLvl", val=level - 1),
    )
    return _style(heading(level), f"heading {level}", face, BODY, about)


def _style(
    identity: str, name: str, face: Face, size: int, about: tuple[etree._Element, ...]
) -> etree._Element:
    return element(
        "style",
        element("name", val=name),
        element("basedOn", val=_NORMAL),
        element("next", val=_NORMAL),
        element("qFormat"),
        element("pPr", *about),
        element(
            "rPr",
            fonts_of(face),
            element("spacing", val=_CLOSER if size == BODY else 0),
            *_sizes(size),
        ),
        type="paragraph",
        styleId=identity,
    )


def _title_paragraph() -> tuple[etree._Element, ...]:
    spacing = element("spacing", before=0, after=PITCH, line=700, lineRule="exact")
    return (_off_grid(), spacing, _no_indent(), _centred())


def _sizes(half_points: int) -> tuple[etree._Element, ...]:
    return element("sz", val=half_points), element("szCs", val=half_points)


def _kept() -> etree._Element:
    return element("keepNext")


def _off_grid() -> etree._Element:
    return element("snapToGrid", val=0)


def _no_indent() -> etree._Element:
    return element("ind", firstLineChars=0, firstLine=0)


def _centred() -> etree._Element:
    return element("jc", val="center")


def _close() -> etree._Element:
    return element("spacing", before=0, after=0, line=280, lineRule="exact")


def _single() -> etree._Element:
    return element("spacing", before=0, after=0, line=240, lineRule="auto")
