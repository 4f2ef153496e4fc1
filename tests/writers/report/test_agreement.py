"""Form and report cannot disagree: both are read back and audited together."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

import heji
from heji.documents.document import Status
from heji.reading import read
from heji.values.verdict import Verdict
from heji.writers.report.writing import FORMATS, write
from tests.writers.report.forms import DEPARTMENT, PROJECT, SOUND_PROJECT, report_of

#: What a form says wrong of itself, its report repeats; but it adds nothing.
CROSSING = {
    "figure-conflict",
    "target-conflict",
    "total-conflict",
    "name-conflict",
    "year-conflict",
}


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("path", [DEPARTMENT, PROJECT, SOUND_PROJECT], ids=lambda path: path.stem)
def test_form_and_report_are_audited_without_a_conflict(
    tmp_path: Path, path: Path, format: str
) -> None:
    written = tmp_path / f"report.{format}"
    written.write_bytes(write(report_of(path), format))
    assert read(written).status is Status.READ
    alone, both = heji.audit([path]), heji.audit([path, written])
    kinds = {each.finding.check for each in alone.findings}
    found = Counter(each.finding.check for each in both.findings)
    assert not CROSSING & set(found) - kinds
    assert set(found) <= kinds
    assert {each.finding.verdict for each in both.findings} <= {Verdict.INCONSISTENT}
    assert [each.kind.value for each in both.documents] == [
        alone.documents[0].kind.value,
        "self-evaluation-report",
    ]
    # One organisation and year, or nothing would be compared.
    first, second = both.documents
    assert (first.organisation, first.year) == (second.organisation, second.year)
