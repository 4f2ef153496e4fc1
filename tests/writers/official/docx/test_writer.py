from __future__ import annotations

import io
import time
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from lxml import etree

from heji.writers.official.docx import write
from heji.writers.official.sheet import Line, Sheet
from heji.writers.word.markup import NAMESPACE
from tests.documents.office import save_as
from tests.writers.official.reading_back import (
    bare,
    random_sheets,
    read_lines,
    read_tables,
    written,
    written_lines,
)
from tests.writers.official.sheets import every_form, label, project_form, table, wide_form

FORMS = every_form()
each_form = pytest.mark.parametrize("name", FORMS)


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def found(sheet: Sheet, path: str, part: str = "word/document.xml") -> list[etree._Element]:
    root = etree.fromstring(parts(write(sheet))[part])
    result = root.xpath(path, namespaces={"w": NAMESPACE})
    assert isinstance(result, list)
    return [each for each in result if isinstance(each, etree._Element)]


def value(element: etree._Element, name: str = "val") -> str | None:
    return element.get(f"{{{NAMESPACE}}}{name}")


@each_form
def test_every_box_and_line_is_read_back(name: str) -> None:
    data = write(FORMS[name])
    assert read_tables(data, "form.docx") == written(FORMS[name])
    assert read_lines(data, "form.docx") == written_lines(FORMS[name])


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(random_sheets())
def test_any_sheet_is_read_back(sheet: Sheet) -> None:
    data = write(sheet)
    assert read_tables(data, "form.docx") == written(sheet)
    assert read_lines(data, "form.docx") == written_lines(sheet)


@each_form
def test_the_same_sheet_gives_the_same_bytes(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    first = write(FORMS[name])
    monkeypatch.setattr(time, "time", lambda: 2e9)
    assert write(FORMS[name]) == first
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_properties_say_title_language_and_fixed_dates_and_nothing_more() -> None:
    core = etree.fromstring(parts(write(project_form()))["docProps/core.xml"])
    assert {etree.QName(each).localname: each.text for each in core} == {
        "title": "项目支出绩效自评表",
        "revision": "1",
        "created": "1980-01-01T00:00:00Z",
        "modified": "1980-01-01T00:00:00Z",
        "language": "zh-CN",
    }


def test_nothing_but_the_document_holds_what_boxes_say() -> None:
    for name, data in parts(write(project_form())).items():
        assert name == "word/document.xml" or b"1,262.95" not in data


@each_form
def test_python_docx_opens_it(name: str) -> None:
    from docx import Document

    document = Document(io.BytesIO(write(FORMS[name])))
    assert len(document.tables) == len(FORMS[name].tables)
    assert document.paragraphs[0].style.name == "Title"


def test_the_page_is_a4_upright_or_across() -> None:
    (upright,) = found(project_form(), "//w:pgSz")
    (across,) = found(wide_form(), "//w:pgSz")
    assert (value(upright, "w"), value(upright, "h")) == ("11906", "16838")
    assert (value(across, "w"), value(across, "h")) == ("16838", "11906")
    assert value(across, "orient") == "landscape"


def test_tables_are_as_wide_as_the_text_and_agree_with_their_cells() -> None:
    for name, sheet in FORMS.items():
        for each in found(sheet, "//w:tbl"):
            names = {"w": NAMESPACE}
            columns = [
                int(value(column, "w") or 0) for column in each.iterfind(".//w:gridCol", names)
            ]
            margins = 2 * 1134
            (page,) = found(sheet, "//w:pgSz")
            assert sum(columns) == int(value(page, "w") or 0) - margins, name
            for row in each.iterfind("w:tr", names):
                widths = [int(value(cell, "w") or 0) for cell in row.iterfind(".//w:tcW", names)]
                assert sum(widths) == sum(columns)


def test_headings_are_repeated_and_only_long_rows_may_break() -> None:
    rows = found(wide_form(), "//w:tr")
    names = {"w": NAMESPACE}
    repeated = [row.find("w:trPr/w:tblHeader", names) is not None for row in rows]
    assert repeated == [True] * 2 + [False] * 41
    breaking = [row.find("w:trPr/w:cantSplit", names) is None for row in rows]
    assert [number for number, may in enumerate(breaking) if may] == [2 + 11]


def test_a_heading_that_reaches_below_is_not_repeated() -> None:
    rows = [[label("绩效指标", down=2), label("分值")], [label("10")]]
    sheet = Sheet("表", (8, 8), (table(rows, 1),))
    assert not found(sheet, "//w:tblHeader")


def test_tables_are_kept_apart_by_a_hidden_paragraph_of_one_point() -> None:
    body = found(project_form(), "//w:body/*")
    kinds = [etree.QName(each).localname for each in body]
    assert kinds == ["p", "p", "tbl", "p", "tbl", "p", "sectPr"]
    (seam,) = found(
        project_form(), "//w:p[preceding-sibling::*[1][self::w:tbl]][w:pPr/w:rPr/w:vanish]"
    )
    spacing = seam.find("w:pPr/w:spacing", {"w": NAMESPACE})
    assert spacing is not None
    assert (value(spacing, "line"), value(spacing, "lineRule")) == ("20", "exact")


def test_a_body_does_not_end_with_a_table() -> None:
    kinds = [etree.QName(each).localname for each in found(FORMS["empty"], "//w:body/*")]
    assert kinds[-3:] == ["tbl", "p", "sectPr"]


def test_the_title_keeps_its_words_in_one_line_of_text() -> None:
    (title,) = found(Sheet("绩效自评情况" * 5, (8,), ()), "//w:p[w:pPr/w:pStyle]")
    assert not list(title.iter(f"{{{NAMESPACE}}}br"))
    indent = title.find("w:pPr/w:ind", {"w": NAMESPACE})
    assert indent is not None and value(indent, "left") == value(indent, "right")


def test_sides_of_lines() -> None:
    aligned = [value(each) for each in found(wide_form(), "//w:body/w:p/w:pPr/w:jc")]
    assert aligned == ["center", "right", "left", "right"]


def test_what_no_xml_may_hold_is_replaced() -> None:
    sheet = Sheet("表\0", (8,), (table([[label("a\x01b\ud800c\ufffe")]]),), (Line("\x1b"),))
    assert read_tables(write(sheet), "form.docx") == [[(0, 0, 1, 1, "a�b�c�")]]


@each_form
def test_libreoffice_keeps_every_cell(name: str, tmp_path: Path) -> None:
    source = tmp_path / "form.docx"
    source.write_bytes(write(FORMS[name]))
    out = tmp_path / "out"
    out.mkdir()
    saved = save_as(source, "docx", out)
    assert read_tables(saved.read_bytes(), "form.docx") == written(FORMS[name])
    assert read_lines(saved.read_bytes(), "form.docx") == written_lines(FORMS[name])


def test_libreoffice_saves_it_as_odt(tmp_path: Path) -> None:
    source = tmp_path / "form.docx"
    source.write_bytes(write(project_form()))
    saved = save_as(source, "odt", tmp_path)
    assert read_tables(saved.read_bytes(), "form.odt") == written(project_form())


def test_libreoffice_prints_it(tmp_path: Path) -> None:
    import pypdfium2

    source = tmp_path / "form.docx"
    source.write_bytes(write(project_form()))
    pdf = pypdfium2.PdfDocument(save_as(source, "pdf", tmp_path))
    assert len(pdf) == 1
    shown = bare(pdf[0].get_textpage().get_text_range())
    for each in project_form().tables:
        for box in each.boxes:
            assert bare(box.text) in shown
