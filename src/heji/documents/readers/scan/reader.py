"""Pictures of pages: scans and photographs as png, jpeg, tiff (of several pages) and bmp.

A page is turned until it is upright, red seals are taken off, the lines of its tables are found, and
the print of each cell is recognised. Every cell says how sure the recogniser is of it.
"""

from __future__ import annotations

from functools import partial
from typing import Any

from heji.documents.builder import Builder
from heji.documents.failure import UnreadableError
from heji.documents.pages.collecting import LeftOutError, collect
from heji.documents.pages.page import Page
from heji.documents.readers.scan.picture import SCALE, Dots
from heji.documents.readers.scan.picture_file import (
    FAULTS,
    BrokenPictureError,
    open_picture,
    page_count,
    points_per_dot,
    turn_to,
    upright,
)
from heji.documents.readers.scan.recogniser import recogniser
from heji.documents.readers.scan.scanner import Scanner


def read(data: bytes, builder: Builder) -> None:
    """Reads a picture into the builder.

    Raises:
        UnreadableError: the extra `heji[ocr]` is not installed, or the file is damaged.
    """
    if recogniser() is None:
        raise UnreadableError("picture-needs-ocr")
    try:
        image = open_picture(data)
        pages = page_count(image)
    except (BrokenPictureError, *FAULTS) as error:
        raise UnreadableError("picture-damaged") from error
    scanner = Scanner(builder.limits)
    with image:
        collect(pages, lambda number: _page(image, number, scanner), builder)


def _page(image: Any, number: int, scanner: Scanner) -> Page:
    from PIL import Image

    try:
        return scanner.read(number, partial(_colours, image, number))
    except (*FAULTS, Image.DecompressionBombError) as error:
        raise LeftOutError("pages-unreadable") from error


def _colours(image: Any, number: int, most: int) -> Dots | None:
    """One page of the file at the scale of `picture.SCALE`, turned as the camera was held."""
    import cv2
    import numpy

    turn_to(image, number)
    factor = points_per_dot(image) * SCALE
    dots = image.width * image.height
    if max(dots, dots * factor * factor) > most:
        return None
    colours = numpy.asarray(upright(image))[:, :, ::-1]
    kind = cv2.INTER_AREA if factor < 1 else cv2.INTER_CUBIC
    return numpy.asarray(cv2.resize(colours, None, fx=factor, fy=factor, interpolation=kind))
