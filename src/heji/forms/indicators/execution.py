"""The row of 预算执行率: the weight and the score that the money of a form itself carries."""

from __future__ import annotations

from heji.documents.figure import Figure
from heji.forms.form import Entry, Indicator
from heji.forms.indicators.branch import Branch
from heji.forms.tables.gathered import Gathered


def add_execution(
    gathered: Gathered, name: str, weight: Figure, score: Figure | None, rate: Figure | None
) -> None:
    """Adds the execution row to the score tree and to the indicators.

    Args:
        gathered: the form being read.
        name: what the form calls the rate.
        weight: its weight; nothing is added when it is no figure.
        score: its score, None when the form has no such column.
        rate: the execution rate itself.
    """
    if weight.quantity is None:
        return
    gathered.tree.children.append(Branch(name, 1, weight, score, is_execution=True))
    entries = [Entry("weight", weight)]
    entries += [Entry("score", score)] if score is not None else []
    entries += [Entry("result", rate)] if rate is not None else []
    place = rate or weight
    gathered.indicators.append(Indicator(name, (), None, tuple(entries), place, "execution"))
