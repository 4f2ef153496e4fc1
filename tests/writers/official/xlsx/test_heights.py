from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from heji.writers.official.xlsx.heights import HIGHEST, fitted, row_heights
from heji.writers.official.xlsx.placing import Placed, Style

_STYLE = Style()


def placed(text: str, row: int = 0, last_row: int = 0, last_column: int = 0) -> Placed:
    return Placed(text, _STYLE, row, 0, last_row, last_column)


def test_all_columns_that_a_text_covers_give_it_room() -> None:
    text = "新建管网并改造泵站" * 10
    narrow, wide = (fitted(placed(text, last_column=last), (100, 300))[1] for last in (0, 1))
    assert narrow > 3 * wide


def test_a_text_too_long_for_a_row_is_set_smaller() -> None:
    text = "已会同施工单位调整工序。" * 30
    smaller, needed = fitted(placed(text), (150,))
    assert smaller.style.points < _STYLE.points
    assert needed <= HIGHEST
    # Over three rows there is room for it as it is.
    whole, needed = fitted(placed(text, last_row=2), (150,))
    assert whole.style == _STYLE
    assert HIGHEST < needed <= 3 * HIGHEST


def test_what_no_row_can_hold_takes_the_highest() -> None:
    smallest, needed = fitted(placed("长" * 5_000), (60,))
    assert (smallest.style.points, needed) == (6, HIGHEST)


def test_a_text_over_several_rows_shares_what_it_needs_beyond_them() -> None:
    single = (placed("", 1, 1), 50)
    spanning = (placed("", 0, 2), 150)
    assert row_heights([spanning, single], 4) == [40, 70, 40, 20]


def test_rows_that_are_full_leave_their_share_to_the_others() -> None:
    full = (placed("", 0, 0), HIGHEST)
    spanning = (placed("", 0, 1), HIGHEST + 300)
    assert row_heights([full, spanning], 2) == [HIGHEST, 300]


@st.composite
def needs(draw: st.DrawFn) -> list[tuple[Placed, int]]:
    found = []
    for _ in range(draw(st.integers(0, 8))):
        row = draw(st.integers(0, 9))
        last = draw(st.integers(row, 9))
        found.append((placed("", row, last), draw(st.integers(0, HIGHEST * (last - row + 1)))))
    return found


@given(needs())
def test_every_text_has_its_height_and_no_row_is_beyond_the_limit(
    found: list[tuple[Placed, int]],
) -> None:
    heights = row_heights(found, 10)
    assert all(20 <= each <= HIGHEST for each in heights)
    for each, needed in found:
        assert sum(heights[each.row : each.last_row + 1]) >= needed
