"""What all readers of blocks share: a block is the rows under one heading."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass

from heji.forms.lexicon import Lexicon
from heji.forms.tables.gathered import Gathered
from heji.forms.tables.headings.column import Heading
from heji.forms.tables.rows import Row


@dataclass(slots=True)
class BlockReader(ABC):
    """Reads the rows of one block into what was gathered for the form."""

    words: Lexicon
    gathered: Gathered
    heading: Heading

    def takes(self, heading: Heading) -> bool:
        """Whether a further heading goes on in the same block, as after a page break."""
        return heading.keys == self.heading.keys

    @abstractmethod
    def read(self, row: Row) -> None:
        """Takes one row in."""

    @abstractmethod
    def close(self) -> None:
        """Ends the block."""
