"""Figures that the document's own arithmetic shows to be wrong."""

from __future__ import annotations

from heji.audit.arithmetic.reckoning import judgements
from heji.audit.case import Reading
from heji.documents.figure import Figure
from heji.relations.shape import shape
from heji.values.quantity import Quantity
from heji.values.verdict import Verdict


def is_disputed(reading: Reading, figure: Figure, quantity: Quantity) -> bool:
    """Whether a relation fails that states this figure.

    What rests on such a figure proves nothing: 700 % of 128.40 ÷ 128.40 is a slip of the rate, and
    the marks beside it were given for the true one.

    Args:
        reading: the document.
        figure: the place of the figure, a whole cell or a part of it.
        quantity: what it says.
    """
    place = figure.locator.whole
    return any(
        each.quantity is not None
        and each.quantity.number == quantity.number
        and each.locator.whole == place
        for judgement in judgements(reading)
        if judgement.verdict is Verdict.INCONSISTENT
        for each in shape(judgement.relation).stated
    )
