"""Every problem that the code can report has a text in both languages, and no text is left over."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from heji import documents
from heji.language import contents, placeholders

(CATALOGUE,) = contents("documents")
KEYS = sorted(CATALOGUE["documents"])


def used() -> set[str]:
    folder = Path(documents.__path__[0])
    quoted = re.compile(r'"([a-z]+(?:-[a-z]+)*)"')
    return {
        word for path in folder.rglob("*.py") for word in quoted.findall(path.read_text("utf-8"))
    }


def reported() -> set[str]:
    folder = Path(documents.__path__[0])
    call = re.compile(r'(?:problem|report|report_once|UnreadableError)\(\s*"([a-z-]+)"')
    return {key for path in folder.rglob("*.py") for key in call.findall(path.read_text("utf-8"))}


def test_no_text_is_missing() -> None:
    assert reported() - set(KEYS) == set()


@pytest.mark.parametrize("key", KEYS)
def test_text(key: str) -> None:
    texts = CATALOGUE["documents"][key]
    assert set(texts) == {"zh", "en"}
    assert set(placeholders(texts["zh"])) == set(placeholders(texts["en"]))
    assert texts["zh"].startswith("{name}：")
    assert texts["en"].startswith("{name}: ")
    assert key in used()
