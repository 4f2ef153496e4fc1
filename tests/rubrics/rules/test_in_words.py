from __future__ import annotations

import re

import pytest
from hypothesis import given, settings

from heji.rubrics.files.loading import load_rubric_text
from heji.rubrics.formulas.grammar import parse
from heji.rubrics.rubric import Rubric
from heji.rubrics.rules.formula_words import formula_in_words
from heji.rubrics.rules.in_words import in_language, rule_in_words
from heji.rubrics.rules.rule import Manual, Rule, Text
from tests.rubrics.generated import rubrics
from tests.rubrics.rules.samples import RULES

HEAD = """rubric: a
version: "1"
name: 测试
region: "000000"
form: project-self-evaluation
years: {from: 2020}
status: official
parameters: {share: {name: {zh: 每点扣分, en: share per point}, values: [{from: 2020-01-01, value: 10%}]}}
items:
  - code: "1"
    name: 一
    weight: 100
    inputs:
      done: {name: {zh: 已完成, en: done}, unit: 项, from: [given]}
      planned: {name: {zh: 计划, en: planned}, unit: 项, from: [given]}
"""
VALUE = "    formula: min(done ÷ planned, 1)\n"


def loaded(rule: str) -> Rubric:
    return load_rubric_text(f"{HEAD}{rule}", "test")


def said(rubric: Rubric, language: str) -> str:
    item = rubric.items[0]
    names = {each.name: each.names for each in (*item.inputs, *rubric.parameters)}
    assert item.rule is not None
    return rule_in_words(
        item.rule,
        language,
        lambda name: in_language(names[name], language),
        {each.name: each.values[0].value for each in rubric.parameters}.get,
    )


@pytest.mark.parametrize(
    ("rule", "zh", "en"),
    [
        (
            "kind: linear, full_at: 100%, side: below, deduct: share, per: 1%",
            "达到100%得满分，每低1个百分点扣分值的每点扣分（不足的按比例扣），扣完为止",
            "full marks from 100% on, share per point of the weight off for each percentage point "
            "below (in proportion), down to nothing",
        ),
        (
            "kind: steps, full_at: 0%, side: above, deduct: 0.5, step: 5%",
            "不超过0%得满分，每高5个百分点扣0.5分，扣完为止（不满5个百分点的部分不扣）",
            "full marks up to 0%, 0.5 marks off for each 5 percentage points above, down to nothing "
            "(less than 5 percentage points costs nothing)",
        ),
        (
            "kind: steps, full_at: 0%, side: above, deduct: 1分, step: 1个百分点, begun: true",
            "不超过0%得满分，每高1个百分点扣1分，扣完为止（不满1个百分点的按1个百分点扣）",
            "full marks up to 0%, 1 mark off for each percentage point above, down to nothing "
            "(a part of 1 percentage point counts as a whole one)",
        ),
        (
            "kind: ladder, bands: [{from: 90%, score: 100%}, {from: 75%, below: 90%, score: 75%}, "
            "{above: 60%, below: 75%, score: 1}, {to: 60%, score: 0}]",
            "90%（含）以上得满分；75%（含）至90%得分值的75%；60%至75%（均不含）得1分；"
            "60%（含）以下不得分",
            "from 90%: full marks; from 75% to below 90%: 75% of the weight; "
            "above 60% to below 75%: 1 mark; up to 60%: nothing",
        ),
        (
            "kind: ladder, bands: [{from: 100%, score: 100%}]",
            "100%（含）以上得满分；其他数值没有规定如何计分",
            "from 100%: full marks; what other values get is not laid down",
        ),
        (
            "kind: threshold, condition: value ≥ 90%, otherwise: 2分",
            "90%（含）以上得满分，否则得2分",
            "full marks from 90%, otherwise 2 marks",
        ),
        (
            "kind: threshold, condition: value < 10%",
            "低于10%得满分，否则不得分",
            "full marks below 10%, otherwise nothing",
        ),
        (
            "kind: count-ratio, done: done, planned: planned",
            "按已完成占计划的比例得分，最高得满分",
            "done ÷ planned of the weight, at most full marks",
        ),
        (
            "kind: bonus-malus, bonus: {count: done, each: 2.5, cap: 5}",
            "已完成每一例加2.5分，最多加5分",
            "2.5 marks added for each case (done), at most 5 marks",
        ),
    ],
)
def test_a_rule_in_words(rule: str, zh: str, en: str) -> None:
    kind = rule.removeprefix("kind: ").partition(",")[0]
    value = "" if kind in ("count-ratio", "bonus-malus") else VALUE
    rubric = loaded(f"{value}    rule: {{{rule}}}")
    assert said(rubric, "zh") == zh
    assert said(rubric, "en") == en


@pytest.mark.parametrize("rule", RULES)
def test_english_has_no_chinese_units(rule: Rule) -> None:
    assert not re.search("[\u4e00-\u9fff]", rule_in_words(rule, "en"))


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("rule", RULES)
def test_every_rule_has_words(rule: Rule, language: str) -> None:
    words = rule_in_words(rule, language)
    assert words
    assert "{" not in words
    assert not words.endswith(("。", "."))


@settings(deadline=None, max_examples=50)
@given(rubrics())
def test_rules_of_any_rubric_have_words(rubric: Rubric) -> None:
    for item in rubric.items[0].items:
        for language in ("zh", "en"):
            assert item.rule is None or rule_in_words(item.rule, language).strip()


def test_a_reason_with_a_stop_ends_the_sentence_once() -> None:
    assert rule_in_words(Manual(Text("看材料。", "By the evidence.")), "zh") == "由人评定（看材料）"
    assert rule_in_words(Manual(Text("看材料。", "By the evidence.")), "en").endswith("evidence)")


@pytest.mark.parametrize(
    ("formula", "zh", "en"),
    [
        ("min(done ÷ planned, 1)", "最小值(done ÷ planned, 1)", "min(done ÷ planned, 1)"),
        (
            "if a and (b or c) then 100% else 0%",
            "如果a且(b或c)，则为100%，否则为0%",
            "if a and (b or c) then 100% else 0%",
        ),
        ("(a + 3万元) × 2", "(a + 3万元) × 2", "(a + 30,000 yuan) × 2"),
        ("value - 1个百分点", "该数值 - 1个百分点", "the value - 1 percentage point"),
        (
            "1 + (if not a then 1 else 2)",
            "1 + (如果并非a，则为1，否则为2)",
            "1 + (if not a then 1 else 2)",
        ),
        (
            "if a = 0 then 2 else if a ≤ b then 1 else 0",
            "如果a = 0，则为2；否则，如果a ≤ b，则为1，否则为0",
            "if a = 0 then 2, else if a ≤ b then 1 else 0",
        ),
        ("-abs(weight)", "-绝对值(分值)", "-abs(the weight)"),
    ],
)
def test_formulas(formula: str, zh: str, en: str) -> None:
    assert formula_in_words(parse(formula), "zh") == zh
    assert formula_in_words(parse(formula), "en") == en
