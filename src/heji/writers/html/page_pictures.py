"""Pictures of the pages of PDF files and picture files, small enough for a report."""

from __future__ import annotations

import base64
import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from heji.documents.limits import DEFAULT

_POINTS = 72
_RESOLUTION = 120  #: dots an inch: small print stays legible, a page of text has some 80 KB
_LONGEST = 2000  #: dots of the longer side at most: an A3 page has as many
_COLOURS = 32  #: of a PDF page's picture; enough for print and seals
#: A scan has the grain of its paper: JPEG, and less exact where it is larger than so many bytes.
_QUALITIES, _BYTES = (60, 40, 25), 300_000

PICTURES = frozenset(("png", "jpeg", "tiff", "bmp"))


@dataclass(frozen=True, slots=True)
class PagePicture:
    """A page as it looks."""

    address: str  #: the picture itself, as an address that needs no file
    width: float  #: of the page, in points
    height: float


#: Gives the picture of a page (from 1), or None where there is none.
Pages = Callable[[int], PagePicture | None]


@contextmanager
def opened(source: Path, format: str) -> Iterator[Pages]:
    """The pages of a file.

    Args:
        source: a PDF or picture file.
        format: its format; of others no page has a picture.
    """
    if format == "pdf":
        import pypdfium2

        document = pypdfium2.PdfDocument(source)
        try:
            yield lambda number: _of_pdf(document, number)
        finally:
            document.close()
    elif format in PICTURES:
        from heji.documents.readers.scan.picture_file import open_picture

        with open_picture(source) as image:
            yield lambda number: _of_picture(image, number)
    else:
        yield lambda _: None


def _of_pdf(document: Any, number: int) -> PagePicture | None:
    if number > len(document):
        return None
    page = document[number - 1]
    width, height = page.get_size()
    scale = min(_RESOLUTION / _POINTS, _LONGEST / max(width, height))
    image = page.render(scale=scale).to_pil().convert("RGB").quantize(_COLOURS)
    written = io.BytesIO()
    image.save(written, "PNG", optimize=True)
    return PagePicture(_address(written, "png"), width, height)


def _of_picture(image: Any, number: int) -> PagePicture | None:
    from PIL import Image

    from heji.documents.readers.scan import picture_file

    if number > picture_file.page_count(image):
        return None
    try:
        picture_file.turn_to(image, number)
        if image.width * image.height > DEFAULT.picture_dots:
            return None
        point = picture_file.points_per_dot(image)
        shown = picture_file.upright(image)
    except (*picture_file.FAULTS, Image.DecompressionBombError):
        return None
    width, height = shown.width * point, shown.height * point
    dots = min(_RESOLUTION / _POINTS * max(width, height), _LONGEST)
    shown.thumbnail((round(dots), round(dots)))
    return PagePicture(_address(_packed(shown), "jpeg"), width, height)


def _packed(image: Any) -> io.BytesIO:
    for quality in _QUALITIES:
        written = io.BytesIO()
        image.save(written, "JPEG", quality=quality, optimize=True)
        if written.tell() <= _BYTES:
            break
    return written


def _address(written: io.BytesIO, kind: str) -> str:
    return f"data:image/{kind};base64,{base64.b64encode(written.getvalue()).decode('ascii')}"
