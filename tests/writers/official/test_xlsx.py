from __future__ import annotations

import csv
import io
import re
import subprocess
import zipfile
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet

from heji.documents.converting import find_converter
from heji.documents.document import Cell, Status
from heji.documents.reading import read_document
from heji.writers.official.sheet import (
    Box,
    Line,
    Look,
    Paper,
    Place,
    Quotient,
    Sheet,
    Side,
    Sum,
    Table,
)
from heji.writers.official.typed import typed
from heji.writers.official.xlsx import write
from tests.documents.office import is_there
from tests.writers.official.sheets import every_form, project_form, wide_form

FORMS = every_form()


def column(*texts: str, look: Look = Look.TEXT) -> Sheet:
    """A form of one column; a last row with a word in it keeps blanks from being the end."""
    boxes = [Box(row, 0, text, look) for row, text in enumerate((*texts, "完"))]
    return Sheet("表", (20,), (Table(tuple(boxes), len(boxes)),))


def cells(sheet: Sheet) -> dict[tuple[int, int], Cell]:
    """The cells that our reader finds, by row and column from 0."""
    document = read_document(write(sheet), "form.xlsx")
    assert document.status is Status.READ
    (table,) = document.tables()
    return {(cell.row - 1, cell.column - 1): cell for cell in table.cells}


def opened(sheet: Sheet, values: bool = False) -> Worksheet:
    found = openpyxl.load_workbook(io.BytesIO(write(sheet)), data_only=values).active
    assert isinstance(found, Worksheet)
    return found


def bare(text: str) -> str:
    return re.sub(r"\s", "", text)


@pytest.mark.parametrize("name", FORMS)
def test_every_text_and_span_is_read_back(name: str) -> None:
    sheet = FORMS[name]
    found = cells(sheet)
    across = len(sheet.widths)
    assert (found[0, 0].text, found[0, 0].column_span) == (sheet.title, across)
    top = 1
    for line in sheet.above:
        assert bare(found[top, 0].text) == bare(line.text)
        top += 1
    for table in sheet.tables:
        for box in table.boxes:
            cell = found[top + box.row, box.column]
            assert bare(cell.text) == bare(box.text)
            assert (cell.row_span, cell.column_span) == (box.row_span, box.column_span)
        top += table.row_count
    for line in sheet.below:
        assert bare(found[top, 0].text) == bare(line.text)
        top += 1
    assert max(row for row, _ in found) < top


@pytest.mark.parametrize("name", FORMS)
def test_the_same_form_gives_the_same_bytes(name: str) -> None:
    assert write(FORMS[name]) == write(FORMS[name])


def test_nothing_but_the_form_is_in_the_file() -> None:
    with zipfile.ZipFile(io.BytesIO(write(project_form()))) as package:
        core = package.read("docProps/core.xml").decode()
        sheets = [name for name in package.namelist() if "worksheets/" in name]
    assert "<dc:creator></dc:creator>" in core
    assert "<cp:lastModifiedBy></cp:lastModifiedBy>" in core
    assert set(re.findall(r">(\d{4}-[^<]+)<", core)) == {"2000-01-01T00:00:00Z"}
    assert sheets == ["xl/worksheets/sheet1.xml"]


NUMBERS = st.from_regex(r"-?[0-9]{1,7}(,[0-9]{3}){0,3}(\.[0-9]{1,6})?%?", fullmatch=True)
OTHERS = st.text(alphabet="0123456789.,%-+=@—万元≥ /'", min_size=1, max_size=12).map(str.strip)


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(NUMBERS | OTHERS, min_size=1, max_size=60))
def test_numbers_and_texts_are_read_back_to_the_last_character(texts: list[str]) -> None:
    sheet = column(*texts, look=Look.FIGURE)
    found = cells(sheet)
    kept = opened(sheet)
    for row, text in enumerate(texts, start=1):
        number = typed(text)
        assert found[row, 0].text == text
        assert found[row, 0].number == (None if number is None else number.value)
        if number is not None:  # what a reader has that keeps binary fractions
            assert Decimal(repr(kept.cell(row + 1, 1).value)) == number.value


def test_numbers_are_numbers_in_their_format() -> None:
    sheet = opened(column("5,418,062.13", "83.76%", "8.95", "007", "—"))
    shown = [(cell.value, cell.number_format, cell.data_type) for (cell,) in sheet["A2:A6"]]
    assert shown == [
        (5418062.13, "#,##0.00", "n"),
        (0.8376, "0.00%", "n"),
        (8.95, "0.00", "n"),
        ("007", "General", "s"),
        ("—", "General", "s"),
    ]


def test_the_file_has_the_decimal_digits_themselves() -> None:
    with zipfile.ZipFile(io.BytesIO(write(column("8.95", "83.76%")))) as package:
        content = package.read("xl/worksheets/sheet1.xml").decode()
    assert re.findall(r"<v>([\d.]*\.[\d.]*)</v>", content) == ["8.95", "0.8376"]


def test_a_label_of_digits_stays_a_text() -> None:
    assert opened(column("2021", look=Look.LABEL))["A2"].data_type == "s"


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+86 20 8888",
        "-甲",
        "@SUM(1)",
        "\t=1",
        "\r=1",
        "{=1}",
        "http://a.example",
        "=",
        "-",
        "＝1",
    ],
)
def test_no_text_becomes_a_formula_or_a_link(text: str) -> None:
    sheet = Sheet(text, (20,), column(text).tables, (Line(text),), (Line(text, Side.RIGHT),))
    read = opened(sheet)
    words = text.replace("\r", "\n")
    for name in ("A1", "A2", "A3", "A5"):
        cell = read[name]
        assert (cell.data_type, cell.value) == ("s", words)
        assert cell.hyperlink is None
        # Excel does not take it for a formula either when somebody edits the cell.
        assert cell.quotePrefix == (words[0] in "=+-@＝\t\n")


@pytest.mark.parametrize("text", ["<r>甲</r>", "<r></r>", "<si><t>甲</t></si>", "_x000D_", "&#10;"])
def test_markup_is_text(text: str) -> None:
    assert cells(column(text))[1, 0].text == text


def test_half_a_character_is_replaced() -> None:
    assert cells(column("甲\ud800乙"))[1, 0].text == "甲\ufffd乙"


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=40), st.text(max_size=80))
def test_any_title_and_text_is_read_back(title: str, text: str) -> None:
    sheet = Sheet(title, (20,), column(text).tables)
    found = cells(sheet)
    assert bare(found[0, 0].text) == bare(title)
    assert bare(found[1, 0].text) == bare(text)


def test_a_text_longer_than_a_cell_is_visibly_cut() -> None:
    value = opened(column("长" * 40_000))["A2"].value
    assert isinstance(value, str)
    assert (len(value), value[-1]) == (32_767, "…")


def test_a_line_surrounds_every_box_wholly() -> None:
    sheet = project_form()
    read = _unmerged(write(sheet))
    count = sum(table.row_count for table in sheet.tables)
    for row in read.iter_rows(3, 2 + count, 1, len(sheet.widths)):
        for cell in row:
            border = cell.border
            sides = (border.left, border.right, border.top, border.bottom)
            assert [side.style for side in sides] == ["thin"] * 4, cell.coordinate
    assert read["A1"].border.left.style is None


def _unmerged(content: bytes) -> Worksheet:
    """The cells as they are in the file: openpyxl changes the borders of merged ones."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(made, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            target.writestr(name, re.sub(rb"<mergeCells.*</mergeCells>", b"", data))
    found = openpyxl.load_workbook(made).active
    assert isinstance(found, Worksheet)
    return found


def test_faces_and_sides() -> None:
    read = opened(wide_form())
    looks = {
        name: (read[name].font.name, read[name].alignment.horizontal)
        for name in ("A1", "A3", "A4", "C6", "D6", "E6")
    }
    assert looks == {
        "A1": ("方正小标宋简体", "center"),
        "A3": ("仿宋_GB2312", "right"),
        "A4": ("黑体", "center"),
        "C6": ("仿宋_GB2312", "center"),
        "D6": ("仿宋_GB2312", "left"),
        "E6": ("仿宋_GB2312", "right"),
    }
    assert read["D6"].alignment.wrap_text
    assert read["E6"].alignment.shrink_to_fit
    assert {read[name].alignment.vertical for name in looks} == {"center"}


def test_the_page() -> None:
    read = opened(wide_form())
    assert (read.title, read.page_setup.paperSize) == ("部门整体支出绩效自评表", 9)
    assert read.page_setup.orientation == Paper.LANDSCAPE.value
    assert (read.page_setup.fitToWidth, read.page_setup.fitToHeight) == (None, 0)
    assert read.sheet_properties.pageSetUpPr.fitToPage
    assert read.print_title_rows == "$4:$5"
    assert read.print_area == "'部门整体支出绩效自评表'!$A$1:$K$48"
    assert read.print_options.horizontalCentered
    assert read.oddFooter.center.text == "第 &P 页 共 &N 页"
    assert opened(project_form()).page_setup.orientation == Paper.PORTRAIT.value


def test_no_headings_are_repeated_over_a_longer_table_without_any() -> None:
    short = Table((Box(0, 0, "内容", Look.LABEL),), 1, heading_rows=1)
    long = Table(tuple(Box(row, 0, "甲") for row in range(9)), 9)
    assert opened(Sheet("表", (20,), (short, long))).print_title_rows is None


def test_rows_are_as_high_as_their_texts() -> None:
    read = opened(wide_form())
    heights = [read.row_dimensions[row].height for row in range(1, 49)]
    assert max(heights) <= 409
    # The text of 800 characters is in the twelfth row under the headings.
    assert heights.index(max(heights)) == 5 + 11


def _totals() -> Sheet:
    """Totals and rates of all kinds, with ties and with what binary fractions do not hold."""
    texts = ("0.10", "0.20", "1,234,567.89", "-0.05", "84.485", "100")
    parts = tuple(Place(0, row, 0) for row in range(4))
    tie = Quotient(Place(0, 4, 0), Place(0, 5, 0))
    third = Quotient(Place(0, 1, 0), Place(0, 5, 0))
    results = (
        ("1,234,568.14", Sum(parts)),
        ("1,234,568.1", Sum(parts)),
        ("1,234,567.99", Sum((parts[2], parts[0]))),
        ("84.49%", tie),
        ("0.845", tie),
        ("0.20%", third),
        ("0%", third),
    )
    boxes = [Box(row, 0, text, Look.FIGURE) for row, text in enumerate(texts)]
    boxes += [
        Box(row, 0, text, Look.FIGURE, formula=meaning)
        for row, (text, meaning) in enumerate(results, start=len(texts))
    ]
    return Sheet("合计", (20,), (Table(tuple(boxes), len(boxes)),))


def test_totals_and_rates_are_live_and_have_their_value() -> None:
    found, written = opened(_totals(), values=True), opened(_totals())
    formulas = [written.cell(row, 1).value for row in range(8, 15)]
    assert formulas == [
        "=SUM(A2:A5)",
        "=ROUND(SUM(A2:A5),1)",
        "=SUM(A2,A4)",
        "=ROUND(A6/A7,4)",
        "=ROUND(A6/A7,3)",
        "=ROUND(A3/A7,4)",
        "=ROUND(A3/A7,2)",
    ]
    assert found["A8"].value == 1234568.14
    assert found["A8"].number_format == "#,##0.00"
    assert found["A11"].value == 0.8449


def test_a_form_has_its_totals_live() -> None:
    read = opened(project_form())
    live = [cell.value for row in read.iter_rows() for cell in row if cell.data_type == "f"]
    assert live == ["=SUM(C7:C8)", "=ROUND(E6/D6,4)"]


@pytest.mark.parametrize("sheet", [_totals(), project_form()], ids=["totals", "project"])
def test_libreoffice_calculates_what_is_printed(sheet: Sheet, tmp_path: Path) -> None:
    shown = _recalculated(write(sheet), tmp_path)
    top = 1 + len(sheet.above)
    checked = 0
    for table in sheet.tables:
        for box in table.boxes:
            if typed(box.text) is not None:
                assert shown[top + box.row][box.column] == box.text
                checked += 1
        top += table.row_count
    assert checked > 10


def _recalculated(content: bytes, folder: Path) -> list[list[str]]:
    """What LibreOffice shows in each cell once it has calculated anew; its saved values are gone."""
    program = find_converter()
    if program is None or not is_there("xlsx"):
        pytest.skip("LibreOffice Calc is not there: apt install libreoffice-calc-nogui")
    _without_values(content, folder / "form.xlsx")
    user = folder / "profile" / "user"
    user.mkdir(parents=True)
    (user / "registrymodifications.xcu").write_text(_ALWAYS_CALCULATE, encoding="utf-8")
    shown_in_utf8 = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,true"
    subprocess.run(
        [program, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless",
         "--convert-to", shown_in_utf8, "--outdir", str(folder), str(folder / "form.xlsx")],
        capture_output=True, timeout=120, check=True,
    )  # fmt: skip
    with (folder / "form.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


_ALWAYS_CALCULATE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""


def _without_values(content: bytes, target: Path) -> None:
    """The file with a wrong value beside every formula."""
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(target, "w") as made:
        for name in source.namelist():
            data = source.read(name)
            if name == "xl/worksheets/sheet1.xml":
                data, count = re.subn(rb"</f><v>[^<]*</v>", b"</f><v>-77</v>", data)
                assert count
            made.writestr(name, data)
