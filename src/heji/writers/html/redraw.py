"""A document drawn again as HTML: its paragraphs and tables in order, with marks in place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from heji.documents.document import Cell, Document, Table
from heji.language import has
from heji.writers.cell_roles import CellRole
from heji.writers.html.marks import TONES, Mark, Spot
from heji.writers.html.markup import escape, label
from heji.writers.wording import sign

Roles = Mapping[tuple[int, int, int], CellRole]

#: A cell that is a figure and nothing else is set like one: to the right, in tabular digits.
_FIGURE_ALONE = re.compile(r"[-−–+≥≤><＞＜=¥￥]?\s*[\d０-９][\d０-９,，.．]*\s*[^\s\d]{0,3}")

#: Characters from which a cell is prose and gets room, and up to which words alone are a label.
LONG_CELL = 160
LONGEST_LABEL = 24

#: Columns beyond which a table is wider than a page.
WIDE_TABLE = 8


@dataclass(frozen=True, slots=True)
class Drawing:
    """What is drawn besides a document's own text."""

    document: str  #: its id in the report
    marks: Mapping[Spot, tuple[Mark, ...]]  #: of this document
    roles: Roles  #: what the form took its cells for
    show_roles: bool = False  #: write the role into each cell

    def marks_at(self, kind: str, number: int, row: int = 0, column: int = 0) -> tuple[Mark, ...]:
        """The marks of a paragraph or of a cell."""
        return self.marks.get((self.document, kind, number, row, column), ())


def blocks(document: Document, drawing: Drawing) -> Iterator[str]:
    """The blocks of a document as HTML."""
    for block in document.blocks:
        if isinstance(block, Table):
            yield from _table(block, drawing)
        else:
            number = block.locator.paragraph or 0
            yield f"<p>{marked(block.text, drawing.marks_at('paragraph', number))}</p>\n"


def marked(words: str, marks: tuple[Mark, ...]) -> str:
    """A text with links around the characters that findings are about.

    Where findings overlap, a stretch of text carries all of them and looks like the worst.
    """
    if not marks:
        return escape(words)
    spans = [(each, min(each.start, len(words)), _end(each, words)) for each in marks]
    cuts = sorted({0, len(words), *(cut for _, start, end in spans for cut in (start, end))})
    pieces = []
    anchored: set[str] = set()
    for start, end in pairwise(cuts):
        here = [each for each, first, last in spans if first <= start and end <= last]
        closing = [each for each, _, last in spans if last == end and each in here]
        pieces.append(_stretch(words[start:end], here, closing, anchored))
    return "".join(pieces) or _stretch("", list(marks), list(marks), anchored)


def _end(mark: Mark, words: str) -> int:
    return len(words) if mark.end is None else min(mark.end, len(words))


def _stretch(words: str, here: list[Mark], closing: list[Mark], anchored: set[str]) -> str:
    if not here:
        return escape(words)
    ordered = sorted(here, key=lambda each: (TONES.index(each.tone), each.number))
    anchors = "".join(
        f'<span id="{each.anchor}"></span>'
        for each in ordered
        if each.anchor and each.anchor not in anchored
    )
    anchored.update(each.anchor for each in ordered)
    numbers = " ".join(f"t{each.number}" for each in ordered)
    tones = " ".join(f"{each.tone}:{each.number}" for each in ordered)
    signs = "".join(_sign(each) for each in closing if each.tone != "operand")
    first = ordered[0]
    return (
        f'{anchors}<a class="mark" data-tone="{first.tone}" data-tones="{tones}"'
        f' href="#f{first.number}" aria-describedby="{numbers}">{escape(words)}{signs}</a>'
    )


def _sign(mark: Mark) -> str:
    return f'<sup data-tone="{mark.tone}">{sign(mark.tone, "zh")}{mark.number}</sup>'


def _table(table: Table, drawing: Drawing) -> Iterator[str]:
    number = table.locator.table or 0
    wide = " wide" if table.column_count > WIDE_TABLE else ""
    caption = label("html.table-caption", table=number)
    if table.locator.sheet:
        caption += " " + label("report.place.sheet", sheet=table.locator.sheet)
    yield f'<div class="sheet{wide}" tabindex="0" role="region" aria-label="{number}">'
    yield f"<table><caption>{caption}</caption><tbody>\n"
    corners = {(cell.row, cell.column): cell for cell in table.cells}
    covered = _covered(table)
    for row in range(1, table.row_count + 1):
        cells = [
            corners.get((row, column))
            for column in range(1, table.column_count + 1)
            if (row, column) not in covered
        ]
        first_hidden = next((each for each in cells if each is not None and each.hidden), None)
        drawn = (_cell(number, each, drawing, each is first_hidden) for each in cells)
        yield f"<tr>{''.join(drawn)}</tr>\n"
    yield "</tbody></table></div>\n"


def _covered(table: Table) -> set[tuple[int, int]]:
    places: set[tuple[int, int]] = set()
    for cell in table.cells:
        if cell.row_span > 1 or cell.column_span > 1:
            places.update(
                (row, column)
                for row in range(cell.row, cell.row + cell.row_span)
                for column in range(cell.column, cell.column + cell.column_span)
                if (row, column) != (cell.row, cell.column)
            )
    return places


def _cell(table: int, cell: Cell | None, drawing: Drawing, is_first_hidden: bool) -> str:
    if cell is None:
        return "<td></td>"
    own = drawing.marks_at("table", table, cell.row, cell.column)
    known = drawing.roles.get((table, cell.row, cell.column))
    spans = (("rowspan", cell.row_span), ("colspan", cell.column_span))
    attributes = "".join(f' {name}="{count}"' for name, count in spans if count > 1)
    classes = " ".join(_classes(cell, is_value=known is not None))
    if classes:
        attributes += f' class="{classes}"'
    # Once in a row is enough; the hatching shows the other cells.
    note = f'<span class="unseen">{label("html.hidden-cell")}</span>' if is_first_hidden else ""
    if drawing.show_roles and known is not None and known.role:
        note += f'<span class="unseen">{_role(known.role)}</span>'
    return f"<td{attributes}>{marked(cell.text, own)}{note}</td>"


def _role(role: str) -> str:
    key = f"role.{role}"
    return label(key) if has(key) else escape(role)


def _classes(cell: Cell, *, is_value: bool) -> Iterator[str]:
    words = cell.text.strip()
    if _FIGURE_ALONE.fullmatch(words):
        yield "figure"
    elif not is_value and _is_label(words):
        yield "label"
    elif len(words) > LONG_CELL:
        yield "long"
    if cell.hidden:
        yield "hidden"


def _is_label(words: str) -> bool:
    if len(words) > LONGEST_LABEL or any(each.isdigit() for each in words):
        return False
    return any(each.isalpha() for each in words)
