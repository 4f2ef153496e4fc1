"""The program that measures many people before a deadline, with few of them."""

from __future__ import annotations

import re

import pytest

from benchmarks.deadline import main


def test_few_people_lose_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    asked = ["--people", "5", "--seconds", "3", "--every", "1", "--database", "sqlite"]
    assert main(asked) == 0
    said = capsys.readouterr().out
    assert "no error, no lost save" in said
    assert re.search(r"^[1-9]\d* saves acknowledged, 5 forms submitted$", said, re.M)
