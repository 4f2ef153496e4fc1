"""Digits set above or below the line: 10⁴ is not 104, and m² is not m2."""

from __future__ import annotations

_RAISED = str.maketrans("0123456789+-()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾")
_LOWERED = str.maketrans("0123456789+-()", "₀₁₂₃₄₅₆₇₈₉₊₋₍₎")


def raise_digits(text: str) -> str:
    """The text of a superscript; signs without a raised form stay.

    >>> raise_digits("-4")
    '⁻⁴'
    """
    return text.translate(_RAISED)


def lower_digits(text: str) -> str:
    """The text of a subscript; signs without a lowered form stay.

    >>> lower_digits("2.5")
    '₂.₅'
    """
    return text.translate(_LOWERED)
