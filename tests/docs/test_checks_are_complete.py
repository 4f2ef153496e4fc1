"""Vocabulary, catalogue, code, tests and documentation name the same checks."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from heji.audit.catalogue import checks, describe, names

ROOT = Path(__file__).resolve().parent.parent.parent

ROW = re.compile(r"^\| (`[a-z-]+`(?:, `[a-z-]+`)*) \| ", re.MULTILINE)


def vocabulary() -> list[str]:
    """The names in the table of docs/findings.md, which is their source."""
    page = (ROOT / "docs" / "findings.md").read_text(encoding="utf-8")
    cells = ROW.findall(page[page.index("## Checks") :])
    return [name for cell in cells for name in re.findall(r"`([a-z-]+)`", cell)]


def test_the_vocabulary_is_read() -> None:
    assert len(vocabulary()) == len(set(vocabulary())) > 35


def test_the_catalogue_describes_the_vocabulary() -> None:
    assert sorted(names()) == sorted(vocabulary())


def test_the_code_registers_the_vocabulary() -> None:
    assert sorted({each.name for each in checks()}) == sorted(vocabulary())


@pytest.mark.parametrize("name", vocabulary())
def test_a_test_names_the_check(name: str) -> None:
    """Tests of the audit name the check that they are about, as a text."""
    files = (ROOT / "tests" / "audit").rglob("test_*.py")
    pattern = re.compile(rf"[\"']{re.escape(name)}[\"']")
    assert any(pattern.search(each.read_text(encoding="utf-8")) for each in files)


@pytest.mark.parametrize("name", vocabulary())
@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_description_is_whole(name: str, language: str) -> None:
    described = describe(name, language)
    assert all((described.title, described.says, described.example))


@pytest.mark.parametrize("name", vocabulary())
def test_the_severity_is_one_of_the_vocabulary(name: str) -> None:
    page = (ROOT / "docs" / "findings.md").read_text(encoding="utf-8")
    row = next(line for line in page.splitlines() if line.startswith("| ") and f"`{name}`" in line)
    usual = row.split(" | ")[1]
    assert describe(name, "en").severity.value in usual


def test_a_function_bears_the_name_of_its_check() -> None:
    for each in checks():
        assert each.function.__name__.startswith(each.name.replace("-", "_"))
        assert (each.function.__doc__ or "").strip()
