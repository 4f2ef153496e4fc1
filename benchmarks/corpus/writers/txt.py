"""Text: a tab between cells, merged cells left blank, a page break inside a table."""

from __future__ import annotations

from pathlib import Path
from random import Random

from benchmarks.corpus.model import Draft, Grid, Line, placed


def write(draft: Draft, path: Path, rng: Random) -> None:
    """Writes the draft as text."""
    lines: list[str] = []
    for block in draft.blocks:
        if isinstance(block, Line):
            lines += [block.text, ""]
            continue
        lines += [*_table(block), ""]
    path.write_text("\n".join(lines) + "\n", "utf-8")


def _table(grid: Grid) -> list[str]:
    cells = placed(grid.rows)
    width = max(column + each.columns for _, column, each in cells)
    texts = [[""] * width for _ in grid.rows]
    for row, column, each in cells:
        texts[row][column] = each.text.replace("\n", "")
    lines = ["\t".join(row) for row in texts]
    at = grid.break_after
    if 0 < at < len(lines) - 1:
        again = [lines[grid.header]] if at % 2 else []
        lines[at + 1 : at + 1] = ["", "", *again] if at > grid.header else []
    return lines
