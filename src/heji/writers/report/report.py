"""A report before any format: title, numbered sections, tables, charts."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Align(StrEnum):
    """Where the text of a column stands."""

    LEFT = "left"
    CENTRE = "center"
    RIGHT = "right"


class Place(StrEnum):
    """Where the lines of a paragraph begin and end."""

    TEXT = "text"  #: indented by two characters
    FLUSH = "flush"  #: at the left edge: whom a letter addresses
    RIGHT = "right"  #: at the right edge, two characters in: who signs it, and when


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the text."""

    text: str
    place: Place = Place.TEXT


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table."""

    heading: str
    width: int  #: share of the width
    align: Align = Align.LEFT


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell, at its upper left corner; a cell that another one covers is not listed."""

    text: str
    row_span: int = 1
    column_span: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """A ruled table with its title above it."""

    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell | None, ...], ...]  #: as wide as `columns`; None where a span covers
    note: str = ""  #: the unit, above the table on the right
    is_wide: bool = False  #: stands on pages across


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawing as wide as the text, with its title below it."""

    title: str
    svg: str
    outlined: str  #: the same drawing with its words as outlines, for PDF
    width: int  #: in the drawing's units, of which the text is 442 wide
    height: int
    description: str  #: what it shows, for those who cannot see it


Block = Paragraph | Table | Chart


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with what stands under it."""

    name: str  #: the heading without its number
    level: int  #: 1 一、 2 (一) 3 1. 4 (1)
    number: int  #: among its neighbours, from 1
    blocks: tuple[Block, ...]
    sections: tuple[Section, ...] = ()

    @property
    def heading(self) -> str:
        """The heading as it is printed."""
        from heji.writers.report.numbering import numbered

        return numbered(self.name, self.level, self.number)


@dataclass(frozen=True, slots=True)
class Attachment:
    """What stands behind the report, on pages of its own."""

    name: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """A report, ready to be set."""

    title: str
    sections: tuple[Section, ...]
    attachments: tuple[Attachment, ...] = ()
    year: int | None = None
    opening: tuple[Block, ...] = ()  #: before the first section; the whole text of a letter
