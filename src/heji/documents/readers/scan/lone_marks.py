"""Marks that stand alone in a cell: a dash or a stroke for nothing, a sign of equality.

A recogniser reads words; a stroke alone may be 1, a dash 一 or _. Their shapes tell them apart.
"""

from __future__ import annotations

from typing import Any

from heji.documents.readers.scan.picture import Dots
from heji.documents.readers.scan.recogniser import Sign
from heji.documents.readers.scan.ruling_lines import INK

#: A dash is at least so many times wider than high; 一 has a thick end and is little less.
_THIN = 4.0
#: Bars of = are equally long, those of 二 are not; the shorter one's part of the longer.
_EQUAL = 0.88
#: A slanted stroke: how well its height follows its breadth, and its least breadth by its height.
_SLANT, _BROAD = 0.7, 0.22
#: What the recogniser may take each mark for.
_LIKE = {"—": "—一-–_﹣－―ー~,.", "=": "=＝二ニ-—", "/": "/／1lI丨｜|丿ノ"}

#: A figure read with more than this is not taken for a mark by its shape alone.
_CERTAIN = 0.985
#: How sure a mark is by its shape.
_BY_SHAPE = 0.98


def mark_of(piece: Dots, text: str) -> str | None:
    """The mark that a piece of print is, or None where it is something else.

    Args:
        piece: dark on light, nothing around it.
        text: what the recogniser read.
    """
    ink = piece < INK
    if len(text) > 2 or not ink.any():
        return None
    ink = ink[ink.any(axis=1)][:, ink.any(axis=0)]
    found = _shape(ink)
    return found if found and (not text or all(each in _LIKE[found] for each in text)) else None


def with_mark(piece: Dots, signs: tuple[Sign, ...]) -> tuple[Sign, ...]:
    """The characters of a piece of print that stands alone in its cell, or the mark that it is.

    A figure of which the recogniser is certain stays one, and is doubtful if its shape is a mark's.
    """
    mark = mark_of(piece, "".join(each.text for each in signs))
    if mark is None:
        return signs
    sure = min((each.confidence for each in signs), default=0.0)
    if any(each.text.isdigit() for each in signs) and sure > _CERTAIN:
        return tuple(each._replace(confidence=0.0) for each in signs)
    return (Sign(mark, _BY_SHAPE, 0.5),)


def _shape(ink: Any) -> str | None:
    import numpy

    height, width = ink.shape
    if width >= _THIN * height:
        return "—"
    rows = ink.any(axis=1)
    runs = numpy.flatnonzero(numpy.diff(numpy.concatenate(([0], rows, [0])).astype(int)))
    if len(runs) == 4:
        lengths = [
            int(ink[start:end].any(axis=0).sum())
            for start, end in zip(runs[::2], runs[1::2], strict=True)
        ]
        thin = all(
            2 * (end - start) < width for start, end in zip(runs[::2], runs[1::2], strict=True)
        )
        return "=" if thin and min(lengths) >= _EQUAL * max(lengths) else None
    if len(runs) == 2 and width >= _BROAD * height:
        ys, xs = numpy.nonzero(ink)
        slant = numpy.corrcoef(xs, ys)[0, 1] if len(set(xs)) > 1 and len(set(ys)) > 1 else 0.0
        return "/" if slant <= -_SLANT else None
    return None
