"""The same content as Markdown and as separated values: merged cells are left blank."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from heji.documents.document import Block, Paragraph, Table


def markdown_bytes(blocks: Iterable[Block]) -> bytes:
    """Paragraphs and pipe tables; the first row of a table stands above the rule."""
    parts = []
    for block in blocks:
        if isinstance(block, Paragraph):
            parts.append(block.text.replace("\n", "") + "\n")
            continue
        rows = [
            "|" + "|".join(f" {_marked(text)} " for text in row) + "|" for row in texts_of(block)
        ]
        rows.insert(1, "|" + "---|" * block.column_count)
        parts.append("\n".join(rows) + "\n")
    return "\n".join(parts).encode()


def _marked(text: str) -> str:
    return text.replace("|", "\\|").replace("*", "\\*").replace("\n", "<br>")


def separated_bytes(blocks: Iterable[Block], encoding: str = "gb18030") -> bytes:
    """A sheet saved as csv: what stands above a table is in the first column."""
    target = io.StringIO()
    writer = csv.writer(target)
    for block in blocks:
        rows = [[block.text]] if isinstance(block, Paragraph) else texts_of(block)
        writer.writerows(rows)
    return target.getvalue().encode(encoding)


def texts_of(table: Table) -> Iterator[list[str]]:
    """The rows of a table, a merged cell in its first place only."""
    for number, row in enumerate(table.grid(), start=1):
        yield [
            cell.text if cell is not None and (cell.row, cell.column) == (number, column) else ""
            for column, cell in enumerate(row, start=1)
        ]
