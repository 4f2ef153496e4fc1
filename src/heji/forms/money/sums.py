"""Which amounts of a money block must add up, and why that is believed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from heji.documents.figure import Figure
from heji.forms.form import Money
from heji.forms.lexicon import Lexicon
from heji.forms.money.lines import Line
from heji.forms.money.shares import NO_SUMS, Share, share_sums, splits
from heji.forms.tables.headings.column import Column
from heji.relations.relation import AnyRelation, Basis, Equal, Sum

_CHECK = "sum-mismatch"


def line_sums(lines: Sequence[Line], words: Lexicon) -> Iterator[AnyRelation]:
    """Sums down the rows of a block whose columns are measures.

    The total row comes first; the rows under it are its parts. Rows may stand under another part
    (levels of government under 财政拨款, 人员经费 under 基本支出) or beside it, and a list may
    split the whole twice, by source and by structure: the arrangement in which the sums hold is
    the one meant, and if none holds nothing is certain.
    """
    if not lines or lines[0].part != "total":
        return
    total, *parts = (
        Share(line.part, tuple((column.role, figure) for column, figure in line.amounts))
        for line in lines
    )
    for split in splits([each for each in parts if each.part != "total"], words):
        yield from share_sums(total, split, words)


def split_sums(amounts: Sequence[tuple[Column, Figure]], words: Lexicon) -> Iterator[AnyRelation]:
    """Sums across the columns of one measure: each split of the whole makes the total."""
    total = next((figure for column, figure in amounts if column.part == "total"), None)
    groups: dict[str, list[Figure]] = {}
    for column, figure in amounts:
        group = words.group_of.get(column.part, "")
        if group:
            groups.setdefault(group, []).append(figure)
    yield from group_sums(total, [tuple(figures) for figures in groups.values()])


def group_sums(total: Figure | None, groups: Sequence[tuple[Figure, ...]]) -> Iterator[AnyRelation]:
    """Each group of parts makes the total; without a printed total the groups agree."""
    whole = [group for group in groups if len(group) >= 2]
    if total is not None:
        for group in whole:
            yield Sum(_CHECK, Basis.GROUPS, True, total, group)
        return
    yield from agreeing(whole)


def agreeing(groups: Sequence[tuple[Figure, ...]]) -> Iterator[AnyRelation]:
    """Splits of the same whole have equal sums."""
    for left, right in pairwise(groups):
        yield Equal(_CHECK, Basis.GROUPS, True, left, right)


def labelled_sums(money: Sequence[Money], words: Lexicon) -> Iterator[AnyRelation]:
    """Sums of amounts that are printed beside their labels: a total, then its parts.

    The parts of a total are those of its measure up to the next total; each kind of split
    (by source, by structure, by level) makes the whole by itself.
    """
    for measure in dict.fromkeys(each.measure for each in money):
        if measure in NO_SUMS:
            continue
        own = [each for each in money if each.measure == measure]
        starts = [place for place, each in enumerate(own) if each.part == "total"]
        for start, end in pairwise([*starts, len(own)]):
            yield from _labelled(own[start], own[start + 1 : end], words)


def _labelled(total: Money, parts: Sequence[Money], words: Lexicon) -> Iterator[AnyRelation]:
    groups: dict[str, list[Share]] = {}
    for each in parts:
        share = Share(each.part, ((each.measure, each.figure),))
        groups.setdefault(words.group_of.get(each.part, ""), []).append(share)
    for shares in groups.values():
        names = [share.part for share in shares]
        if len(set(names)) == len(names):  # a label that comes twice is of some other total
            whole = Share("total", ((total.measure, total.figure),))
            yield from share_sums(whole, shares, words)


def field_sums(money: Sequence[Money]) -> Iterator[AnyRelation]:
    """Initial budget and adjustment make the full-year budget."""
    by_measure = {each.measure: each.figure for each in reversed(money) if each.part == "total"}
    full = by_measure.get("full_year_budget")
    initial, adjustment = by_measure.get("initial_budget"), by_measure.get("adjustment")
    if full is not None and initial is not None and adjustment is not None:
        yield Sum(_CHECK, Basis.HEADING_ROLES, True, full, (initial, adjustment))
