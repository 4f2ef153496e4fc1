"""Figures of the goal's result for indicators that prose names by the deed alone."""

from __future__ import annotations

import pytest

from heji.audit.case import Reading
from heji.audit.checks.facts import figure_conflict
from heji.audit.facts.deeds import done
from heji.documents.figure import Figure
from heji.forms.form import Field, Indicator
from heji.values.absence import Absence, Absent
from tests.audit.building import document, form, indicator, reading, table
from tests.audit.checks.speaking import cases, findings

TEXT = "疏浚河道18公里,清淤26.8万立方米,加固堤防4.5公里。"
ROWS = (
    indicator("疏浚河道长度(公里)", result="18"),
    indicator("清淤量（万立方米）", result="26.8"),
    indicator("加固堤防长度", result="4.6", measure_unit="公里"),
)


def told(text: str, *rows: Indicator) -> list[tuple[str, str]]:
    read = reading_of(text, *rows)
    return [(each.name, mention.quantity.text) for each, mention, _ in done(read)]


def reading_of(text: str, *rows: Indicator) -> Reading:
    cells = table(["完成情况", text])
    place = cells.cells[1].locator
    goal = Field("goal_result", "完成情况", Figure(Absent(Absence.BLANK, ""), place, "", text))
    return reading(form(fields=[goal], indicators=rows), document=document(cells))


def test_the_deed_with_the_unit_of_the_indicator() -> None:
    assert told(TEXT, *ROWS) == [
        ("疏浚河道长度(公里)", "18公里"),
        ("清淤量（万立方米）", "26.8万立方米"),
        ("加固堤防长度", "4.5公里"),
    ]


def test_another_figure_is_a_conflict() -> None:
    assert cases(findings(figure_conflict, reading_of(TEXT, *ROWS))) == ["right", "right", "result"]


@pytest.mark.parametrize(
    "text",
    [
        "清淤26.8公里。",  # another unit
        "甲河清淤5万立方米,乙河清淤21.8万立方米。",  # of a part
        "清淤5万立方米,清淤21.8万立方米。",  # told twice
        "清淤不少于20万立方米。",  # a bound
    ],
)
def test_what_may_mean_something_else_is_left_alone(text: str) -> None:
    assert told(text, indicator("清淤量(万立方米)", result="26.8")) == []


def test_a_deed_that_two_indicators_share_tells_of_neither() -> None:
    rows = (indicator("培训人数(人)", result="50"), indicator("培训数量(人)", result="60"))
    assert told("培训50人。", *rows) == []
