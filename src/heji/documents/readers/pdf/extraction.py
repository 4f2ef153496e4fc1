"""From a page of the library to the page as it is read: upright, without what nobody sees."""

from __future__ import annotations

import ctypes
import math
from collections import Counter
from collections.abc import Container, Iterator
from typing import Any, NamedTuple

from heji.documents.pages.page import Box, Character, Page, Ruling, turned
from heji.documents.pages.visibility import is_seen, without_copies
from heji.documents.readers.pdf.drawing import Drawing, TextObject, drawing_of

#: Share of a font's size above the line that the characters stand on.
_ABOVE = 0.86
#: Half characters by which older files write one beyond the basic plane.
_HIGH, _LOW, _END = 0xD800, 0xDC00, 0xE000
_UNNAMED = "�"
#: What the library puts for a hyphen at the end of a line.
_HYPHENS = (2, 0xFFFE)


class CrowdedError(Exception):
    """A page holds more characters and lines than anybody prints."""


class SizelessError(Exception):
    """A page has no size that a number can say."""


class _Drawn(NamedTuple):
    character: Character  #: in the coordinates of the file, y upwards
    drawn: TextObject
    quarters: int  #: how the text runs, in quarters counterclockwise


def extract(document: Any, number: int, most: int) -> Page:
    """Reads one page and lets go of it.

    Args:
        document: the open PDF.
        number: of the page, from 1.
        most: characters and lines that a page may have.

    Raises:
        CrowdedError: it has more.
        SizelessError: its size is no number.
        pypdfium2.PdfiumError: it is damaged.
    """
    page = document[number - 1]
    try:
        page = _with_annotations(document, page, number)
        return _page(page, number, most)
    finally:
        page.close()


def _with_annotations(document: Any, page: Any, number: int) -> Any:
    """The page with what is filled into its fields and stamped on it."""
    import pypdfium2.raw as pdfium

    if pdfium.FPDFPage_GetAnnotCount(page.raw) < 1:
        return page
    if pdfium.FPDFPage_Flatten(page.raw, pdfium.FLAT_PRINT) != pdfium.FLATTEN_SUCCESS:
        return page
    page.close()
    return document[number - 1]


def _page(page: Any, number: int, most: int) -> Page:
    import pypdfium2.raw as pdfium

    if pdfium.FPDFPage_CountObjects(page.raw) > most:
        raise CrowdedError
    left, low, right, high = page.get_bbox()
    if not _is_somewhere(Box(left, low, right, high)):
        raise SizelessError
    drawing = drawing_of(page)
    text = page.get_textpage()
    try:
        marks = len(drawing.horizontal) + len(drawing.vertical)
        if pdfium.FPDFText_CountChars(text.raw) + marks > most:
            raise CrowdedError
        found = list(_characters(text.raw, drawing))
    finally:
        text.close()
    quarters = _reading_direction(found, page.get_rotation() // 90)
    width, height = right - left, high - low
    if quarters % 2:
        result = Page(number, height, width, (quarters - page.get_rotation() // 90) % 4)
    else:
        result = Page(number, width, height, (quarters - page.get_rotation() // 90) % 4)

    def upright(box: Box) -> Box:
        flat = Box(box.x0 - left, high - box.y1, box.x1 - left, high - box.y0)
        return turned(flat, quarters, width, height)

    _place_characters(found, drawing, result, upright)
    _place_drawing(drawing, result, upright)
    return result


def _reading_direction(found: list[_Drawn], rotation: int) -> int:
    """By how many quarters the page is turned clockwise so that most of its text is upright."""
    runs = Counter(each.quarters for each in found if not each.character.text.isspace())
    return runs.most_common(1)[0][0] if runs else rotation


def _place_characters(found: list[_Drawn], drawing: Drawing, result: Page, upright: Any) -> None:
    whole = Box(0, 0, result.width, result.height)
    fills = drawing.fills
    seen, unseen = [], []
    for character, drawn, _ in found:
        box = upright(Box(*character[1:5]))
        if not _is_somewhere(box):
            result.concealed += not character.text.isspace()
            continue
        placed = Character(character.text, box.x0, box.y0, box.x1, box.y1, character.size)
        x, y = character.middle
        if not whole.holds(*placed.middle) or (drawn.clip and not drawn.clip.holds(x, y)):
            unseen.append(placed)
        elif not is_seen(character, drawn, fills):
            result.concealed += not character.text.isspace()
        elif character.text == _UNNAMED:
            result.unnamed += 1
            seen.append(placed)
        else:
            seen.append(placed)
    result.characters = without_copies(seen)
    result.unseen = without_copies(unseen)


def _place_drawing(drawing: Drawing, result: Page, upright: Any) -> None:
    whole = Box(0, 0, result.width, result.height)
    boxes = [Box(each.start, each.at, each.end, each.at) for each in drawing.horizontal]
    boxes += [Box(each.at, each.start, each.at, each.end) for each in drawing.vertical]
    for box in filter(_is_somewhere, map(upright, boxes)):
        x0, y0 = max(box.x0, whole.x0), max(box.y0, whole.y0)
        x1, y1 = min(box.x1, whole.x1), min(box.y1, whole.y1)
        if x0 > x1 or y0 > y1:
            continue
        if x1 - x0 >= y1 - y0:
            result.horizontal.append(Ruling((y0 + y1) / 2, x0, x1))
        else:
            result.vertical.append(Ruling((x0 + x1) / 2, y0, y1))
    result.pictures = [each for each in map(upright, drawing.pictures) if _is_somewhere(each)]


def _is_somewhere(box: Box) -> bool:
    """Whether a place can be told: numbers of a damaged file may be too large for the library."""
    return all(map(math.isfinite, box))


def _characters(text: Any, drawing: Drawing) -> Iterator[_Drawn]:
    import pypdfium2.raw as pdfium

    box, x, y = pdfium.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    sizes: dict[int, tuple[float, int]] = {}
    high = 0
    for index in range(pdfium.FPDFText_CountChars(text)):
        item = pdfium.FPDFText_GetTextObject(text, index)
        if not item:
            continue  # made up by the library between words and lines
        address = ctypes.addressof(item.contents)
        drawn = drawing.texts.get(address)
        if drawn is None:
            continue
        code = pdfium.FPDFText_GetUnicode(text, index)
        if _HIGH <= code < _LOW:
            high = code
            continue
        if _LOW <= code < _END:
            code = 0x10000 + ((high - _HIGH) << 10) + (code - _LOW) if high else 0
        if address not in sizes:
            sizes[address] = _size(text, index, pdfium)
        size, quarters = sizes[address]
        pdfium.FPDFText_GetLooseCharBox(text, index, box)
        sides = Box(box.left, box.bottom, box.right, box.top)
        if quarters == 0 and sides.width > 0:
            pdfium.FPDFText_GetCharOrigin(text, index, x, y)
            low = y.value - (1 - _ABOVE) * size
            sides = Box(sides.x0, low, sides.x1, low + size)
        yield _Drawn(Character(_sign(code), *sides, size), drawn, quarters)
    yield from _blanks(drawing, sizes)


def _blanks(drawing: Drawing, printed: Container[int]) -> Iterator[_Drawn]:
    """Runs that hold blanks alone, which the library leaves out: they part words at a line's end."""
    for address, each in drawing.texts.items():
        if address not in printed and each.blank and each.size > 0:
            (x, y), size = each.start, each.size
            low = y - (1 - _ABOVE) * size
            yield _Drawn(Character(" ", x, low, x + size / 4, low + size, size), each, 0)


def _sign(code: int) -> str:
    if code in _HYPHENS:
        return "-"
    return chr(code) if code and code != 0xFFFF else _UNNAMED


def _size(text: Any, index: int, pdfium: Any) -> tuple[float, int]:
    """The size of the font as drawn, and the direction of the text in quarters."""
    matrix = pdfium.FS_MATRIX()
    size = pdfium.FPDFText_GetFontSize(text, index)
    if not pdfium.FPDFText_GetMatrix(text, index, matrix):
        return size or 1.0, 0
    scale = math.hypot(matrix.c, matrix.d) or 1.0
    angle = math.atan2(matrix.b, matrix.a)
    quarters = round(angle / (math.pi / 2)) % 4 if math.isfinite(angle) else 0
    return size * scale or 1.0, quarters
