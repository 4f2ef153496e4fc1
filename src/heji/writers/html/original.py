"""The pages of a PDF or of a picture file as they are, with boxes around what findings are about."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from heji.audit.inspection import sha256_of
from heji.audit.report import DocumentEntry
from heji.documents.document import Document, Table
from heji.documents.locator import Locator
from heji.writers.html import page_pictures
from heji.writers.html.marks import TONES, Mark, Spot
from heji.writers.html.markup import label
from heji.writers.html.page_pictures import PICTURES, PagePicture

#: Formats whose pages are shown.
SHOWN = PICTURES | {"pdf"}

_ROOM = 2  #: points between a cell and its box

_Placed = tuple[Locator, tuple[Mark, ...]]


def pages(
    entry: DocumentEntry, document: Document, marks: Mapping[Spot, tuple[Mark, ...]]
) -> Iterator[str]:
    """The pages that have findings; nothing where the file has no such pages or is not there any more.

    Args:
        entry: the document of the report.
        document: what was read of it, with boxes.
        marks: of this document.
    """
    placed = _by_page(entry.id, document, marks)
    source = Path(entry.path)
    if not placed or entry.format not in SHOWN or sha256_of(source) != entry.sha256:
        return
    with page_pictures.opened(source, entry.format) as picture_of:
        heading = label("html.original", count=len(placed))
        yield f'<details class="page original" open><summary>{heading}</summary>\n'
        for number, found in sorted(placed.items()):
            picture = picture_of(number)
            if picture is not None:
                yield from _page(picture, number, found)
        yield "</details>\n"


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


def _page(picture: PagePicture, number: int, found: list[_Placed]) -> Iterator[str]:
    caption = label("report.place.page", page=number)
    yield f'<figure class="sheet-image"><figcaption>{caption}</figcaption><div>'
    yield f'<img alt="" src="{picture.address}">'
    for place, marks in found:
        yield _box(place, marks, picture.width, picture.height)
    yield "</div></figure>\n"


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
