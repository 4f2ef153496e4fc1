"""Draws pages as pictures: tables with lines and print, seals, skew. Needs the extra heji[ocr]."""

from __future__ import annotations

import importlib.util
import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

HAS_OCR = all(
    importlib.util.find_spec(each) for each in ("cv2", "numpy", "onnxruntime", "rapidocr", "PIL")
)
needs_ocr = pytest.mark.skipif(not HAS_OCR, reason="the extra heji[ocr] is not installed")

DOTS = 200  #: per inch
A4 = (1654, 2339)
_FONTS = (
    "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc",
    "/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc",
    "/usr/share/fonts/noto-cjk/NotoSansCJK-Regular.ttc",
    "/System/Library/Fonts/PingFang.ttc",
)
FONT = next((each for each in _FONTS if Path(each).is_file()), None)
needs_chinese = pytest.mark.skipif(
    not HAS_OCR or FONT is None, reason="the extra heji[ocr] or a Chinese font is not installed"
)

Cell = str | tuple[str, int, int]  #: text, and over how many rows and columns it goes


def font(size: int) -> Any:
    """A Chinese font, or one of letters and digits."""
    from PIL import ImageFont

    return ImageFont.truetype(FONT, size) if FONT else ImageFont.load_default(size)


def page(size: tuple[int, int] = A4) -> Any:
    """A white page."""
    from PIL import Image

    return Image.new("RGB", size, "white")


def draw_table(
    picture: Any,
    rows: Sequence[Sequence[Cell]],
    at: tuple[int, int] = (150, 300),
    widths: Sequence[int] = (),
    height: int = 70,
) -> None:
    """A table; each row lists the cells that begin in it."""
    from PIL import ImageDraw

    pen = ImageDraw.Draw(picture)
    count = max(sum(_spans(each)[1] for each in row) for row in rows)
    wide = list(widths) or [300] * count
    xs = [at[0] + sum(wide[:number]) for number in range(count + 1)]
    taken: set[tuple[int, int]] = set()
    for number, row in enumerate(rows):
        column = 0
        for cell in row:
            while (number, column) in taken:
                column += 1
            down, across = _spans(cell)
            taken |= {(number + y, column + x) for y in range(down) for x in range(across)}
            top, bottom = at[1] + number * height, at[1] + (number + down) * height
            left, right = xs[column], xs[column + across]
            pen.rectangle((left, top, right, bottom), outline="black", width=2)
            _print(pen, cell if isinstance(cell, str) else cell[0], left, top, right, bottom)
            column += across


def _print(pen: Any, text: str, left: int, top: int, right: int, bottom: int) -> None:
    lines = text.split("\n")
    for number, line in enumerate(lines):
        y = (top + bottom) / 2 + (number - (len(lines) - 1) / 2) * 38
        pen.text(((left + right) / 2, y), line, fill="black", font=font(28), anchor="mm")


def _spans(cell: Cell) -> tuple[int, int]:
    return (1, 1) if isinstance(cell, str) else (cell[1], cell[2])


def draw_text(picture: Any, text: str, at: tuple[int, int], size: int = 28) -> None:
    """A line of print."""
    from PIL import ImageDraw

    ImageDraw.Draw(picture).text(at, text, fill="black", font=font(size))


def stamp(picture: Any, centre: tuple[int, int], radius: int = 165) -> Any:
    """A red seal over what is printed; the ink blends with the print under it."""
    from PIL import Image, ImageChops, ImageDraw

    ink = Image.new("RGB", picture.size, "white")
    pen = ImageDraw.Draw(ink)
    x, y = centre
    pen.ellipse((x - radius, y - radius, x + radius, y + radius), outline=(215, 30, 40), width=12)
    pen.regular_polygon((x, y, radius // 3), 5, fill=(215, 30, 40))
    return ImageChops.multiply(picture, ink)


def turned(picture: Any, degrees: float) -> Any:
    """The page turned counterclockwise, as it lies on the scanner."""
    from PIL import Image

    whole = degrees % 90 == 0
    return picture.rotate(
        degrees, Image.Resampling.BICUBIC, expand=whole, fillcolor=(255, 255, 255)
    )


def saved(pictures: Any, kind: str = "PNG", **options: Any) -> bytes:
    """A file of one or several pages."""
    several = pictures if isinstance(pictures, list) else [pictures]
    out = io.BytesIO()
    more: dict[str, Any] = dict(options)
    if len(several) > 1:
        more |= {"save_all": True, "append_images": several[1:]}
    if kind == "PDF":
        more["resolution"] = DOTS
    else:
        more.setdefault("dpi", (DOTS, DOTS))
    several[0].save(out, format=kind, **more)
    return out.getvalue()


KINDS = ("PNG", "JPEG", "TIFF", "BMP")


def small_picture(kind: str) -> bytes:
    """A small picture of a table, for damage: it says that it is five inches wide."""
    picture = page((300, 200))
    draw_table(picture, [["1", "2"], ["3", "4"]], at=(20, 20), widths=[60, 60], height=40)
    return saved(picture, kind, dpi=(60, 60))
