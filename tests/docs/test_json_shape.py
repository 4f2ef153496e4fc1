"""docs/findings.md names every key of the JSON that heji prints, and no other."""

from __future__ import annotations

import json
import re
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

from heji.audit.answers import Answer, AnswerStatus
from heji.audit.inspection import Source, read
from heji.documents.document import Problem
from heji.forms.form import Form
from heji.writers import json_reading, json_report
from tests.writers import sample

PAGE = Path(__file__).resolve().parent.parent.parent / "docs" / "findings.md"
SEVERAL = "".join(
    f"项目支出绩效自评表\n(2022年度)\n项目名称\t{name}\n"
    "一级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\n产出指标\t护栏长度\t≥20米\t20米\t100\t100\n"
    for name in ("水渠修缮", "村道护栏")
)


def examples() -> list[dict[str, Any]]:
    """The objects that the page shows: the audit, then the reading of one file."""
    blocks = re.findall(r"```json\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    return [json.loads(each) for each in blocks]


def audited() -> dict[str, Any]:
    full = replace(
        sample.report(answered=True),
        remarks=(Problem("report.fault", (("stage", "read"), ("error", "OSError"))),),
        unmatched_answers=(Answer("aaaaaaaaaaaa", AnswerStatus.ACCEPTED),),
    )
    data: dict[str, Any] = json.loads("".join(json_report.write(full)))
    return data


def read_of(text: str, folder: Path) -> dict[str, Any]:
    path = folder / "form.txt"
    path.write_text(text, encoding="utf-8")
    readings, entry, _ = read(Source("d1", str(path), path))
    data: dict[str, Any] = json.loads("".join(json_reading.write(readings, entry)))
    return data


def test_the_audit_is_shown_with_all_keys() -> None:
    shown, printed = examples()[0], audited()
    assert set(shown) == set(printed)
    for name in ("documents", "findings", "remarks", "unmatched_answers"):
        assert set(shown[name][0]) == set(printed[name][0]), name
    assert set(shown["findings"][0]["answer"]) == set(printed["findings"][0]["answer"])
    assert set(shown["summary"]) == set(printed["summary"])


def test_the_reading_is_shown_with_all_keys(tmp_path: Path) -> None:
    shown, printed = examples()[1], read_of(SEVERAL, tmp_path)
    assert set(shown) == set(printed)
    of_audit = set(examples()[0]["documents"][0])
    assert set(shown["document"]) | of_audit == set(printed["document"])
    for block in shown["document"]["blocks"]:
        same = next(each for each in printed["document"]["blocks"] if each["type"] == block["type"])
        assert set(block) == set(same)
        assert {key for cell in block.get("cells", ()) for key in cell} == {
            key for cell in same.get("cells", ()) for key in cell
        }
    assert set(shown["claims"]) == set(printed["claims"])


def test_several_forms_stand_in_forms_and_the_first_in_form(tmp_path: Path) -> None:
    printed = read_of(SEVERAL, tmp_path)
    names = [each["fields"][0]["figure"]["text"] for each in printed["forms"]]
    assert names == ["水渠修缮", "村道护栏"]
    assert printed["form"] == printed["forms"][0]
    assert "forms" not in read_of(SEVERAL[: len(SEVERAL) // 2], tmp_path)


def test_the_form_is_told_with_all_keys() -> None:
    page = PAGE.read_text(encoding="utf-8")
    line = next(each for each in page.splitlines() if each.startswith("- `form` is"))
    own = line[: line.index("`claims`")]
    assert set(re.findall(r"`(\w+)`", own)) - {"form"} == {each.name for each in fields(Form)}
