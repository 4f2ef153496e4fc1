"""Cases of tests files: what holds, what fails and how it is said, what is lacking."""

from __future__ import annotations

from pathlib import Path

import pytest

from heji.cli.main import run as main
from heji.rubrics.files.loading import load_rubric
from heji.rubrics.files.trouble import RubricError
from heji.rubrics.testing.covering import possible_aspects, scored_items
from heji.rubrics.testing.reading import read_suite
from heji.rubrics.testing.report import report
from heji.rubrics.testing.running import run

RUBRIC = """\
rubric: cn/test/project-self-evaluation/2024
version: "1"
name: {zh: 测试, en: test}
region: "000000"
form: project-self-evaluation
years: {from: 2024}
status: reconstructed
sources: [{id: s, title: 依据}]
full_mark: 10
grades: [{name: {zh: 优, en: good}, from: 8}, {name: {zh: 差, en: poor}, from: 0}]
items:
  - code: "1"
    name: {zh: 控制率, en: rate}
    weight: 4
    inputs:
      spent: {name: {zh: 支出, en: spent}, unit: 万元, from: [given]}
      planned: {name: {zh: 预算, en: planned}, unit: 万元, from: [given]}
    formula: spent ÷ planned
    unit: "%"
    rule: {kind: threshold, condition: "value ≤ 100%", otherwise: 0}
    source: s
  - code: "2"
    name: {zh: 管理, en: rules}
    weight: 6
    rule: {kind: manual, reason: {zh: 由人评定, en: a person judges}}
    source: s
"""
CASES = {
    "full": "{item: '1', case: full, inputs: {spent: 90万元, planned: 1000000元}, score: 4}",
    "zero": "{item: '1', case: zero, inputs: {spent: 101万元, planned: 100万元}, score: 0}",
    "refused": "{item: '1', case: edge, inputs: {spent: 1万元, planned: 0万元}, refused: zero-denominator}",
    "missing": "{item: '1', case: edge, inputs: {spent: 1万元}, refused: missing-input}",
    "taken": "{item: '2', case: edge, row: {score: '5'}, score: 5, refused: manual}",
    "form": "{rows: [{name: 管理, weight: '6', score: '5'}], year: 2024, total: 9, grade: 优, "
    "inputs: {'1': {spent: 1万元, planned: 2万元}}}",
}
WRONG = {
    "{item: '1', case: full, inputs: {spent: 9万元, planned: 8万元}, score: 4}": "should be 4, is 0",
    "{item: '1', case: zero, inputs: {spent: 9万元, planned: 9万元}, score: 4}": "its score shows full",
    "{item: '1', case: edge, inputs: {spent: 9万元, planned: 9万元}, refused: missing-input}": "should be refused",
    "{item: '1', case: edge, inputs: {spent: 9万元, planned: 0万元}, refused: missing-input}": "is zero-denominator",
    "{item: '1', case: edge, inputs: {spent: 9万元, planned: 0万元}, score: 0}": "is zero-denominator",
    "{item: '2', case: edge, row: {score: '5'}, score: 5}": "should be computed, is taken-over",
    "{item: '2', case: edge, row: {score: '5'}, refused: manual}": "should have no score, has 5",
    "{item: '3', case: edge, score: 1}": "no scored item 3",
    "{rows: [], year: 2024, total: 9, inputs: {}}": "the total should be 9",
    "{rows: [{name: 管理, weight: '6', score: '1'}], total: 5, grade: 优, "
    "inputs: {'1': {spent: 1万元, planned: 2万元}}}": "the grade should be 优, is 差",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "cn/test/project-self-evaluation"
    place.mkdir(parents=True)
    (place / "2024.yaml").write_text(RUBRIC, encoding="utf-8")
    return tmp_path


def written(folder: Path, *cases: str) -> Path:
    path = folder / "cn/test/project-self-evaluation/2024.tests.yaml"
    lines = "\n".join(f"  - {each}" for each in cases)
    head = "rubric: cn/test/project-self-evaluation/2024\ntests:\n"
    path.write_text(head + lines + "\n", encoding="utf-8")
    return path


def test_cases_that_hold(folder: Path) -> None:
    path = written(folder, *CASES.values())
    rubric = load_rubric(path.with_name("2024.yaml"))
    assert [run(rubric, each).failure.en for each in read_suite(path).cases] == [""] * len(CASES)
    assert report(rubric, [folder]).failures == ()


@pytest.mark.parametrize(("case", "said"), WRONG.items())
def test_cases_that_fail_say_how(folder: Path, case: str, said: str) -> None:
    path = written(folder, case)
    outcome = run(load_rubric(path.with_name("2024.yaml")), read_suite(path).cases[0])
    assert not outcome.holds
    assert said in outcome.failure.en


def test_what_no_case_shows_is_said(folder: Path) -> None:
    path = written(folder, CASES["full"], CASES["taken"])
    lacking = report(load_rubric(path.with_name("2024.yaml")), [folder]).failures
    assert [each.text.en for each in lacking] == [
        "item 1 has no case zero",
        "item 1 has no case edge",
    ]


def test_a_threshold_knows_no_part_and_a_judgment_only_an_edge(folder: Path) -> None:
    rubric = load_rubric(folder / "cn/test/project-self-evaluation/2024.yaml")
    shown = {
        each.code: sorted(possible_aspects(rubric, each)) for each in scored_items(rubric.items)
    }
    assert shown == {"1": ["edge", "full", "zero"], "2": ["edge"]}


@pytest.mark.parametrize(
    ("case", "said"),
    [
        ("{item: '1', case: half, score: 1}", "cannot be “half”"),
        ("{item: '1', case: full}", "lacks “score”"),
        ("{item: '1', case: full, score: 1, sore: 2}", "no key “sore”"),
        ("{item: '1', case: full, score: viel}", "viel"),
    ],
)
def test_a_wrong_file_is_refused_with_its_line(folder: Path, case: str, said: str) -> None:
    with pytest.raises(RubricError) as refused:
        read_suite(written(folder, CASES["full"], case))
    assert said in refused.value.message("en")
    assert "2024.tests.yaml" in refused.value.message("en")
    assert "4" in refused.value.message("en")


def test_a_file_about_another_rubric_is_refused(folder: Path) -> None:
    path = written(folder, CASES["full"])
    path.write_text(
        path.read_text(encoding="utf-8").replace("/2024\n", "/2023\n"), encoding="utf-8"
    )
    with pytest.raises(RubricError):
        report(load_rubric(path.with_name("2024.yaml")), [folder])


def test_the_command_runs_the_cases(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    id = "cn/test/project-self-evaluation/2024"
    command = ["rubric", "test", id, "--rubrics", str(folder), "--lang", "en"]
    written(folder, *CASES.values())
    assert main(command) == 0
    assert "1 rubrics, 6 cases, 0 failures" in capfd.readouterr().out
    written(folder, next(iter(WRONG)))
    assert main(command) == 1
    assert "should be 4, is 0" in capfd.readouterr().out


def test_the_command_takes_a_file(folder: Path) -> None:
    path = written(folder, *CASES.values()).with_name("2024.yaml")
    assert main(["rubric", "test", str(path)]) == 0


def test_the_command_refuses_what_is_not_there(capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["rubric", "test", "cn/mof/project-self-evaluation/2019"]) == 2
    assert "cn/mof/project-self-evaluation/2020" in capfd.readouterr().err
