"""Word: merged cells as Word merges them, several rows of headings."""

from __future__ import annotations

from pathlib import Path
from random import Random
from typing import Any

from benchmarks.corpus.model import Cell, Draft, Grid, Line, placed


def write(draft: Draft, path: Path, rng: Random) -> None:
    """Writes the draft as a Word document."""
    from docx import Document

    document = Document()
    for block in draft.blocks:
        if isinstance(block, Line):
            document.add_paragraph(block.text)
        else:
            _table(document, block)
    document.save(str(path))


def _table(document: Any, grid: Grid) -> None:
    """Builds the table's XML: spans are exact and large tables stay fast."""
    from docx.oxml import OxmlElement

    cells = placed(grid.rows)
    width = max(column + each.columns for _, column, each in cells)
    table = document.add_table(rows=0, cols=width)
    table.style = "Table Grid"
    for row in _full_rows(cells, len(grid.rows)):
        element = OxmlElement("w:tr")
        for cell, continued in row:
            element.append(_cell(cell, continued))
        table._tbl.append(element)


def _full_rows(cells: list[tuple[int, int, Cell]], count: int) -> list[list[tuple[Cell, bool]]]:
    """Each row's cells in order, those that continue from above included."""
    rows: list[list[tuple[int, Cell, bool]]] = [[] for _ in range(count)]
    for row, column, cell in cells:
        for down in range(cell.rows):
            rows[row + down].append((column, cell, down > 0))
    return [
        [(cell, continued) for _, cell, continued in sorted(row, key=lambda each: each[0])]
        for row in rows
    ]


def _cell(cell: Cell, continued: bool) -> Any:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    element, properties = OxmlElement("w:tc"), OxmlElement("w:tcPr")
    if cell.columns > 1:
        span = OxmlElement("w:gridSpan")
        span.set(qn("w:val"), str(cell.columns))
        properties.append(span)
    if cell.rows > 1:
        merge = OxmlElement("w:vMerge")
        if not continued:
            merge.set(qn("w:val"), "restart")
        properties.append(merge)
    element.append(properties)
    for line in [""] if continued else cell.text.split("\n"):
        paragraph, run, text = (OxmlElement(name) for name in ("w:p", "w:r", "w:t"))
        text.text = line
        text.set(qn("xml:space"), "preserve")
        run.append(text)
        paragraph.append(run)
        element.append(paragraph)
    return element
