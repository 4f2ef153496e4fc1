from __future__ import annotations

from pathlib import Path

import pytest

from heji.rubrics.files.loading import load_rubric
from heji.rubrics.files.shelf import find
from heji.rubrics.files.trouble import RubricError
from heji.rubrics.formulas.writing import write
from heji.rubrics.rubric import Item, Rubric

BASE = """
rubric: cn/base/2020
version: "1"
name: {zh: 底本, en: base}
region: "000000"
form: project-self-evaluation
years: {from: 2020, until: 2021}
status: official
sources: [{id: a, title: 甲}, {id: b, title: 乙}]
parameters:
  share: {values: [{from: 2020-01-01, value: 10%}]}
  other: {values: [{from: 2020-01-01, value: 20%}]}
items:
  - code: "1"
    name: 执行率
    weight: 20
    inputs: {executed: {unit: 万元}, budget: {unit: 万元}}
    formula: executed ÷ budget
    rule: {kind: linear, full_at: 100%, side: below, deduct: share, per: 1%}
    reason: 旧
  - code: "2"
    name: 组
    items:
      - {code: "2.1", name: 一, weight: 30, rule: {kind: manual, reason: 由人判断}}
      - {code: "2.2", name: 二, weight: 50, rule: {kind: manual, reason: 由人判断}}
"""

CHANGE = """
rubric: cn/here/2022
version: "2"
region: "440100"
years: {from: 2022}
extends: cn/base/2020
sources: [{id: b, title: 丙}, {id: c, title: 丁}]
parameters:
  share: {values: [{from: 2020-01-01, value: 5%}]}
remove: ["2.1"]
items:
  - code: "1"
    weight: 10
    reason: ~
  - code: "2.2"
    labels: [别名]
  - code: "2"
    items:
      - {code: "2.3", name: 三, weight: 30, rule: {kind: manual, reason: 由人判断}}
  - {code: "3", name: 四, weight: 10, rule: {kind: manual, reason: 由人判断}}
"""


def shelf(folder: Path, **texts: str) -> Path:
    for name, text in texts.items():
        path = folder / "cn" / name.replace("_", "/")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.with_suffix(".yaml").write_text(text, encoding="utf-8")
    return folder


def codes(items: tuple[Item, ...]) -> list[str]:
    return [code for each in items for code in (each.code, *codes(each.items))]


@pytest.fixture
def changed(tmp_path: Path) -> Rubric:
    return find("cn/here/2022", [shelf(tmp_path, base_2020=BASE, here_2022=CHANGE)])


def test_items_are_changed_by_their_codes(changed: Rubric) -> None:
    assert codes(changed.items) == ["1", "2", "2.2", "2.3", "3"]
    first, group, _ = changed.items
    assert first.weight is not None
    assert (write(first.weight), first.name.zh, first.reason.zh) == ("10", "执行率", "")
    assert group.weight is not None
    assert write(group.weight) == "80"
    assert group.items[0].labels == ("别名",)


def test_what_is_not_said_is_taken_from_the_base(changed: Rubric) -> None:
    assert (changed.id, changed.version, changed.region) == ("cn/here/2022", "2", "440100")
    assert (changed.since, changed.until) == (2022, None)
    assert (changed.name.zh, changed.status.value, changed.extends) == (
        "底本",
        "official",
        "cn/base/2020",
    )
    assert [(each.id, each.title) for each in changed.sources] == [
        ("a", "甲"),
        ("b", "丙"),
        ("c", "丁"),
    ]
    assert {each.name: write(each.values[0].value) for each in changed.parameters} == {
        "share": "5%",
        "other": "20%",
    }


def test_a_mistake_names_the_file_in_which_it_stands(tmp_path: Path) -> None:
    wrong = CHANGE.replace("weight: 10\n    reason", "weight: 11\n    reason")
    folder = shelf(
        tmp_path, base_2020=BASE.replace("deduct: share", "deduct: shaer"), here_2022=wrong
    )
    with pytest.raises(RubricError) as caught:
        find("cn/here/2022", [folder])
    files = {Path(each.file).parent.name: each for each in caught.value.troubles}
    assert files["base"].item == "1"
    assert "Did you mean share" in files["base"].message("en")
    assert "101" in files["here"].message("en")


def test_a_change_of_a_change(tmp_path: Path) -> None:
    again = "rubric: cn/more/2023\nversion: '3'\nyears: {from: 2023}\nextends: cn/here/2022\n"
    folder = shelf(tmp_path, base_2020=BASE, here_2022=CHANGE, more_2023=again)
    assert codes(find("cn/more/2023", [folder]).items) == ["1", "2", "2.2", "2.3", "3"]


def test_rubrics_that_extend_each_other_are_refused(tmp_path: Path) -> None:
    one = "rubric: cn/a/1\nversion: '1'\nyears: {from: 2020}\nextends: cn/b/1\n"
    two = "rubric: cn/b/1\nversion: '1'\nyears: {from: 2020}\nextends: cn/a/1\n"
    folder = shelf(tmp_path, a_1=one, b_1=two)
    with pytest.raises(RubricError, match="leads back"):
        load_rubric(folder / "cn" / "a" / "1.yaml", [folder])
