"""What a generated form is made of: printed slots, the claims among them, and the grids they fill.

A family declares which figures follow from which (a total from its parts, a rate from numerator
and denominator). `Draft.settle` computes all that follow, so a clean form is right by
construction, and after a planted error the claims tell what broke and what still holds.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction


def rounded(value: Fraction, places: int, *, truncate: bool = False) -> Decimal:
    """Half away from zero, the way people and spreadsheets round; or cut off."""
    scaled = abs(Fraction(value)) * 10**places
    half = 0 if truncate else scaled.denominator
    whole = (2 * scaled.numerator + half) // (2 * scaled.denominator)
    return Decimal(-whole if value < 0 else whole).scaleb(-places)


def printed(value: Decimal, places: int, *, thousands: bool) -> str:
    """A number with fixed places, grouped or not."""
    return f"{value:,.{places}f}" if thousands else f"{value:.{places}f}"


@dataclass(slots=True, eq=False)
class Slot:
    """One printed figure or text that stands in a form and may be spoilt."""

    role: str = ""  #: glossary name of what it is: executed, score, target …
    label: str = ""  #: where a person finds it
    value: Decimal | None = None  #: in the printed unit; None for words and blanks
    places: int = 2
    thousands: bool = False
    prefix: str = ""  #: printed before the number: 「≥」「约」
    suffix: str = ""  #: printed after it: 「%」「公里」
    factor: Fraction = Fraction(1)  #: what one printed unit is worth in the form's money unit
    words: str | None = None  #: printed instead of a number
    trim: bool = False  #: print without trailing zeros
    typed: bool = True  #: a spreadsheet stores it as a number
    places_min: int = 0  #: places that `trim` keeps

    @property
    def text(self) -> str:
        """As printed."""
        if self.words is not None:
            return self.words
        if self.value is None:
            return ""
        places = self.shown_places
        return f"{self.prefix}{printed(self.value, places, thousands=self.thousands)}{self.suffix}"

    @property
    def shown_places(self) -> int:
        """Decimals that are printed."""
        if not self.trim or self.value is None:
            return self.places
        exponent = self.value.normalize().as_tuple().exponent
        return max(self.places_min, -exponent if isinstance(exponent, int) else 0)

    @property
    def amount(self) -> Fraction:
        """The value in the form's money unit."""
        return Fraction(self.value or 0) * self.factor

    @property
    def is_number(self) -> bool:
        """Whether a number is printed."""
        return self.words is None and self.value is not None

    def set(self, value: Fraction | Decimal | int, *, truncate: bool = False) -> None:
        """Prints this value from now on."""
        self.value = rounded(Fraction(value), self.places, truncate=truncate)
        self.words = None

    def like(self, value: Fraction | Decimal) -> str:
        """How this slot would print another value."""
        before, words = self.value, self.words
        self.set(value)
        text = self.text
        self.value, self.words = before, words
        return text


@dataclass(slots=True, eq=False)
class Claim:
    """A figure that follows from others."""

    check: str
    stated: Slot
    what: str = ""

    def inputs(self) -> tuple[Slot, ...]:
        """The slots it follows from."""
        raise NotImplementedError

    def follow(self) -> Fraction:
        """The value that follows, in the stated slot's printed unit, not rounded."""
        raise NotImplementedError

    def applies(self) -> bool:
        """Whether all figures are printed."""
        return self.stated.is_number

    def holds(self) -> bool:
        """Whether the stated figure is the one that follows."""
        if not self.applies():
            return True
        return self.stated.value == rounded(self.follow(), self.stated.places)

    def settle(self, *, truncate: bool = False) -> None:
        """States what follows."""
        if self.stated.words is None:
            self.stated.set(self.follow(), truncate=truncate)

    def expected(self) -> str:
        """What should be printed."""
        return self.stated.like(self.follow())


@dataclass(slots=True, eq=False)
class Sum(Claim):
    """A total and its parts."""

    parts: tuple[Slot, ...] = ()

    def inputs(self) -> tuple[Slot, ...]:
        return self.parts

    def follow(self) -> Fraction:
        return sum((each.amount for each in self.parts), Fraction(0)) / self.stated.factor


@dataclass(slots=True, eq=False)
class Rate(Claim):
    """A percentage of two amounts."""

    numerator: tuple[Slot, ...] = ()
    denominator: tuple[Slot, ...] = ()
    scale: int = 100

    def inputs(self) -> tuple[Slot, ...]:
        return self.numerator + self.denominator

    def follow(self) -> Fraction:
        below = sum((each.amount for each in self.denominator), Fraction(0))
        above = sum((each.amount for each in self.numerator), Fraction(0))
        return above / below * self.scale if below else Fraction(0)


@dataclass(slots=True, eq=False)
class Growth(Claim):
    """A change in percent of its base."""

    new: Slot = field(default_factory=Slot)
    base: Slot = field(default_factory=Slot)
    absolute: bool = True

    def inputs(self) -> tuple[Slot, ...]:
        return (self.new, self.base)

    def follow(self) -> Fraction:
        change = (self.new.amount - self.base.amount) / self.base.amount * 100
        return abs(change) if self.absolute else change


@dataclass(slots=True, eq=False)
class Difference(Claim):
    """What is left."""

    minuend: Slot = field(default_factory=Slot)
    subtrahends: tuple[Slot, ...] = ()
    absolute: bool = False

    def inputs(self) -> tuple[Slot, ...]:
        return (self.minuend, *self.subtrahends)

    def follow(self) -> Fraction:
        left = self.minuend.amount - sum((each.amount for each in self.subtrahends), Fraction(0))
        return (abs(left) if self.absolute else left) / self.stated.factor


@dataclass(slots=True, eq=False)
class Scaled(Claim):
    """A score that is a rate of its weight, capped at the weight."""

    rate: Slot = field(default_factory=Slot)
    weight: Slot = field(default_factory=Slot)

    def inputs(self) -> tuple[Slot, ...]:
        return (self.rate, self.weight)

    def follow(self) -> Fraction:
        percent = min(Fraction(self.rate.value or 0), Fraction(100))
        return percent / 100 * Fraction(self.weight.value or 0)


@dataclass(slots=True, eq=False)
class Same(Claim):
    """One fact that is printed twice, perhaps in another unit or as an approximation."""

    other: Slot = field(default_factory=Slot)

    def inputs(self) -> tuple[Slot, ...]:
        return (self.other,)

    def follow(self) -> Fraction:
        return self.other.amount / self.stated.factor


Piece = str | Slot


@dataclass(frozen=True, slots=True, eq=False)
class Loose:
    """An amount that a text quotes as about so much; the text does not follow when it changes."""

    text: str
    other: Slot
    amount: Fraction  #: what the slot said when the text was written

    @property
    def is_stale(self) -> bool:
        """Whether the quoted amount is another one by now."""
        return self.other.amount != self.amount


@dataclass(slots=True, eq=False)
class Cell:
    """A cell of a grid: pieces of text, and how far it reaches."""

    pieces: tuple[Piece, ...] = ()
    rows: int = 1
    columns: int = 1

    @property
    def text(self) -> str:
        """What is printed in it."""
        return spell(self.pieces)

    @property
    def slot(self) -> Slot | None:
        """The slot, when the cell holds nothing else."""
        only = self.pieces[0] if len(self.pieces) == 1 else None
        return only if isinstance(only, Slot) else None


@dataclass(slots=True, eq=False)
class Line:
    """A paragraph."""

    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        """What is printed."""
        return spell(self.pieces)


@dataclass(slots=True, eq=False)
class Grid:
    """A table as in HTML: each row lists the cells that begin in it."""

    rows: list[list[Cell]]
    title: str = ""  #: name of its sheet, when every table has its own
    header: int = 0  #: rows that are repeated after a page break
    break_after: int = 0  #: row after which a page ends; 0: none
    captioned: bool = False  #: a web page prints the name above the table


def spell(pieces: Iterable[Piece]) -> str:
    """The text of some pieces."""
    return "".join(each if isinstance(each, str) else each.text for each in pieces)


def placed(rows: list[list[Cell]]) -> list[tuple[int, int, Cell]]:
    """Each cell with its row and column in the full grid, from 0, as HTML places them."""
    taken: set[tuple[int, int]] = set()
    result = []
    for number, row in enumerate(rows):
        column = 0
        for cell in row:
            while (number, column) in taken:
                column += 1
            result.append((number, column, cell))
            for down in range(cell.rows):
                taken.update((number + down, column + each) for each in range(cell.columns))
            column += cell.columns
    return result


@dataclass(slots=True, eq=False)
class Goal:
    """An indicator of the form with all that is printed about it."""

    type: str
    name: str
    unit: str
    kind: str  #: count, rate, at_most, low_rate, date, words
    target: Slot
    result: Slot
    weight: Slot
    score: Slot
    reason: Slot
    sign: Slot  #: the comparison, when it has its own column
    measure: Slot  #: the unit, when it has its own column
    level: str = ""  #: level 1 as printed
    reviewed: Slot = field(default_factory=Slot)  #: a reviewer's score
    plan: Decimal | None = None  #: the target as a number
    name_slot: Slot = field(default_factory=Slot)
    open_deadline: bool = False

    @property
    def met(self) -> bool:
        """Whether the printed result reaches the target."""
        if self.plan is None or self.result.value is None:
            return True
        if self.kind in ("at_most", "low_rate"):
            return self.result.value <= self.plan
        return self.result.value >= self.plan


@dataclass(slots=True)
class Planted:
    """An error that was put in."""

    check: str
    stated: str | None
    expected: str | None
    where: str
    story: str = ""  #: how such an error comes about
    stated_alt: list[str] = field(default_factory=list)
    accept: list[str] = field(default_factory=list)  #: other checks that describe it fairly
    any_doc: bool = False  #: it may be reported at any form of its dossier

    def as_data(self) -> dict[str, object]:
        """For truth.json."""
        return {
            "check": self.check,
            "stated": self.stated,
            "expected": self.expected,
            "where": self.where,
            "story": self.story,
            "stated_alt": self.stated_alt,
            "accept": self.accept,
            "any_doc": self.any_doc,
        }


@dataclass(slots=True, eq=False)
class Draft:
    """A form before it is written."""

    family: str
    variant: str
    kind: str
    organisation: str
    year: int
    topic: str = ""
    blocks: list[Line | Grid] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    goals: list[Goal] = field(default_factory=list)
    texts: dict[str, Slot] = field(default_factory=dict)  #: texts that may be left as a template
    planted: list[Planted] = field(default_factory=list)
    also_ok: list[dict[str, object]] = field(default_factory=list)
    loose: list[Loose] = field(default_factory=list)  #: amounts that prose quotes as about so much
    consistent: list[dict[str, str]] = field(default_factory=list)  #: besides the claims
    marks: dict[str, Slot] = field(default_factory=dict)  #: slots that defects look for by name
    traits: set[str] = field(default_factory=set)  #: hard but right things it contains
    touched: set[int] = field(default_factory=set)  #: ids of slots a defect has changed
    dossier: str = ""  #: forms that are audited together share it
    project: str = ""  #: name of the project, as printed
    rows: list[tuple[str, str, Goal]] = field(default_factory=list)  #: level 1, level 2, row

    def settle(self, *, skip: Iterable[Claim] = ()) -> None:
        """Makes all that follows follow, in the order in which it was declared."""
        left = {id(each) for each in skip}
        for claim in self.claims:
            if id(claim) not in left and id(claim.stated) not in self.touched:
                claim.settle()

    def grids(self) -> Iterator[Grid]:
        """The tables."""
        return (each for each in self.blocks if isinstance(each, Grid))

    def broken(self) -> list[Claim]:
        """The claims that do not hold as printed."""
        return [each for each in self.claims if not each.holds()]
