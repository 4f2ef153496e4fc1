from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from heji.audit.inspection import Source, read
from heji.writers.json_reading import write

FORM = """\
2021年度项目支出绩效自评表
项目名称\t农村公路养护
一级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分
产出指标\t养护里程\t≥1,200公里\t1,250公里\t10\t10
产出指标\t质量\t显著改善\t—\t10\t
"""
CELL = [
    "row",
    "column",
    "row_span",
    "column_span",
    "text",
    "role",
    "value",
    "unit",
    "confidence",
    "hidden",
    "locator",
]


@pytest.fixture
def data(tmp_path: Path) -> dict[str, Any]:
    path = tmp_path / "form.txt"
    path.write_text(FORM, encoding="utf-8")
    readings, entry, _ = read(Source("d1", str(path), path))
    found: dict[str, Any] = json.loads("".join(write(readings, entry)))
    return found


def test_shape(data: dict[str, Any]) -> None:
    assert list(data) == ["tool", "document", "form", "claims", "choices"]
    paragraph, table = data["document"]["blocks"]
    assert paragraph == {
        "type": "paragraph",
        "locator": {"paragraph": 1},
        "text": "2021年度项目支出绩效自评表",
    }
    assert table["type"] == "table"
    assert all(list(cell) == CELL for cell in table["cells"])


def test_cells_have_values_units_and_roles(data: dict[str, Any]) -> None:
    cells = {(each["row"], each["column"]): each for each in data["document"]["blocks"][1]["cells"]}
    result = cells[3, 4]
    assert (result["role"], result["value"], result["unit"]) == ("result", "1250", "公里")
    assert cells[4, 4]["value"] is None
    assert cells[1, 2]["role"] == "project_name"


def test_the_form_is_told_by_the_names_of_the_glossary(data: dict[str, Any]) -> None:
    indicator = data["form"]["indicators"][0]
    roles = {each["role"]: each["figure"] for each in indicator["entries"]}
    assert roles["target"]["comparison"] == "≥"
    assert roles["target"]["value"] == "1200"


def test_no_binary_float_anywhere(data: dict[str, Any]) -> None:
    def floats(value: Any) -> bool:
        if isinstance(value, dict):
            return any(map(floats, value.values()))
        if isinstance(value, list):
            return any(map(floats, value))
        return isinstance(value, float)

    assert not floats(data)
