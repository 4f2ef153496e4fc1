"""Guessed sums that their neighbours confirm.

A block of money is often read by labels that the lexicon does not know, so that nobody can be sure
that its rows make the total. But where they make it to the last digit in every other column, the
reading is right, and the one column that fails is wrong.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from heji.relations.habit import Habit
from heji.relations.judge import judge
from heji.relations.judgement import Judgement
from heji.relations.relation import AnyRelation, Sum
from heji.values.verdict import Verdict

#: So many columns must confirm the reading. One might hold by chance of what is not printed: a
#: source of money that was added during the year is missing in two columns of three.
_CONFIRMING = 2

_Signature = tuple[object, ...]


def corroborated(relations: Iterable[AnyRelation], habit: Habit) -> list[AnyRelation]:
    """The relations, those guesses made certain that all but one of their neighbours confirm."""
    found = list(relations)
    groups: dict[_Signature, list[int]] = defaultdict(list)
    for index, relation in enumerate(found):
        signature = _signature(relation) if not relation.certain else None
        if signature is not None:
            groups[signature].append(index)
    for indices in groups.values():
        sure = [replace(found[index], certain=True) for index in indices]
        if _is_confirmed([judge(each, habit) for each in sure]):
            for index, relation in zip(indices, sure, strict=True):
                found[index] = relation
    return found


def _is_confirmed(judgements: Sequence[Judgement]) -> bool:
    failing = sum(each.verdict is Verdict.INCONSISTENT for each in judgements)
    return failing == 1 and sum(map(_confirms, judgements)) >= _CONFIRMING


def _confirms(judgement: Judgement) -> bool:
    """Whether a sum of several parts holds to the last digit."""
    relation = judgement.relation
    if judgement.verdict is not Verdict.CONSISTENT or not isinstance(relation, Sum):
        return False
    quantities = (each.quantity for each in relation.parts)
    several = sum(each is not None and each.number != 0 for each in quantities) > 1
    return several and judgement.difference is not None and Decimal(judgement.difference) == 0


def _signature(relation: AnyRelation) -> _Signature | None:
    """The same rows in another column, or the same columns in another row, share it."""
    if not isinstance(relation, Sum) or not relation.exhaustive:
        return None
    places = [each.locator for each in (relation.total, *relation.parts)]
    if any(place.row is None or place.column is None for place in places):
        return None
    table = (places[0].sheet, places[0].table)
    if any((place.sheet, place.table) != table for place in places):
        return None
    if len({place.column for place in places}) == 1:
        return ("rows", *table, *(place.row for place in places))
    if len({place.row for place in places}) == 1:
        return ("columns", *table, *(place.column for place in places))
    return None
