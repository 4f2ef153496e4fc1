"""The prose of a document: its paragraphs, and the cells that hold sentences with figures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

from heji.claims.cutting import read_scene
from heji.claims.scene import Scene
from heji.documents.document import Block, Cell, Document, Paragraph, Table
from heji.documents.markup import clean
from heji.documents.passage import passage_of
from heji.documents.prose import prose
from heji.values.normalise import fold_for_figures

_DIGIT = re.compile(r"[\d０-９]")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_STOP = re.compile(r"[,，;；。、:：=＝（(]")
_FEWEST_SIGNS = 4
_LONG = 12


def scenes(document: Document) -> Iterator[Scene]:
    """The passages of a document that state figures: its prose, then its cells of prose."""
    running = replace(document, blocks=tuple(chain.from_iterable(map(_loosened, document.blocks))))
    cells = (cell for table in running.tables() for cell in table.cells if is_prose(cell.text))
    in_cells = (clean(passage_of(cell.text, cell.locator)) for cell in cells)
    outside = ((passage, False) for passage in prose(running))
    for passage, in_table in chain(outside, ((passage, True) for passage in in_cells)):
        if _DIGIT.search(passage.text) or "《" in passage.text:
            yield read_scene(passage, fold_for_figures(passage.text), in_table)


def is_prose(text: str) -> bool:
    """Whether a cell holds words about figures, and not a figure or a label alone.

    >>> is_prose("已完成,共支出12万元"), is_prose("1,234.50"), is_prose("≥20家")
    (True, False, False)
    """
    if not _DIGIT.search(text):
        return "《" in text
    signs = len(_HAN.findall(text))
    return signs >= _LONG or (signs >= _FEWEST_SIGNS and _STOP.search(text) is not None)


def _loosened(block: Block) -> Iterator[Block]:
    """A table whose rows of one cell are paragraphs, as a report typed into a sheet has them.

    They are put between what is left of the table, so that sentences run on over such rows alone.
    """
    if isinstance(block, Paragraph):
        yield block
        return
    rows: dict[int, list[Cell]] = {}
    for cell in block.cells:
        if cell.text.strip():
            rows.setdefault(cell.row, []).append(cell)
    covered = {row for cell in block.cells for row in range(cell.row + 1, cell.row + cell.row_span)}
    left: list[Cell] = []
    for row in sorted(rows):
        if len(rows[row]) == 1 and row not in covered and rows[row][0].row_span == 1:
            yield from _rest(block, left)
            left = []
            yield Paragraph(rows[row][0].text, rows[row][0].locator)
        else:
            left.extend(rows[row])
    yield from _rest(block, left)


def _rest(table: Table, cells: list[Cell]) -> Iterator[Table]:
    if cells:
        yield replace(table, cells=tuple(cells))
