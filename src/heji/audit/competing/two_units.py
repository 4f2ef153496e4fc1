"""Two units that a form gives to the same amounts: the one that more of the form agrees with.

A line above the form says 万元 and its block of money 元, or a column names another unit than the
block. The form says both, so neither is certain by itself; a person looks which of them fits the
amounts that stand elsewhere with their unit, and the rates. Where the one that is read first (the
nearest to the amount) is contradicted and the other is not, the other is taken and recorded. Where
both agree with as much, what rests on them ends undecided. Where neither is free of contradiction,
the first stays, and so does what `unit-mismatch` says of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from heji.audit.arithmetic.money_amounts import Amount, Source, amounts
from heji.audit.arithmetic.money_units import Contradiction, contradictions
from heji.audit.arithmetic.reckoning import Key, key_of
from heji.audit.case import Reading
from heji.audit.competing.choice import Choice, Doubt
from heji.audit.competing.repeated_amounts import repeated
from heji.audit.competing.standing import Standing, standing
from heji.audit.competing.unit_statements import Statement, statements
from heji.documents.document import Document

#: So many places that may name the unit are looked at in one form.
_MOST = 12

Reread = Callable[[Document], Reading]


@dataclass(frozen=True, slots=True)
class _Support:
    """How much of a form agrees with its units, and how much does not."""

    standing: Standing
    repeated: frozenset[Key]  #: amounts that are repeated with their unit
    against: int  #: amounts that are repeated with another unit, or cannot be

    @property
    def holding(self) -> int:
        """Relations that hold, a repeated amount being one."""
        return self.standing.count + len(self.repeated)

    @property
    def failing(self) -> int:
        """Relations that fail, an amount with another unit being one."""
        return self.standing.failing.total() + self.against

    def is_better(self, other: _Support) -> bool:
        """Whether more holds and less fails, or as much holds and nothing fails."""
        more = self.holding > other.holding or not self.failing
        return more and self.holding >= other.holding and self.failing < other.failing

    def ties(self, other: _Support) -> bool:
        """Whether as much holds, and not all the same."""
        others = self.repeated - other.repeated or self.standing.mended(other.standing)
        return self.holding == other.holding and bool(others)


@dataclass(frozen=True, slots=True)
class _Trial:
    """A form read with the other one of two units."""

    statement: Statement
    unit: str
    reading: Reading
    disputed: tuple[Amount, ...]  #: the amounts to which the form gives both
    support: _Support

    @property
    def meaning(self) -> Mapping[Key, str]:
        """The unit of each amount."""
        return {key_of(each.figure): each.unit.name for each in amounts(self.reading)}


def with_one_unit(reading: Reading, reread: Reread) -> Reading:
    """The reading with the other one of two units, where more of the form agrees with it.

    Args:
        reading: of a form.
        reread: reads a document with other cells.

    Returns:
        The same reading where no unit is contradicted, where the form gives one unit only, or where
        neither agrees with more; one with the amounts `unsettled` where both agree with as much.
    """
    found = contradictions(reading)
    if not any(each.source.is_heading for each in found):
        return reading
    before = _support(reading)
    trials = list(_trials(reading, found, reread))
    better = [each for each in trials if each.support.is_better(before)]
    best = max(better, key=lambda each: each.support.holding - each.support.failing, default=None)
    if best is not None and not any(_contests(each, best) for each in better):
        return _taken(best, before)
    tied = better or [each for each in trials if each.support.ties(before)]
    places = (each.figure.locator.whole for trial in tied for each in trial.disputed)
    return replace(reading, unsettled=frozenset(places))


def _contests(trial: _Trial, best: _Trial) -> bool:
    """Whether another trial is as good and says something else."""
    return trial.support.holding == best.support.holding and trial.meaning != best.meaning


def _taken(trial: _Trial, before: _Support) -> Reading:
    statement = trial.statement
    choice = Choice(
        statement.locator,
        Doubt.TWO_UNITS,
        statement.text,
        statement.text_with(trial.unit),
        min((each.confidence for each in statement.places), default=Decimal(1)),
        before.holding,
        trial.support.holding,
    )
    return replace(trial.reading, choices=(*trial.reading.choices, choice))


def _support(reading: Reading) -> _Support:
    found = standing(reading)
    against = sum(len(each.amounts) for each in contradictions(reading) if not each.judgements)
    return _Support(found, repeated(reading), against)


def _trials(reading: Reading, found: tuple[Contradiction, ...], reread: Reread) -> Iterator[_Trial]:
    for source, disputed in _disputed(reading, found).items():
        for number, each in enumerate(
            statements(reading.document, source.place.table, source.unit)
        ):
            if number == _MOST:
                return
            unit, twice = _other_unit(reread(each.apply(reading.document, "")), disputed)
            if unit and unit != source.unit:
                after = reread(each.apply(reading.document, unit))
                after = replace(after, choices=reading.choices)
                yield _Trial(each, unit, after, twice, _support(after))


def _disputed(
    reading: Reading, found: tuple[Contradiction, ...]
) -> dict[Source, tuple[Amount, ...]]:
    """The amounts under each heading whose unit is contradicted, or contradicts."""
    sources = (each.source for one in found for each in (*one.amounts, *one.others))
    wanted = dict.fromkeys(each for each in sources if each.is_heading)
    known = amounts(reading)
    return {source: tuple(each for each in known if each.source == source) for source in wanted}


def _other_unit(stripped: Reading, disputed: tuple[Amount, ...]) -> tuple[str, tuple[Amount, ...]]:
    """The unit that amounts have when a statement of their unit is gone, and which of them.

    That is what it means to be given two: one is left where the other is taken away.
    """
    left = {key_of(each.figure): each.unit.name for each in amounts(stripped)}
    changed = tuple(
        each for each in disputed if left.get(key_of(each.figure), each.unit.name) != each.unit.name
    )
    units = {left[key_of(each.figure)] for each in changed}
    return (units.pop(), changed) if len(units) == 1 else ("", ())
