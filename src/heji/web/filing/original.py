"""What a file looks like from which a form was read: its pages with boxes, or its tables as read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from heji.documents.document import Table
from heji.documents.locator import Locator
from heji.web.evidence import preview
from heji.web.evidence.preview import DRAWN
from heji.web.filing.columns import COLUMNS, show
from heji.web.filing.content import cell, kind_of
from heji.web.filing.models import Intake
from heji.web.filing.reading_back import ReadBack

_ROOM = 2  #: points between a cell and its box


@dataclass(frozen=True, slots=True)
class Box:
    """Where a cell stands on a page."""

    name: str  #: of the cell
    style: str  #: its place, in parts of the page
    is_doubtful: bool


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the original that has something of the form."""

    number: int
    width: int  #: points
    height: int
    boxes: tuple[Box, ...]


def places_of(back: ReadBack) -> dict[str, Any]:
    """Page and box of each cell that was read, as JSON holds them."""
    boxes = {
        each.locator.whole: each.locator
        for table in back.document.tables()
        for each in table.cells
        if each.locator.box is not None
    }
    said = {
        cell(row, column)
        for row in back.content.rows()
        for column in COLUMNS[kind_of(row)]
        if show(row, column)
    }
    found = {
        name: _with_box(place, boxes)
        for name, place in back.places.items()
        if name in said or name in back.doubts
    }
    return {
        name: {"page": place.page, "box": list(place.box)}
        for name, place in found.items()
        if place.page is not None and place.box is not None
    }


def _with_box(place: Locator, boxes: dict[Locator, Locator]) -> Locator:
    return place if place.box is not None else boxes.get(place.whole, place)


def tables_of(back: ReadBack) -> list[Any]:
    """The tables that hold something of the form, of a file whose pages cannot be drawn."""
    if back.document.format in DRAWN:
        return []
    names: dict[tuple[int | None, int | None, int | None], str] = {}
    for name, place in back.places.items():
        names.setdefault((place.table, place.row, place.column), name)
    tables = {table for table, _, _ in names}
    return [
        [list(row) for row in _rows(table, names)]
        for table in back.document.tables()
        if table.locator.table in tables
    ]


def _rows(table: Table, names: dict[Any, str]) -> Iterator[Iterator[dict[str, Any]]]:
    for row in range(1, table.row_count + 1):
        cells = (each for each in table.cells if each.row == row)
        yield (
            {
                "text": each.text,
                "rows": each.row_span,
                "columns": each.column_span,
                "name": names.get((table.locator.table, each.row, each.column), ""),
            }
            for each in sorted(cells, key=lambda each: each.column)
        )


def pages_of(intake: Intake) -> list[Page]:
    """The pages to be shown beside what was read; none where the file cannot be drawn."""
    original = intake.original
    if original is None or not intake.places:
        return []
    count = preview.pages_of(original) or 0
    wanted = sorted({each["page"] for each in intake.places.values()})
    pages = []
    for number in wanted:
        size = preview.size_of(original, number) if number <= count else None
        if size is not None:
            boxes = tuple(_boxes(intake, number, *size))
            pages.append(Page(number, round(size[0]), round(size[1]), boxes))
    return pages


def _boxes(intake: Intake, number: int, width: float, height: float) -> Iterator[Box]:
    for name, place in intake.places.items():
        if place["page"] == number:
            x0, y0, x1, y1 = (float(each) for each in place["box"])
            sides = (
                ("left", (x0 - _ROOM) / width),
                ("top", (y0 - _ROOM) / height),
                ("width", (x1 - x0 + 2 * _ROOM) / width),
                ("height", (y1 - y0 + 2 * _ROOM) / height),
            )
            style = ";".join(f"{side}:{share:.3%}" for side, share in sides)
            yield Box(name, style, name in intake.doubts)
