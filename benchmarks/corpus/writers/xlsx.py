"""Spreadsheet: numbers with formats, percentages as fractions, merges, hidden rows, sheets."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

from benchmarks.corpus.model import Cell, Draft, Grid, Line, Slot, placed


def write(draft: Draft, path: Path, rng: Random) -> None:
    """Writes the draft as a workbook."""
    from xlsxwriter import Workbook

    workbook = Workbook(str(path))
    several = rng.random() < 0.4
    as_text = rng.random() < 0.25
    sheet, row = None, 0
    for number, block in enumerate(draft.blocks):
        if isinstance(block, Line):
            if sheet is None:
                sheet = workbook.add_worksheet(f"表{number + 1}" if several else "Sheet1")
            sheet.write_string(row, 0, block.text)
            row += 1
            continue
        if sheet is None or (several and row > 3):
            sheet, row = workbook.add_worksheet(f"{block.title}{number}"), 0
        _table(workbook, sheet, block, row, as_text)
        if rng.random() < 0.15:
            _hide(sheet, block, row, rng)
            draft.traits.add("hidden-row")
        row += len(block.rows) + (0 if several else 1)
    workbook.close()


def _hide(sheet: Any, grid: Grid, top: int, rng: Random) -> None:
    """Hides one row in the middle: it counts all the same."""
    if len(grid.rows) > 6:
        sheet.set_row(top + rng.randint(3, len(grid.rows) - 3), None, None, {"hidden": True})


def _table(workbook: Any, sheet: Any, grid: Grid, top: int, as_text: bool) -> None:
    for row, column, cell in placed(grid.rows):
        value, pattern = _value(cell, as_text)
        look = workbook.add_format({"num_format": pattern, "text_wrap": True, "border": 1})
        at = top + row
        if cell.rows > 1 or cell.columns > 1:
            sheet.merge_range(at, column, at + cell.rows - 1, column + cell.columns - 1, "", look)
        if isinstance(value, str):
            sheet.write_string(at, column, value, look)
        else:
            sheet.write_number(at, column, value, look)


def _value(cell: Cell, as_text: bool) -> tuple[str | Decimal, str]:
    """What a clerk types: numbers as numbers with a format, all else as text."""
    slot = cell.slot
    if slot is None or not slot.is_number or not slot.typed or as_text or slot.prefix:
        return cell.text, "@"
    assert slot.value is not None
    if slot.suffix == "%":
        return slot.value / 100, "0%" if not slot.shown_places else f"0.{'0' * slot.shown_places}%"
    if slot.suffix:
        return cell.text, "@"
    return slot.value, _pattern(slot)


def _pattern(slot: Slot) -> str:
    if slot.trim:
        return "General"
    whole = "#,##0" if slot.thousands else "0"
    return f"{whole}.{'0' * slot.places}" if slot.places else whole
