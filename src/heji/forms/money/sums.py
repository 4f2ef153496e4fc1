"""Which amounts of a money block must add up, and why that is believed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise

from heji.documents.figure import Figure
from heji.forms.form import Money
from heji.forms.lexicon import Lexicon
from heji.forms.money.lines import Line
from heji.forms.tables.headings import Column
from heji.relations.habit import Habit
from heji.relations.judge import judge
from heji.relations.relation import AnyRelation, Basis, Equal, Sum
from heji.values.verdict import Verdict

#: parts that stand under 财政拨款 when the form has such a row
_UNDER_FISCAL = {"general_public_budget", "government_fund", "state_capital", "central"}
_UNDER_FISCAL |= {"upper", "provincial", "municipal", "county"}
_CHECK = "sum-mismatch"
_RATES = {"execution_rate", "rate_to_date", "adjustment_rate", "forecast_rate"}
_NO_SUMS = {"weight", "score", *_RATES}


@dataclass(frozen=True, slots=True)
class Share:
    """One part of the money, or the whole of it, with its amounts by measure."""

    part: str
    amounts: tuple[tuple[str, Figure], ...]

    def amount(self, measure: str) -> Figure | None:
        """The amount of a measure."""
        return next((figure for name, figure in self.amounts if name == measure), None)


def line_sums(lines: Sequence[Line], words: Lexicon) -> Iterator[AnyRelation]:
    """Sums down the rows of a block whose columns are measures.

    The total row comes first; the rows under it are its parts. Rows for levels of government or
    kinds of budget may stand under 财政拨款 or beside it: where the form has both, the arrangement
    in which the sums hold is the one meant, and if neither holds nothing is certain.
    """
    if not lines or lines[0].part != "total":
        return
    total, *parts = (
        Share(line.part, tuple((column.role, figure) for column, figure in line.amounts))
        for line in lines
    )
    yield from _share_sums(total, [each for each in parts if each.part != "total"], words)


def _share_sums(total: Share, parts: Sequence[Share], words: Lexicon) -> Iterator[AnyRelation]:
    flat = list(_down(total, parts, words))
    fiscal = next((line for line in parts if line.part == "fiscal"), None)
    under = [line for line in parts if line.part in _UNDER_FISCAL]
    if fiscal is None or not under:
        yield from flat
        return
    direct = [line for line in parts if line not in under]
    nested = [*_down(total, direct, words), *_down(fiscal, under, words)]
    yield from _meant(nested, flat)


def _down(total: Share, parts: Sequence[Share], words: Lexicon) -> Iterator[AnyRelation]:
    for measure in _measures(total):
        yield from _line_sum(total, parts, measure, words)


def _meant(nested: Sequence[AnyRelation], flat: Sequence[AnyRelation]) -> Iterator[AnyRelation]:
    """The arrangement in which more of the sums hold; certain only when it is most of them."""
    shares = (_share(nested), _share(flat))
    best = nested if shares[0] >= shares[1] else flat
    certain = max(shares) > Fraction(1, 2) and shares[0] != shares[1]
    for relation in best:
        yield relation if certain else replace(relation, certain=False)


def _share(relations: Sequence[AnyRelation]) -> Fraction:
    held = sum(judge(each, Habit()).verdict is Verdict.CONSISTENT for each in relations)
    return Fraction(held, len(relations) or 1)


def _measures(total: Share) -> list[str]:
    return [measure for measure, _ in total.amounts if measure and measure not in _NO_SUMS]


def _line_sum(
    total: Share, parts: Sequence[Share], measure: str, words: Lexicon
) -> Iterator[AnyRelation]:
    stated = total.amount(measure)
    figures = [amount for line in parts if (amount := line.amount(measure)) is not None]
    if stated is None or not figures:
        return
    known = all(line.part for line in parts)
    exhaustive = len(figures) >= 2 or any(line.part in words.closing for line in parts)
    yield Sum(_CHECK, Basis.OF_WHICH, known, stated, tuple(figures), exhaustive)


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
        if measure in _NO_SUMS:
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
            yield from _share_sums(whole, shares, words)


def field_sums(money: Sequence[Money]) -> Iterator[AnyRelation]:
    """Initial budget and adjustment make the full-year budget."""
    by_measure = {each.measure: each.figure for each in reversed(money) if each.part == "total"}
    full = by_measure.get("full_year_budget")
    initial, adjustment = by_measure.get("initial_budget"), by_measure.get("adjustment")
    if full is not None and initial is not None and adjustment is not None:
        yield Sum(_CHECK, Basis.HEADING_ROLES, True, full, (initial, adjustment))
