"""Amounts of money whose unit cannot be right, because the document itself says otherwise.

Three things show it: the same digits stand elsewhere with another unit; a sum or a rate holds for
the printed digits and fails for the printed units; an amount exceeds what the whole country spends.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from heji.audit.arithmetic.money_amounts import Amount, Source, amounts
from heji.audit.arithmetic.reckoning import Key, key_of, reported_by
from heji.audit.arithmetic.same_digits import twins
from heji.audit.arithmetic.unit_support import national_spending, support
from heji.audit.case import Reading
from heji.relations.judgement import Judgement
from heji.relations.shape import shape

_BASE = "元"  #: what an impossibly large amount was most likely meant in


@dataclass(slots=True)
class Contradiction:
    """A source whose unit is contradicted, with everything that contradicts it."""

    source: Source
    doubtful: dict[int, Amount] = field(default_factory=dict)  #: by the identity of the figure
    agreeing: dict[int, Amount] = field(default_factory=dict)  #: the same digits, another unit
    judgements: list[Judgement] = field(default_factory=list)  #: relations that hold by digits
    unit: str = ""  #: the unit that would agree; empty when nothing tells it

    def note(self, amount: Amount, other: Amount | None = None) -> None:
        """Adds an amount of the source, and one that contradicts it."""
        self.doubtful.setdefault(id(amount.figure), amount)
        if other is not None:
            self.unit = self.unit or other.unit.name
            self.agreeing.setdefault(id(other.figure), other)

    @property
    def amounts(self) -> list[Amount]:
        """The amounts with the doubtful unit."""
        return list(self.doubtful.values())

    @property
    def others(self) -> list[Amount]:
        """The amounts that contradict them."""
        return list(self.agreeing.values())


def contradictions(reading: Reading) -> tuple[Contradiction, ...]:
    """The sources of units that the document contradicts, each once."""
    known = amounts(reading)
    tally = Counter(each.unit for each in {amount.source for amount in known})
    found: dict[Source, Contradiction] = {}
    for odd, other in twins(known, tally):
        found.setdefault(odd.source, Contradiction(odd.source)).note(odd, other)
    by_print = {key_of(each.figure): each for each in known}
    for judgement in reported_by("unit-mismatch", reading):
        for odd, other in _odd_ones(judgement, by_print, tally):
            contradiction = found.setdefault(odd.source, Contradiction(odd.source))
            contradiction.note(odd, other)
            contradiction.judgements.append(judgement)
    for amount in _impossible(reading, known):
        contradiction = found.setdefault(amount.source, Contradiction(amount.source))
        contradiction.note(amount)
        contradiction.unit = contradiction.unit or _BASE
    return tuple(found.values())


def _odd_ones(
    judgement: Judgement, known: Mapping[Key, Amount], tally: Counter[str]
) -> Iterator[tuple[Amount, Amount]]:
    """The amounts of a relation whose unit differs from that of the rest."""
    prints = map(key_of, shape(judgement.relation).figures)
    own = [known[each] for each in dict.fromkeys(prints) if each in known]
    counted = Counter(each.unit.name for each in own)
    if len(counted) < 2:
        return
    usual = max(own, key=lambda each: (counted[each.unit.name], support(each, tally)))
    for each in own:
        if each.unit.name != usual.unit.name:
            yield each, usual


def _impossible(reading: Reading, known: Iterable[Amount]) -> Iterator[Amount]:
    form = reading.form
    planned = {id(each.figure) for each in form.money}
    planned |= {id(each.amount) for each in form.tasks if each.amount is not None}
    for amount in known:
        if id(amount.figure) in planned and amount.quantity.fraction > national_spending():
            yield amount
