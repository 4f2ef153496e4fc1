"""A rubric: the dated scoring rules of one form in one region."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction

from heji.rubrics.formulas.expression import Expression
from heji.rubrics.rules.rule import NO_TEXT, Band, Rule, Text
from heji.values.rounding import Rounding
from heji.values.units import Unit


class Status(StrEnum):
    """Whether the text of the rules was at hand."""

    OFFICIAL = "official"
    RECONSTRUCTED = "reconstructed"  #: from scores and wording; shown as such wherever it is used


class Otherwise(StrEnum):
    """What becomes of an item whose inputs the form does not give."""

    UNDECIDED = "undecided"
    TAKEN_OVER = "taken-over"  #: the inputs lie in evidence outside the form


class InputKind(StrEnum):
    """What an input is."""

    NUMBER = "number"
    TRUTH = "truth"  #: whether a condition is met


@dataclass(frozen=True, slots=True)
class Source:
    """A document that a rule comes from."""

    id: str
    title: str
    document: str = ""  #: its number: 「财预〔2020〕10号」
    date: datetime.date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Dated:
    """What a parameter is from a day on."""

    since: datetime.date
    value: Expression
    source: str = ""  #: id of a source


@dataclass(frozen=True, slots=True)
class Parameter:
    """A named constant whose value may change with time; a value without a date does not exist."""

    name: str
    names: Text
    values: tuple[Dated, ...]  #: in rising order of their days

    def on(self, day: datetime.date) -> Dated | None:
        """What it is on a day; None before its first value."""
        valid = [each for each in self.values if each.since <= day]
        return valid[-1] if valid else None


@dataclass(frozen=True, slots=True)
class Precision:
    """To how many decimals something is rounded, and how."""

    places: int
    mode: Rounding = Rounding.HALF_AWAY


@dataclass(frozen=True, slots=True)
class Precisions:
    """Rounding at each level; None keeps the exact value.

    `value` counts the decimals of the value as printed: 2 for 83.76 %.
    """

    value: Precision | None = None
    item: Precision | None = None
    total: Precision | None = None


#: Nothing is rounded.
EXACT = Precisions()


@dataclass(frozen=True, slots=True)
class Selector:
    """One place of a form where an input may stand, in the words of `binding.places`.

    `row rate`: the rate that the row's reason states; `money executed total`; `row figure 实际采购
    金额`: the amount behind one of these words in the row.
    """

    place: str
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Input:
    """A figure that a rule needs: what it is called, in which unit, and where a form has it."""

    name: str
    names: Text
    unit: Unit | None
    selectors: tuple[Selector, ...]  #: tried in this order
    kind: InputKind = InputKind.NUMBER


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of a form that an item stands for, one copy for each."""

    section: str = ""  #: management | performance | bonus, "" for any
    types: tuple[str, ...] = ()  #: indicator types, () for any
    level: str = ""  #: name of the level-1 indicator above, "" for any


@dataclass(frozen=True, slots=True)
class Item:
    """One row of a rubric, or a group of rows."""

    code: str
    name: Text
    weight: Expression | None  #: None: the weight that the form prints
    labels: tuple[str, ...] = ()  #: other names that the row has in forms
    inputs: tuple[Input, ...] = ()
    formula: Expression | None = None  #: gives the value that the rule is about
    unit: Unit | None = None  #: of that value, as it is written
    rule: Rule | None = None  #: None for a group
    rows: Rows | None = None  #: stands for each of these rows
    applies: Expression | None = None  #: the item counts only where this condition holds
    value_precision: Precision | None = None  #: overrides the rubric's
    score_precision: Precision | None = None  #: overrides the rubric's for items
    otherwise: Otherwise = Otherwise.UNDECIDED
    reason: Text = NO_TEXT  #: why the rule is believed to be this one
    source: str = ""  #: id of a source
    items: tuple[Item, ...] = ()
    line: int = field(default=0, compare=False)  #: where it stands in its file


@dataclass(frozen=True, slots=True)
class Grade:
    """A grade (优, 良 …) and the lowest total that has it."""

    name: Text
    low: Fraction


@dataclass(frozen=True, slots=True)
class TotalCap:
    """The highest total that a rate of execution allows."""

    inputs: tuple[Input, ...]
    formula: Expression
    bands: tuple[Band, ...]  #: their marks are the highest total
    source: str = ""


@dataclass(frozen=True, slots=True)
class Rubric:
    """The scoring rules of one form, dated and with their sources."""

    id: str  #: 「cn/mof/project-self-evaluation/2020」
    version: str
    name: Text
    region: str  #: GB/T 2260 code, "000000" for the whole country
    form: str  #: kind of form, as in FINDINGS: 「project-self-evaluation」
    since: int  #: first year that is evaluated with it
    until: int | None  #: last year, None while it is in force
    status: Status
    sources: tuple[Source, ...]
    full_mark: Fraction
    items: tuple[Item, ...]
    parameters: tuple[Parameter, ...] = ()
    grades: tuple[Grade, ...] = ()  #: highest first
    precisions: Precisions = EXACT
    cap: TotalCap | None = None
    rescales: bool = False  #: items that do not apply are left out, the rest is scaled to full mark
    layouts: tuple[str, ...] = ()  #: ids of layouts, `*` at the end for all below
    extends: str = ""  #: id of the rubric that it changes
    note: Text = NO_TEXT

    def source(self, id: str) -> Source | None:
        """The source of an id."""
        return next((each for each in self.sources if each.id == id), None)

    def parameter(self, name: str) -> Parameter | None:
        """The parameter of a name."""
        return next((each for each in self.parameters if each.name == name), None)
