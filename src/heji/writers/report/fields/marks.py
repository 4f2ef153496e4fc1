"""Weights and scores of blocks: as the form prints them, else the exact sum of their rows."""

from __future__ import annotations

from fractions import Fraction

from heji.forms.form import ScoreNode
from heji.values.formatting import shortest
from heji.writers.report.fields.printed import number

#: More decimals than any form prints for a mark.
_MOST_PLACES = 6


def mark_text(node: ScoreNode, role: str) -> str:
    """The `weight` or `score` of a block; empty when a row of it has none."""
    printed = number(node.weight if role == "weight" else node.score)
    if printed is not None:
        return printed
    total = mark(node, role)
    return shortest(total, _MOST_PLACES) if total is not None else ""


def mark(node: ScoreNode, role: str) -> Fraction | None:
    """The same as an exact value."""
    figure = node.weight if role == "weight" else node.score
    if figure is not None and figure.quantity is not None:
        return figure.quantity.fraction
    parts = [mark(each, role) for each in node.children]
    known = [each for each in parts if each is not None]
    return sum(known, Fraction(0)) if known and len(known) == len(parts) else None
