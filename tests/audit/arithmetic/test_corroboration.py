from __future__ import annotations

from heji.audit.arithmetic.corroboration import corroborated
from heji.relations.habit import DEFAULT_HABIT
from heji.relations.relation import Sum
from tests.audit.building import figure, place, sum_of


def column(number: int, total: str, *parts: str, certain: bool = False) -> Sum:
    """A guessed sum down one column: the total in row 4, its parts below."""
    cells = [
        figure(text, unit="万元", at=place(table=1, row=row, column=number))
        for row, text in enumerate((total, *parts), 4)
    ]
    return sum_of(cells[0], *cells[1:], certain=certain)


RIGHT = [column(2, "10.00", "4.00", "6.00"), column(3, "12.50", "4.50", "8.00")]
WRONG = column(4, "15.00", "4.00", "7.00")


def certain(*relations: Sum) -> list[bool]:
    return [each.certain for each in corroborated(relations, DEFAULT_HABIT)]


def test_all_other_columns_confirm_the_reading() -> None:
    assert certain(*RIGHT, WRONG) == [True, True, True]


def test_one_column_is_not_enough() -> None:
    assert certain(RIGHT[0], WRONG) == [False, False]


def test_two_failing_columns_speak_against_the_reading() -> None:
    other = column(5, "16.00", "4.00", "7.00")
    assert certain(*RIGHT, WRONG, other) == [False] * 4


def test_single_parts_confirm_nothing() -> None:
    plain = [column(2, "10.00", "10.00", "0"), column(3, "12.50", "12.50", "—")]
    assert certain(*plain, WRONG) == [False] * 3


def test_other_rows_are_another_reading() -> None:
    longer = column(4, "15.00", "4.00", "7.00", "3.00")
    assert certain(*RIGHT, longer) == [False] * 3


def test_sentences_have_no_neighbours() -> None:
    assert (
        certain(*(sum_of("9.00", "4.00", "5.00", unit="万元", certain=False),) * 3) == [False] * 3
    )
