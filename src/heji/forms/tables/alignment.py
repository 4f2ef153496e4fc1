"""Which cell of a row stands in which column.

Where the format keeps spans the place tells it. In text, merged cells are blank or gone and rows
are shifted: there the cells are matched with the columns in order, by what each column can hold.
"""

from __future__ import annotations

from heji.documents.document import Cell
from heji.forms.indicators.targets import is_sign
from heji.forms.lexicon import lexicon
from heji.forms.tables.figures import value_of
from heji.forms.tables.headings.column import LEVELS, Column, Heading
from heji.forms.tables.rows import Row
from heji.values.absence import Absent
from heji.values.quantity import Quantity, Words
from heji.values.units import find_unit

Placement = dict[int, Cell]  #: index of the column in the heading -> cell

_MEASURED = {"coefficient", "score_rate", "completion_rate", "execution_rate"}
_PROSE = {
    "reason",
    "basis",
    "evidence",
    "note",
    "explanation",
    "standard",
    "content",
    "expected",
    "goal",
}
_PROSE |= {"goal_result"}
_TEXTS = _PROSE | {"task", "possibility", "target", "whole_period_target", "result", "progress"}
_TEXTS |= {"adjusted_target"}
_TEXTS |= {"forecast", "core", "past_target", "last_result", ""}
_LONG = 60
_UNLIKELY = -10  #: points of a text that a column does not hold


def place(row: Row, heading: Heading) -> Placement:
    """Places the printed cells of a row under the columns of its heading."""
    placed = _by_position(row, heading)
    if row.table.has_spans or _is_plausible(row, heading, placed):
        return placed
    return _by_content(row, heading)


def placed_total(row: Row, heading: Heading) -> Placement | None:
    """The figures of a total row of text that lost the blank cells behind its name.

    They stand in their order under the last columns; None when the row has lost no cell.
    """
    lost = heading.width - len(row.cells)
    if lost <= 0 or row.table.has_spans:
        return None
    by_column = {column.first: index for index, column in enumerate(heading.columns)}
    places = {by_column.get(cell.column + lost): cell for cell in row.filled[1:]}
    return None if None in places else {index: cell for index, cell in places.items() if index}


def _is_plausible(row: Row, heading: Heading, placed: Placement) -> bool:
    """Whether a row of text has lost no cell: all stand under a column that can hold them."""
    if len(placed) < len(row.filled) or row.cells[-1].column != heading.width:
        return False
    return all(can_hold(heading.columns[index], cell.text) for index, cell in placed.items())


def _by_position(row: Row, heading: Heading) -> Placement:
    placed: Placement = {}
    for cell in row.filled:
        last = cell.column + cell.column_span - 1
        best, most = None, 0
        for index, column in enumerate(heading.columns):
            shared = min(last, column.last) - max(cell.column, column.first) + 1
            if shared > most and index not in placed:
                best, most = index, shared
        if best is not None:
            placed[best] = cell
    return placed


def _by_content(row: Row, heading: Heading) -> Placement:
    """The best order-keeping match of cells and columns, by dynamic programming."""
    cells, columns = row.filled, heading.columns
    best: dict[tuple[int, int], tuple[int, Placement]] = {}

    def solve(cell: int, column: int) -> tuple[int, Placement]:
        if cell == len(cells):
            return sum(_trailing(each) for each in columns[column:]), {}
        state = (cell, column)
        if state not in best:
            options = [_left_out(cells[cell], cell, solve(cell + 1, column))]
            if column < len(columns):
                rest = solve(cell + 1, column + 1)
                gain = _fit(cells[cell], columns[column])
                options.append((rest[0] + gain, {column: cells[cell], **rest[1]}))
                skipped = solve(cell, column + 1)
                options.append((skipped[0] + _skipping(columns[column], cell), skipped[1]))
            best[state] = max(options, key=lambda option: option[0])
        return best[state]

    return solve(0, 0)[1]


def _left_out(cell: Cell, position: int, rest: tuple[int, Placement]) -> tuple[int, Placement]:
    words = lexicon()
    is_block = position == 0 and (
        words.role("blocks", cell.text) or words.role("columns", cell.text)
    )
    return rest[0] - (2 if is_block else 40), rest[1]


def _skipping(column: Column, cell: int) -> int:
    """Leading columns are blank under a merged cell; later ones are rarely skipped."""
    if cell == 0 and column.role != "level3":
        free = column.role in LEVELS or column.role in {"weight", "score", "serial", "task"}
        return 0 if free else -1
    costs = {"weight": -12, "score": -10, "level3": -20, "level1": -4, "level2": -4}
    return costs.get(column.role, -4)


def _trailing(column: Column) -> int:
    return {"score": -10, "result": -5, "weight": -10, "level3": -20}.get(column.role, -2)


def _fit(cell: Cell, column: Column) -> int:
    """How well a cell's text suits a column, in arbitrary points; the place counts a little."""
    points = {0: 4, 1: 2}.get(abs(cell.column - column.first), 0)
    return points + _kind_fit(cell.text, column)


def can_hold(column: Column, text: str) -> bool:
    """Whether a column can hold a text, by the kind of either."""
    return _kind_fit(text, column) > _UNLIKELY


def _kind_fit(text: str, column: Column) -> int:
    role = column.role
    if role in {"weight", "score", "review_score", "group_score"}:
        return _mark_fit(text)
    if role in LEVELS:
        return _name_fit(text, role)
    if role in {"nature", "measure_unit", "serial"}:
        return _symbol_fit(text, role)
    value = value_of(text) if len(text) <= _LONG else Words(text)
    if isinstance(value, Quantity):
        return _figure_points(role)
    if role in _TEXTS:
        return 5
    return 12 if isinstance(value, Absent) else -10


def _figure_points(role: str) -> int:
    """What a lone figure earns in a column: texts seldom are one."""
    if role in _MEASURED:
        return 20
    return -15 if role in _PROSE or role in {"task", "possibility"} else 12


def _symbol_fit(text: str, role: str) -> int:
    """Columns of their own for the sign and the unit of a target."""
    if role == "serial":
        return 10 if len(text) <= 6 else -20
    if role == "nature":
        return 15 if is_sign(text) else -30
    return 15 if find_unit(text.strip()) is not None else -10


def _name_fit(text: str, role: str) -> int:
    """A type (质量指标) names level 2; a long text is no name of level 1; a figure is no name."""
    has_words = any("一" <= each <= "鿿" for each in text)
    if is_sign(text) or (not has_words and any(each.isdigit() for each in text)):
        return -60
    is_type = bool(lexicon().role("types", text))
    if role == "level3":
        return -4 if is_type else 10
    if role == "level2":
        return 9 if is_type else 6
    if is_type and not lexicon().role("sections", text):
        return 2
    return -4 if len(text) > _LONG and role == "level1" else 6


def _mark_fit(text: str) -> int:
    value = value_of(text) if len(text) <= _LONG else Words(text)
    if isinstance(value, Quantity):
        bare = value.unit is None or value.unit.dimension in {"score", "ratio"}
        return 30 if bare and abs(value.number) <= 100 else -20
    return 8 if isinstance(value, Absent) else -60
