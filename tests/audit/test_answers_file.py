"""Answers are read from a file, and a wrong file is refused with its line."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from heji.audit.answers import AnswersRefused, AnswerStatus
from heji.audit.answers_file import identities_in, parse_answers, read_answers

GOOD = """\
- finding: "0123456789ab"
  status: explained
  reason: 财政年中收回
  by: 张三
  date: 2022-03-01
  figures: ["23.5%", "23.4%"]
- finding: 3f9a0c1d2e4b-2
  status: accepted
- finding: aaaaaaaaaaaa
  status:
"""


def test_answers_are_read() -> None:
    answers = parse_answers(GOOD, "a.yaml")
    assert set(answers) == {"0123456789ab", "3f9a0c1d2e4b-2"}
    explained = answers["0123456789ab"]
    assert explained.status is AnswerStatus.EXPLAINED
    assert explained.reason == "财政年中收回"
    assert explained.date == datetime.date(2022, 3, 1)
    assert explained.figures == ("23.5%", "23.4%")
    assert explained.source == "a.yaml"


def test_open_entries_are_no_answers_but_are_known() -> None:
    assert "aaaaaaaaaaaa" in identities_in(GOOD, "a.yaml")


def test_an_identity_of_digits_alone_needs_no_quotes() -> None:
    # YAML would take it for a number, and an e in it for an exponent.
    answers = parse_answers("- {finding: 012345678901, status: misread}\n", "a.yaml")
    assert list(answers) == ["012345678901"]
    assert list(parse_answers("- {finding: 12345678e901, status: misread}", "a")) == [
        "12345678e901"
    ]


def test_an_empty_file_holds_none() -> None:
    assert parse_answers("# nothing yet\n", "a.yaml") == {}


@pytest.mark.parametrize(
    ("source", "line", "words"),
    [
        ("- finding: [\n", 2, "YAML"),
        ("finding: aaaaaaaaaaaa\n", 1, "list"),
        ("- aaaaaaaaaaaa\n", 1, "finding: IDENTITY"),
        ("\n- finding: aaaaaaaaaaaa\n  state: accepted\n", 3, "state”. The fields are: finding"),
        ("- status: accepted\n", 1, "finding is missing"),
        ("- finding: 12\n  status: accepted\n", 1, "“12” is no identity"),
        ("- finding: aaaaaaaaaaaa\n  status: fine\n", 2, "accepted, explained, misread"),
        ("- finding: aaaaaaaaaaaa\n  status: explained\n", 2, "reason must say why"),
        ("- finding: aaaaaaaaaaaa\n  status: accepted\n  date: 1.3.22\n", 3, "2022-03-01"),
        ("- finding: aaaaaaaaaaaa\n  status: [accepted]\n", 2, "“status” should be a text"),
        (
            "- finding: aaaaaaaaaaaa\n  status: accepted\n- finding: aaaaaaaaaaaa\n",
            3,
            "aaaaaaaaaaaa is answered in line 1",
        ),
    ],
)
def test_a_wrong_file_is_refused_with_line_and_cure(source: str, line: int, words: str) -> None:
    with pytest.raises(AnswersRefused) as refused:
        parse_answers(source, "a.yaml")
    assert refused.value.line == line
    assert f"a.yaml, line {line}" in refused.value.describe("en")
    assert words in refused.value.describe("en")
    assert f"第 {line} 行" in refused.value.describe("zh")


def test_a_file_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    with pytest.raises(AnswersRefused, match="cannot be read"):
        read_answers(tmp_path / "missing.yaml")
    binary = tmp_path / "binary.yaml"
    binary.write_bytes(b"\xff\xfe\x00\x80")
    with pytest.raises(AnswersRefused, match="UTF-8"):
        read_answers(binary)
