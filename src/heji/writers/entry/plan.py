"""What a template is before it is a workbook: the sheet of an empty form, and what goes where."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from heji.forms.layout import Layout
from heji.writers.entry.choices import data
from heji.writers.official.sheet import Formula, Place, Sheet

ROWS_OF_TYPE = 3  #: rows for each indicator type, where the layout names the types
ROWS_OF_TABLE = 20  #: rows of an indicator table without named types
ROWS_OF_TASKS = 6
MOST_ROWS = 500  #: that may be asked for; a longer form would be no form any more


class Input(StrEnum):
    """What may be written into a box."""

    TEXT = "text"
    CHOICE = "choice"  #: a text out of a list
    AMOUNT = "amount"  #: money, from 0
    CHANGE = "change"  #: money that was added or taken away
    RATE = "rate"  #: from 0 to 100 %
    WEIGHT = "weight"  #: from 0
    SCORE = "score"  #: from 0 to its weight
    DATE = "date"

    @property
    def is_number(self) -> bool:
        """Whether a spreadsheet should keep a number there."""
        return self not in (Input.TEXT, Input.CHOICE, Input.DATE)


class Need(StrEnum):
    """Whether a box may be left empty."""

    NEVER = "never"
    WITH_ROW = "with-row"  #: asked for once anything else of its row is filled in
    ALWAYS = "always"


@dataclass(frozen=True, slots=True)
class Entry:
    """What goes into one box."""

    input: Input
    name: str  #: what the form calls it
    choices: tuple[str, ...] = ()
    is_strict: bool = False  #: nothing but the choices is understood
    need: Need = Need.NEVER
    row: int | None = None  #: of a row that is repeated: its number among all of these
    is_preset: bool = False  #: filled in beforehand; it alone does not begin a row
    limit: Place | None = None  #: of a score: the box of its weight
    lines: int = 1  #: of text that it is given room for


@dataclass(frozen=True, slots=True)
class Mirror:
    """A live box that repeats another one, or a number, as soon as a third is filled in."""

    shown: Place | int
    beside: Place


Live = Formula | Mirror


@dataclass(frozen=True, slots=True)
class Shape:
    """What a template is made for and how many rows it has."""

    organisation: str = ""
    year: int | None = None
    unit: str = ""  #: of amounts; that of the official forms when empty
    rows: int | None = None  #: for each indicator type, or of a table without named types
    tasks: int = ROWS_OF_TASKS

    @property
    def money_unit(self) -> str:
        """The unit in which the template prints and takes amounts."""
        return self.unit or str(data()["unit"])

    @property
    def of_type(self) -> int:
        """Rows for each indicator type."""
        return self.rows or ROWS_OF_TYPE

    @property
    def of_table(self) -> int:
        """Rows of a table without named types."""
        return self.rows or ROWS_OF_TABLE


@dataclass(frozen=True, slots=True)
class Plan:
    """A template before it is a workbook."""

    layout: Layout
    shape: Shape
    sheet: Sheet  #: all boxes with their labels and what is filled in beforehand
    entries: Mapping[Place, Entry]
    live: Mapping[Place, Live]
    #: of the live boxes, those that must hold something in the end, by the name of what is missing
    needed: Mapping[Place, str] = field(default_factory=dict)
    names: tuple[Place, ...] = ()  #: the boxes in which indicators are named
    marks: frozenset[Place] = frozenset()  #: totals of weights and of scores
    full_marks: frozenset[Place] = frozenset()  #: totals of weights
    year_line: int | None = None  #: the line above the form in which the year is filled in
