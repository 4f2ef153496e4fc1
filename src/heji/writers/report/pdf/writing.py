"""A report as PDF/A-2b with bookmarks, set by typst after GB/T 9704-2012."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from importlib import resources
from typing import Any

from heji.language import text
from heji.writers.report.report import Attachment, Block, Chart, Paragraph, Report, Section, Table
from heji.writers.report.tall_rows import may_break
from heji.writers.report.titling import title_lines
from heji.writers.typesetting.breaking import pieces
from heji.writers.typesetting.typesetting import NO_DATE, typeset

#: Characters of a line of the text, and of a narrow cell in a table.
_LINE, _CELL = 28, 4
#: A table of up to so many rows stays on one page.
_SHORT = 16


def write(report: Report) -> bytes:
    """A report as PDF; the same report gives the same bytes.

    Raises:
        TypesettingError: no font has a character of it.
    """
    template = resources.files(__package__).joinpath("report.typ").read_text(encoding="utf-8")
    data = {
        "title": report.title,
        "title_lines": title_lines(report.title),
        "blocks": [
            *map(_block, report.opening),
            *(each for section in report.sections for each in _section(section)),
        ],
        "attachments": list(_attachments(report.attachments)),
        "attachments_label": text("outline.page.attachments", "zh"),
    }
    # The year is all that is known of the date: the last day of it is the day of the accounts.
    dated = date(report.year, 12, 31) if report.year else NO_DATE
    return typeset(template, data, dated)


def _section(section: Section) -> Iterator[dict[str, Any]]:
    yield {"kind": "heading", "level": section.level, "text": section.heading}
    yield from map(_block, section.blocks)
    for each in section.sections:
        yield from _section(each)


def _attachments(attachments: tuple[Attachment, ...]) -> Iterator[dict[str, Any]]:
    for number, each in enumerate(attachments, start=1):
        alone = len(attachments) == 1
        key = "attachment" if alone else "attachment-number"
        yield {
            "label": text(f"outline.page.{key}", "zh", number=number),
            "name": each.name,
            "listed": each.name if alone else f"{number}. {each.name}",
            "wide": all(isinstance(block, Table) and block.is_wide for block in each.blocks),
            "blocks": [_block(block) for block in each.blocks],
        }


def _block(block: Block) -> dict[str, Any]:
    match block:
        case Paragraph(words, place):
            return {"kind": "paragraph", "pieces": pieces(words, _LINE), "place": place.value}
        case Chart():
            return {
                "kind": "chart",
                "title": block.title,
                "svg": block.outlined,
                "description": block.description,
            }
        case Table():
            return _table(block)


def _table(table: Table) -> dict[str, Any]:
    cells = [
        {
            "x": column,
            "y": row,
            "pieces": pieces(cell.text, _CELL),
            "rows": cell.row_span,
            "columns": cell.column_span,
            "breaks": cell.row_span > 1 or may_break(table, given),
        }
        for row, given in enumerate(table.rows, start=1)
        for column, cell in enumerate(given)
        if cell is not None
    ]
    return {
        "kind": "table",
        "title": table.title,
        "note": table.note,
        "wide": table.is_wide,
        "short": not table.is_wide and len(table.rows) <= _SHORT,
        "widths": [each.width for each in table.columns],
        "headings": [each.heading for each in table.columns],
        "aligns": [each.align.value for each in table.columns],
        "cells": cells,
    }
