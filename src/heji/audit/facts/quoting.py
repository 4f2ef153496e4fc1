"""Figures that prose quotes for an indicator outside the indicator's own row."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from heji.audit.case import Reading
from heji.audit.facts.confronting import Counted
from heji.audit.facts.mentions import (
    SHORTEST_NAME,
    Mention,
    clause_before,
    mentions,
    speaks_of_other_time,
)
from heji.audit.prose import passages
from heji.documents.figure import Figure
from heji.forms.form import Indicator
from heji.targets.choosing import total_of
from heji.values.normalise import fold
from heji.values.quantity import Words

#: Cells whose prose states what is planned.
_PLANS = ("goal", "whole_period_goal", "expected", "content", "task")
#: Cells of the indicator table itself: they are what prose is compared with.
_ROWS = frozenset(
    {
        "indicator",
        "target",
        "whole_period_target",
        "past_target",
        "last_result",
        "result",
        "standard",
    }
    | {"explanation", "score", "weight", "reason", "basis", "evidence", "note"}
)
_SHORTEST_PROSE = 8
_PLANNED = re.compile(r"计划|预计|力争|争取|确保|拟|目标|安排|应|需|要|将")
_DONE = re.compile(r"实际|已")
#: Cells about the years to come: what they plan is no target of this form.
_LATER = "improvements"


def mentioned(reading: Reading) -> Iterator[tuple[Indicator, Mention]]:
    """Indicators with the places outside their table where prose gives them a figure.

    A name that stands for two rows belongs to neither. Sentences about other times are left out.
    """
    by_head = _by_head(reading.form.indicators)
    for passage in passages(reading):
        if passage.role in _ROWS or passage.role == _LATER or not _counts(passage.text):
            continue
        for indicator in _named_in(passage.folded, by_head):
            for mention in mentions(passage, indicator.name):
                if not speaks_of_other_time(passage, mention.start, reading.form.year):
                    yield indicator, mention


def _by_head(indicators: Iterable[Indicator]) -> dict[str, list[Indicator]]:
    """Indicators whose name stands once, by the first characters of the name."""
    rows = list(indicators)
    times = Counter(each.name for each in rows)
    found: dict[str, list[Indicator]] = {}
    for each in rows:
        head = fold(each.name).strip()[:SHORTEST_NAME]
        if times[each.name] == 1 and len(head) == SHORTEST_NAME:
            found.setdefault(head, []).append(each)
    return found


def _named_in(text: str, by_head: dict[str, list[Indicator]]) -> list[Indicator]:
    """The indicators that a text may name: one pass over the text, however many there are."""
    heads = {text[at : at + SHORTEST_NAME] for at in range(len(text) - SHORTEST_NAME + 1)}
    return [each for head in sorted(heads & by_head.keys()) for each in by_head[head]]


def _counts(text: str) -> bool:
    """Whether a text is long enough for a name with its figure: it spares large tables the search."""
    return len(text) >= _SHORTEST_PROSE and any(each.isdigit() for each in text)


def is_planned(mention: Mention) -> bool:
    """Whether the words tell what is to be reached, and not what was.

    The words between the name and its figure are the nearest, and decide first.
    """
    if _DONE.search(mention.between):
        return False
    if mention.passage.role in _PLANS or _PLANNED.search(mention.between):
        return True
    return _PLANNED.search(clause_before(mention.passage.folded, mention.start)) is not None


def said(indicator: Indicator, mention: Mention) -> Counted:
    """The figure of the prose, named after the indicator."""
    figure = Figure(mention.quantity, mention.locator, indicator.name, mention.quote)
    return figure, mention.quantity


def answering(figure: Figure | None) -> list[Counted]:
    """What a result cell says: its one figure; of several, the one that it calls their total.

    The parts follow the total, so that prose may quote any of them.
    """
    one = sole(figure)
    if figure is None or one is not None or not isinstance(figure.value, Words):
        return [one] if one is not None else []
    sound = [each for each in figure.value.quantities if not each.malformed]
    total = total_of(sound, fold(figure.quote))
    if total is None:
        return []
    return [(figure, total), *((figure, each) for each in sound if each is not total)]


def sole(figure: Figure | None) -> Counted | None:
    """A cell with the one figure that it holds; None when it holds none or several."""
    if figure is None:
        return None
    if figure.quantity is not None:
        return figure, figure.quantity
    value = figure.value
    if (
        isinstance(value, Words)
        and len(value.quantities) == 1
        and not value.quantities[0].malformed
    ):
        return figure, value.quantities[0]
    return None
