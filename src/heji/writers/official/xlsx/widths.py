"""Widths of the columns on an A4 page, in pixels of a screen (96 to the inch)."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from heji.writers.official.sheet import Paper

#: What the margins leave of A4: 174 and 261 millimetres.
_PAGE = {Paper.PORTRAIT: 657, Paper.LANDSCAPE: 986}
#: Half a Chinese character of 10.5 points.
_CHARACTER = 7
#: A form that is wider than its page is printed smaller, but not so small that it strains the eye.
_SMALLEST_PERCENT = 75
_WIDEST_COLUMN = 1_790  #: Excel's limit of 255 characters


def pixels(widths: Sequence[int], paper: Paper) -> tuple[int, ...]:
    """The columns stretched to the page; they are wider only where the form asks for it.

    Args:
        widths: of the columns, in characters.
        paper: how the page lies.

    >>> pixels((10, 20), Paper.PORTRAIT)
    (219, 438)
    """
    total, page = sum(widths), _PAGE[paper]
    target = min(max(total * _CHARACTER, page), page * 100 // _SMALLEST_PERCENT)
    edges = [target * sum(widths[:count]) // total for count in range(len(widths) + 1)]
    return tuple(min(end - start, _WIDEST_COLUMN) for start, end in itertools.pairwise(edges))
