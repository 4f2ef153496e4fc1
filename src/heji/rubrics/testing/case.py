"""A case of a tests file: what is put in, and what has to come out."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction

from heji.rubrics.evaluation.evaluation import Basis

#: The cells of a row by role, as printed: `{weight: "5", target: "≥10家"}`.
Cells = Mapping[str, str]

#: Values by the name of the input, as printed; a condition is met or not.
Values = Mapping[str, str | bool]


class Aspect(StrEnum):
    """What a case shows of its item."""

    FULL = "full"  #: all marks
    PARTIAL = "partial"  #: some marks
    ZERO = "zero"  #: no marks
    EDGE = "edge"  #: an end of a band, a cap, a refusal, a person's score taken over


@dataclass(frozen=True, slots=True)
class Place:
    """Where a case is written."""

    file: str
    line: int


@dataclass(frozen=True, slots=True)
class ItemCase:
    """One item with its inputs or its row, and its score or why it has none."""

    place: Place
    item: str  #: code
    aspect: Aspect
    inputs: Values = field(default_factory=dict)
    row: Cells | None = None  #: None: the form has no such row
    day: datetime.date | None = None
    score: Fraction | None = None  #: in marks (分)
    basis: Basis = Basis.COMPUTED
    refused: str = ""  #: last part of a text `rubrics.problem.<refused>`, or `manual`

    @property
    def name(self) -> str:
        """What reports call it.

        >>> ItemCase(Place("2020.tests.yaml", 7), "2.1", Aspect.FULL).name
        '2.1 full (7)'
        """
        return f"{self.item} {self.aspect.value} ({self.place.line})"


@dataclass(frozen=True, slots=True)
class FormCase:
    """A whole form, its total and its grade."""

    place: Place
    rows: tuple[Cells, ...] = ()
    inputs: Mapping[str, Values] = field(default_factory=dict)  #: by code of the item, or `cap`
    year: int | None = None
    total: Fraction | None = None  #: None: there must be no total
    grade: str = ""  #: its Chinese name; empty where none is asked for

    @property
    def name(self) -> str:
        """What reports call it."""
        return f"form ({self.place.line})"


Case = ItemCase | FormCase


@dataclass(frozen=True, slots=True)
class Suite:
    """The cases of one rubric."""

    rubric: str  #: its id
    cases: tuple[Case, ...]
