from __future__ import annotations

from dataclasses import replace

import pytest

from heji.audit.finding import Evidence, Finding, Message, Severity
from heji.audit.identity import IDENTITY_LENGTH, Numbering, document_key, identity
from heji.documents.locator import Locator
from heji.values.verdict import Verdict

LONG = "根据年度工作安排，全区高新技术企业共有3120家，其中本年新认定731家，占比为23.5%，比上年有所提高。"
KEY = document_key("forms/a.docx", "某区科技局", 2021)


def finding(**changes: object) -> Finding:
    base = Finding(
        "sum-mismatch",
        Verdict.INCONSISTENT,
        Severity.ERROR,
        "d1",
        Message("finding.sum-mismatch.total", (("label", "合计"), ("other", "d1"))),
        stated="731,200.50",
        expected="725,200.50",
        difference="6,000.00",
        formula="31,250.00 + 693,950.50",
        evidence=(
            Evidence("d1", Locator(table=3, row=9, column=2), "731,200.50"),
            Evidence("d1", Locator(table=3, row=7, column=2), "31,250.00"),
        ),
    )
    return replace(base, **changes)  # type: ignore[arg-type]


def test_it_is_short_hexadecimal() -> None:
    assert len(identity(finding(), KEY)) == IDENTITY_LENGTH
    assert int(identity(finding(), KEY), 16) >= 0


def test_it_survives_moved_rows_and_another_order_of_files() -> None:
    moved = finding(
        document="d7",
        message=Message("finding.sum-mismatch.total", (("label", "合计"), ("other", "d7"))),
        evidence=tuple(
            Evidence("d7", Locator(table=4, row=each.locator.row + 5, column=2), each.quote)  # type: ignore[operator]
            for each in reversed(finding().evidence)
        ),
    )
    assert identity(moved, KEY) == identity(finding(), KEY)


def test_it_survives_another_folder_and_other_spacing() -> None:
    assert document_key("2021/送审/a.docx", "某区 科技局", 2021) == KEY
    spaced = finding(
        evidence=(
            Evidence("d1", Locator(), "731,200.50 "),
            Evidence("d1", Locator(), " 31,250.00"),
        )
    )
    assert identity(spaced, KEY) == identity(finding(), KEY)


def test_it_does_not_depend_on_severity_or_suspects() -> None:
    assert identity(finding(severity=Severity.NOTE), KEY) == identity(finding(), KEY)


@pytest.mark.parametrize(
    "changes",
    [
        {"stated": "731,200.51"},
        {"expected": "725,200.51"},
        {"formula": "31,250.00 + 693,950.51"},
        {"check": "count-mismatch"},
        {"evidence": (Evidence("d1", Locator(), "731,200.50"),)},
        {"message": Message("finding.sum-mismatch.total", (("label", "小计"), ("other", "d1")))},
    ],
)
def test_it_changes_with_every_figure_and_label(changes: dict[str, object]) -> None:
    assert identity(finding(**changes), KEY) != identity(finding(), KEY)


@pytest.mark.parametrize(
    "key",
    [
        document_key("b.docx", "某区科技局", 2021),
        document_key("a.docx", "某市科技局", 2021),
        document_key("a.docx", "某区科技局", 2022),
    ],
)
def test_it_changes_with_the_document(key: str) -> None:
    assert identity(finding(), key) != identity(finding(), KEY)


def test_a_sentence_may_be_reworded_but_its_figures_count() -> None:
    def said(quote: str) -> str:
        return identity(finding(evidence=(Evidence("d1", Locator(paragraph=1), quote),)), KEY)

    assert said(LONG.replace("有所", "明显有所")) == said(LONG)
    assert said(LONG.replace("731", "732")) != said(LONG)


def test_equal_findings_are_numbered() -> None:
    numbering = Numbering({"a"})
    names = [numbering.name(each) for each in ("a", "a", "b", "a")]
    assert names == ["a", "a-2", "b", "a-3"]
