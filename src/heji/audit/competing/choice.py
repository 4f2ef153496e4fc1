"""What was chosen where a document can be read in more than one way."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from heji.documents.locator import Locator


class Doubt(StrEnum):
    """Why a reader may have read something else than what is printed."""

    SIGNS = "signs"  #: characters that look alike, in a figure of which the reader was not sure
    JOINED = "joined"  #: several figures in one cell, where no ruling parts the columns
    BROKEN = "broken"  #: one figure in two cells, or with a blank in it
    UNIT = "unit"  #: a block of money that does not say whether it is in 元 or in 万元
    TWO_UNITS = "two-units"  #: money to which the form gives two different units
    LOST_CELL = "lost-cell"  #: a row of text with fewer cells than its table has columns


@dataclass(frozen=True, slots=True)
class Choice:
    """A reading that was taken instead of the first one, because more of the form agrees with it."""

    locator: Locator
    doubt: Doubt
    read: str  #: what the reader made of the place; 「|」 between cells, 「‖」 between rows
    taken: str
    confidence: Decimal  #: how sure the reader was of what it read, of 1
    before: int  #: how many relations of the form held with what was read
    after: int  #: how many hold with what was taken
