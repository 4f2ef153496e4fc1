"""Text put together from parts of a document, each character with its place."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from heji.documents.locator import Locator


@dataclass(frozen=True, slots=True)
class Piece:
    r"""A run of characters of a passage and the run of the original that it shows.

    Both runs have the same length, except where one sign stands for several (「×」 for `\times`)
    or none (the space put between two joined Latin words).
    """

    start: int  #: first character in the passage
    end: int
    locator: Locator  #: paragraph or cell
    source_start: int  #: first character in that paragraph or cell
    source_end: int

    def source(self, start: int, end: int) -> tuple[int, int]:
        """The part of the original behind passage characters start..end, cut to this piece."""
        if self.end - self.start != self.source_end - self.source_start:
            return self.source_start, self.source_end
        shift = self.source_start - self.start
        return max(start, self.start) + shift, min(end, self.end) + shift


@dataclass(frozen=True, slots=True)
class Passage:
    """Running text that may come from several paragraphs, or leave out part of one."""

    text: str
    pieces: tuple[Piece, ...]  #: in order, without gaps

    @property
    def locator(self) -> Locator:
        """The paragraph or cell in which the passage begins."""
        return self.pieces[0].locator if self.pieces else Locator()

    def locate(self, start: int, end: int) -> Locator:
        """The place of some of its characters: in the paragraph where they begin.

        Characters that continue in the next paragraph are in `locate_all`.
        """
        return self.locate_all(start, end)[0]

    def locate_all(self, start: int, end: int) -> tuple[Locator, ...]:
        """The places of some of its characters, one for each paragraph that they stand in."""
        places: list[Locator] = []
        first = max(bisect_right(self.pieces, start, key=lambda piece: piece.start) - 1, 0)
        for piece in self.pieces[first:]:
            if piece.start >= end and places:
                break
            low, high = piece.source(start, max(start, end))
            if places and _same_block(places[-1], piece.locator):
                places[-1] = replace(places[-1], end=high)
            else:
                places.append(piece.locator.span(low, high))
        return tuple(places) or (Locator(),)

    def replaced(self, changes: Sequence[tuple[int, int, str]]) -> Passage:
        """The passage with some runs (start, end) put otherwise; runs in order, not overlapping."""
        texts: list[str] = []
        pieces: list[Piece] = []
        length = position = 0
        for start, end, text in (*changes, (len(self.text), len(self.text), "")):
            for piece in self._cut(position, start):
                size = piece.end - piece.start
                pieces.append(replace(piece, start=length, end=length + size))
                length += size
            texts.append(self.text[position:start])
            if text:
                pieces.append(self._sign(start, end, length, len(text)))
                length += len(text)
                texts.append(text)
            position = end
        return Passage("".join(texts), tuple(pieces))

    def _cut(self, start: int, end: int) -> list[Piece]:
        found = []
        for piece in self.pieces:
            low, high = max(piece.start, start), min(piece.end, end)
            if low < high:
                found.append(Piece(low, high, piece.locator, *piece.source(low, high)))
        return found

    def _sign(self, start: int, end: int, at: int, size: int) -> Piece:
        place = self.locate(start, end)
        block = replace(place, start=None, end=None)
        return Piece(at, at + size, block, place.start or 0, place.end or 0)


def _same_block(one: Locator, other: Locator) -> bool:
    return (one.paragraph, one.table, one.row, one.column) == (
        other.paragraph,
        other.table,
        other.row,
        other.column,
    )


def passage_of(text: str, locator: Locator) -> Passage:
    """A whole paragraph or cell as a passage.

    >>> passage_of("合计10个", Locator(paragraph=2)).locate(2, 4).as_data()
    {'paragraph': 2, 'start': 2, 'end': 4}
    """
    return Passage(text, (Piece(0, len(text), locator, 0, len(text)),) if text else ())
