"""The child process that draws previews: confines itself first, and writes pictures and nothing else.

Run as `python -I -m heji.web.evidence.drawing FOLDER FILE FORMAT`. It knows nothing of Django.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from heji.documents.limits import DEFAULT, MEGABYTE, Limits
from heji.documents.sandbox.child import NOT_CONFINED

#: Pages that are drawn. Whoever needs more opens the file itself.
MOST_PAGES = 20
#: Dots across a page: A4 is read well at 150 dots per inch.
_ACROSS = 1240
_POINTS = 72  #: of an inch
#: How much longer than wide a picture may be; a receipt is long, a hostile page is longer.
_LONGEST = 6

#: A page takes a tenth of a second; what takes a hundred times as long is not drawn. Drawing needs
#: little memory, but libraries map much.
LIMITS: Limits = replace(DEFAULT, seconds=30, memory_bytes=1536 * MEGABYTE)


def main(folder: Path, file: Path, form: str) -> int:
    """Draws the pages of a file as `1.png`, `2.png` and so on."""
    from heji.documents.sandbox.confinement import confine
    from heji.documents.sandbox.kernel import NotConfined

    try:
        confine(folder, LIMITS)
    except NotConfined as error:
        print(error.part, file=sys.stderr)  # noqa: T201 - the parent reads it
        return NOT_CONFINED
    draw = _pages if form == "pdf" else _pictures
    for number, (picture, point) in enumerate(draw(file), 1):
        # How large the page is stands in the picture: so a place on paper is one in the picture.
        density = _POINTS / point
        picture.save(folder / f"{number}.png", "PNG", dpi=(density, density))
    return 0


def _pages(file: Path) -> Iterator[tuple[Any, float]]:
    """The pages of a PDF file, and how long a dot of each is, in points."""
    import pypdfium2

    document = pypdfium2.PdfDocument(file)
    document.init_forms()
    for index in range(min(len(document), MOST_PAGES)):
        page = document[index]
        width, height = page.get_size()
        scale = _ACROSS / max(width, height / _LONGEST, 1)
        yield page.render(scale=scale).to_pil(), 1 / scale


def _pictures(file: Path) -> Iterator[tuple[Any, float]]:
    """The pages of a picture file, and how long a dot of each is, in points."""
    from PIL import Image, ImageOps, ImageSequence

    from heji.documents.readers.scan.picture_file import points_per_dot

    Image.MAX_IMAGE_PIXELS = LIMITS.picture_dots
    with Image.open(file) as opened:
        for number, frame in enumerate(ImageSequence.Iterator(opened)):
            if number == MOST_PAGES:
                return
            # Drawn anew in plain colours: no metadata, no place where it was taken.
            upright = ImageOps.exif_transpose(frame).convert("RGB")
            width, point = upright.width, points_per_dot(frame)
            upright.thumbnail((_ACROSS, _ACROSS * _LONGEST))
            clean = Image.new("RGB", upright.size)
            clean.paste(upright)
            yield clean, point * width / clean.width


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]))
