"""What becomes of the relations when one cell says something else: the quick look at a proposal."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from heji.audit.arithmetic.reckoning import judgements
from heji.audit.case import Reading, once_per_reading
from heji.documents.figure import Figure
from heji.documents.locator import Locator
from heji.relations.judge import judge
from heji.relations.judgement import Judgement
from heji.relations.replacing import replaced
from heji.relations.shape import shape
from heji.values.quantity import Quantity
from heji.values.reading import read_value
from heji.values.verdict import Verdict

#: Nothing can be computed with a cell that was misread into no figure.
_UNREAD = frozenset({"malformed", "no-figure"})


def is_open(judgement: Judgement) -> bool:
    """Whether a relation fails, or cannot be decided because a figure of it is none."""
    return judgement.verdict is Verdict.INCONSISTENT or judgement.reason in _UNREAD


def places_of(judgement: Judgement) -> frozenset[Locator]:
    """The cells of a relation."""
    return frozenset(each.locator.whole for each in shape(judgement.relation).figures)


def mended_by(place: Locator, text: str, reading: Reading) -> tuple[Judgement, ...]:
    """The relations that would hold if one cell said something else.

    Args:
        place: of the whole cell.
        text: what it would say.
        reading: with all figures as they were read.

    Returns:
        The relations that are open now; none where another one would fail that holds now.
    """
    mended = []
    for each in _by_place(reading).get(place, ()):
        after = judge(replaced(each.relation, lambda one: _saying(one, place, text)), reading.habit)
        if each.verdict is Verdict.CONSISTENT and after.verdict is not Verdict.CONSISTENT:
            return ()
        if is_open(each) and after.verdict is Verdict.CONSISTENT:
            mended.append(each)
    return tuple(mended)


@once_per_reading
def _by_place(reading: Reading) -> Mapping[Locator, Sequence[Judgement]]:
    found: dict[Locator, list[Judgement]] = defaultdict(list)
    for each in judgements(reading):
        for place in places_of(each):
            found[place].append(each)
    return dict(found)


def _saying(figure: Figure, place: Locator, text: str) -> Figure:
    if figure.locator.whole != place:
        return figure
    value = figure.value
    unit = value.unit if isinstance(value, Quantity) else None
    return replace(figure, value=read_value(text, unit))
