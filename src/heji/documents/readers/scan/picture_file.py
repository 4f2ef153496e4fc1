"""Files that are pictures of pages: their pages upright, and how large they were on paper."""

from __future__ import annotations

import io
import struct
from pathlib import Path
from typing import Any

_FORMATS = ("PNG", "JPEG", "TIFF", "BMP")
#: Length of the longer side of a page, in inches, that a file may state; else it is taken for A4.
_SIDE, _A4 = (5.0, 25.0), 11.69
_POINTS = 72
#: What the decoders raise for broken files.
_BROKEN = (OSError, ValueError, SyntaxError, EOFError, TypeError, KeyError, IndexError)
FAULTS = (*_BROKEN, struct.error, OverflowError, MemoryError, ZeroDivisionError, AttributeError)


class BrokenPictureError(Exception):
    """A file that is no picture, or a damaged one."""


def open_picture(content: bytes | Path) -> Any:
    """A picture file, of which nothing but the head was read.

    Raises:
        BrokenPictureError: no picture, damaged, or of more dots than anybody's scanner makes.
    """
    from PIL import Image

    try:
        source = io.BytesIO(content) if isinstance(content, bytes) else content
        return Image.open(source, formats=_FORMATS)
    except (*FAULTS, Image.DecompressionBombError) as error:
        raise BrokenPictureError from error


def page_count(image: Any) -> int:
    """How many pages a picture file holds; the second picture of a camera's file is none."""
    return 1 if image.format == "MPO" else int(getattr(image, "n_frames", 1))


def turn_to(image: Any, number: int) -> None:
    """Makes a page (from 1) the one that `image` shows."""
    if page_count(image) > 1:
        image.seek(number - 1)


def upright(image: Any) -> Any:
    """The page that an opened picture shows, in colours on white paper, as the camera was held."""
    from PIL import Image, ImageOps

    turned = ImageOps.exif_transpose(image)
    if turned.mode in ("RGBA", "LA", "PA") or "transparency" in turned.info:
        seen = turned.convert("RGBA")
        turned = Image.alpha_composite(Image.new("RGBA", seen.size, "white"), seen)
    return turned.convert("RGB")


def points_per_dot(image: Any) -> float:
    """How long the side of a dot is on paper, in points."""
    longer = max(image.size)
    stated = image.info.get("dpi", (0, 0))
    density = float(max(stated)) if isinstance(stated, tuple) and stated else 0.0
    inches = float(longer / density) if density > 0 else 0.0
    if not _SIDE[0] <= inches <= _SIDE[1]:
        inches = _A4
    return inches * _POINTS / float(longer)
