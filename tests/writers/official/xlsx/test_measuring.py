from __future__ import annotations

import pytest

from heji.writers.official.xlsx.measuring import height, line_count


@pytest.mark.parametrize(
    ("text", "room", "lines"),
    [
        ("", 100, 1),
        ("五个字正好", 100, 1),
        ("六个字就不够", 100, 2),
        ("甲\n\n乙", 100, 3),
        ("12345678", 100, 1),
        ("123456789", 100, 2),
        ("数值1,234.56", 100, 2),  # a figure is not parted
        ("前四个字（后面", 100, 2),  # no opening bracket at the end of a line
        ("五个字正好。", 100, 2),
        ("A" * 50, 100, 6),  # a word longer than a line is parted
        ("“①≥×—”", 120, 1),
        ("“①≥×—”", 119, 2),
    ],
)
def test_lines(text: str, room: int, lines: int) -> None:
    assert line_count(text, room) == lines


def test_smaller_type_needs_less() -> None:
    text = "按期完工率" * 20
    assert height(text, 120, 6) < height(text, 120, 8) < height(text, 120, 10.5)


def test_a_column_narrower_than_a_character_is_measured_too() -> None:
    assert height("三个字", 3, 10.5) == 51
