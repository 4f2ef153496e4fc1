"""A workbook with the findings as cell comments."""

from __future__ import annotations

import io
from collections.abc import Iterable

from heji.writers.annotated.note import Note, author

_WIDTH, _LINE = 360, 22  #: of a comment's box, in points
_CHARACTERS = 24  #: on one line of it


def annotate(data: bytes, notes: Iterable[Note]) -> bytes:
    """The workbook with a comment at every place; one that a cell has already is kept below it.

    Args:
        data: an xlsx.
        notes: with places of that workbook.
    """
    from openpyxl import load_workbook
    from openpyxl.comments import Comment

    book = load_workbook(io.BytesIO(data), rich_text=True)
    for note in notes:
        place = note.place
        if place.sheet not in book.sheetnames or place.row is None or place.column is None:
            continue
        cell = book[place.sheet].cell(place.row, place.column)
        before = getattr(cell, "comment", None)
        words = f"{note.words}\n\n{before.text}" if before is not None else note.words
        lines = sum(len(each) // _CHARACTERS + 1 for each in words.splitlines())
        cell.comment = Comment(words, author(), width=_WIDTH, height=_LINE * (lines + 1))
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()
