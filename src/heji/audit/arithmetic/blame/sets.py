"""The smallest sets of cells whose change satisfies all relations of a document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from heji.audit.arithmetic.blame.network import Knot, components
from heji.audit.arithmetic.blame.programme import proposals
from heji.audit.arithmetic.blame.repairing import Repair, repair
from heji.audit.arithmetic.reckoning import Key, judgements, key_of
from heji.audit.case import Reading, once_per_reading
from heji.relations.corrections import corrections
from heji.relations.habit import Habit

#: So many sets are looked at before nothing is said: more alternatives tell nobody anything.
_MOST = 12

#: More relations than these that fail together have no small explanation: a table that was read
#: wrongly, or one whose figures come from somewhere else. The solver is not asked then.
_MOST_FAILING = 8


@once_per_reading
def smallest_sets(reading: Reading) -> tuple[tuple[Repair, ...], ...]:
    """For each group of relations that hang together and fail: all its smallest repairs.

    Several repairs of one group are alternatives; one that stands alone is the only smallest one.
    """
    groups = components(judgements(reading))
    found = (tuple(_smallest(each, reading.habit)) for each in groups)
    return tuple(each for each in found if each)


def _smallest(knots: Sequence[Knot], habit: Habit) -> Iterator[Repair]:
    """Single cells are looked for directly; only several at once need the programme."""
    alone = list(_alone(knots, habit))
    if alone:
        yield from alone
        return
    if sum(each.is_failing for each in knots) > _MOST_FAILING:
        return
    size = 0
    for keys in islice(proposals(knots), _MOST):
        if size and len(keys) > size:
            return
        found = repair(keys, knots, habit)
        if found is not None:
            size = len(keys)
            yield found


def _alone(knots: Sequence[Knot], habit: Habit) -> Iterator[Repair]:
    failing = [each for each in knots if each.is_failing]
    common = frozenset.intersection(*(each.keys for each in failing))
    candidates: list[Key] = [key_of(each.figure) for each in corrections(failing[0].judgement)]
    for key in dict.fromkeys(candidates):
        if key in common:
            found = repair(frozenset({key}), knots, habit)
            if found is not None:
                yield found
