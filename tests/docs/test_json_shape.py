"""docs/findings.md names every key of the JSON that heji prints, and no other."""

from __future__ import annotations

import json
import re
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

from heji.audit.answers import Answer, AnswerStatus
from heji.audit.competing.choice import Doubt
from heji.audit.inspection import Source, read
from heji.documents.document import Problem
from heji.documents.reading import read_document
from heji.forms.form import Form
from heji.forms.recognise import recognise
from heji.rubrics.evaluation.evaluate import evaluate
from heji.rubrics.files.shelf import find
from heji.writers import json_reading, json_report
from heji.writers.scores_data import data
from tests.writers import sample

PAGE = Path(__file__).resolve().parent.parent.parent / "docs" / "findings.md"
SEVERAL = "".join(
    f"项目支出绩效自评表\n(2022年度)\n项目名称\t{name}\n"
    "一级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\n产出指标\t护栏长度\t≥20米\t20米\t100\t100\n"
    for name in ("水渠修缮", "村道护栏")
)

PROJECT = (
    "项目支出绩效自评表\n(2022年度)\n"
    "项目资金(万元)\t年初预算数\t全年预算数\t全年执行数\t分值\t执行率\t得分\n"
    "年度资金总额\t200.00\t200.00\t171.00\t10\t85.50%\t8.55\n"
)

JOINED = (
    "项目支出绩效自评表\n"
    "项目资金(万元)\t年初预算数\t全年预算数\t全年执行数\t执行率\n"
    "年度资金总额\t200.00\t200.00 171.00\t85.50%\n"
    "其中:财政拨款\t150.00\t150.00\t131.00\t87.33%\n"
    "其他资金\t50.00\t50.00\t40.00\t80.00%\n"
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


def test_a_choice_is_shown_with_all_keys(tmp_path: Path) -> None:
    printed = read_of(JOINED, tmp_path)["choices"]
    assert set(examples()[1]["choices"][0]) == set(printed[0])


def test_every_doubt_is_told() -> None:
    page = PAGE.read_text(encoding="utf-8")
    line = next(each for each in page.splitlines() if each.startswith("- `choices` are"))
    assert {each.value for each in Doubt} <= set(re.findall(r"`([\w-]+)`", line))


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


def test_the_score_is_shown_with_all_keys() -> None:
    shown = examples()[2]
    form = recognise(read_document(PROJECT.encode(), "form.txt"))
    printed = data(form, evaluate(find(shown["rubric"]["id"]), form))
    assert set(shown) - {"tool", "document"} == set(printed)
    assert set(shown["rubric"]) == set(printed["rubric"])
    row, same = shown["items"][0], printed["items"][0]
    assert set(row) == set(same)
    assert set(row["inputs"][0]) == set(same["inputs"][0])
    assert set(row["source"]) == set(same["source"])
