"""Sentences: every step in both languages, and a text for every problem that can occur."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import heji.rubrics
from heji.language import has
from heji.rubrics.binding.places import selector
from heji.rubrics.evaluation.alone import evaluate_alone
from heji.rubrics.evaluation.evaluate import evaluate
from heji.rubrics.evaluation.sentences import sentence, total_sentence
from heji.rubrics.formulas.grammar import parse
from heji.rubrics.rubric import Precision
from heji.rubrics.rules.rule import (
    ByTarget,
    Checklist,
    Manual,
    Point,
    Proportional,
    Text,
    Tier,
    Tiers,
)
from heji.values.units import find_unit
from tests.rubrics.evaluation.building import form, item, money, number, row, rubric, truth, words

_RATE = item(
    "1",
    Proportional(),
    number("executed", "万元", "money executed total"),
    number("budget", "万元", "money full_year_budget total"),
    weight="10",
    formula="executed ÷ budget",
    unit=find_unit("%"),
    name="执行率",
    value_precision=Precision(2),
    score_precision=Precision(2),
)


def test_the_way_to_a_score() -> None:
    paid = form(money=(money("executed", "412.50"), money("full_year_budget", "528.00")))
    found = evaluate(rubric(_RATE, full_mark="10"), paid)
    assert sentence(found.leaves()[0], "zh") == (
        "执行率：executed为412.5万元（表1 第2行第3列）；budget为528万元（表1 第2行第3列）；"
        "executed ÷ budget = 78.125%；取78.13%；规则：达到100%得满分，不足的按比例得分，超过的不加分；"
        "7.813保留2位小数；得7.81分（分值10分）。"
    )
    assert "rounded to 78.13%" in sentence(found.leaves()[0], "en")
    assert total_sentence(found, "zh") == "总分：各行得分之和7.81分。"


def test_a_value_that_rounding_leaves_alone_is_not_said_twice() -> None:
    paid = form(money=(money("executed", "264.00"), money("full_year_budget", "528.00")))
    found = evaluate(rubric(_RATE, full_mark="10"), paid)
    assert "= 50%；规则：" in sentence(found.leaves()[0], "zh")


def test_units_of_english_sentences() -> None:
    rate = item(
        "1",
        Proportional(parse("10个百分点")),
        number("rate", "个百分点", "given"),
        number("cases", "项", "given"),
        weight="2",
        formula="rate",
    )
    found = evaluate_alone(rubric(rate), rate, {"rate": "1个百分点", "cases": "3项"})
    said = sentence(found, "en")
    assert "rate 1 percentage point (handed in)" in said
    assert "full marks at 10 percentage points" in said
    assert "分" not in said


def test_a_reason_with_a_stop_ends_the_sentence_once() -> None:
    judged = item("2", Manual(Text("看材料。", "By the evidence.")), weight="3", name="成效")
    taken = evaluate_alone(rubric(judged), judged, row={"name": "成效", "score": "2.50"})
    assert sentence(taken, "zh").endswith("因为看材料。")
    assert sentence(taken, "en").endswith("By the evidence.")


def test_conditions_and_judgments() -> None:
    points = (Point(words("甲"), parse("1"), "a"), Point(words("乙"), parse("2"), "b"))
    only = item("1", Checklist(points), truth("a"), truth("b"), weight="3", name="制度")
    found = evaluate_alone(rubric(only), only, {"a": True, "b": False})
    assert sentence(found, "zh").startswith(
        "制度：a：具备（另行提供）；b：不具备（另行提供）；规则："
    )
    judged = item("2", Manual(words("看材料")), weight="3", name="成效")
    taken = evaluate_alone(rubric(judged), judged, row={"name": "成效", "score": "2.50"})
    assert sentence(taken, "zh") == "成效：沿用表中得分2.5分（分值3分），因为看材料。"


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(
    "cells",
    [
        {"target": "≥10家", "result": "12家"},
        {"target": "≥10家", "result": "9家"},
        {"target": "≤10家", "result": "19家"},
        {"target": "2023年5月底前", "result": "2023年6月"},
        {"target": "有效", "result": "有效", "score": "4"},
        {"target": "有效", "result": "不适用"},
        {"target": "≥10家", "result": ""},
    ],
)
def test_rows_with_targets(cells: dict[str, str], language: str) -> None:
    tiers = Tiers((Tier(words("达成"), (), parse("80%"), parse("100%")),))
    only = item("1", ByTarget(late=parse("0"), tiers=tiers), name="x")
    found = evaluate_alone(rubric(only), only, row={"name": "x", "weight": "5", **cells})
    said = sentence(found, language)
    assert "{" not in said
    assert said.startswith("x")


def test_every_problem_has_a_text() -> None:
    """Problems are written as plain words in the code: each needs its text."""
    room = Path(next(iter(heji.rubrics.__path__)))
    written = [
        each
        for folder in ("evaluation", "binding", "formulas")
        for path in (room / folder).glob("*.py")
        for each in re.findall(
            r'(?:problem=|Refusal\(|reason\(|_MISSING = |_SEVERAL = |_UNFIT = )"([a-z-]+)"',
            path.read_text(encoding="utf-8"),
        )
    ]
    assert len(set(written)) > 25
    assert [each for each in written if not has(f"rubrics.problem.{each}")] == []


def test_the_words_for_one_row_use_its_place() -> None:
    assert selector("row rate") is not None
    rate = item(
        "1",
        Proportional(),
        number("rate", "%", "row rate"),
        weight="2",
        formula="rate",
        name="完成率",
        unit=find_unit("%"),
    )
    found = evaluate(rubric(rate), form(row("完成率", basis="进度50%")))
    assert "rate为50%（全文）" in sentence(found.leaves()[0], "zh")
