"""The faces of official documents, by name, with those that stand in for them.

The faces that GB/T 9704-2012 asks for come with Chinese office suites and may not be handed on, so
a document names them and says what else will do.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from lxml import etree

from heji.data import load
from heji.writers.word.markup import element


@dataclass(frozen=True, slots=True)
class Face:
    """A typeface; what it is called stands in `faces.yaml` under its key."""

    key: str

    @property
    def name(self) -> str:
        """As office suites know it."""
        return str(_names()[self.key]["name"])

    @property
    def substitute(self) -> str:
        """What Word shows where it is not there."""
        return str(_names()[self.key]["substitute"])

    @property
    def alternatives(self) -> tuple[str, ...]:
        """What a browser shows where it is not there, the nearest first."""
        return tuple(_names()[self.key]["alternatives"])

    @property
    def family(self) -> str:
        """Its kind in Word: ST_FontFamily of ISO/IEC 29500-1."""
        return str(_names()[self.key].get("family", "roman"))

    @property
    def generic(self) -> str:
        """Its kind in a browser: a generic family of CSS."""
        return str(_names()[self.key].get("generic", "serif"))


@cache
def _names() -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = load("heji.writers.word", "faces.yaml")
    return found


#: Titles (小标宋).
XIAOBIAOSONG = Face("title")
#: Headings of the first level, and labels in forms (黑体).
HEITI = Face("heading")
#: Headings of the second level (楷体).
KAITI = Face("kaiti")
#: Text (仿宋).
FANGSONG = Face("fangsong")
#: Page numbers (宋体).
SONGTI = Face("songti")

FACES = (XIAOBIAOSONG, HEITI, KAITI, FANGSONG, SONGTI)


def fonts_of(face: Face) -> etree._Element:
    """The w:rFonts of a face, for properties of runs and styles.

    Digits and letters take it as well, as GB/T 9704 has it; the hint gives it the signs that stand
    in both scripts: “”, ×, ①.
    """
    name = face.name
    return element("rFonts", hint="eastAsia", ascii=name, hAnsi=name, eastAsia=name, cs=name)


def font_table() -> etree._Element:
    """The w:fonts of word/fontTable.xml: each face with the one that may stand for it.

    The standard has a list of names, but Word takes the whole of it for one name, of at most 31
    characters (MS-OI29500, 2.1.262).
    """
    return element("fonts", *map(_entry, FACES))


def _entry(face: Face) -> etree._Element:
    return element(
        "font",
        element("altName", val=face.substitute),
        element("charset", val="86"),  # simplified Chinese
        element("family", val=face.family),
        element("pitch", val="default"),
        name=face.name,
    )
