"""What the shipped library holds: enough, of every kind, each entry written for itself."""

from __future__ import annotations

import difflib
import itertools
import re
from collections import Counter

import pytest

from heji.language import LANGUAGES, text
from heji.library.entry import (
    Area,
    Basis,
    Direction,
    Entry,
    Group,
    IndicatorType,
    Origin,
    Proof,
    Scope,
    Scoring,
)
from heji.library.reading import shipped

#: Two texts that are more alike than this are variants of one sentence.
MOST_ALIKE = {"explanation": 0.6, "target_advice": 0.6, "scoring_rule": 0.8}

COSTS = {
    IndicatorType.ECONOMIC_COST,
    IndicatorType.SOCIAL_COST,
    IndicatorType.ENVIRONMENTAL_COST,
}

#: What a name counts that should be small; anything else should be large.
UNWANTED = re.compile(
    "死亡率|再犯罪率|浓度|损失|次均药品费用|调整率|结转结余|差异率|变动率|控制率|间接费用|成本|费$|费用"
    "|资助额|造价|投入$|投资$|补助额|补助标准|定额|时间$|时长$|天数$|次数$|产生量|施用量|人均综合能耗"
)
#: Names in which such a word does not mean what is counted.
WANTED = re.compile(
    "降低率|下降率|节约率|剂次数|演出场次|检查台数|达标天数|优良天数|控制达标率|培训人天数|抽检批次数"
)


def test_there_are_enough_entries() -> None:
    counts = Counter(each.group for each in shipped())
    assert counts[Group.SPECIAL_FUND] >= 120
    assert counts[Group.OPERATIONS] + counts[Group.DEVELOPMENT] >= 60
    assert counts[Group.COMMON] >= 20


def test_every_type_is_there_in_numbers() -> None:
    counts = Counter(each.type for each in shipped())
    assert all(counts[each] >= 7 for each in IndicatorType)


@pytest.mark.parametrize("area", Area)
def test_an_area_has_output_benefit_and_satisfaction(area: Area) -> None:
    types = {each.type for each in shipped() if each.area is area}
    output = {IndicatorType.QUANTITY, IndicatorType.QUALITY, IndicatorType.TIMELINESS}
    assert output <= types
    assert types & COSTS
    assert types & {IndicatorType.ECONOMIC, IndicatorType.SOCIAL, IndicatorType.ECOLOGICAL}
    assert {IndicatorType.SUSTAINED, IndicatorType.SATISFACTION} <= types


@pytest.mark.parametrize("vocabulary", [Direction, Origin, Basis, Proof, Scoring, Scope])
def test_every_word_of_a_vocabulary_is_used(vocabulary: type) -> None:
    used = set(
        itertools.chain.from_iterable(
            (each.direction, each.origin, each.basis, each.proof, each.scoring, *each.scopes)
            for each in shipped()
        )
    )
    assert set(vocabulary) <= used


@pytest.mark.parametrize(
    ("name", "vocabulary"),
    [
        ("type", IndicatorType),
        ("group", Group),
        ("area", Area),
        ("direction", Direction),
        ("origin", Origin),
        ("basis", Basis),
        ("proof", Proof),
        ("scoring", Scoring),
        ("scope", Scope),
    ],
)
def test_every_word_of_a_vocabulary_has_a_text(name: str, vocabulary: type) -> None:
    for language in LANGUAGES:
        assert all(text(f"library.{name}.{each.value}", language) for each in vocabulary)


@pytest.mark.parametrize("field", MOST_ALIKE)
def test_no_text_is_a_variant_of_another(field: str) -> None:
    limit = MOST_ALIKE[field]
    texts = [(each.code, getattr(each, field)) for each in shipped()]
    alike = []
    for index, (code, one) in enumerate(texts):
        matcher = difflib.SequenceMatcher(None, "", one, autojunk=False)
        for other_code, other in texts[index + 1 :]:
            matcher.set_seq1(other)
            quick = min(matcher.real_quick_ratio(), matcher.quick_ratio())
            if quick >= limit and matcher.ratio() >= limit:
                alike.append((code, other_code))
    assert not alike


@pytest.mark.parametrize("entry", shipped(), ids=lambda each: each.code)
def test_direction_fits(entry: Entry) -> None:
    if entry.direction is Direction.QUALITATIVE:
        assert entry.type is IndicatorType.SUSTAINED or entry.area is Area.COMMON
        return
    small = bool(UNWANTED.search(entry.name.zh)) and not WANTED.search(entry.name.zh)
    assert entry.direction is not (Direction.AT_LEAST if small else Direction.AT_MOST)


@pytest.mark.parametrize("entry", shipped(), ids=lambda each: each.code)
def test_an_entry_is_usable_as_it_stands(entry: Entry) -> None:
    assert len(entry.explanation) >= 40
    assert len(entry.scoring_rule) >= 20
    assert len(entry.target_advice) >= 15
    for words in (entry.explanation, entry.scoring_rule, entry.target_advice):
        assert words.endswith("。")
        assert not re.search("[,;:!?]", words)
    for words in (*entry.evidence, *entry.mistakes, entry.data_source):
        assert not words.endswith("。")
    assert re.search("[A-Za-z]", entry.name.en) and not re.search("[㐀-鿿]", entry.name.en)


@pytest.mark.parametrize("entry", shipped(), ids=lambda each: each.code)
def test_a_rate_is_a_ratio_and_says_over_what(entry: Entry) -> None:
    if entry.unit != "%":
        return
    assert re.search(
        "占|除以|比例|之比|百分比|增长率|增速|相比|分母",
        entry.explanation,
    )


def test_few_are_qualitative() -> None:
    found = [each for each in shipped() if each.direction is Direction.QUALITATIVE]
    assert len(found) * 20 <= len(shipped())


def test_keywords_add_to_the_search() -> None:
    assert all(len(set(each.keywords)) == len(each.keywords) for each in shipped())
