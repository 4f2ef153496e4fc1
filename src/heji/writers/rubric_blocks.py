"""What the document of a rubric is made of, whatever it is written as."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is the title."""

    level: int
    words: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Sentences; a notice is set apart so that nobody overlooks it."""

    words: str
    is_notice: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows below a heading row; without one the first column holds the labels."""

    heading: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    name: str = ""  #: says how wide its columns are
    groups: frozenset[int] = frozenset()  #: rows that head those below them


@dataclass(frozen=True, slots=True)
class Signature:
    """Where the people sign who answer for the document: what each line is for."""

    labels: tuple[str, ...]


Block = Heading | Paragraph | Table | Signature
