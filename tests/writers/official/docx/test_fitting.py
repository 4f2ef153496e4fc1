from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from heji.writers.official.docx.fitting import fit, indent_to_balance, repeated_rows
from heji.writers.official.sheet import Sheet
from tests.writers.official.reading_back import random_sheets
from tests.writers.official.sheets import figure, label, table, wide_form

BLOCK = 9638


@given(random_sheets(), st.integers(2000, 15000))
def test_columns_fill_the_text_block(sheet: Sheet, block: int) -> None:
    fitted = fit(sheet, block)
    widths = [fitted.width(column) for column in range(len(sheet.widths))]
    assert sum(widths) == fitted.width(0, len(widths)) == block
    assert all(width > 0 for width in widths)


def test_text_is_smaller_where_there_are_many_columns() -> None:
    assert fit(Sheet("", (4,) * 6, ()), BLOCK).size == 21
    assert fit(Sheet("", (4,) * 7, ()), BLOCK).size == 18


def test_text_is_smaller_where_a_figure_would_be_broken() -> None:
    fits = Sheet("", (4,) * 10, (table([[figure("1,234.00")] * 10]),))
    broken = Sheet("", (4,) * 10, (table([[figure("123,456.00")] * 10]),))
    assert fit(fits, BLOCK).size == 18
    assert fit(broken, BLOCK).size == 16


def test_long_texts_make_high_rows() -> None:
    sheet = wide_form()
    heights = fit(sheet, 14570).row_heights(sheet.tables[0])
    assert max(heights) == heights[13] > 8000
    assert all(height < 1500 for row, height in enumerate(heights) if row != 13)


def test_a_box_over_several_rows_adds_only_what_they_leave_over() -> None:
    rows = [[label("长" * 40, down=2), label("a")], [label("b")]]
    sheet = Sheet("", (4, 40), (table(rows),))
    first, second = fit(sheet, BLOCK).row_heights(sheet.tables[0])
    assert first < second
    alone = Sheet("", (4, 40), (table([[label("长" * 40), label("a")]]),))
    assert first + second == sum(fit(alone, BLOCK).row_heights(alone.tables[0]))


def test_balanced_lines_have_room_for_their_characters() -> None:
    size, room = 18, 7 * 180
    assert indent_to_balance("绩效指标", room, size) == 0
    indent = indent_to_balance("服务对象满意度指标", room, size)
    assert 5 * 180 < room - 2 * indent < 6 * 180
    assert indent_to_balance("长" * 100, room, size) == 0


def test_headings_within_their_rows_are_repeated() -> None:
    rows = [[label("指标", down=2), label("值")], [label("目标值")], [label("a"), label("b")]]
    assert repeated_rows(table(rows, 2)) == 2
    assert repeated_rows(table(rows, 1)) == 0
