"""Random tables with merged cells, for property tests."""

from __future__ import annotations

from hypothesis import strategies as st

from heji.documents.document import Cell, Table
from heji.documents.locator import Locator

#: Text as it stands in forms; no white space at the ends, which formats treat differently.
SIGNS = "合计年初预算数执行率得分（）：，。、%.0123456789-/≥<>&\"'元家"
texts = st.one_of(
    st.text(SIGNS, min_size=1, max_size=12),
    st.lists(st.text(SIGNS, min_size=1, max_size=5), min_size=2, max_size=3).map("\n".join),
)


@st.composite
def grids(draw: st.DrawFn, blanks: bool = True, number: int = 1) -> Table:
    """A table without gaps: every place belongs to one cell."""
    rows, columns = draw(st.integers(1, 6)), draw(st.integers(2, 6))
    owner: dict[tuple[int, int], Cell] = {}
    cells = []
    content = st.one_of(st.just(""), texts) if blanks else texts
    for row in range(1, rows + 1):
        for column in range(1, columns + 1):
            if (row, column) in owner:
                continue
            width = 1
            longest = draw(st.sampled_from((1, 1, 1, 2, 3, columns)))
            while (
                width < longest and column + width <= columns and (row, column + width) not in owner
            ):
                width += 1
            height = min(draw(st.sampled_from((1, 1, 1, 2, rows))), rows - row + 1)
            place = Locator(table=number, row=row, column=column)
            cell = Cell(row, column, draw(content), place, height, width)
            cells.append(cell)
            for r in range(row, row + height):
                for c in range(column, column + width):
                    owner[(r, c)] = cell
    return Table(tuple(cells), rows, columns, Locator(table=number))
