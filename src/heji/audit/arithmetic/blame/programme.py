"""The fewest cells whose change satisfies all relations: a small mixed-integer programme.

This is the error localisation of Fellegi and Holt (A systematic approach to automatic edit and
imputation, JASA 71, 1976): every cell has a switch that lets its value leave what its digits stand
for, every relation is a row, and as few switches as possible are turned on. The solver is HiGHS. It
computes with binary floats, so what it says is a proposal and no verdict: each set is checked
exactly afterwards.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Any

from heji.audit.arithmetic.blame.network import Knot, Row
from heji.audit.arithmetic.reckoning import Key
from heji.values.interval import Interval

#: How many times the greatest gap a cell may move. Two errors can hide each other in part.
_REACH = 20
#: Nodes that the solver visits for one set: a limit of work, not of time, so that every machine
#: finds the same. Forms take one to some dozens.
_NODES = 500
_ON = 0.5

#: Cells of a set: more at once explain any figures, and so nothing.
_LARGEST = 3


def proposals(knots: Sequence[Knot]) -> Iterator[frozenset[Key]]:
    """Sets of cells whose change may satisfy all relations, the smallest first, each once.

    Args:
        knots: relations that hang together, at least one of them failing.
    """
    programme = _Programme(knots)
    while (found := programme.smallest()) is not None:
        yield found
        programme.exclude(found)


class _Programme:
    """The programme of one component; it grows by a row for every set that was seen."""

    def __init__(self, knots: Sequence[Knot]) -> None:
        import highspy

        solver: Any = highspy.Highs
        self._solver = solver()
        for option, value in (("output_flag", False), ("threads", 1), ("mip_max_nodes", _NODES)):
            self._solver.setOptionValue(option, value)
        self._optimal = highspy.HighsModelStatus.kOptimal
        self._numbers = {key: _number(key) for knot in knots for key in knot.keys}
        self._scale = _scale(knots, self._numbers)
        self._switches = {key: self._solver.addBinary(obj=1) for key in self._numbers}
        spans: dict[Key, list[Interval]] = {}
        for knot in knots:
            for key, span in knot.values:
                spans.setdefault(key, []).append(span)
        self._moves = {key: self._move(key, found) for key, found in spans.items()}
        self._solver.addConstr(self._sum(frozenset(self._switches)) <= _LARGEST)
        for knot in knots:
            self._add(knot)

    def smallest(self) -> frozenset[Key] | None:
        """The smallest set that is left; None when there is none, or the solver gave up."""
        self._solver.run()
        if self._solver.getModelStatus() != self._optimal:
            return None
        values = self._solver.getSolution().col_value
        return frozenset(
            key for key, switch in self._switches.items() if values[switch.index] > _ON
        )

    def exclude(self, found: frozenset[Key]) -> None:
        """Never gives this set again, nor one that holds it."""
        self._solver.addConstr(self._sum(found) <= len(found) - 1)

    def _move(self, key: Key, spans: Sequence[Interval]) -> Any:
        """How far a cell's value is from its printed number: little unless it is switched on."""
        number = self._numbers[key]
        low = min(number if each.low is None else each.low for each in spans) - number
        high = max(number if each.high is None else each.high for each in spans) - number
        move = self._solver.addVariable(-_REACH - 1, _REACH + 1)
        switch = self._switches[key]
        self._solver.addConstr(move - _REACH * switch <= float(high / self._scale))
        self._solver.addConstr(move + _REACH * switch >= float(low / self._scale))
        return move

    def _add(self, knot: Knot) -> None:
        for row in knot.rows:
            self._add_row(row)
        if knot.is_failing:  # follows from the rows, but floats do not see a small gap
            self._solver.addConstr(self._sum(knot.keys) >= 1)
        if knot.rows or knot.is_failing:
            return
        for key in knot.keys:  # what holds is broken by one change that comes alone
            rest = self._sum(knot.keys - {key})
            self._solver.addConstr(rest - self._switches[key] >= 0)

    def _add_row(self, row: Row) -> None:
        largest = max((abs(factor) for _, factor in row.terms), default=Fraction(1)) or Fraction(1)
        scale = self._scale * largest
        gap = sum((factor * self._numbers[key] for key, factor in row.terms), Fraction(0)) / scale
        moved = self._solver.qsum(
            float(factor / largest) * self._moves[key] for key, factor in row.terms
        )
        room = 2 * _REACH * len(row.terms) + abs(gap)
        free = 0 if row.unless is None else float(room) * self._switches[row.unless]
        low, high = row.interval.low, row.interval.high
        if low is not None:
            self._solver.addConstr(moved + free >= float(low / scale - gap))
        if high is not None:
            self._solver.addConstr(moved - free <= float(high / scale - gap))

    def _sum(self, keys: frozenset[Key]) -> Any:
        return self._solver.qsum(self._switches[key] for key in keys)


def _number(key: Key) -> Fraction:
    return Fraction(key[1])


def _scale(knots: Sequence[Knot], numbers: dict[Key, Fraction]) -> Fraction:
    """The greatest gap of a failing relation, in printed numbers, as the unit of the programme."""
    gaps = [
        abs(sum((factor * numbers[key] for key, factor in row.terms), Fraction(0)))
        / min(abs(factor) for _, factor in row.terms if factor)
        for knot in knots
        if knot.is_failing
        for row in knot.rows
    ]
    return max(gaps, default=Fraction(1)) or Fraction(1)
