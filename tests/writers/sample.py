"""A small report for the tests of the writers, made by hand."""

from __future__ import annotations

import datetime
from dataclasses import replace

from heji.audit.answers import Answer, AnswerStatus
from heji.audit.finding import Evidence, Finding, Message, Severity, Suspect
from heji.audit.report import DocumentEntry, Report, Result, summarise
from heji.documents.document import Cell, Document, Paragraph, Problem, Status, Table
from heji.documents.locator import Locator
from heji.forms.form import Form, Kind
from heji.values.verdict import Verdict

HOSTILE = "<script>alert('x')</script> & \"quoted\" =SUM(A1)"
SENTENCE = "全区企业共3120家，其中高新技术企业731家，占比为23.5%，比上年提高。"

# Any text of the catalogue with placeholders of its own will do as a message.
MESSAGE = Message("report.quote", (("quote", "731 ÷ 3120 = 23.43%，填报为 23.5%"),))


def document() -> Document:
    """A paragraph and a table with merged, hidden and hostile cells."""
    at = Locator(table=1)
    texts = [
        (1, 1, "项目支出绩效自评表", 1, 4),
        (2, 1, "指标", 2, 1),
        (2, 2, "年度预算", 1, 2),
        (2, 4, "说明", 2, 1),
        (3, 2, "预算数", 1, 1),
        (3, 3, "执行数", 1, 1),
        (4, 1, "项目一", 1, 1),
        (4, 2, "1,234.56", 1, 1),
        (4, 3, "1,334.56", 1, 1),
        (4, 4, HOSTILE, 1, 1),
        (5, 1, "合计", 1, 1),
        (5, 2, "1,234.56", 1, 1),
        (5, 3, "1,434.56", 1, 1),
        (5, 4, "", 1, 1),
    ]
    cells = tuple(
        Cell(row, column, words, Locator(table=1, row=row, column=column), down, across, row == 4)
        for row, column, words, down, across in texts
    )
    blocks = (
        Paragraph("一、基本情况", Locator(paragraph=1)),
        Paragraph(SENTENCE, Locator(paragraph=2)),
        Table(cells, 5, 4, at),
    )
    return Document("forms/区级.docx", "docx", "ab" * 32, blocks)


def finding(**changes: object) -> Finding:
    """A wrong share in a sentence."""
    start = SENTENCE.index("23.5%")
    base = Finding(
        "ratio-mismatch",
        Verdict.INCONSISTENT,
        Severity.ERROR,
        "d1",
        MESSAGE,
        stated="23.5%",
        expected="23.4%",
        difference="0.1",
        formula="731 ÷ 3120",
        evidence=(
            Evidence("d1", Locator(paragraph=2, start=start, end=start + 5), SENTENCE),
            Evidence(
                "d1",
                Locator(paragraph=2, start=SENTENCE.index("731"), end=SENTENCE.index("731") + 4),
                SENTENCE,
            ),
        ),
    )
    return replace(base, **changes)  # type: ignore[arg-type]


def wrong_sum() -> Finding:
    """A wrong total in a cell, with a suspect."""
    total = Locator(table=1, row=5, column=3)
    part = Locator(table=1, row=4, column=3)
    return finding(
        check="sum-mismatch",
        stated="1,434.56",
        expected="1,334.56",
        difference="100.00",
        formula="1,334.56",
        evidence=(Evidence("d1", total, "1,434.56"), Evidence("d1", part, "1,334.56")),
        suspects=(Suspect(total, "1,434.56", "1,334.56"),),
    )


def report(*, answered: bool = False) -> Report:
    """Two errors, a warning, a note, something undecided, and a file that could not be read."""
    answer = Answer(
        "000000000001", AnswerStatus.EXPLAINED, "口径不同", "张三", datetime.date(2022, 3, 1)
    )
    place = Locator(table=1, row=4, column=4)
    warning = finding(
        check="placeholder-left",
        severity=Severity.WARNING,
        stated=None,
        expected=None,
        difference=None,
        formula=None,
        evidence=(Evidence("d1", place, HOSTILE),),
    )
    note = finding(check="target-low", severity=Severity.NOTE, evidence=())
    open_question = finding(
        verdict=Verdict.UNDECIDED,
        evidence=(Evidence("d1", Locator(table=1, row=4, column=2), "1,234.56"),),
        stated="1,234.56",
        expected=None,
        difference=None,
        formula=None,
    )
    findings = (
        Result(finding(), "000000000001", answer=answer if answered else None),
        Result(wrong_sum(), "000000000002"),
        Result(warning, "000000000003"),
        Result(note, "000000000004"),
    )
    undecided = (Result(open_question, "000000000005"),)
    entry = DocumentEntry(
        "d1",
        "forms/区级.docx",
        "docx",
        "ab" * 32,
        Status.READ,
        kind=Kind.PROJECT_SELF_EVALUATION,
        organisation="某区科技局",
        year=2021,
        tables=1,
        figures=9,
    )
    broken = DocumentEntry(
        "d2",
        "forms/坏.docx",
        "docx",
        "",
        Status.UNREADABLE,
        (Problem("report.fault", (("stage", "read"), ("error", "<b>BadZipFile</b>"))),),
    )
    return Report(
        documents=(entry, broken),
        findings=findings,
        undecided=undecided,
        summary=summarise(7, (*findings, *undecided)),
        contents={"d1": (document(), (Form(Kind.PROJECT_SELF_EVALUATION, None, "", "", 2021),))},
    )
