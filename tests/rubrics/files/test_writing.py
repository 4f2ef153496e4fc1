from __future__ import annotations

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from heji.rubrics.files.emitting import emitted, scalar
from heji.rubrics.files.loading import load_rubric_text
from heji.rubrics.files.rules import KINDS
from heji.rubrics.files.shelf import all_ids, find
from heji.rubrics.files.writing import write_rubric
from heji.rubrics.files.writing_rules import kind_name
from heji.rubrics.rubric import Rubric
from heji.rubrics.rules import rule
from tests.rubrics.generated import rubrics


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(rubrics())
def test_what_is_written_loads_as_the_same_rubric(rubric: Rubric) -> None:
    text = write_rubric(rubric)
    assert load_rubric_text(text, "written") == rubric
    assert write_rubric(load_rubric_text(text, "written")) == text


@pytest.mark.parametrize("id", all_ids())
def test_packs_survive_being_written_and_read(id: str) -> None:
    rubric = find(id)
    assert load_rubric_text(write_rubric(rubric), id) == rubric


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_is_quoted_where_yaml_needs_it(text: str) -> None:
    assert yaml.compose(f"- {scalar(text)}", Loader=yaml.CSafeLoader).value[0].value == text
    assert (
        yaml.compose(emitted({"a": [{"b": text}]})).value[0][1].value[0].value[0][1].value == text
    )


def test_identifiers_are_texts_for_other_programs() -> None:
    assert yaml.safe_load(emitted({"code": "1", "items": [{"code": "2.10"}]})) == {
        "code": "1",
        "items": [{"code": "2.10"}],
    }


def test_every_kind_of_rule_is_read_and_written_under_one_name() -> None:
    members = [each for part in rule.Rule.__args__ for each in getattr(part, "__args__", (part,))]
    written = {kind_name(each.__new__(each)) for each in members}
    assert written == {each.name for each in KINDS}
