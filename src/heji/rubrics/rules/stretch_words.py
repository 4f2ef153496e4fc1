"""A stretch of values as regulations write it: 「75%（含）至90%」, from 75% to below 90%."""

from __future__ import annotations

from collections.abc import Callable

from heji.language import text
from heji.rubrics.formulas.expression import Expression
from heji.rubrics.rules.rule import Band, Tier


def stretch_in_words(
    stretch: Band | Tier, language: str, formula: Callable[[Expression], str]
) -> str:
    """The values from one end to the other.

    Args:
        stretch: a band of a ladder or a degree of success.
        language: `zh` or `en`.
        formula: writes an end in that language.

    >>> from heji.rubrics.formulas.grammar import parse
    >>> from heji.rubrics.formulas.writing import write
    >>> band = Band(parse("75%"), parse("90%"), True, False, parse("75%"))
    >>> stretch_in_words(band, "zh", write), stretch_in_words(band, "en", write)
    ('75%（含）至90%', 'from 75% to below 90%')
    """

    def said(key: str, **words: str) -> str:
        return text(f"rubrics.stretch.{key}", language, **words)

    low, high = stretch.low, stretch.high
    if low is not None and low == high:
        return said("exactly", value=formula(low))
    below = "from" if stretch.low_closed else "above"
    above = "to" if stretch.high_closed else "below"
    if low is None and high is None:
        return said("any")
    if high is None:
        return said(below, end="" if low is None else formula(low))
    if low is None:
        return said(above, end=formula(high))
    return said(f"{below}-{above}", low=formula(low), high=formula(high))
