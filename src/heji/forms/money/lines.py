"""Lines of money blocks: measures (预算数, 执行数) over parts, and pairs of label and amount."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from heji.documents.document import Cell
from heji.documents.figure import Figure
from heji.forms.form import Money
from heji.forms.labels import label
from heji.forms.lexicon import Lexicon
from heji.forms.tables.figures import cell_figure, is_number, value_of
from heji.forms.tables.headings.column import Column, Heading
from heji.forms.tables.rows import Row
from heji.values.absence import Absent
from heji.values.units import Unit

_NO_MONEY = {"weight", "score", "note", "reason", ""}
_WORDED = {"note", "reason"}  #: columns of a money block that hold no figures
_RATES = {"execution_rate", "rate_to_date", "forecast_rate", "adjustment_rate"}


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a money block: what it is for, and its amounts by measure."""

    part: str  #: role of the part, "" when unknown
    label: str
    amounts: tuple[tuple[Column, Figure], ...]

    def amount(self, measure: str) -> Figure | None:
        """The amount of a measure."""
        return next((figure for column, figure in self.amounts if column.role == measure), None)


def under_columns(row: Row, columns: tuple[Column, ...]) -> dict[int, Cell]:
    """The cell under each column, blank ones included.

    In text, where a row may have lost cells, the figures are paired with the columns in order when
    the places do not agree and their numbers do.
    """
    placed: dict[int, Cell] = {}
    for index, column in enumerate(columns):
        for cell in row.cells:
            if cell.column <= column.first < cell.column + cell.column_span:
                placed[index] = cell
    if row.table.has_spans:
        return placed
    wanted = figure_columns(columns)
    amounts = amounts_after(row, row_label(row, columns[0].first))
    held = [placed[index] for index in wanted if index in placed and placed[index].text.strip()]
    is_shifted = any(cell not in held for cell in amounts) or not all(map(_is_amount, held))
    if is_shifted and len(amounts) == len(wanted):
        return dict(zip(wanted, amounts, strict=True))
    return placed


def figure_columns(columns: tuple[Column, ...]) -> list[int]:
    """Which columns hold amounts, rates or marks; the others hold words."""
    return [
        index
        for index, column in enumerate(columns)
        if (column.role and column.role not in _WORDED) or column.part
    ]


def amounts_after(row: Row, label_cell: Cell | None) -> list[Cell]:
    """The cells right of a label that hold an amount, or say that there is none."""
    first = label_cell.column if label_cell is not None else 0
    return [cell for cell in row.filled if cell.column > first and _is_amount(cell)]


def _is_amount(cell: Cell) -> bool:
    text = cell.text
    return is_number(text) or (len(text) <= 8 and isinstance(value_of(text), Absent))


def row_label(row: Row, before: int) -> Cell | None:
    """The label of a money row: the last text before its first amount column."""
    texts = [c for c in row.filled if c.column < before and not is_number(c.text)]
    return texts[-1] if texts else None


def money_line(row: Row, heading: Heading, words: Lexicon, unit: Unit | None) -> Line | None:
    """Reads a row under a MONEY heading, or None when it is not a line of money."""
    found = row_label(row, heading.columns[0].first)
    if found is None and not heading.lead:
        return None
    name = label_text(found.text if found is not None else heading.lead)
    part = words.role("parts", found.text) or "" if found is not None else "total"
    cells = under_columns(row, heading.columns)
    amounts = tuple(
        (
            column,
            _figure(cells[index], f"{name} {column.label.text}", column, heading, unit),
        )
        for index, column in enumerate(heading.columns)
        if index in cells
    )
    if not part and not any(is_number(figure.quote) for _, figure in amounts):
        return None
    return Line(part, name, amounts)


def split_line(row: Row, heading: Heading, words: Lexicon, unit: Unit | None) -> Line | None:
    """Reads a row under a SPLITS heading: one measure over the parts in the columns."""
    found = row_label(row, heading.columns[0].first)
    measure = words.role("measures", found.text) if found else None
    if found is None or measure is None:
        return None
    own = label(found.text).unit
    cells = _printed_once(under_columns(row, heading.columns))
    amounts = tuple(
        (
            column,
            _figure(
                cell, f"{label_text(found.text)} {column.label.text}", column, heading, own or unit
            ),
        )
        for index, column in enumerate(heading.columns)
        if (cell := cells.get(index)) is not None
    )
    return Line(measure, label_text(found.text), amounts)


def _printed_once(cells: dict[int, Cell]) -> dict[int, Cell]:
    """A figure merged over several columns is that of the first, and no figure of the others."""
    return {
        index: cell
        for index, cell in cells.items()
        if all(cells[before] is not cell for before in cells if before < index)
    }


def pair_lines(row: Row, heading: Heading, words: Lexicon, unit: Unit | None) -> Iterator[Line]:
    """Reads a row of label-amount pairs; the part's group is that of the label's column."""
    for left, right in zip(heading.columns, heading.columns[1:], strict=False):
        if right.role != "amount":
            continue
        name = _at(row, left)
        amount = _at(row, right)
        if name is None or amount is None or not name.text.strip():
            continue
        part = words.role("parts", name.text) or ""
        figure = _figure(amount, label_text(name.text), right, heading, unit)
        yield Line(part, left.label.text, ((right, figure),))


def _at(row: Row, column: Column) -> Cell | None:
    return next((cell for cell in row.cells if cell.covers(row.number, column.first)), None)


def _figure(cell: Cell, name: str, column: Column, heading: Heading, unit: Unit | None) -> Figure:
    if column.role in _RATES:
        return cell_figure(cell, name)
    if column.role in {"weight", "score"}:
        return cell_figure(cell, name)
    return cell_figure(cell, name, column.unit or label(name).unit or heading.unit or unit)


def label_text(text: str) -> str:
    """A label on one line, as people say it."""
    return " ".join(text.split()).removeprefix("其中:").removeprefix("其中：").strip()


def by_part(line: Line) -> Iterator[Money]:
    """The amounts of a line that is one part: each column is a measure."""
    for column, figure in line.amounts:
        if column.role not in _NO_MONEY:
            yield Money(measure_of(column.role), line.part, figure.label, figure)


def by_measure(line: Line) -> Iterator[Money]:
    """The amounts of a line that is one measure: each column is a part."""
    for column, figure in line.amounts:
        yield Money(measure_of(line.part), column.part, figure.label, figure)


def measure_of(role: str) -> str:
    """The measure that a role stands for; a bare 金额 in a budget form is the budget."""
    return "budget" if role == "amount" else role
