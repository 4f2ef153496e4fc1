"""A text prepared for finding figures."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Source:
    """The same text three times, character for character."""

    text: str  #: as printed
    folded: str  #: variants of characters written plainly
    masked: str  #: folded, and what is no figure blanked out
    is_cell: bool = False  #: the text is one short cell, where less can be a name
