"""Web page: rowspan and colspan."""

from __future__ import annotations

from html import escape
from pathlib import Path
from random import Random

from benchmarks.corpus.model import Cell, Draft, Grid, Line


def write(draft: Draft, path: Path, rng: Random) -> None:
    """Writes the draft as a web page."""
    body = "\n".join(
        f"<p>{_text(block.text)}</p>" if isinstance(block, Line) else _table(block)
        for block in draft.blocks
        if not isinstance(block, Line) or block.text
    )
    path.write_text(
        f'<!DOCTYPE html>\n<html lang="zh-CN"><head><meta charset="utf-8"><title>{draft.year}'
        f"</title><style>td{{border:1px solid}}</style></head>\n<body>\n{body}\n</body></html>\n",
        "utf-8",
    )


def _text(text: str) -> str:
    return escape(text).replace("\n", "<br>")


def _table(grid: Grid) -> str:
    rows = "\n".join(f"<tr>{''.join(_cell(each) for each in row)}</tr>" for row in grid.rows)
    caption = f"<caption>{grid.title}</caption>" if grid.captioned else ""
    return f'<table border="1">{caption}\n{rows}\n</table>'


def _cell(cell: Cell) -> str:
    spans = "".join(
        f' {name}="{count}"'
        for name, count in (("rowspan", cell.rows), ("colspan", cell.columns))
        if count > 1
    )
    return f"<td{spans}>{_text(cell.text)}</td>"
