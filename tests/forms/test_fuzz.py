"""Whatever a table holds, reading it ends in a form."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from heji.documents.document import Cell, Document, Paragraph, Table
from heji.documents.locator import Locator
from heji.forms.recognise import recognise

LABELS = [
    "一级指标", "二级指标", "三级指标", "分值", "得分", "年度指标值", "实际完成值", "得分率", "总分", "合计",
    "小计", "项目资金(万元)", "年初预算数", "全年预算数(A)", "全年执行数(B)", "执行率(B/A)", "年度资金总额",
    "其中:财政拨款", "其他资金", "按资金来源", "按资金结构", "基本支出", "项目支出", "预期目标", "实际完成情况",
    "绩效指标", "任务名称", "主要内容", "预算金额", "序号", "存在问题", "填报人:甲", "质量指标", "指标性质",
    "计量单位", "年度重点工作任务", "单位:万元", "一、概况",
]  # fmt: skip
VALUES = [
    "",
    " ",
    "10",
    "95%",
    "—",
    "/",
    "≥5个",
    "1. 甲≥5个 2. 乙≥3家",
    "不适用",
    "1,2.3",
    "好",
    "甲" * 50,
]
TEXTS = st.one_of(st.sampled_from(LABELS), st.sampled_from(VALUES), st.text(max_size=6))


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """Documents of tables with and without spans, and paragraphs between them."""
    blocks: list[Paragraph | Table] = []
    for number in range(1, draw(st.integers(1, 3)) + 1):
        if draw(st.booleans()):
            blocks.append(Paragraph(draw(TEXTS), Locator(paragraph=number)))
        rows = draw(st.lists(st.lists(TEXTS, min_size=1, max_size=8), min_size=1, max_size=9))
        cells = tuple(
            Cell(
                row,
                column,
                text,
                Locator(table=number, row=row, column=column),
                draw(st.integers(1, 3)),
                draw(st.integers(1, 3)),
            )
            for row, texts in enumerate(rows, 1)
            for column, text in enumerate(texts, 1)
        )
        width = max(map(len, rows))
        has_spans = draw(st.booleans())
        blocks.append(Table(cells, len(rows), width, Locator(table=number), has_spans))
    return Document("a.txt", "txt", "", tuple(blocks))


@given(documents())
def test_reading_never_fails(document: Document) -> None:
    read = recognise(document)
    assert recognise(document) == read


@given(documents())
def test_every_figure_points_into_the_document(document: Document) -> None:
    places = {(c.locator.table, c.row, c.column) for t in document.tables() for c in t.cells}
    lines = {block.locator.paragraph for block in document.paragraphs()}
    read = recognise(document)
    figures = [each.figure for each in (*read.money, *read.fields, *read.tasks)]
    figures += [entry.figure for each in read.indicators for entry in each.entries]
    for figure in figures:
        where = figure.locator
        assert (where.table, where.row, where.column) in places or where.paragraph in lines
