"""An official form as it will look, before any format: lines, tables of boxes, paper.

A sheet is made from a form and its layout (`composing.py`) and is drawn by one module for each
format (`xlsx.py`, `docx.py`, `pdf.py`, `html.py`). It knows texts, spans and looks, nothing of what
they mean, so that every format shows the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Paper(StrEnum):
    """How the page lies: A4 upright, or A4 across for wide tables."""

    PORTRAIT = "portrait"
    LANDSCAPE = "landscape"


class Look(StrEnum):
    """What a box is to the eye."""

    LABEL = "label"  #: a heading or the name of a field: centred, 黑体
    TEXT = "text"  #: words that somebody wrote: from the left
    MIDDLE = "middle"  #: short words, weights, scores: centred
    FIGURE = "figure"  #: amounts and rates: from the right, tabular digits


class Side(StrEnum):
    """Where a line stands between the margins."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Place:
    """A box of the sheet by its upper left corner; tables, rows and columns count from 0."""

    table: int
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class Sum:
    """A live total: what a spreadsheet adds up; it agrees with the printed text."""

    parts: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Quotient:
    """A live rate: one box divided by another, rounded to the places that the text prints."""

    numerator: Place
    denominator: Place


Formula = Sum | Quotient


@dataclass(frozen=True, slots=True)
class Box:
    """One cell of a table, at its upper left corner, with what it covers."""

    row: int  #: from 0, inside of its table
    column: int  #: from 0
    text: str  #: exactly what is printed; line breaks are kept
    look: Look = Look.TEXT
    row_span: int = 1
    column_span: int = 1
    formula: Formula | None = None  #: set only where it gives the printed text


@dataclass(frozen=True, slots=True)
class Table:
    """A ruled table. Tables of a sheet stand below each other without a gap, on the same columns."""

    boxes: tuple[Box, ...]  #: by row, then column; together they cover every place of the grid once
    row_count: int
    heading_rows: int = 0  #: first rows that are repeated where the table goes over a page


@dataclass(frozen=True, slots=True)
class Line:
    """A line outside of the tables: 「（2021年度）」, 「单位：万元」, 「填报人：        日期：」."""

    text: str
    side: Side = Side.LEFT


@dataclass(frozen=True, slots=True)
class Sheet:
    """A form on paper."""

    title: str
    widths: tuple[int, ...]  #: of the columns of all tables, in characters of the text
    tables: tuple[Table, ...]
    above: tuple[Line, ...] = ()  #: between title and first table
    below: tuple[Line, ...] = ()  #: notes and signatures after the last table
    paper: Paper = Paper.PORTRAIT
    language: str = "zh-CN"
