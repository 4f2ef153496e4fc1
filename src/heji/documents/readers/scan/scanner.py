"""Reads the pages of one document that are pictures, as long as its limits allow."""

from __future__ import annotations

from collections.abc import Callable

from heji.documents.limits import Limits
from heji.documents.pages.collecting import LeftOutError
from heji.documents.pages.page import Page
from heji.documents.readers.scan.picture import Dots
from heji.documents.readers.scan.recogniser import recogniser


class Scanner:
    """The recogniser for one document; nothing is loaded before the first picture."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._read = 0

    def read(self, number: int, picture: Callable[[int], Dots | None]) -> Page:
        """What stands on a page.

        Args:
            number: of the page, from 1.
            picture: gives the page as blue, green and red at the scale of `picture.SCALE`, or None
                where it has more dots than it is told.

        Raises:
            LeftOutError: the extra is not installed, or a limit is reached.
        """
        found = recogniser()
        if found is None:
            raise LeftOutError("pages-need-ocr")
        if self._read >= self._limits.recognised_pages:
            raise LeftOutError("pages-beyond-ocr")
        colours = picture(self._limits.picture_dots)
        if colours is None:
            raise LeftOutError("pages-too-large")
        self._read += 1
        from heji.documents.readers.scan.page import scanned_page

        return scanned_page(colours, number, found)
