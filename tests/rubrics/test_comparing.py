from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings

from heji.rubrics.comparing import Change, differences
from heji.rubrics.files.shelf import find
from heji.rubrics.formulas.grammar import parse
from heji.rubrics.rubric import Rubric
from tests.rubrics.generated import rubrics


@settings(deadline=None, max_examples=30)
@given(rubrics())
def test_a_rubric_does_not_differ_from_itself(rubric: Rubric) -> None:
    assert differences(rubric, rubric) == ()


def test_items_are_matched_by_their_codes() -> None:
    old = find("cn/mof/project-self-evaluation/2020")
    first, second, *rest = old.items
    changed = replace(first, weight=parse("12"))
    new = replace(old, items=(replace(second, code="9"), changed, *rest), version="2")
    found = {(each.change, each.item, each.key): each for each in differences(old, new)}
    weight = found.pop((Change.CHANGED, "1", "weight"))
    assert (weight.old, weight.new) == ("10", "12")
    assert list(found) == [
        (Change.CHANGED, "", "version"),
        (Change.ADDED, "9", ""),
        (Change.REMOVED, "2", ""),
    ]
