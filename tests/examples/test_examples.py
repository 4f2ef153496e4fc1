"""The examples are as their contents say, and the audit finds what their list of mistakes says."""

from __future__ import annotations

import re
import zipfile
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

import heji
from examples.make_examples import FOLDER, read_contents, write_all
from heji.audit.finding import Severity

DOCUMENTS = sorted(read_contents())
ROW = re.compile(r"^\| (?P<document>\S+) \| `(?P<check>[a-z-]+)` \| (?P<stated>.*?) ?\| ", re.M)


def entries(path: Path) -> dict[str, bytes]:
    """What is in a file; an archive may be packed differently by another machine."""
    if not zipfile.is_zipfile(path):
        return {"": path.read_bytes()}
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def listed() -> Counter[tuple[str, str]]:
    text = (FOLDER / "README.md").read_text(encoding="utf-8")
    return Counter((each["document"], each["check"]) for each in ROW.finditer(text))


@cache
def found() -> heji.audit.report.Report:
    return heji.audit([FOLDER / name for name in DOCUMENTS])


def alarms() -> list[tuple[str, str, str]]:
    names = {each.id: Path(each.path).name for each in found().documents}
    return [
        (names[each.finding.document], each.finding.check, each.finding.stated or "")
        for each in found().findings
        if each.severity is not Severity.NOTE
    ]


def test_there_are_at_least_three_formats() -> None:
    assert len({Path(name).suffix for name in DOCUMENTS}) >= 3


def test_files_are_as_the_contents_say(tmp_path: Path) -> None:
    for path in write_all(tmp_path):
        assert entries(path) == entries(FOLDER / path.name), "run `make examples`"


def test_every_document_is_read() -> None:
    assert {each.status.value for each in found().documents} == {"read"}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_audit_finds_exactly_what_is_listed(name: str) -> None:
    made = Counter((document, check) for document, check, _ in alarms() if document == name)
    assert made == Counter({key: count for key, count in listed().items() if key[0] == name})


def test_the_figures_are_those_of_the_list() -> None:
    text = (FOLDER / "README.md").read_text(encoding="utf-8")
    for each in ROW.finditer(text):
        stated = [
            figure
            for document, check, figure in alarms()
            if (document, check) == (each["document"], each["check"])
        ]
        assert any(each["stated"] in figure for figure in stated), each[0]


def test_the_clean_form_has_no_finding_at_all() -> None:
    clean = next(each for each in found().documents if "rural-roads" in each.path)
    assert found().of_document(clean.id) == ()
