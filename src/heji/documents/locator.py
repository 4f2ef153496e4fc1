"""Where something stands in a document, in one form for all formats."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import Any

#: x0, y0, x1, y1 in points from the upper left corner of the page as a viewer shows it, as decimals
Box = tuple[str, str, str, str]


@dataclass(frozen=True, slots=True)
class Locator:
    """A place. Only the parts that apply are set; rows, columns, tables and pages count from 1."""

    sheet: str | None = None
    page: int | None = None
    table: int | None = None  #: tables of the whole document, counted in reading order
    row: int | None = None
    column: int | None = None
    paragraph: int | None = None  #: paragraphs of the whole document, counted in reading order
    start: int | None = None  #: first character in that cell or paragraph, from 0
    end: int | None = None
    box: Box | None = None

    def as_data(self) -> dict[str, Any]:
        """The parts that are set, for JSON.

        >>> Locator(table=1, row=2, column=3).as_data()
        {'table': 1, 'row': 2, 'column': 3}
        """
        pairs = ((each.name, getattr(self, each.name)) for each in fields(self))
        return {name: value for name, value in pairs if value is not None}

    @property
    def whole(self) -> Locator:
        """The cell or paragraph around a place, to compare by: no characters, no place on the page.

        >>> Locator(table=1, row=2, column=3, start=0, end=4).whole.as_data()
        {'table': 1, 'row': 2, 'column': 3}
        """
        return replace(self, start=None, end=None, box=None)

    def span(self, start: int, end: int) -> Locator:
        """The same cell or paragraph, narrowed to some of its characters."""
        return replace(self, start=start, end=end)
