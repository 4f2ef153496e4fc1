"""Text files: a line with a tab is a row of a table, every other line is a paragraph.

Consecutive rows are one table; a blank line or a line of prose ends it. Merged cells are blank
places here, so the tables say `has_spans=False`. A line is a paragraph even where a sentence runs on
in the next line (`heji.documents.prose` joins them), because a place is counted by lines as printed.
"""

from __future__ import annotations

import re

from heji.documents.builder import Builder, Draft
from heji.documents.failure import UnreadableError
from heji.documents.limits import MEGABYTE
from heji.documents.markup import blank_tags
from heji.documents.readers.text.characters import characters

#: Line ends of Windows, Unix and old Macs, and the page break that PDF extracts leave.
_LINE_END = re.compile(r"\r\n|[\n\r\f]")


def read(data: bytes, builder: Builder) -> None:
    """Reads a text file into the builder.

    Raises:
        UnreadableError: too large, or not text in an encoding that heji knows.
    """
    decoded = characters(data, builder)
    rows: list[str] = []
    for printed in _LINE_END.split(decoded.text):
        line = printed.replace("\x1a", "").lstrip("\ufeff")
        if "\t" in line:
            rows.append(line)
            continue
        _table(rows, builder)
        rows = []
        builder.paragraph(line.rstrip())
    _table(rows, builder)


def check_size(size: int, limit: int) -> None:
    """Refuses text that is too large, before any of it is decoded."""
    if size > limit:
        raise UnreadableError(
            "too-large", megabytes=size // MEGABYTE, limit=max(limit // MEGABYTE, 1)
        )


def _table(rows: list[str], builder: Builder) -> None:
    if not rows:
        return
    columns = max(row.count("\t") for row in rows) + 1
    drafts = (
        Draft(number, place, _cell(text))
        for number, row in enumerate(rows, start=1)
        for place, text in enumerate(row.split("\t"), start=1)
    )
    builder.table(drafts, len(rows), columns, has_spans=False)


def _cell(text: str) -> str:
    """The cell without tags; leading spaces stay, since they can be an indentation."""
    plain = blank_tags(text).rstrip()
    return plain.lstrip() if text.lstrip().startswith("<") else plain
