"""The picture of a page as it is looked at: with its seals, without them, and where they were."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from heji.documents.readers.scan.picture import Dots


@dataclass(frozen=True, slots=True)
class SheetPicture:
    """Three pictures of one page, of one size, in shades of grey."""

    grey: Dots  #: without seals
    raw: Dots  #: with them: a thin line under a seal is whole here
    seals: Dots  #: black where they were, on white

    def map(self, change: Callable[[Dots], Dots]) -> SheetPicture:
        """All three changed alike."""
        return SheetPicture(change(self.grey), change(self.raw), change(self.seals))
