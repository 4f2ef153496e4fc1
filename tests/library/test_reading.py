"""Library files: read whole, or refused with file, entry and field."""

from __future__ import annotations

from typing import Any

import pytest

from heji.library.entry import Direction, Entry
from heji.library.reading import entries, entry_of, shipped, together
from heji.library.trouble import LibraryError


def row(**changed: Any) -> dict[str, Any]:
    whole: dict[str, Any] = {
        "code": "CUL-QN-90",
        "name": {"zh": "开放日场次", "en": "Open days held"},
        "type": "quantity",
        "group": "special_fund",
        "scopes": ["project"],
        "explanation": "当年举办的开放日场次，以签到表为准。",
        "unit": "场",
        "direction": "at_least",
        "origin": "work_plan",
        "basis": "plan",
        "target_advice": "按年度计划填写。",
        "proof": "direct",
        "evidence": ["签到表"],
        "data_source": "活动台账",
        "scoring": "proportional",
        "scoring_rule": "按完成比例计分。",
        "project_types": ["公共文化服务"],
        "departments": ["文化和旅游部门"],
        "keywords": ["开放日"],
    }
    return {key: value for key, value in (whole | changed).items() if value is not None}


def read(*rows: dict[str, Any], **more: Any) -> tuple[Entry, ...]:
    return entries({"area": "culture", "entries": list(rows), **more}, "own.yaml")


def test_a_file_of_ones_own_is_read() -> None:
    (entry,) = read(row())
    assert (entry.code, entry.name.en, entry.evidence) == (
        "CUL-QN-90",
        "Open days held",
        ("签到表",),
    )
    assert entry.mistakes == ()


def test_what_entries_share_is_written_once_and_an_entry_may_differ() -> None:
    without = row(departments=None)
    shared = {"departments": ["体育部门"]}
    first, second = read(without, row(code="CUL-QN-91"), shared=shared)
    assert first.departments == ("体育部门",)
    assert second.departments == ("文化和旅游部门",)


@pytest.mark.parametrize(
    ("changed", "key"),
    [
        ({"code": "CUL-QL-90"}, "code"),
        ({"code": "AGR-QN-90"}, "code"),
        ({"code": "CUL-QN-1"}, "code"),
        ({"type": "amount"}, "word"),
        ({"scopes": ["nation"]}, "word"),
        ({"direction": "≥"}, "word"),
        ({"unit": "卷轴件套组"}, "unit"),
        ({"unit": ""}, "unit-and-direction"),
        ({"direction": "qualitative"}, "unit-and-direction"),
        ({"scoring": "satisfaction"}, "satisfaction"),
        ({"explanation": " "}, "text"),
        ({"explanation": 5}, "text"),
        ({"evidence": []}, "list"),
        ({"evidence": ["一", 2]}, "list"),
        ({"keywords": "开放日"}, "list"),
        ({"name": {"zh": "开放日"}}, "name"),
        ({"data_source": None}, "missing"),
        ({"weight": "10"}, "unknown"),
    ],
)
def test_what_is_wrong_is_refused(changed: dict[str, Any], key: str) -> None:
    with pytest.raises(LibraryError) as caught:
        read(row(**changed))
    assert caught.value.key == key
    assert caught.value.file == "own.yaml"
    for language in ("zh", "en"):
        assert caught.value.message(language).startswith("own.yaml")


@pytest.mark.parametrize("content", [None, [], "text", {}, {"area": "culture"}, {"entries": "x"}])
def test_a_file_without_entries_is_refused(content: Any) -> None:
    with pytest.raises(LibraryError) as caught:
        entries(content, "own.yaml")
    assert caught.value.key == "no-entries"


def test_an_entry_that_is_no_mapping_is_refused() -> None:
    with pytest.raises(LibraryError) as caught:
        entries({"area": "culture", "entries": ["text"]}, "own.yaml")
    assert caught.value.key == "no-entries"


def test_an_unknown_area_is_refused() -> None:
    with pytest.raises(LibraryError) as caught:
        entries({"area": "space", "entries": []}, "own.yaml")
    assert "space" in str(caught.value)


@pytest.mark.parametrize(
    ("second", "key"),
    [
        (row(name={"zh": "别的", "en": "Other"}), "code-twice"),
        (row(code="CUL-QN-91"), "name-twice"),
    ],
)
def test_codes_and_names_are_unique(second: dict[str, Any], key: str) -> None:
    with pytest.raises(LibraryError) as caught:
        together(read(row(), second))
    assert caught.value.key == key


def test_a_qualitative_entry_has_no_unit() -> None:
    (entry,) = read(row(unit=None, direction="qualitative"))
    assert entry.unit == "" and entry.direction is Direction.QUALITATIVE


def test_the_shipped_library_is_ordered_by_code() -> None:
    codes = [each.code for each in shipped()]
    assert codes == sorted(set(codes))
    assert entry_of(codes[0]) is shipped()[0]
    assert entry_of("XXX-QN-01") is None
