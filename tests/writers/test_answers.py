from __future__ import annotations

from pathlib import Path

import pytest

from heji.audit.answers import AnswersRefused
from heji.audit.answers_file import identities_in, read_answers
from heji.audit.report import Report
from heji.writers.answers import write
from tests.writers import sample


@pytest.fixture
def report() -> Report:
    return sample.report()


def test_a_new_file_holds_every_open_finding(tmp_path: Path, report: Report) -> None:
    file = tmp_path / "a.docx.answers.yaml"
    assert "4" in write(report, file, "zh")
    content = file.read_text(encoding="utf-8")
    assert identities_in(content, "") == {each.identity for each in report.findings}
    assert read_answers(file) == {}
    assert "forms/区级.docx 第2段" in content


def test_what_was_written_stays_byte_for_byte(tmp_path: Path, report: Report) -> None:
    file = tmp_path / "a.yaml"
    before = '# mine\n- {finding: "000000000002", status: accepted} # agreed\n'
    file.write_text(before, encoding="utf-8")
    write(report, file, "en")
    content = file.read_text(encoding="utf-8")
    assert content.startswith(before)
    assert content.count("000000000002") == 1
    assert set(read_answers(file)) == {"000000000002"}
    write(report, file, "en")
    assert file.read_text(encoding="utf-8") == content


def test_answered_findings_are_left_out(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    write(sample.report(answered=True), file, "zh")
    assert "000000000001" not in file.read_text(encoding="utf-8")


@pytest.mark.parametrize("before", ["[{finding: aaaaaaaaaaaa, status: accepted}]\n", "a: b\n"])
def test_a_file_that_cannot_be_added_to_is_left_alone(
    tmp_path: Path, report: Report, before: str
) -> None:
    file = tmp_path / "a.yaml"
    file.write_text(before, encoding="utf-8")
    with pytest.raises(AnswersRefused):
        write(report, file, "zh")
    assert file.read_text(encoding="utf-8") == before


def test_nothing_of_a_document_escapes_its_comment(tmp_path: Path) -> None:
    from dataclasses import replace

    from heji.audit.report import Result

    evil = sample.finding(formula="1\n- finding: ffffffffffff\u2028\r  status: misread")
    report = replace(sample.report(), findings=(Result(evil, "000000000001"),))
    file = tmp_path / "a.yaml"
    write(report, file, "zh")
    assert identities_in(file.read_text(encoding="utf-8"), "") == {"000000000001"}
