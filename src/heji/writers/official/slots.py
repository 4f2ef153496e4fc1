"""What a blueprint is made of: slots that say what of a form a cell shows, in rows and blocks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from heji.writers.official.sheet import Line, Look, Paper


class Source(StrEnum):
    """What of a form a cell shows."""

    LABEL = "label"  #: the text itself
    FIELD = "field"  #: a field by its role: 「role」 or 「role/label」
    MONEY = "money"  #: an amount or rate by 「measure/part」 or 「measure/part/label」
    PART = "part"  #: in a block of money: the name of the row's part
    MARK = "mark"  #: weight or score of the row for the execution of the budget
    TOTAL = "total"  #: weight or score of the whole form
    LEVEL = "level"  #: an indicator's level 1, 2 …, merged over the rows that share it
    LEVEL_WEIGHT = "level_weight"  #: the weight of that level
    LEVEL_SCORE = "level_score"  #: the score of that level
    NAME = "name"  #: the indicator's or the task's own name
    ENTRY = "entry"  #: a column of the indicator or task by its role
    TASK = "task"  #: a column of the task that is an indicator's level 1, merged over its rows
    SERIAL = "serial"  #: 1, 2, 3 …
    BLANK = "blank"  #: nothing: left to be filled in by hand


class Of(StrEnum):
    """What a block repeats its row for."""

    MONEY = "money"  #: each part of the money
    TASKS = "tasks"
    INDICATORS = "indicators"


_BY_LEVEL = frozenset({Source.LEVEL, Source.LEVEL_WEIGHT, Source.LEVEL_SCORE})


@dataclass(frozen=True, slots=True)
class Slot:
    """One cell of a blueprint."""

    source: Source
    argument: str = ""  #: label text, role, 「measure/part」, level …
    across: int = 1
    down: int = 1
    look: Look = Look.TEXT
    dash: bool = False  #: prints 「—」 where the form holds nothing
    beside: str = ""  #: printed only in rows that hold an entry of this role
    held: str = ""  #: a column that is there only when a row of the block holds such an entry

    @property
    def level(self) -> int:
        """The level whose rows share this cell; 0 for a cell of the row alone."""
        if self.source is Source.TASK:
            return 1
        return int(self.argument) if self.source in _BY_LEVEL else 0


Row = tuple[Slot, ...]


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows that are printed once."""

    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Repeated:
    """A heading, one row for each part, task or indicator, and rows that close the block."""

    of: Of
    heading: tuple[Row, ...]
    columns: Row
    lead: Slot | None = None  #: the name of the block, down its whole left side
    first: Row = ()  #: of money: the row of the total, where it has other cells than its parts
    closing: tuple[Row, ...] = ()
    closes_when_held: bool = False  #: prints the closing rows only when the form has such a total
    sections: frozenset[str] = frozenset()  #: of indicators: which; none named: all that are left
    untasked: bool = False  #: of indicators: only those that stand under no task
    parts: dict[str, str] = field(default_factory=dict)  #: of money: official part -> its label
    types: dict[str, str] = field(default_factory=dict)  #: type -> 「level 1/level 2」 of its rows


@dataclass(frozen=True, slots=True)
class PairTable:
    """A heading over two lists of parts that stand side by side."""

    heading: Row
    left: dict[str, str]  #: official part -> its label
    right: dict[str, str]


@dataclass(frozen=True, slots=True)
class Pairs:
    """Labels and amounts side by side: the kinds of spending at the left, the sources at the right."""

    columns: Row  #: part, amount, part, amount
    tables: tuple[PairTable, ...]
    lead: Slot | None = None


Block = Rows | Repeated | Pairs


@dataclass(frozen=True, slots=True)
class Blueprint:
    """How one official form is printed."""

    title: str
    widths: tuple[int, ...]
    blocks: tuple[Block, ...]
    above: tuple[Line, ...] = ()
    below: tuple[Line, ...] = ()
    paper: Paper = Paper.PORTRAIT

    def slots(self) -> Iterator[Slot]:
        """Every cell that it names."""
        for block in self.blocks:
            if isinstance(block, Rows):
                rows: tuple[Row, ...] = block.rows
            elif isinstance(block, Pairs):
                rows = (*(each.heading for each in block.tables), block.columns)
            else:
                rows = (*block.heading, block.first, block.columns, *block.closing)
            for row in rows:
                yield from row

    def has(self, source: Source) -> bool:
        """Whether any cell shows that."""
        return any(slot.source is source for slot in self.slots())

    def repeated(self, of: Of) -> tuple[Repeated, ...]:
        """The blocks that repeat a row for each of these."""
        blocks = (each for each in self.blocks if isinstance(each, Repeated))
        return tuple(each for each in blocks if each.of is of)
