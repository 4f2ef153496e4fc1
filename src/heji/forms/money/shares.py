"""Parts of money under their whole: which rows stand under which, and which add nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from heji.documents.figure import Figure
from heji.forms.lexicon import Lexicon
from heji.relations.habit import Habit
from heji.relations.judge import judge
from heji.relations.relation import AnyRelation, Basis, Sum
from heji.values.absence import Absence, Absent
from heji.values.verdict import Verdict

#: parts that stand under 财政拨款 when the form has such a row
_UNDER_FISCAL = {"general_public_budget", "government_fund", "state_capital", "central"}
_UNDER_FISCAL |= {"upper", "provincial", "municipal", "county"}
#: parts that stand under 基本支出 and 项目支出 when the form has such rows: by purpose of the
#: money, or 运转类 and 特定目标类 as the kinds of projects (预算管理一体化规范)
_UNDER_STRUCTURE = (
    {"basic": {"personnel", "public"}, "project": {"special_project", "other_development"}},
    {"project": {"public", "special_project", "other_development"}},
)
_NESTS: tuple[Mapping[str, set[str]], ...] = ({"fiscal": _UNDER_FISCAL}, *_UNDER_STRUCTURE)
_UNPRINTED = frozenset({Absence.BLANK, Absence.MISSING})
_CHECK = "sum-mismatch"
_RATES = {"execution_rate", "rate_to_date", "adjustment_rate", "forecast_rate"}
NO_SUMS = {"weight", "score", *_RATES}


@dataclass(frozen=True, slots=True)
class Share:
    """One part of the money, or the whole of it, with its amounts by measure."""

    part: str
    amounts: tuple[tuple[str, Figure], ...]

    def amount(self, measure: str) -> Figure | None:
        """The amount of a measure."""
        return next((figure for name, figure in self.amounts if name == measure), None)


def splits(parts: Sequence[Share], words: Lexicon) -> list[list[Share]]:
    """The parts by the way in which they split the whole, where a list does so more than once."""
    groups: dict[str, list[Share]] = {}
    for share in parts:
        groups.setdefault(words.group_of.get(share.part, ""), []).append(share)
    if len(groups) < 2 or any(not name or len(group) < 2 for name, group in groups.items()):
        return [list(parts)]
    return list(groups.values())


def share_sums(total: Share, parts: Sequence[Share], words: Lexicon) -> Iterator[AnyRelation]:
    """The sums of the parts of a whole, in the arrangement that holds.

    Args:
        total: the whole.
        parts: what is listed under it, in order; some may stand under others.
        words: the lexicon.
    """
    arrangements = [list(_nested(total, parts, nest, words)) for nest in _NESTS]
    flat = list(_down(total, parts, words))
    nested = [each for each in arrangements if each]
    if not nested:
        yield from flat
        return
    yield from _meant([*nested, flat])


def _nested(
    total: Share, parts: Sequence[Share], nest: Mapping[str, set[str]], words: Lexicon
) -> Iterator[AnyRelation]:
    """The sums when parts stand under others; none when the list has no such parts."""
    present = {share.part for share in parts}
    under = {
        parent: [share for share in parts if share.part in children]
        for parent, children in nest.items()
        if parent in present and children & present
    }
    if not under:
        return
    below = {share.part for shares in under.values() for share in shares}
    yield from _down(total, [share for share in parts if share.part not in below], words)
    for share in parts:
        yield from _down(share, under.get(share.part, []), words)


def _down(total: Share, parts: Sequence[Share], words: Lexicon) -> Iterator[AnyRelation]:
    idle = _idle(total, parts)
    for measure in _measures(total):
        yield from _line_sum(total, parts, measure, words, idle)


def _idle(total: Share, parts: Sequence[Share]) -> list[Share]:
    """Parts left blank in the whole block: they add nothing if any column adds up without them."""
    idle = [share for share in parts if _is_idle(share)]
    rest = [share for share in parts if share not in idle]
    if not idle or not any(_adds_up(total, rest, measure) for measure in _measures(total)):
        return []
    return idle


def _is_idle(share: Share) -> bool:
    amounts = [figure for measure, figure in share.amounts if measure not in NO_SUMS]
    numbers = [figure.quantity.number for figure in amounts if figure.quantity is not None]
    return not any(numbers) and any(_is_blank(figure) for figure in amounts)


def _is_blank(figure: Figure) -> bool:
    return isinstance(figure.value, Absent) and figure.value.absence in _UNPRINTED


def _adds_up(total: Share, parts: Sequence[Share], measure: str) -> bool:
    stated = total.amount(measure)
    figures = tuple(amount for share in parts if (amount := share.amount(measure)) is not None)
    if stated is None or not figures or not stated.quantity or not stated.quantity.number:
        return False
    claimed = Sum(_CHECK, Basis.OF_WHICH, True, stated, figures)
    return judge(claimed, Habit()).verdict is Verdict.CONSISTENT


def _meant(arrangements: Sequence[Sequence[AnyRelation]]) -> Iterator[AnyRelation]:
    """The arrangement in which more of the sums hold; certain only when it is most of them."""
    shares = [_share(each) for each in arrangements]
    best = max(shares)
    certain = best > Fraction(1, 2) and shares.count(best) == 1
    for relation in arrangements[shares.index(best)]:
        yield relation if certain else replace(relation, certain=False)


def _share(relations: Sequence[AnyRelation]) -> Fraction:
    held = sum(judge(each, Habit()).verdict is Verdict.CONSISTENT for each in relations)
    return Fraction(held, len(relations) or 1)


def _measures(total: Share) -> list[str]:
    return [measure for measure, _ in total.amounts if measure and measure not in NO_SUMS]


def _line_sum(
    total: Share,
    parts: Sequence[Share],
    measure: str,
    words: Lexicon,
    idle: Sequence[Share],
) -> Iterator[AnyRelation]:
    stated = total.amount(measure)
    adding = [share for share in parts if share not in idle]
    figures = [amount for line in adding if (amount := line.amount(measure)) is not None]
    if stated is None or not figures:
        return
    known = all(line.part for line in parts)
    exhaustive = len(figures) >= 2 or any(line.part in words.closing for line in parts)
    yield Sum(_CHECK, Basis.OF_WHICH, known, stated, tuple(figures), exhaustive)
