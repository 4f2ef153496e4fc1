"""target-conflict: the text quotes another target than the table."""

from __future__ import annotations

from heji.audit.case import Reading
from heji.audit.checks.quoted import target_conflict
from heji.audit.finding import Severity
from heji.forms.form import Field
from tests.audit.building import document, figure, form, indicator, place, reading, table
from tests.audit.checks.speaking import assert_registered, cases, findings, wrong


def told(goal: str, target: str, **more: str) -> Reading:
    """A form whose goal cell says one thing and whose table says another."""
    here = place(table=1, row=1, column=1)
    goal_field = Field("goal", "年度总体目标", figure(goal, at=here))
    row = indicator("改造校舍面积", target=target, at=place(table=2, row=1, column=1), **more)
    return reading(form(indicators=[row], fields=[goal_field]), None, document(table((goal,))))


def test_pass() -> None:
    assert cases(
        findings(target_conflict, told("计划完成改造校舍面积600平方米。", "≥600平方米"))
    ) == ["right"]


def test_fail() -> None:
    (found,) = wrong(
        findings(target_conflict, told("计划完成改造校舍面积500平方米。", "≥600平方米"))
    )
    assert found.severity is Severity.ERROR
    assert (found.stated, found.expected) == ("500平方米", "≥600平方米")


def test_words_of_intent_between_the_name_and_its_figure() -> None:
    for words in ("力争达到", "计划", "不少于", "确保完成", "预计达到"):
        goal = f"实施校舍工程,改造校舍面积{words}500平方米。"
        assert cases(findings(target_conflict, told(goal, "≥600平方米"))) == ["quoted"], words
    done = "实施校舍工程,改造校舍面积实际完成500平方米。"
    assert findings(target_conflict, told(done, "≥600平方米")) == ()


def test_each_goal_speaks_of_its_own_column() -> None:
    both = {"target": "≥600平方米", "whole_period_target": "≥900平方米"}
    row = indicator("改造校舍面积", at=place(table=2, row=1, column=1), **both)

    def judged(annual: str, whole: str) -> list[str]:
        first, second = place(table=1, row=1, column=1), place(table=1, row=1, column=2)
        fields = [
            Field("whole_period_goal", "总目标", figure(whole, at=first)),
            Field("goal", "年度目标", figure(annual, at=second)),
        ]
        given = form(indicators=[row], fields=fields)
        cells = document(table((whole, annual)))
        return cases(findings(target_conflict, reading(given, None, cells)))

    assert judged("改造校舍面积600平方米。", "改造校舍面积900平方米。") == ["right", "right"]
    assert judged("改造校舍面积650平方米。", "改造校舍面积900平方米。") == ["right", "quoted"]


def test_a_row_that_quotes_its_own_target() -> None:
    def judged(result: str, target: str = "≥70件") -> list[str]:
        row = indicator("受理咨询件数", target=target, result=result)
        return cases(findings(target_conflict, reading(form(year=2022, indicators=[row]))))

    assert judged("受理52件,因系统停用,全年未达≥70件。") == ["right"]
    assert judged("受理52件,因系统停用,全年未达≥60件。") == ["quoted"]
    assert judged("实际受理52件,年度目标值60件。") == ["quoted"]
    # another time, a part of the year, another unit, and what is no target
    assert judged("受理52件,2021年未达≥60件。") == []
    assert judged("上半年未达≥30件,全年受理72件。") == []
    assert judged("受理52件,未达≥95%的办结率。") == []
    assert judged("受理72件,比上年多60件。") == []


def test_part_missing() -> None:
    assert findings(target_conflict, told("计划改善办学条件。", "≥600平方米")) == ()
    assert findings(target_conflict, told("计划完成改造校舍面积500平方米。", "有效增加")) == ()


def test_rounding_edge() -> None:
    assert cases(
        findings(target_conflict, told("计划完成改造校舍面积0.06万平方米。", "≥600平方米"))
    ) == ["right"]
    # one of two printed targets is enough
    both = told("计划完成改造校舍面积900平方米。", "≥600平方米", whole_period_target="≥900平方米")
    assert cases(findings(target_conflict, both)) == ["right"]


def test_another_time_or_a_narrower_name_is_another_matter() -> None:
    for goal in (
        "五年累计改造校舍面积500平方米。",
        "2019年改造校舍面积500平方米。",
        "农村改造校舍面积500平方米。",
    ):
        assert findings(target_conflict, told(goal, "≥600平方米")) == ()


def test_the_register_knows_it() -> None:
    assert_registered("target-conflict")
