"""Prose in sheets: sentences that run on over rows of one cell."""

from __future__ import annotations

from heji.claims.read import read_claims
from heji.documents.document import Cell, Document, Table
from heji.documents.locator import Locator
from heji.relations.judge import judge
from heji.values.verdict import Verdict


def sheet(*rows: tuple[str, ...]) -> Document:
    cells = tuple(
        Cell(row, column, text, Locator(sheet="报告", table=1, row=row, column=column))
        for row, texts in enumerate(rows, 1)
        for column, text in enumerate(texts, 1)
    )
    width = max(len(each) for each in rows)
    table = Table(cells, len(rows), width, Locator(sheet="报告", table=1))
    return Document("report.xlsx", "xlsx", "", (table,))


def test_a_sentence_over_two_rows_is_read_whole() -> None:
    found = sheet(
        ("一、项目基本情况",),
        ("项目由县交通运输局组织实施,主要内容为农村公路日常养护、安全设施维护和巡查。",),
        ("本年度完成农村公路养护巡查工作,全年共受理投诉举报320件,按期",),
        ("办结312件,办结率98.5%,各项工作均按照年度计划有序推进。",),
    )
    (judgement,) = (judge(each) for each in read_claims(found).relations)
    assert judgement.verdict is Verdict.INCONSISTENT
    assert judgement.stated == "98.5%"


def test_a_row_of_several_cells_ends_the_prose() -> None:
    found = sheet(
        ("全年共受理投诉举报320件,",),
        ("指标", "结果"),
        ("办结312件,办结率98.5%。",),
    )
    assert read_claims(found).relations == ()


def test_places_stay_those_of_the_rows() -> None:
    found = sheet(
        ("本年度完成农村公路养护巡查工作,全年共受理投诉举报320件,",),
        ("按期办结312件,办结率97.5%,各项工作均按照年度计划推进。",),
    )
    (relation,) = read_claims(found).relations
    assert judge(relation).stated == "97.5%"
    rate = relation.rate  # type: ignore[union-attr]
    assert (rate.locator.row, rate.locator.column) == (2, 1)
