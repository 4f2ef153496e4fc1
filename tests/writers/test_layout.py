from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heji.writers.layout import Line, Span, columns, wrapped


def broken(words: str, width: int, indent: int = 0) -> list[str]:
    return [each.text for each in wrapped(Line((Span(words),), indent), width)]


def test_chinese_takes_two_columns() -> None:
    assert columns("预算1,234.56万元") == 16
    assert columns("e\u0301") == 1


def test_figures_are_never_broken() -> None:
    words = "整体支出年度预算数为1,234,567.89万元其中财政拨款"
    assert any("1,234,567.89" in each for each in broken(words, 28))


def test_closing_punctuation_never_begins_a_line() -> None:
    for width in range(20, 60):
        lines = broken(
            "全区企业共3120家，其中高新技术企业731家，占比为23.5%，比上年提高。" * 2, width
        )
        assert not any(each.strip()[:1] in "，。」）%" for each in lines if each.strip())


@given(st.text(alphabet="预算绩效 abc123,.%「」，。", max_size=200), st.integers(20, 90))
def test_nothing_is_lost_and_lines_fit(words: str, width: int) -> None:
    lines = broken(words, width)
    assert "".join("".join(lines).split()) == "".join(words.split())
    longest = max((columns(each) for each in words.split()), default=0)
    assert all(columns(each) <= max(width, longest + 2) for each in lines)


def test_what_follows_is_indented() -> None:
    lines = broken("核对" * 30, 40, indent=4)
    assert len(lines) > 1
    assert lines[0].startswith("    核") and lines[1].startswith("      核")


@pytest.mark.parametrize("words", ["", " "])
def test_an_empty_line_stays_one_line(words: str) -> None:
    assert broken(words, 40) == [""]
