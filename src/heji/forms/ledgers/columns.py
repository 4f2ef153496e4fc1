"""Columns that follow from other columns: what the label leaves open, the rows themselves tell.

A label says what kind of column it is (增减额, 增长率, 占比, 执行率, 结余), seldom of which others. Of
all columns those are meant that satisfy nearly every row; one that no row contradicts but its own
is then wrong, and where the rows do not agree on the columns nothing is claimed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import permutations

from heji.documents.figure import Figure
from heji.forms.ledgers.ledger import Ledger, is_added, is_rate
from heji.relations.judge import judge
from heji.relations.relation import AnyRelation, Basis, Difference, Growth, Ratio
from heji.values.verdict import Verdict

Maker = Callable[[Figure, Figure, Figure], AnyRelation]

_GROWTH = re.compile(
    r"增减率|增减幅|增减%|增减比例|增长率|增长%|变动率|变化率|增幅|降幅|增速|幅度|节约率|节支率"
)
_CHANGE = re.compile(r"增减|增加|减少|变化|变动|差额|差异|结余|结转|剩余|余额|节约")
_FEWEST = 2  #: so many rows must agree
_TOLERATED = 5  #: one row in so many may be wrong, and one in any table
_MOST_COLUMNS = 14


def column_relations(ledger: Ledger) -> Iterator[AnyRelation]:
    """The relations of every column whose meaning the rows settle."""
    amounts = [column for column, text in ledger.labels.items() if is_added(text)]
    if len(amounts) > _MOST_COLUMNS:
        return
    for column, text in ledger.labels.items():
        make = _maker(text)
        if make is not None:
            yield from _settled(ledger, column, [each for each in amounts if each != column], make)


def _maker(text: str) -> Maker | None:
    if _GROWTH.search(text):
        return _growth
    if is_rate(text):
        return _ratio
    return _difference if _CHANGE.search(text) else None


def _settled(
    ledger: Ledger, column: int, others: Sequence[int], make: Maker
) -> Iterator[AnyRelation]:
    best: list[AnyRelation] = []
    most = 0
    for one, two in permutations(others, 2):
        found = [
            make(line.figures[column], line.figures[one], line.figures[two])
            for line in ledger.lines
            if _has(line.figures.get(column), line.figures.get(one), line.figures.get(two))
        ]
        holding = sum(judge(each).verdict is Verdict.CONSISTENT for each in found)
        if holding > most:
            best, most = found, holding
    wrong = len(best) - most
    if most >= _FEWEST and wrong <= max(1, len(best) // _TOLERATED) and most > wrong:
        yield from best


def _has(*figures: Figure | None) -> bool:
    """Whether all are there, and none is zero: nothing follows from rows of zeros."""
    return all(
        each is not None and each.quantity is not None and each.quantity.number for each in figures
    )


def _difference(result: Figure, one: Figure, two: Figure) -> AnyRelation:
    return Difference(
        "sum-mismatch", Basis.HEADING_ROLES, True, result, one, (two,), absolute=False
    )


def _growth(rate: Figure, one: Figure, two: Figure) -> AnyRelation:
    return Growth("ratio-mismatch", Basis.HEADING_ROLES, True, rate, one, two)


def _ratio(rate: Figure, one: Figure, two: Figure) -> AnyRelation:
    return Ratio("ratio-mismatch", Basis.HEADING_ROLES, True, rate, (one,), (two,))
