"""What an answer settles, and which file holds it."""

from __future__ import annotations

from pathlib import Path

import pytest

from heji.audit.answers import Answer, AnswerStatus, beside, is_answers_file


@pytest.mark.parametrize(("status", "settles"), [("accepted", False), ("misread", True)])
def test_what_settles_a_finding(status: str, settles: bool) -> None:
    assert Answer("aaaaaaaaaaaa", AnswerStatus(status)).settles is settles


def test_it_stands_beside_the_document() -> None:
    assert beside("forms/a.docx") == Path("forms/a.docx.answers.yaml")
    assert is_answers_file("forms/a.docx.answers.yaml")
    assert not is_answers_file("forms/a.yaml")
