"""Annotated copies: opened again by other libraries, the comments stand at their places."""

from __future__ import annotations

import ctypes
import io
from pathlib import Path

import pytest

import heji
from heji.audit.finding import Severity
from heji.audit.report import Report
from heji.documents.locator import Locator
from heji.writers.annotated import files, pdf
from heji.writers.annotated.note import Note, notes

EXAMPLES = Path(__file__).resolve().parents[3] / "examples"


def audited(name: str) -> Report:
    return heji.audit([EXAMPLES / name])


def test_a_word_file_has_a_comment_for_every_finding(tmp_path: Path) -> None:
    from docx import Document

    report = audited("water-bureau-department-form.docx")
    (said,) = files.write(report, tmp_path / "new", "zh")
    assert "water-bureau-department-form.docx" in said
    document = Document(str(tmp_path / "new" / "water-bureau-department-form.docx"))
    comments = [each.text for each in document.comments]
    for result in report.findings:
        assert any(heji_title(result.finding.check) in each for each in comments)
    assert {each.author for each in document.comments} == {"heji 核绩"}


def heji_title(check: str) -> str:
    from heji.audit.catalogue import title

    return title(check, "zh")


def test_a_comment_stands_at_the_cell_that_it_is_about(tmp_path: Path) -> None:
    from openpyxl import load_workbook

    report = audited("school-meals-project-form.xlsx")
    list(files.write(report, tmp_path, "zh"))
    sheet = load_workbook(tmp_path / "school-meals-project-form.xlsx").active
    assert sheet is not None
    for each in report.findings:
        place = each.finding.evidence[0].locator
        assert place.row is not None and place.column is not None
        comment = sheet.cell(place.row, place.column).comment
        assert comment is not None and heji_title(each.finding.check) in comment.text
    before = load_workbook(EXAMPLES / "school-meals-project-form.xlsx").active
    assert before is not None
    values = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert values == [[cell.value for cell in row] for row in before.iter_rows()]


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
def test_a_pdf_has_a_box_where_a_viewer_shows_the_place(turned: int) -> None:
    import pypdfium2
    import pypdfium2.raw as raw

    document = pypdfium2.PdfDocument.new()
    document.new_page(200, 400).set_rotation(turned)
    written = io.BytesIO()
    document.save(written)
    box = ("10", "20", "60", "40")
    note = Note(Locator(page=1, table=1, row=1, column=1, box=box), "合计不符", Severity.ERROR)
    page = pypdfium2.PdfDocument(pdf.annotate(written.getvalue(), [note]))[0]
    assert raw.FPDFPage_GetAnnotCount(page) == 1
    annotation = raw.FPDFPage_GetAnnot(page, 0)
    buffer = ctypes.create_string_buffer(200)
    pointer = ctypes.cast(buffer, ctypes.POINTER(raw.FPDF_WCHAR))
    length = raw.FPDFAnnot_GetStringValue(annotation, b"Contents", pointer, 200)
    assert buffer.raw[: length - 2].decode("utf-16-le") == "合计不符"
    image = page.render(scale=1, may_draw_forms=True).to_numpy()
    height, width = image.shape[:2]
    coloured = [
        (x, y) for y in range(height) for x in range(width) if tuple(image[y, x][:3]) != (255,) * 3
    ]
    assert abs(min(x for x, _ in coloured) - 10) <= 2 and abs(max(x for x, _ in coloured) - 60) <= 2
    assert abs(min(y for _, y in coloured) - 20) <= 2 and abs(max(y for _, y in coloured) - 40) <= 2


def test_what_cannot_be_annotated_is_said_and_nothing_is_overwritten(tmp_path: Path) -> None:
    report = heji.audit(
        [EXAMPLES / "forestry-monitoring.txt", EXAMPLES / "elderly-care-report.docx"]
    )
    said = [*files.write(report, tmp_path, "en"), *files.write(report, tmp_path, "en")]
    assert sum("cannot be written into txt" in each for each in said) == 2
    names = sorted(each.name for each in tmp_path.iterdir())
    assert names == ["elderly-care-report-2.docx", "elderly-care-report.docx"]


def test_findings_of_one_place_are_one_comment() -> None:
    report = audited("school-meals-project-form.xlsx")
    found = notes(report.findings, "d1", "zh")
    assert len({each.place for each in found}) == len(found)
    (both,) = [each for each in found if each.place.row == 23 and each.place.column == 6]
    assert "缺实际完成值" in both.words and "得满分而无完成值" in both.words


def test_an_explained_finding_is_not_told() -> None:
    from dataclasses import replace

    from heji.audit.answers import Answer, AnswerStatus

    report = audited("elderly-care-report.docx")
    settled = [
        replace(each, answer=Answer(each.identity, AnswerStatus.EXPLAINED, "为年初数"))
        for each in report.findings
    ]
    assert notes(settled, "d1", "zh") == ()
