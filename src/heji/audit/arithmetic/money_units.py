"""Amounts of money whose unit cannot be right, because the document itself says otherwise.

Three things show it: the same digits stand elsewhere with another unit; a sum or a rate holds for
the printed digits and fails for the printed units; an amount exceeds what the whole country spends.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cache

from heji.audit.arithmetic.reckoning import cell_of, reported_by
from heji.audit.case import Reading
from heji.audit.prose import passages, quantities
from heji.data import load
from heji.documents.figure import Figure
from heji.documents.locator import Locator
from heji.relations.judgement import Judgement
from heji.relations.shape import shape
from heji.values.quantity import Quantity
from heji.values.units import Unit, find_unit

#: Two figures with so many equal digits are the same amount and no coincidence.
_SAME_DIGITS = 5
#: With one digit less, two rounded pairs are needed: 74.22 and 68.13.
_SAME_ROUNDED_DIGITS = 4
_ENOUGH_ROUNDED_PAIRS = 2
#: Forms are kept in 万元: where two units are equally well supported, the one that makes less than
#: one of them is the doubtful one.
_LEAST = 10_000
_BASE = "元"  #: what an impossibly large amount was most likely meant in


@dataclass(frozen=True, slots=True)
class Source:
    """What gave an amount its unit: the heading of a table, or the words at one place."""

    place: Locator
    unit: str
    is_heading: bool


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount of money at its place."""

    figure: Figure
    quantity: Quantity
    unit: Unit
    source: Source


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


def amounts(reading: Reading) -> tuple[Amount, ...]:
    """The amounts of money of a document, each place once."""
    found: dict[tuple[Locator, str], Amount] = {}
    for figure in _figures(reading):
        quantity = figure.quantity
        if quantity is None or quantity.unit is None or not quantity.unit.is_money:
            continue
        key = (cell_of(figure.locator), str(quantity.number))
        found.setdefault(key, Amount(figure, quantity, quantity.unit, _source(figure, quantity)))
    return tuple(found.values())


def contradictions(reading: Reading) -> tuple[Contradiction, ...]:
    """The sources of units that the document contradicts, each once."""
    known = amounts(reading)
    tally = Counter(each.unit for each in {amount.source for amount in known})
    found: dict[Source, Contradiction] = {}
    for odd, other in _twins(known, tally):
        found.setdefault(odd.source, Contradiction(odd.source)).note(odd, other)
    by_print = {(cell_of(each.figure.locator), _number(each.figure)): each for each in known}
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


@cache
def national_spending() -> Fraction:
    """What the whole country spends in a year, in 元."""
    data = load("heji.audit.arithmetic", "national_spending.yaml")
    unit = find_unit(data["unit"])
    assert unit is not None  # noqa: S101 - our own data file
    return Fraction(data["amount"]) * unit.factor


def _figures(reading: Reading) -> Iterator[Figure]:
    form, claims = reading.form, reading.claims
    yield from (each.figure for each in form.money)
    yield from (each.amount for each in form.tasks if each.amount is not None)
    yield from (each.figure for each in claims.statements)
    for relation in (*form.relations, *claims.relations):
        yield from shape(relation).figures
    for passage in passages(reading):
        if "元" in passage.text:
            for quantity in quantities(passage.text):
                place = passage.locator.span(quantity.start, quantity.end)
                yield Figure(quantity, place, "", passage.text)


def _source(figure: Figure, quantity: Quantity) -> Source:
    assert quantity.unit is not None  # noqa: S101 - only called for money
    if quantity.unit_is_printed:
        return Source(figure.locator, quantity.unit.name, False)
    place = Locator(sheet=figure.locator.sheet, table=figure.locator.table)
    return Source(place, quantity.unit.name, True)


def _twins(known: tuple[Amount, ...], tally: Counter[str]) -> Iterator[tuple[Amount, Amount]]:
    """Pairs of amounts with the same digits and different units, the doubtful one first."""
    by_digits: dict[str, list[Amount]] = defaultdict(list)
    for amount in known:
        digits = _digits(amount.quantity)
        if _significant(amount.quantity) >= _SAME_DIGITS:
            by_digits[digits].append(amount)
    for group in by_digits.values():
        yield from _pairs(group, tally)
    yield from _rounded_twins(known)


def _pairs(group: list[Amount], tally: Counter[str]) -> Iterator[tuple[Amount, Amount]]:
    units = {each.unit.factor for each in group}
    if len(units) < 2:
        return
    usual = max(group, key=lambda each: _standing(each, tally))
    for each in group:
        if each.unit.factor != usual.unit.factor:
            yield each, usual


def _standing(amount: Amount, tally: Counter[str]) -> tuple[int, bool, bool]:
    """How well a unit is supported.

    First by the places that use it; then a unit written beside its figure stands above a heading;
    then one that makes at least 1万元, because plans and forms do not speak of less.
    """
    is_likely = _LEAST <= amount.quantity.fraction <= national_spending()
    return tally[amount.unit.name], not amount.source.is_heading, is_likely


def _rounded_twins(known: tuple[Amount, ...]) -> Iterator[tuple[Amount, Amount]]:
    """Amounts under a heading that the text repeats rounded, in a unit that does not fit.

    7,421,930,556.08 under 万元 is 74.22亿元 in the text: the heading should say 元.
    """
    texts: dict[int, list[Amount]] = defaultdict(list)
    for each in known:
        if not each.source.is_heading and not _is_fine(each) and not each.quantity.is_exact:
            texts[_leading(each.quantity)].append(each)
    found: dict[Source, list[tuple[Amount, Amount]]] = defaultdict(list)
    for amount in known if texts else ():
        if amount.source.is_heading:
            first = _leading(amount.quantity)
            near = (each for digits in (first - 1, first, first + 1) for each in texts[digits])
            found[amount.source].extend((amount, each) for each in near if _repeats(each, amount))
    for pairs in found.values():
        printed = {_digits(text.quantity) for _, text in pairs}
        is_sure = any(_significant(text.quantity) >= _SAME_DIGITS for _, text in pairs)
        if is_sure or len(printed) >= _ENOUGH_ROUNDED_PAIRS:
            yield from pairs


def _is_fine(amount: Amount) -> bool:
    """Whether a figure has too few digits to be recognised."""
    return _significant(amount.quantity) < _SAME_ROUNDED_DIGITS


def _repeats(text: Amount, heading: Amount) -> bool:
    """Whether a rounded figure of the text is a heading's figure in another unit of money."""
    interval = text.quantity.interval()
    number = Fraction(heading.quantity.number)
    if interval.contains(number * heading.unit.factor):
        return False
    return any(interval.contains(number * 10**power) for power in (0, 4, 8))


def _odd_ones(
    judgement: Judgement, known: Mapping[tuple[Locator, str], Amount], tally: Counter[str]
) -> Iterator[tuple[Amount, Amount]]:
    """The amounts of a relation whose unit differs from that of the rest."""
    prints = ((cell_of(each.locator), _number(each)) for each in shape(judgement.relation).figures)
    own = [known[each] for each in dict.fromkeys(prints) if each in known]
    counted = Counter(each.unit.name for each in own)
    if len(counted) < 2:
        return
    usual = max(own, key=lambda each: (counted[each.unit.name], _standing(each, tally)))
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


def _significant(quantity: Quantity) -> int:
    """How many digits of a figure tell it from others: without zeros at either end."""
    return len(_digits(quantity).replace(".", "").strip("-0"))


def _leading(quantity: Quantity) -> int:
    """The first three digits that count: figures that round to each other differ by one at most."""
    return int(_digits(quantity).replace(".", "").lstrip("-0")[:3].ljust(3, "0") or 0)


def _digits(quantity: Quantity) -> str:
    return format(quantity.number.normalize(), "f")


def _number(figure: Figure) -> str:
    return str(figure.quantity.number) if figure.quantity is not None else ""
