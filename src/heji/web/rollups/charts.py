"""What the pictures of a roll-up show: options for ECharts, made of the same lines as the table."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from heji.language import text
from heji.values.formatting import plain
from heji.web.rollups.picturing import Picture
from heji.web.rollups.selectors import Line
from heji.web.rollups.totals import Totals

_STEP = 10  #: marks of a column of the spread
_FULL = 100


def grades(lines: Sequence[Line], language: str) -> dict[str, Any]:
    """How many projects of each line have which grade, as stacked bars."""
    names = list(dict.fromkeys(grade for line in lines for grade in line.totals.grades))
    return {
        "title": {"text": text("rollup.chart.grades", language)},
        "tooltip": {"trigger": "axis"},
        "legend": {"bottom": 0},
        "grid": {"containLabel": True, "left": 8, "right": 16, "top": 48, "bottom": 40},
        "xAxis": {"type": "value", "minInterval": 1},
        "yAxis": {"type": "category", "inverse": True, "data": [each.name for each in lines]},
        "series": [
            {
                "name": name or text("rollup.no-grade", language),
                "type": "bar",
                "stack": "grades",
                "barMaxWidth": 28,
                "data": [each.totals.grades[name] for each in lines],
            }
            for name in names
        ],
    }


def spread(totals: Totals, language: str) -> dict[str, Any]:
    """How many projects have a score from 0 to 10, 10 to 20 and so on, as columns."""
    counts = [0] * (_FULL // _STEP)
    for score in totals.scores:
        place = min(max(int(score // _STEP), 0), len(counts) - 1)
        counts[place] += 1
    lows = range(0, _FULL, _STEP)
    last = text("rollup.chart.from", language, low=lows[-1])  # a bonus leads beyond the full mark
    names = [*(f"{low}–{low + _STEP}" for low in lows[:-1]), last]
    return {
        "title": {"text": text("rollup.chart.spread", language)},
        "tooltip": {"trigger": "axis"},
        "grid": {"containLabel": True, "left": 8, "right": 16, "top": 48, "bottom": 16},
        "xAxis": {"type": "category", "data": names},
        "yAxis": {"type": "value", "minInterval": 1},
        "series": [{"type": "bar", "barMaxWidth": 48, "data": counts}],
    }


def shown(score: Fraction | None) -> str:
    """A score or a mean with two decimals."""
    return "" if score is None else plain(score, 2)


def drawn(picture: Picture, language: str) -> dict[str, Any]:
    """The option of a picture; its figures go to the page digit by digit."""
    axis = {"type": "category", "data": list(picture.places)}
    value = {"type": "value", "name": picture.unit}
    is_long = not picture.is_line
    kind = "line" if picture.is_line else "bar"
    return {
        "title": {"text": title(picture, language)},
        "tooltip": {"trigger": "axis"},
        "legend": {"bottom": 0},
        "grid": {"containLabel": True, "left": 8, "right": 24, "top": 56, "bottom": 40},
        "xAxis": value if is_long else axis,
        "yAxis": {**axis, "inverse": True} if is_long else value,
        "series": [
            {
                "name": text(each.words, language),
                "type": kind,
                "barMaxWidth": 16,
                "data": [words or None for words in each.texts],
            }
            for each in picture.series
        ],
    }


def title(picture: Picture, language: str) -> str:
    """What a picture is called."""
    return text(f"rollup.picture.{picture.name}", language, subject=picture.subject)
