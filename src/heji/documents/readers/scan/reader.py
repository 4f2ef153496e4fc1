"""Pictures of pages: scans and photographs as png, jpeg, tiff (of several pages) and bmp.

A page is turned until it is upright, red seals are taken off, the lines of its tables are found, and
the print of each cell is recognised. Every cell says how sure the recogniser is of it.
"""

from __future__ import annotations

import io
import struct
from functools import partial
from typing import Any

from heji.documents.builder import Builder
from heji.documents.failure import UnreadableError
from heji.documents.pages.collecting import LeftOutError, collect
from heji.documents.pages.page import Page
from heji.documents.readers.scan.picture import SCALE, Dots
from heji.documents.readers.scan.recogniser import recogniser
from heji.documents.readers.scan.scanner import Scanner

_FORMATS = ("PNG", "JPEG", "TIFF", "BMP")
#: Length of the longer side of a page, in inches, that a file may state; else it is taken for A4.
_SIDE, _A4 = (5.0, 25.0), 11.69
#: What the decoders raise for broken files.
_BROKEN = (OSError, ValueError, SyntaxError, EOFError, TypeError, KeyError, IndexError)
_FAULTS = (*_BROKEN, struct.error, OverflowError, MemoryError, ZeroDivisionError, AttributeError)


def read(data: bytes, builder: Builder) -> None:
    """Reads a picture into the builder.

    Raises:
        UnreadableError: the extra `heji[ocr]` is not installed, or the file is damaged.
    """
    if recogniser() is None:
        raise UnreadableError("picture-needs-ocr")
    from PIL import Image

    try:
        image = Image.open(io.BytesIO(data), formats=_FORMATS)
        pages = 1 if image.format == "MPO" else getattr(image, "n_frames", 1)
    except (*_FAULTS, Image.DecompressionBombError) as error:
        raise UnreadableError("picture-damaged") from error
    scanner = Scanner(builder.limits)
    with image:
        collect(pages, lambda number: _page(image, number, scanner), builder)


def _page(image: Any, number: int, scanner: Scanner) -> Page:
    from PIL import Image

    try:
        return scanner.read(number, partial(_colours, image, number))
    except (*_FAULTS, Image.DecompressionBombError) as error:
        raise LeftOutError("pages-unreadable") from error


def _colours(image: Any, number: int, most: int) -> Dots | None:
    """One page of the file at the scale of `picture.SCALE`, turned as the camera was held."""
    import cv2
    import numpy
    from PIL import ImageOps

    if getattr(image, "n_frames", 1) > 1:
        image.seek(number - 1)
    factor = _factor(image)
    dots = image.width * image.height
    if max(dots, dots * factor * factor) > most:
        return None
    upright = ImageOps.exif_transpose(image)
    if upright.mode in ("RGBA", "LA", "PA") or "transparency" in upright.info:
        upright = _on_paper(upright.convert("RGBA"))
    colours = numpy.asarray(upright.convert("RGB"))[:, :, ::-1]
    kind = cv2.INTER_AREA if factor < 1 else cv2.INTER_CUBIC
    return numpy.asarray(cv2.resize(colours, None, fx=factor, fy=factor, interpolation=kind))


def _on_paper(image: Any) -> Any:
    """A picture that one can see through, on white paper."""
    from PIL import Image

    paper = Image.new("RGBA", image.size, "white")
    return Image.alpha_composite(paper, image)


def _factor(image: Any) -> float:
    """By which the picture is made larger, so that a point has as many dots as `SCALE` says."""
    longer = max(image.size)
    stated = image.info.get("dpi", (0, 0))
    density = float(max(stated)) if isinstance(stated, tuple) and stated else 0.0
    inches = float(longer / density) if density > 0 else 0.0
    if not _SIDE[0] <= inches <= _SIDE[1]:
        inches = _A4
    return float(inches * 72 * SCALE / longer)
