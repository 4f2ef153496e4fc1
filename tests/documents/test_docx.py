from __future__ import annotations

from typing import Any

import pytest

from heji.documents.document import Document, Paragraph, Status
from heji.documents.limits import Limits
from heji.documents.locator import Locator
from heji.documents.reading import read_document
from heji.language import text
from tests.documents.building import docx_from_body


def read(body: str, **parts: str) -> Document:
    return read_document(docx_from_body(body, **parts), "a.docx")


def p(text: str, properties: str = "") -> str:
    return f"<w:p>{properties}<w:r><w:t>{text}</w:t></w:r></w:p>"


def tc(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(text) if text else '<w:p/>'}</w:tc>"


def tr(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def tbl(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


def spans(document: Document, number: int = 0) -> list[tuple[Any, ...]]:
    table = list(document.tables())[number]
    return [(c.row, c.column, c.row_span, c.column_span, c.text) for c in table.cells]


def prose(document: Document) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs()]


def test_paragraphs_tables_and_content_controls_in_order() -> None:
    document = read(
        p("一")
        + "<w:p/>"
        + f"<w:sdt><w:sdtPr/><w:sdtContent>{p('二')}{tbl(tr(tc('a'), tc('b')))}</w:sdtContent></w:sdt>"
        + f"<w:customXml>{p('三')}</w:customXml>"
    )
    kinds = [type(block).__name__ for block in document.blocks]
    assert kinds == ["Paragraph", "Paragraph", "Table", "Paragraph"]
    assert [block.locator for block in document.blocks] == [
        Locator(paragraph=1),
        Locator(paragraph=2),
        Locator(table=1),
        Locator(paragraph=3),
    ]


def test_merged_cells() -> None:
    document = read(
        tbl(
            tr(tc("A", '<w:vMerge w:val="restart"/>'), tc("B", '<w:gridSpan w:val="2"/>')),
            tr(tc("", "<w:vMerge/>"), tc("C"), tc("D")),
            tr(tc("E"), tc("F"), tc("G")),
        )
    )
    assert spans(document) == [
        (1, 1, 2, 1, "A"),
        (1, 2, 1, 2, "B"),
        (2, 2, 1, 1, "C"),
        (2, 3, 1, 1, "D"),
        (3, 1, 1, 1, "E"),
        (3, 2, 1, 1, "F"),
        (3, 3, 1, 1, "G"),
    ]


def test_a_merge_that_nothing_began_is_a_cell() -> None:
    document = read(tbl(tr(tc("A", "<w:vMerge/>"), tc("B"))))
    assert spans(document) == [(1, 1, 1, 1, "A"), (1, 2, 1, 1, "B")]


def test_a_merge_begins_anew() -> None:
    restart = '<w:vMerge w:val="restart"/>'
    document = read(
        tbl(
            tr(tc("A", restart)),
            tr(tc("", '<w:vMerge w:val="continue"/>')),
            tr(tc("B", restart)),
            tr(tc("", "<w:vMerge/>")),
        )
    )
    assert spans(document) == [(1, 1, 2, 1, "A"), (3, 1, 2, 1, "B")]


def test_a_plain_cell_ends_a_merge() -> None:
    document = read(
        tbl(
            tr(tc("A", '<w:vMerge w:val="restart"/>')),
            tr(tc("B")),
            tr(tc("C", "<w:vMerge/>")),
        )
    )
    assert spans(document) == [(1, 1, 1, 1, "A"), (2, 1, 1, 1, "B"), (3, 1, 1, 1, "C")]


def test_grid_before_and_after() -> None:
    before, after = '<w:gridBefore w:val="2"/>', '<w:gridAfter w:val="1"/>'
    document = read(tbl(tr(tc("A"), properties=before + after), tr(*[tc(x) for x in "BCDE"])))
    assert spans(document)[0] == (1, 3, 1, 1, "A")
    (table,) = document.tables()
    assert (table.column_count, table.grid()[0][0], table.grid()[0][3]) == (4, None, None)


def test_the_old_horizontal_merge() -> None:
    document = read(tbl(tr(tc("A", '<w:hMerge w:val="restart"/>'), tc("", "<w:hMerge/>"), tc("B"))))
    assert spans(document) == [(1, 1, 1, 2, "A"), (1, 3, 1, 1, "B")]


def test_an_area_merged_in_both_directions_by_the_old_markup() -> None:
    across, on = '<w:hMerge w:val="restart"/>', "<w:hMerge/>"
    rows = [
        tr(tc("A", f'<w:vMerge w:val="restart"/>{across}'), tc("", f"<w:vMerge/>{on}"), tc("B")),
        tr(tc("", f"<w:vMerge/>{across}"), tc("", f"<w:vMerge/>{on}"), tc("C")),
        tr(tc("", f"<w:vMerge/>{across}"), tc("", on), tc("D")),
    ]
    assert spans(read(tbl(*rows))) == [
        (1, 1, 3, 2, "A"),
        *((1, 3, 1, 1, "B"), (2, 3, 1, 1, "C"), (3, 3, 1, 1, "D")),
    ]


def test_a_narrower_cell_does_not_continue_the_one_above() -> None:
    """Its neighbour stands under the same cell: it would lie on it."""
    wide = '<w:gridSpan w:val="2"/><w:vMerge w:val="restart"/>'
    rows = [tr(tc("A", wide), tc("B")), tr(tc("C", "<w:vMerge/>"), tc("D"), tc("E"))]
    assert spans(read(tbl(*rows))) == [
        *((1, 1, 1, 2, "A"), (1, 3, 1, 1, "B")),
        *((2, 1, 1, 1, "C"), (2, 2, 1, 1, "D"), (2, 3, 1, 1, "E")),
    ]


def test_rows_and_cells_in_content_controls() -> None:
    inside = f"<w:sdt><w:sdtContent>{tc('B')}</w:sdtContent></w:sdt>"
    row = f"<w:sdt><w:sdtContent>{tr(tc('A'), inside)}</w:sdtContent></w:sdt>"
    assert spans(read(tbl(row))) == [(1, 1, 1, 1, "A"), (1, 2, 1, 1, "B")]


def test_a_table_in_a_cell_is_a_table_of_its_own_after_the_outer_one() -> None:
    outer = f"<w:tc>{p('外')}{tbl(tr(tc('内'), tc('1')))}<w:p/></w:tc>"
    document = read(tbl(tr(outer, tc("右"))) + p("后"))
    assert spans(document, 0) == [(1, 1, 1, 1, "外"), (1, 2, 1, 1, "右")]
    assert spans(document, 1) == [(1, 1, 1, 1, "内"), (1, 2, 1, 1, "1")]
    assert [block.locator.table for block in document.tables()] == [1, 2]


def test_tables_nested_beyond_the_limit_are_reported() -> None:
    body = tbl(tr(tc("x"), tc("y")))
    for _ in range(5):
        body = tbl(tr(tc("x"), f"<w:tc>{body}<w:p/></w:tc>"))
    document = read_document(docx_from_body(body), "a.docx", Limits(nested_tables=3))
    assert len(list(document.tables())) == 4
    assert [each.key for each in document.problems] == ["documents.nested-too-deep"]


def test_lines_and_tabs() -> None:
    body = (
        "<w:p><w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/><w:t>丙</w:t>"
        '<w:br w:type="page"/><w:noBreakHyphen/><w:t xml:space="preserve"> 丁</w:t></w:r></w:p>'
    )
    document = read(body + tbl(tr(f"<w:tc>{body}{p('二')}</w:tc>", tc("x"))))
    assert prose(document) == ["甲\t乙\n丙- 丁"]
    assert spans(document)[0][4] == "甲 乙\n丙- 丁\n二"


def test_revisions_are_read_as_accepted() -> None:
    document = read(
        "<w:p><w:del><w:r><w:delText>旧</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>新</w:t></w:r></w:ins>"
        "<w:moveFrom><w:r><w:t>移走</w:t></w:r></w:moveFrom>"
        "<w:moveTo><w:r><w:t>移来</w:t></w:r></w:moveTo></w:p>"
        + tbl(tr(tc("A")), tr(tc("B"), properties="<w:del/>"))
    )
    assert prose(document) == ["新移来"]
    assert spans(document) == [(1, 1, 1, 1, "A")]


def test_hidden_text_is_read_and_its_cell_marked() -> None:
    vanish = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>隐</w:t></w:r>"
    shown = '<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>显</w:t></w:r>'
    document = read(
        tbl(tr(f"<w:tc><w:p>{vanish}</w:p></w:tc>", f"<w:tc><w:p>{shown}</w:p></w:tc>"))
    )
    (table,) = document.tables()
    assert [(cell.text, cell.hidden) for cell in table.cells] == [("隐", True), ("显", False)]


def test_a_text_box_is_read_once() -> None:
    box = f"<w:txbxContent>{p('框内')}</w:txbxContent>"
    document = read(
        "<w:p><w:r><w:t>锚</w:t></w:r><w:r><mc:AlternateContent>"
        f'<mc:Choice Requires="wps"><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>'
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r></w:p>"
    )
    assert prose(document) == ["锚", "框内"]


def test_an_old_text_box() -> None:
    box = f"<w:txbxContent>{p('框内')}{tbl(tr(tc('A'), tc('B')))}</w:txbxContent>"
    document = read(f"<w:p><w:r><w:pict><v:textbox>{box}</v:textbox></w:pict></w:r></w:p>")
    assert prose(document) == ["框内"]
    assert len(list(document.tables())) == 1


def test_fields_show_their_result() -> None:
    document = read(
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        "<w:r><w:instrText>=SUM(ABOVE)</w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>100</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        '<w:fldSimple w:instr="DATE"><w:r><w:t>2021</w:t></w:r></w:fldSimple></w:p>'
    )
    assert prose(document) == ["1002021"]


def test_formulas_symbols_and_raised_digits() -> None:
    document = read(
        "<w:p><m:oMath><m:r><m:t>100%</m:t></m:r></m:oMath>"
        '<w:r><w:sym w:font="Wingdings 2" w:char="F052"/></w:r>'
        '<w:r><w:sym w:font="Unknown" w:char="zz"/></w:r>'
        '<w:r><w:t>10</w:t></w:r><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
        "<w:t>4</w:t></w:r></w:p>"
    )
    assert prose(document) == ["100%☑10⁴"]


def test_embedded_files_are_reported() -> None:
    document = read(
        p("一")
        + '<w:p><w:r><w:object><o:OLEObject ProgID="Excel.Sheet.12"/></w:object></w:r></w:p>'
        + '<w:p><w:r><w:object><o:OLEObject ProgID="Equation.3"/></w:object></w:r></w:p>'
    )
    assert document.status is Status.PARTLY_READ
    assert dict(document.problems[0].values)["kinds"] == "Excel.Sheet.12"


def _level(number: int, form: str, text: str, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{number}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'{more}<w:lvlText w:val="{text}"/></w:lvl>'
    )


NUMBERING = (
    '<w:abstractNum w:abstractNumId="1">'
    + _level(0, "chineseCounting", "%1、")
    + _level(1, "chineseCounting", "（%2）")
    + _level(2, "decimal", "%3.")
    + _level(3, "decimal", "%1.%4", "<w:isLgl/>")
    + '</w:abstractNum><w:abstractNum w:abstractNumId="2">'
    + _level(0, "bullet", "")
    + "</w:abstractNum>"
    + '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    + '<w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>'
    + '<w:num w:numId="3"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0">'
    + '<w:startOverride w:val="5"/></w:lvlOverride></w:num>'
)


def numbered(text: str, level: int, number: int = 1) -> str:
    about = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    return p(text, f"<w:pPr>{about}</w:pPr>")


def test_automatic_numbers_are_read() -> None:
    body = (
        numbered("概况", 0)
        + numbered("职能", 1)
        + numbered("甲", 2)
        + numbered("乙", 2)
        + numbered("收支", 1)
        + numbered("丙", 2)
        + numbered("分析", 0)
        + numbered("丁", 3)
        + numbered("点", 0, 2)
        + numbered("无", 0, 0)
        + numbered("另起", 0, 3)
    )
    assert prose(read(body, numbering=NUMBERING)) == [
        "一、概况",
        "（一）职能",
        "1. 甲",
        "2. 乙",
        "（二）收支",
        "1. 丙",
        "二、分析",
        "2.1 丁",
        "点",
        "无",
        "五、另起",
    ]


def test_numbers_that_a_style_brings() -> None:
    styles = (
        '<w:style w:styleId="H1"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:styleId="H2"><w:basedOn w:val="H1"/></w:style>'
    )
    body = p("概况", '<w:pPr><w:pStyle w:val="H1"/></w:pPr>')
    body += p("分析", '<w:pPr><w:pStyle w:val="H2"/></w:pPr>')
    assert prose(read(body, numbering=NUMBERING, styles=styles)) == ["一、概况", "二、分析"]


def test_a_column_of_automatic_numbers() -> None:
    about = '<w:pPr><w:numPr><w:ilvl w:val="2"/><w:numId w:val="1"/></w:numPr></w:pPr>'
    rows = [tr(f"<w:tc><w:p>{about}</w:p></w:tc>", tc(text)) for text in "甲乙"]
    assert [each[4] for each in spans(read(tbl(*rows), numbering=NUMBERING))] == [
        "1.",
        "甲",
        "2.",
        "乙",
    ]


def test_damaged_numbering_costs_the_numbers_only() -> None:
    assert prose(read(numbered("概况", 0), numbering="<broken")) == ["概况"]


@pytest.mark.parametrize("value", ["-3", "99999999999999999999", "x", "", "3.5", "٣"])
def test_rubbish_in_spans(value: str) -> None:
    document = read(tbl(tr(tc("A", f'<w:gridSpan w:val="{value}"/>'), tc("B"))))
    assert document.status in (Status.READ, Status.PARTLY_READ, Status.UNREADABLE)
    assert all(each.key != "documents.reader-failed" for each in document.problems)


def test_a_table_wider_than_the_limit_is_left_out() -> None:
    document = read(p("前") + tbl(tr(tc("A", '<w:gridSpan w:val="5000"/>'))))
    assert [type(block) for block in document.blocks] == [Paragraph]
    assert document.problems[0].key == "documents.too-many-columns"
    values = dict(document.problems[0].values)
    assert "第 1 个表有 1001 列" in text("documents.too-many-columns", "zh", **values)
    assert "table 1 has 1001 columns" in text("documents.too-many-columns", "en", **values)
