from __future__ import annotations

from heji.writers.official.sheet import Paper
from heji.writers.official.xlsx.widths import pixels


def test_a_narrow_form_fills_its_page() -> None:
    assert sum(pixels((3, 4, 5), Paper.PORTRAIT)) == 657
    assert sum(pixels((3, 4, 5), Paper.LANDSCAPE)) == 986


def test_a_wide_form_is_wider_than_its_page_within_reason() -> None:
    assert sum(pixels((20,) * 5, Paper.PORTRAIT)) == 700
    assert sum(pixels((20,) * 50, Paper.PORTRAIT)) == 876


def test_columns_keep_their_share() -> None:
    assert pixels((10, 20, 30), Paper.PORTRAIT) == (109, 219, 329)
