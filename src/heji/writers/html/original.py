"""The pages of a PDF as they are, with boxes around what findings are about."""

from __future__ import annotations

import base64
import io
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from heji.audit.inspection import sha256_of
from heji.audit.report import DocumentEntry
from heji.documents.document import Document, Table
from heji.documents.locator import Locator
from heji.writers.html.marks import TONES, Mark, Spot
from heji.writers.html.markup import label

_POINTS = 72
_RESOLUTION = 120  #: dots an inch: small print stays legible, a page of text has some 80 KB
_COLOURS = 32  #: of a page's picture; enough for print and seals
_ROOM = 2  #: points between a cell and its box

_Placed = tuple[Locator, tuple[Mark, ...]]


def pages(
    entry: DocumentEntry, document: Document, marks: Mapping[Spot, tuple[Mark, ...]]
) -> Iterator[str]:
    """The pages that have findings; nothing where the file is no PDF or is not there any more.

    Args:
        entry: the document of the report.
        document: what was read of it, with boxes.
        marks: of this document.
    """
    placed = _by_page(entry.id, document, marks)
    source = Path(entry.path)
    if not placed or entry.format != "pdf" or sha256_of(source) != entry.sha256:
        return
    import pypdfium2

    file = pypdfium2.PdfDocument(source)
    try:
        heading = label("html.original", count=len(placed))
        yield f'<details class="page original" open><summary>{heading}</summary>\n'
        for number, found in sorted(placed.items()):
            if number <= len(file):
                yield from _page(file[number - 1], number, found)
        yield "</details>\n"
    finally:
        file.close()


def _by_page(
    id: str, document: Document, marks: Mapping[Spot, tuple[Mark, ...]]
) -> dict[int, list[_Placed]]:
    placed: dict[int, list[_Placed]] = {}
    for spot, place in _places(id, document):
        found = marks.get(spot)
        if found and place.page is not None and place.box is not None:
            placed.setdefault(place.page, []).append((place, found))
    return placed


def _places(id: str, document: Document) -> Iterator[tuple[Spot, Locator]]:
    for block in document.blocks:
        if isinstance(block, Table):
            table = block.locator.table or 0
            for cell in block.cells:
                yield (id, "table", table, cell.row, cell.column), cell.locator
        else:
            yield (id, "paragraph", block.locator.paragraph or 0, 0, 0), block.locator


def _page(page: Any, number: int, found: list[_Placed]) -> Iterator[str]:
    width, height = page.get_size()
    caption = label("report.place.page", page=number)
    yield f'<figure class="sheet-image"><figcaption>{caption}</figcaption><div>'
    yield f'<img alt="" src="data:image/png;base64,{_picture(page)}">'
    for place, marks in found:
        yield _box(place, marks, width, height)
    yield "</div></figure>\n"


def _picture(page: Any) -> str:
    image = page.render(scale=_RESOLUTION / _POINTS).to_pil().convert("RGB").quantize(_COLOURS)
    written = io.BytesIO()
    image.save(written, "PNG", optimize=True)
    return base64.b64encode(written.getvalue()).decode("ascii")


def _box(place: Locator, marks: tuple[Mark, ...], width: float, height: float) -> str:
    first = min(marks, key=lambda each: (TONES.index(each.tone), each.number))
    numbers = " ".join(f"t{each.number}" for each in marks)
    tones = " ".join(f"{each.tone}:{each.number}" for each in marks)
    x0, y0, x1, y1 = (float(each) for each in place.box or ("0", "0", "0", "0"))
    sides = (
        ("left", (x0 - _ROOM) / width),
        ("top", (y0 - _ROOM) / height),
        ("width", (x1 - x0 + 2 * _ROOM) / width),
        ("height", (y1 - y0 + 2 * _ROOM) / height),
    )
    style = ";".join(f"{name}:{share:.3%}" for name, share in sides)
    said = f'<span class="unseen">{label("html.finding-number", number=first.number)}</span>'
    return (
        f'<a class="mark box" data-tone="{first.tone}" data-tones="{tones}" style="{style}"'
        f' href="#f{first.number}" aria-describedby="{numbers}">{said}</a>'
    )
