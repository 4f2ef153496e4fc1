"""The picture of a page of a PDF, as a viewer shows it."""

from __future__ import annotations

from typing import Any

from heji.documents.readers.scan.picture import SCALE, Dots


def rastered(document: Any, number: int, most: int) -> Dots | None:
    """The page as blue, green and red at the scale of `picture.SCALE`; None where it is too large.

    Args:
        document: the open PDF.
        number: of the page, from 1.
        most: dots that a picture may have.

    Raises:
        pypdfium2.PdfiumError: the page is damaged.
    """
    import numpy

    page = document[number - 1]
    try:
        width, height = page.get_size()
        if width * height * SCALE * SCALE > most:
            return None
        bitmap = page.render(scale=SCALE, rev_byteorder=False, prefer_bgrx=False)
        picture = bitmap.to_numpy()
        if picture.ndim == 2:
            picture = picture[:, :, None]
        picture = picture[:, :, :3] if picture.shape[2] >= 3 else picture.repeat(3, axis=2)
        return numpy.ascontiguousarray(picture)
    finally:
        page.close()
