"""Every rubric of the package: it loads, its cases show all that its rules can give, it says why."""

from __future__ import annotations

from fractions import Fraction

import pytest

from heji.forms.layout import layouts
from heji.rubrics.files.shelf import all_ids, find, path_of
from heji.rubrics.rubric import Rubric, Status
from heji.rubrics.rules.rule import Manual
from heji.rubrics.testing.covering import scored_items, uncovered
from heji.rubrics.testing.suites import cases_of, suite_file

IDS = all_ids()


@pytest.mark.parametrize("id", IDS)
def test_every_item_has_each_case_that_its_rule_can_give(id: str) -> None:
    rubric = find(id)
    assert uncovered(rubric, cases_of(rubric)) == ()


@pytest.mark.parametrize("id", IDS)
def test_a_pack_has_a_tests_file(id: str) -> None:
    assert suite_file(path_of(id)).is_file()


@pytest.mark.parametrize("id", IDS)
def test_what_was_rebuilt_says_so(id: str) -> None:
    rubric = find(id)
    assert rubric.status is Status.OFFICIAL or (rubric.note.zh and rubric.note.en)


@pytest.mark.parametrize("id", IDS)
def test_every_item_has_a_source_and_a_reason(id: str) -> None:
    rubric = find(id)
    for item in scored_items(rubric.items):
        reason = item.rule.reason if isinstance(item.rule, Manual) else item.reason
        assert rubric.source(item.source), item.code
        assert reason.zh, item.code
        assert reason.en, item.code


@pytest.mark.parametrize("id", IDS)
def test_layouts_are_there(id: str) -> None:
    known = [each.id for each in layouts()]
    for pattern in find(id).layouts:
        assert any(each.startswith(pattern.removesuffix("*")) for each in known), pattern


@pytest.mark.parametrize(
    ("id", "weights"),
    [
        ("cn/mof/project-self-evaluation/2020", {"1": 10, "2": 50, "3": 30, "4": 10}),
        ("cn/mof/project-self-evaluation/2021", {"1": 10, "2": 40, "3": 20, "4": 10, "5": 20}),
        ("cn/yunnan/project-self-evaluation/2020", {"1": 20, "2": 80}),
        ("cn/sichuan/project-self-evaluation/2022", {"1": 10, "2": 90}),
        ("cn/hubei/guangshui/project-self-evaluation/2021", {"2": 85, "5": 15}),
        ("cn/ningxia/yinchuan/project-self-evaluation/2020", {"2": 30, "3": 35, "5": 10, "6": 25}),
        ("cn/guangdong/guangzhou/department-self-evaluation/2021", {"1": 45, "2": 50, "3": 5}),
    ],
)
def test_weights_of_the_parts(id: str, weights: dict[str, int]) -> None:
    assert {each.code: _weight(find(id), each.code) for each in find(id).items} == weights


def _weight(rubric: Rubric, code: str) -> Fraction:
    item = next(each for each in rubric.items if each.code == code)
    return Fraction(getattr(item.weight, "number"))  # noqa: B009
