"""Bars within frames: how far something came of what was to be reached, row by row."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from heji.writers.report.charts.drawing import ACCENT, HATCHED, INK, PALE, Drawing

#: Of the text, in points; lengths of a chart are points.
WIDTH = 442
#: About half of a page: a higher chart would leave much of the page before it empty.
HIGHEST = 330

_LABELS, _PLOT, _FIGURES = 124, 122, 196  #: columns, from left to right
_GAP = 6
_SIZE = 9
_LINE = 12
_ROW_GAP = 7
_BAR = 11
_LEGEND = 20
#: A bar that goes beyond its scale ends here, with a mark.
_LONGEST = Fraction(1)


@dataclass(frozen=True, slots=True)
class Bar:
    """One row: a frame for what was planned, a bar in it for what was done."""

    label: str
    frame: Fraction  #: share of the plot's width, 0 to 1
    bar: Fraction  #: share of the plot's width; what is above 1 is cut off and marked
    figures: str  #: what both stand for, as the form prints it
    is_short: bool = False  #: hatched: not what was asked for


@dataclass(frozen=True, slots=True)
class Legend:
    """What frame and bar stand for, and the hatched bar, if there can be one."""

    frame: str
    bar: str
    short: str = ""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A chart as SVG."""

    svg: str
    outlined: str  #: the same, with its words as outlines
    height: int  #: in points


def draw(title: str, legend: Legend, bars: Sequence[Bar]) -> Drawn:
    """The chart.

    Args:
        title: for those who cannot see it.
        legend: the words for frame and bar.
        bars: from above.
    """
    height = _LEGEND + sum(_height(each) for each in bars) + _GAP
    drawing = Drawing(WIDTH, height, title)
    _draw_legend(drawing, legend)
    top = _LEGEND
    for each in bars:
        _draw_row(drawing, each, top)
        top += _height(each)
    drawing.line((_LABELS, _LEGEND - 2), (_LABELS, top))
    return Drawn(drawing.svg(), drawing.outlined(), height)


def pages(bars: Sequence[Bar]) -> Iterator[tuple[Bar, ...]]:
    """The bars in charts of a fair height each."""
    page: list[Bar] = []
    for each in bars:
        if page and sum(map(_height, page)) + _height(each) > HIGHEST - _LEGEND:
            yield tuple(page)
            page = []
        page.append(each)
    if page:
        yield tuple(page)


def _draw_legend(drawing: Drawing, legend: Legend) -> None:
    x = Fraction(_LABELS)
    kinds = [(legend.frame, "#ffffff"), (legend.bar, ACCENT), (legend.short, HATCHED)]
    for words, fill in kinds:
        if words:
            drawing.rectangle(x, 3, 14, 8, fill, INK)
            drawing.text(x + 18, Fraction(21, 2), words, _SIZE)
            x += 18 + _width(words) + 3 * _GAP


def _draw_row(drawing: Drawing, row: Bar, top: int) -> None:
    middle = top + Fraction(_height(row), 2)
    _draw_lines(drawing, _LABELS - _GAP, middle, _wrapped(row.label, _LABELS - _GAP), "end")
    frame, bar = row.frame * _PLOT, min(row.bar, _LONGEST) * _PLOT
    upper = middle - Fraction(_BAR, 2)
    drawing.rectangle(_LABELS, upper, frame, _BAR, PALE, INK)
    fill = HATCHED if row.is_short else ACCENT
    drawing.rectangle(_LABELS, upper + 2, bar, _BAR - 4, fill, INK if row.is_short else "")
    if row.bar > _LONGEST:
        drawing.text(_LABELS + _PLOT + 1, middle + 3, "»", _SIZE)
    # What was planned stays visible behind a bar that goes beyond it.
    drawing.line((_LABELS + frame, upper - 1), (_LABELS + frame, upper + _BAR + 1))
    figures = _wrapped(row.figures, _FIGURES - 2 * _GAP)
    _draw_lines(drawing, _LABELS + _PLOT + 2 * _GAP, middle, figures, "start")


def _draw_lines(
    drawing: Drawing, x: int, middle: Fraction, lines: Sequence[str], anchor: str
) -> None:
    first = middle - Fraction((len(lines) - 1) * _LINE, 2) + Fraction(_SIZE * 7, 20)
    for number, each in enumerate(lines):
        drawing.text(x, first + number * _LINE, each, _SIZE, anchor)


def _height(row: Bar) -> int:
    return max(_lines(row) * _LINE, _BAR + 2) + _ROW_GAP


def _lines(row: Bar) -> int:
    labels = _wrapped(row.label, _LABELS - _GAP)
    return max(len(labels), len(_wrapped(row.figures, _FIGURES - 2 * _GAP)))


def _wrapped(text: str, room: int) -> list[str]:
    """The text in lines; digits and letters that belong together stay so where they fit."""
    lines = [""]
    for piece in _pieces(text):
        if lines[-1] and _width(lines[-1] + piece) > room:
            lines.append("")
        for character in piece if _width(piece) > room else (piece,):
            if lines[-1] and _width(lines[-1] + character) > room:
                lines.append("")
            lines[-1] += character
    return [each.strip() for each in lines if each.strip()] or [""]


def _pieces(text: str) -> Iterator[str]:
    piece = ""
    for character in text:
        if not _is_wide(character) and character != " ":
            piece += character
            continue
        if piece:
            yield piece
        yield character
        piece = ""
    if piece:
        yield piece


def _width(text: str) -> Fraction:
    """About how wide a text is drawn: a Latin character somewhat more than half of a Chinese one."""
    return (
        sum((Fraction(1) if _is_wide(each) else Fraction(3, 5) for each in text), Fraction(0))
        * _SIZE
    )


def _is_wide(character: str) -> bool:
    return unicodedata.east_asian_width(character) in "WFA"
