from __future__ import annotations

import io
from decimal import Decimal

import pytest

from heji.documents.document import Document, Status
from heji.documents.limits import Limits
from heji.documents.locator import Locator
from heji.documents.reading import read_document
from heji.language import text
from tests.documents.building import paragraph, table, xlsx_bytes, zipped

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def raw(
    sheet: str, strings: str = "", styles: str = "", sheets: str = "", about: str = ""
) -> bytes:
    """A workbook from the XML inside its parts, as other programs than Excel write it."""
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    one = sheets or '<sheet name="表1" sheetId="1" r:id="r1"/>'
    return zipped(
        {
            "_rels/.rels": f'<Relationships xmlns="{package}"><Relationship Id="r1" '
            f'Type="{_LINKS}/officeDocument" Target="/xl/workbook.xml"/></Relationships>',
            "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_LINKS}">{about}'
            f"<sheets>{one}</sheets></workbook>",
            "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}">'
            f'<Relationship Id="r1" Type="{_LINKS}/worksheet" Target="worksheets/sheet1.xml"/>'
            f'<Relationship Id="r2" Type="{_LINKS}/sharedStrings" Target="sharedStrings.xml"/>'
            f'<Relationship Id="r3" Type="{_LINKS}/styles" Target="styles.xml"/>'
            f'<Relationship Id="r4" Type="{_LINKS}/chartsheet" Target="chart.xml"/>'
            "</Relationships>",
            "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{_MAIN}">{sheet}</worksheet>',
            "xl/sharedStrings.xml": f'<sst xmlns="{_MAIN}">{strings}</sst>',
            "xl/styles.xml": f'<styleSheet xmlns="{_MAIN}">{styles}</styleSheet>',
        }
    )


def read(data: bytes) -> Document:
    return read_document(data, "a.xlsx")


def texts(document: Document) -> list[str]:
    return [cell.text for found in document.tables() for cell in found.cells]


def test_a_percentage_is_read_as_printed_and_kept_exact() -> None:
    document = read(xlsx_bytes([table([["执行率", "83.76%", "1,412.57", "007"]])], typed=True))
    (found,) = document.tables()
    assert [(cell.text, cell.number) for cell in found.cells] == [
        ("执行率", None),
        ("83.76%", Decimal("0.8376")),
        ("1,412.57", Decimal("1412.57")),
        ("007", None),
    ]


def test_what_excel_itself_saves_for_a_percentage() -> None:
    styles = '<cellXfs><xf numFmtId="0"/><xf numFmtId="10"/></cellXfs>'
    sheet = '<sheetData><row r="1"><c r="A1" s="1"><v>0.83760000000000001</v></c></row></sheetData>'
    (found,) = read(raw(sheet, styles=styles)).tables()
    assert (found.cells[0].text, found.cells[0].number) == ("83.76%", Decimal("0.8376"))


def test_text_that_looks_like_a_number_stays_text() -> None:
    (found,) = read(xlsx_bytes([table([["100", "0.5"]])])).tables()
    assert [(cell.text, cell.number) for cell in found.cells] == [("100", None), ("0.5", None)]


def test_types_of_cells() -> None:
    sheet = (
        '<sheetData><row r="2"><c r="B2" t="s"><v>0</v></c><c r="C2" t="inlineStr"><is>'
        "<r><t>行</t></r><r><t>内</t></r><rPh><t>x</t></rPh></is></c>"
        '<c r="D2" t="b"><v>1</v></c><c r="E2" t="e"><v>#DIV/0!</v></c>'
        '<c r="F2" t="str"><f>A1&amp;"x"</f><v>算</v></c><c r="G2" t="s"><v>99</v></c></row>'
        "<row><c><v>5</v></c><c/><c><v>7</v></c></row></sheetData>"
    )
    document = read(raw(sheet, strings="<si><t>甲_x000D_\n乙</t></si>"))
    (found,) = document.tables()
    at = {(cell.row, cell.column): cell for cell in found.cells}
    assert at[(2, 2)].text == "甲\n乙"
    assert [at[(2, column)].text for column in range(3, 7)] == ["行内", "TRUE", "#DIV/0!", "算"]
    assert at[(2, 6)].formula == '=A1&"x"'
    assert at[(1, 1)].text == ""
    assert (at[(3, 1)].number, at[(3, 3)].number) == (Decimal(5), Decimal(7))
    assert at[(3, 3)].locator == Locator(sheet="表1", table=1, row=3, column=3)


def test_a_date_is_no_number() -> None:
    styles = '<cellXfs><xf numFmtId="0"/><xf numFmtId="31"/></cellXfs>'
    sheet = '<sheetData><row r="1"><c r="A1" s="1"><v>44338</v></c></row></sheetData>'
    (found,) = read(raw(sheet, styles=styles)).tables()
    assert (found.cells[0].text, found.cells[0].number) == ("2021年5月22日", None)


def test_merged_titles_over_the_whole_sheet_do_not_widen_the_table() -> None:
    sheet = (
        '<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>自评表</t></is></c></row>'
        '<row r="2"><c r="A2"><v>1</v></c><c r="B2"><v>2</v></c></row></sheetData>'
        '<mergeCells><mergeCell ref="A1:XFD1"/><mergeCell ref="bad"/></mergeCells>'
    )
    (found,) = read(raw(sheet)).tables()
    assert (found.row_count, found.column_count) == (2, 2)
    assert found.cells[0].column_span == 2


def test_ranges_that_overlap_do_not_cover_a_place_twice() -> None:
    sheet = (
        '<sheetData><row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c><c r="C1"><v>3</v></c>'
        '</row><row r="2"><c r="C2"><v>4</v></c></row></sheetData>'
        '<mergeCells><mergeCell ref="B1:C2"/><mergeCell ref="A1:B1"/></mergeCells>'
    )
    (found,) = read(raw(sheet)).tables()
    places = [
        (row, column)
        for cell in found.cells
        for row in range(cell.row, cell.row + cell.row_span)
        for column in range(cell.column, cell.column + cell.column_span)
    ]
    assert len(places) == len(set(places))


def test_hidden_rows_columns_and_sheets_are_read_and_marked() -> None:
    rows = table([["甲", "1", "x"], ["乙", "2", "y"], [("合计", 2, 1), "3", "z"], ["", ""]])
    data = xlsx_bytes([rows, rows], hidden_rows=[2, 3], hidden_columns=[3], hidden_sheets=["表2"])
    first, second = read(data).tables()
    hidden = {cell.text for cell in first.cells if cell.hidden and cell.text}
    assert hidden == {"x", "乙", "2", "y", "3", "z"}  # 合计 also stands in row 4, which is shown
    assert all(cell.hidden for cell in second.cells)


def test_titles_and_several_tables_on_one_sheet() -> None:
    blocks = [paragraph("自评表"), table([["甲", "1"]]), table([["乙", "2"]], 2)]
    (found,) = read(xlsx_bytes(blocks, stacked=True)).tables()
    assert [(cell.row, cell.text) for cell in found.cells if cell.text] == [
        (1, "自评表"),
        (2, "甲"),
        (2, "1"),
        (4, "乙"),
        (4, "2"),
    ]


def test_every_sheet_is_a_table() -> None:
    document = read(xlsx_bytes([table([["甲", "1"]]), table([["乙", "2"]], 2)]))
    assert [found.locator for found in document.tables()] == [
        Locator(sheet="表1", table=1),
        Locator(sheet="表2", table=2),
    ]


def test_formulas_with_their_saved_value() -> None:
    sheet = (
        '<sheetData><row r="1"><c r="A1"><v>1</v></c>'
        '<c r="B1"><f t="shared" ref="B1:B3" si="0">A1*$A$1+Sheet2!A1</f><v>2</v></c></row>'
        '<row r="2"><c r="B2"><f t="shared" si="0"/><v>3</v></c></row>'
        '<row r="3"><c r="B3"><f t="shared" si="9"/><v>4</v></c></row></sheetData>'
    )
    document = read(raw(sheet))
    (found,) = document.tables()
    formulas = {(cell.row, cell.column): cell.formula for cell in found.cells}
    assert formulas[(1, 2)] == "=A1*$A$1+Sheet2!A1"
    assert formulas[(2, 2)] == "=A2*$A$1+Sheet2!A2"
    assert formulas[(3, 2)] is None
    assert document.status is Status.READ


def test_a_formula_without_a_saved_value_is_a_problem() -> None:
    import openpyxl

    workbook = openpyxl.Workbook()
    sheet = workbook.active
    assert sheet is not None
    for row in range(1, 8):
        sheet.append([row, f"=A{row}*2"])
    target = io.BytesIO()
    workbook.save(target)
    document = read(target.getvalue())
    assert document.status is Status.PARTLY_READ
    (problem,) = document.problems
    assert problem.key == "documents.formula-without-value"
    assert dict(problem.values)["count"] == "7"
    assert dict(problem.values)["cells"] == "B1, B2, B3, B4, B5 …"
    assert texts(document)[:4] == ["1", "", "2", ""]


def test_other_kinds_of_sheets_are_passed_over() -> None:
    sheets = '<sheet name="图" sheetId="2" r:id="r4"/><sheet name="表" sheetId="1" r:id="r1"/>'
    document = read(raw("<sheetData><row><c><v>1</v></c></row></sheetData>", sheets=sheets))
    assert (document.status, texts(document)) == (Status.READ, ["1"])


def test_a_missing_sheet_is_reported_and_the_others_are_read() -> None:
    sheets = '<sheet name="丢" sheetId="2" r:id="r8"/><sheet name="表" sheetId="1" r:id="r1"/>'
    document = read(raw("<sheetData><row><c><v>1</v></c></row></sheetData>", sheets=sheets))
    assert (document.status, texts(document)) == (Status.PARTLY_READ, ["1"])
    assert dict(document.problems[0].values)["sheet"] == "丢"


def test_a_damaged_sheet_is_reported() -> None:
    document = read(raw("<sheetData><row><c><v>1</v></c></row>"))
    assert document.status is Status.UNREADABLE
    assert document.problems[0].key == "documents.sheet-unreadable"


@pytest.mark.parametrize("styles", ["<broken", '<cellXfs><xf numFmtId="x"/></cellXfs>'])
def test_damaged_styles_cost_the_formats_only(styles: str) -> None:
    sheet = '<sheetData><row><c s="0"><v>0.5</v></c><c s="7"><v>2</v></c></row></sheetData>'
    assert texts(read(raw(sheet, styles=styles))) == ["0.5", "2"]


def test_days_from_1904() -> None:
    styles = '<cellXfs><xf numFmtId="14"/></cellXfs>'
    sheet = '<sheetData><row><c s="0"><v>42876</v></c></row></sheetData>'
    about = '<workbookPr date1904="1"/>'
    assert texts(read(raw(sheet, styles=styles, about=about))) == ["2021/5/22"]


def test_a_sheet_beyond_the_limits_is_left_out_whole() -> None:
    rows = table([["甲", "1"]] * 12)
    data = xlsx_bytes([rows, table([["乙", "2"]], 2)])
    document = read_document(data, "a.xlsx", Limits(table_rows=10))
    assert texts(document) == ["乙", "2"]
    said = text(document.problems[0].key, "zh", **dict(document.problems[0].values))
    assert said.startswith("a.xlsx：第 1 个表 “表1”有 12 行，")
    assert [found.locator.table for found in document.tables()] == [2]


def test_a_far_away_cell_does_not_fill_the_memory() -> None:
    sheet = '<sheetData><row r="40000"><c r="ALL40000"><v>1</v></c></row></sheetData>'
    document = read(raw(sheet))
    assert document.status is Status.UNREADABLE
    assert document.problems[0].key == "documents.too-many-cells"
