"""Lines of tables, seen through a seal."""

from __future__ import annotations

from tests.documents.scan_drawing import needs_ocr

LEFT, MIDDLE, RIGHT = 60, 300, 540
TOP, UNDER, BOTTOM = 40, 150, 330


@needs_ocr
def test_a_line_of_which_each_picture_shows_an_end_is_whole() -> None:
    """With the seal on, its star swallows the lower end; with the seal off, the upper one is pale."""
    import numpy

    from heji.documents.readers.scan.picture import SCALE
    from heji.documents.readers.scan.ruling_lines import ruling_lines
    from heji.documents.readers.scan.sheet_picture import SheetPicture

    def page() -> numpy.ndarray:
        dots = numpy.full((400, 600), 255, numpy.uint8)
        for y in (TOP, BOTTOM):
            dots[y - 1 : y + 2, LEFT : RIGHT + 1] = 0
        for x in (LEFT, RIGHT):
            dots[TOP : BOTTOM + 1, x - 1 : x + 2] = 0
        return dots

    raw, grey, seals = page(), page(), numpy.full((400, 600), 255, numpy.uint8)
    seals[TOP - 10 : BOTTOM + 10, 150:450] = 0
    raw[TOP : UNDER + 60, MIDDLE - 1 : MIDDLE + 2] = 0
    raw[UNDER + 30 : BOTTOM - 10, MIDDLE - 60 : MIDDLE + 60] = 90  # the star
    grey[TOP:UNDER, MIDDLE - 1 : MIDDLE + 2] = 200  # too pale for ink
    grey[UNDER : BOTTOM + 1, MIDDLE - 1 : MIDDLE + 2] = 0
    _, upright, _ = ruling_lines(SheetPicture(grey, raw, seals))
    found = [each for each in upright if abs(each.at * SCALE - MIDDLE) < 4]
    assert min(each.start for each in found) * SCALE <= TOP + 4
    assert max(each.end for each in found) * SCALE >= BOTTOM - 4
