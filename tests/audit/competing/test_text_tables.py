"""Tables of text that lost a blank cell, or whose figures ran together."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from heji.audit.arithmetic.reckoning import judgements
from heji.audit.case import Reading
from heji.audit.competing.choice import Doubt
from heji.audit.competing.settling import TIED
from heji.audit.inspection import Source, read
from heji.values.verdict import Verdict
from tests.audit.competing.scanned import Printed, forms

#: The part has no initial budget, and nothing is printed there.
BLANK = (
    "项目支出绩效自评表\n(2022年度)\n"
    "项目资金(万元)\t年初预算数\t全年预算数\t全年执行数\t分值\t执行率\t得分\n"
    "年度资金总额\t200.00\t350.00\t171.00\t10\t48.86%\t4.89\n"
    "其中:财政拨款\t200.00\t300.00\t131.00\t—\t43.67%\t—\n"
    "其他资金\t\t50.00\t40.00\t—\t80.00%\t—\n"
)


def of_text(text: str) -> Reading:
    readings, _, faults = read(Source("d1", "form.txt", text.encode()))
    assert not faults
    return readings[0]


def failing(reading: Reading) -> list[str]:
    return [each.stated for each in judgements(reading) if each.verdict is Verdict.INCONSISTENT]


def written(form: Printed) -> str:
    return "项目支出绩效自评表\n" + "".join("\t".join(row) + "\n" for row in form.rows)


def test_the_place_of_a_lost_cell_is_the_one_with_which_most_relations_hold() -> None:
    reading = of_text(BLANK.replace("\t\t", "\t").replace("171.00", "161.00", 1))
    (choice,) = reading.choices
    assert choice.doubt is Doubt.LOST_CELL
    assert choice.read == "其他资金 | 50.00 | 40.00 | — | 80.00% | —"
    assert choice.taken == "其他资金 |  | 50.00 | 40.00 | — | 80.00% | —"
    assert choice.after > choice.before
    # What is printed wrong beside it stays a finding.
    assert failing(reading) == ["48.86%", "161.00"]


def test_a_row_that_lost_nothing_is_not_moved() -> None:
    reading = of_text(BLANK.replace("50.00", "60.00"))
    assert not reading.choices
    assert failing(reading)


@pytest.mark.parametrize(
    ("printed", "read_as", "doubt"),
    [
        ("350.00\t171.00", "350.00 171.00", Doubt.JOINED),
        ("131.00", "1 31.00", Doubt.BROKEN),
        ("131.00", "131.\t00", Doubt.BROKEN),
    ],
)
def test_figures_run_together_or_broken(printed: str, read_as: str, doubt: Doubt) -> None:
    reading = of_text(BLANK.replace(printed, read_as, 1))
    assert not failing(reading)
    assert [each.doubt for each in reading.choices] == [doubt]


def test_where_two_readings_are_as_good_nothing_is_concluded() -> None:
    # Either budget may be the lost one: with 100 in either column that column adds up.
    text = (
        "项目支出绩效自评表\n"
        "项目资金(万元)\t年初预算数\t全年预算数\n"
        "年度资金总额\t300.00\t300.00\n"
        "其中:财政拨款\t200.00\t200.00\n"
        "其他资金\t100.00\n"
    )
    reading = of_text(text)
    assert not failing(reading)
    assert not reading.choices
    doubtful = [each for each in judgements(reading) if each.reason == "reading-doubtful"]
    assert [each.stated for each in doubtful] == ["300.00"]
    row = [each for each in next(reading.document.tables()).cells if each.row == 4]
    assert {each.confidence for each in row} == {TIED}


@given(forms(), st.data())
@settings(max_examples=15, deadline=None)
def test_a_lost_blank_cell_never_makes_a_finding(form: Printed, data: st.DataObject) -> None:
    """A part without an initial budget, whose blank cell is lost: the total is that of the rest."""
    row = data.draw(st.integers(3, len(form.rows)))
    rows = [list(each) for each in form.rows]
    others = [each[1] for number, each in enumerate(rows, 1) if number not in (1, 2, row)]
    rest = sum(int(each.replace(",", "").replace(".", "")) for each in others)
    rows[1][1] = f"{rest // 100:,}.{rest % 100:02}"
    del rows[row - 1][1]
    reading = of_text(written(Printed(tuple(map(tuple, rows)))))
    assert not failing(reading)
    for choice in reading.choices:
        name, *figures = rows[row - 1]
        assert choice.taken == " | ".join((name, "", *figures))
