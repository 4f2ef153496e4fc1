"""Kinds of units: which printed units can stand for each other in a row."""

from __future__ import annotations

from heji.targets.measure_words import measure_words_differ
from heji.values.quantity import Quantity


def kinds_differ(target: Quantity, result: Quantity, *, in_words: bool = False) -> bool:
    """Whether the units are of kinds that cannot stand for each other.

    General measure words (个, 项, 件) are interchanged freely, a total and a cost per head are told
    apart by the name, and %, 百分点 and 分 are used for each other: none of these is reported. Nor
    is a sentence with a rate or an amount beside a count: it may tell of something else.

    Args:
        target: the figure of the target; its unit may come from a column of the row.
        result: the figure of the result; its unit is printed beside it.
        in_words: the result stands in a sentence.
    """
    one, two = target.unit, result.unit
    if one is None or two is None or not result.unit_is_printed:
        return False
    if one.is_count and two.is_count:
        return measure_words_differ(one.name, two.name)
    if in_words and (two.is_money or two.is_ratio):
        return False
    kinds = {_kind(one.dimension), _kind(two.dimension)}
    return len(kinds) > 1 and "other" not in kinds


def _kind(dimension: str) -> str:
    if "/" in dimension or dimension == "number" or is_time(dimension):
        return "other"
    if dimension in ("ratio", "points", "score"):
        return "share"
    return dimension.split(":")[0]


def is_time(dimension: str) -> bool:
    """Whether a dimension measures time, under its English or Chinese name."""
    words = (
        "hour",
        "day",
        "month",
        "year",
        "minute",
        "second",
        "week",
        "time",
        "天",
        "日",
        "月",
        "年",
    )
    return any(word in dimension for word in words)
