from __future__ import annotations

import pytest
from hypothesis import given, settings

from heji.rubrics.files.loading import load_rubric_text
from heji.rubrics.rubric import Rubric
from heji.rubrics.rules.wording import formula_in_words, rule_in_words
from tests.rubrics.generated import rubrics

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


@pytest.mark.parametrize(
    ("rule", "zh", "en"),
    [
        (
            VALUE
            + "    rule: {kind: linear, full_at: 100%, side: below, deduct: share, per: 1个百分点}",
            "达到100%得满分；每低1个百分点扣分值的每点扣分，不足1个百分点的按比例扣，扣完为止。",
            "Full marks from 100%; share per point of the weight off for each 1个百分点 below,",
        ),
        (
            VALUE + "    rule: {kind: steps, full_at: 0%, side: above, deduct: 0.5, step: 5%}",
            "不超过0%得满分；每高5%扣0.5分，扣完为止，不满5%的部分不扣。",
            "0.5 marks off for each 5% above",
        ),
        (
            VALUE
            + "    rule: {kind: ladder, bands: [{from: 90%, score: 100}, {below: 90%, score: 10%}]}",
            "90%（含）以上：100分；低于90%：分值的10%。",
            "from 90%: 100 marks; below 90%: 10% of the weight.",
        ),
        (
            VALUE + '    rule: {kind: threshold, condition: "value ≥ 90%", otherwise: 2分}',
            "该数值 ≥ 90%得满分，否则得2分。",
            "Full marks where the value ≥ 90%, otherwise 2 marks.",
        ),
        (
            "    rule: {kind: count-ratio, done: done, planned: planned}",
            "按已完成占计划的比例得分，最高得满分。",
            "The weight × done ÷ planned, at most full marks.",
        ),
        (
            "    rule: {kind: bonus-malus, bonus: {count: done, each: 2.5, cap: 5}}",
            "已完成每一例加2.5分，最多加5分。",
            "2.5 marks for each case of done, at most 5 marks.",
        ),
    ],
)
def test_a_rule_in_words(rule: str, zh: str, en: str) -> None:
    rubric = loaded(rule)
    assert rule_in_words(rubric, rubric.items[0], "zh") == zh
    assert en in rule_in_words(rubric, rubric.items[0], "en")


def test_a_formula_speaks_of_what_people_know() -> None:
    rubric = loaded(VALUE + "    rule: {kind: proportional}")
    assert formula_in_words(rubric, rubric.items[0], "zh") == "min(已完成 ÷ 计划, 1)"


@settings(deadline=None, max_examples=50)
@given(rubrics())
def test_every_rule_has_words(rubric: Rubric) -> None:
    for item in rubric.items[0].items:
        for language in ("zh", "en"):
            assert rule_in_words(rubric, item, language).strip()
