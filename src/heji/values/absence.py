"""What stands where a figure should stand, when it is not a figure.

Missing, blank, 「—」, 「/」, 「不适用」 and "cannot be divided" are different answers on an official
form; none of them is zero.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Absence(StrEnum):
    """The kinds of absence that heji keeps apart."""

    MISSING = "missing"  #: there is no such cell
    BLANK = "blank"  #: the cell is there and empty
    DASH = "dash"  #: 「—」 or another dash alone
    SLASH = "slash"  #: 「/」 alone
    NOT_APPLICABLE = "not-applicable"  #: 「不适用」「不涉及」「N/A」
    NONE = "none"  #: 「无」 alone
    UNDIVIDABLE = "undividable"  #: a division by zero: 「#DIV/0!」


@dataclass(frozen=True, slots=True)
class Absent:
    """A place that holds no figure, and in which way."""

    absence: Absence
    text: str = ""
