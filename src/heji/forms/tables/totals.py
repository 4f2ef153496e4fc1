"""Rows that close a block: 总分, 合计, 小计."""

from __future__ import annotations

from collections.abc import Iterator

from heji.documents.document import Cell
from heji.documents.figure import Figure
from heji.forms.lexicon import Lexicon
from heji.forms.tables.figures import cell_figure, is_number, mark_figure
from heji.forms.tables.headings.column import LEVELS, Heading
from heji.forms.tables.rows import Row
from heji.relations.relation import Basis, Ratio


def is_total(row: Row, words: Lexicon) -> bool:
    """Whether a row is the total of all above it."""
    first = row.first
    return first is not None and bool(words.role("totals", first.text))


def closes(row: Row, heading: Heading, words: Lexicon) -> bool:
    """Whether a row is the total row of a score table, even under the name of a field.

    自评总分 with both marks, or with its score in the column of the scores, ends the table; beside
    a lone figure anywhere else it is a field of the form.
    """
    if not is_total(row, words):
        return False
    figures = [cell for cell in row.filled if is_number(cell.text)]
    return len(figures) > 1 or any(_is_under_score(cell, heading) for cell in figures)


def _is_under_score(cell: Cell, heading: Heading) -> bool:
    last = cell.column + cell.column_span - 1
    roles = {c.role for c in heading.columns if cell.column <= c.last and c.first <= last}
    return "score" in roles and not roles & {"weight", "target", "result", *LEVELS}


def is_subtotal(row: Row, words: Lexicon) -> bool:
    """Whether a row sums up a part of the block."""
    return any(words.role("subtotals", cell.text) for cell in row.filled[:3])


def is_remark(row: Row, heading: Heading, words: Lexicon) -> bool:
    """Whether words stand under targets and marks at once: 「其他需说明的事项 | 无」 is no indicator."""
    if row.first is not None and words.role("fields", row.first.text) == "remarks":
        return True
    return any(_is_across(cell, heading) for cell in row.filled[1:] if not is_number(cell.text))


def _is_across(cell: Cell, heading: Heading) -> bool:
    last = cell.column + cell.column_span - 1
    roles = {c.role for c in heading.columns if cell.column <= c.first and c.last <= last}
    return bool(roles & {"target", "result"} and roles & {"weight", "score"})


def is_line(row: Row, heading: Heading) -> bool:
    """Whether a row is one text over the whole table: a line of words, not cells."""
    return len(row.filled) == 1 and _is_across(row.filled[0], heading)


def total_marks(row: Row, heading: Heading) -> tuple[Figure | None, Figure | None]:
    """The total weight and the total score of a total row."""
    found = _by_position(row, heading)
    figures = [cell for cell in row.filled if is_number(cell.text) and "%" not in cell.text]
    if row.table.has_spans or len(found) >= min(len(figures), 2) > 0:
        return found.get("weight"), found.get("score")
    return _by_order(figures, row, heading)


def _by_position(row: Row, heading: Heading) -> dict[str, Figure]:
    found: dict[str, Figure] = {}
    name = row.first.text.strip() if row.first else ""
    for cell in row.filled:
        for column in heading.columns:
            if not cell.column <= column.first < cell.column + cell.column_span:
                continue
            role = "score" if column.role == "group_score" else column.role
            if role in {"weight", "score"} and is_number(cell.text):
                found.setdefault(role, mark_figure(cell, name))
    return found


def _by_order(marks: list[Cell], row: Row, heading: Heading) -> tuple[Figure | None, Figure | None]:
    """In text that lost cells: first the weights, as many as the form has, then the score."""
    weights = sum(column.role == "weight" for column in heading.columns)
    name = row.first.text.strip() if row.first else ""
    if len(marks) >= 2 and weights:
        score = marks[-1] if len(marks) == weights + 1 else marks[1]
        return cell_figure(marks[0], name), cell_figure(score, name)
    if len(marks) == 1:
        return _single(marks[0], heading, name)
    return None, None


def _single(cell: Cell, heading: Heading, name: str) -> tuple[Figure | None, Figure | None]:
    columns = [column for column in heading.columns if column.role in {"weight", "score"}]
    nearest = min(columns, key=lambda column: abs(column.first - cell.column), default=None)
    figure = cell_figure(cell, name)
    is_score = any(column.role == "score" for column in columns) and not _is_round(figure)
    if nearest is not None and nearest.role == "weight" and not is_score:
        return figure, None
    return None, figure


def _is_round(figure: Figure) -> bool:
    """Full marks are a multiple of ten; any other lone figure of a total is a score."""
    return figure.quantity is not None and figure.quantity.number % 10 == 0


def total_rate(
    row: Row, heading: Heading, weight: Figure | None, score: Figure | None
) -> Iterator[Ratio]:
    """得分率 of the total row is the total score over the total weight."""
    for column in heading.by_role("score_rate"):
        cell = next((each for each in row.cells if each.covers(row.number, column.first)), None)
        if cell is None or weight is None or score is None or not is_number(cell.text):
            continue
        rate = cell_figure(cell, column.label.text)
        yield Ratio("ratio-mismatch", Basis.HEADING_ROLES, True, rate, (score,), (weight,))
