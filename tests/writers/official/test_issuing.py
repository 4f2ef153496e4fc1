"""Nothing is issued that does not read back equal."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from heji.documents.reading import read_document
from heji.forms.form import Form
from heji.forms.layout import Layout, layout_named
from heji.forms.recognise import recognise
from heji.reading import read
from heji.writers.official import issuing
from heji.writers.official.composing import NotPrintable, compose
from heji.writers.official.differences import differences
from heji.writers.official.issuing import FORMATS, NotIssued, issue
from heji.writers.official.sheet import Sheet

MINISTRY = "cn/mof/project-self-evaluation/2020"


def layout(identity: str = MINISTRY) -> Layout:
    found = layout_named(identity)
    assert found is not None
    return found


def reworded(sheet: Sheet, texts: Mapping[str, str]) -> Sheet:
    """The sheet with other texts in some boxes, and nothing computed."""
    tables = tuple(
        replace(
            table,
            boxes=tuple(
                replace(box, text=texts.get(box.text, box.text), formula=None)
                for box in table.boxes
            ),
        )
        for table in sheet.tables
    )
    return replace(sheet, tables=tables)


@pytest.fixture(scope="module")
def form(root: Path) -> Form:
    return recognise(read(root / "examples" / "school-meals-project-form.xlsx"))


@pytest.mark.parametrize("format", FORMATS)
def test_what_is_issued_reads_back_equal(form: Form, format: str, tmp_path: Path) -> None:
    issued = issue(form, layout(), format)
    file = tmp_path / f"form.{format}"
    file.write_bytes(issued.data)
    assert not differences(form, recognise(read(file)))


def test_open_findings_do_not_stop_it_and_are_marked(form: Form) -> None:
    issued = issue(form, layout(), "html")
    assert issued.findings
    assert f"{len(issued.findings)} 处核对问题" in issued.data.decode()


def test_a_wrong_digit_is_not_issued(form: Form, monkeypatch: pytest.MonkeyPatch) -> None:
    def misprint(sheet: Sheet, format: str) -> bytes:
        return write(reworded(sheet, {amount: "9,999.99"}), format)

    executed = next(
        each for each in form.money if (each.measure, each.part) == ("executed", "total")
    )
    amount, write = executed.figure.quote, issuing.write
    monkeypatch.setattr(issuing, "write", misprint)
    with pytest.raises(NotIssued) as refused:
        issue(form, layout(), "html")
    found = {each.name: (each.first, each.second) for each in refused.value.differences}
    assert found["executed total"] == (f"{amount}万元", "9,999.99万元")


def test_a_file_that_cannot_be_read_is_not_issued(
    form: Form, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(issuing, "write", lambda sheet, format: b"%PDF-1.7 broken")
    with pytest.raises(NotIssued) as refused:
        issue(form, layout(), "pdf")
    assert refused.value.differences[0].name == "document"


def test_the_outline_of_a_report_is_no_form(form: Form) -> None:
    outline = layout("cn/guangdong/guangzhou/department-self-evaluation-report/2021")
    with pytest.raises(NotPrintable):
        issue(form, outline, "html")


def test_the_reading_back_sees_visible_text_alone(form: Form) -> None:
    """A figure that is not printed is missing, whatever else the file could carry."""
    sheet = compose(form, layout())
    amounts = {each.figure.quote for each in form.money}
    blank = reworded(sheet, dict.fromkeys(amounts, ""))
    data = issuing.write(blank, "xlsx")
    read_back = recognise(read_document(data, "form.xlsx"))
    assert amounts
    assert not amounts & {each.figure.quote for each in read_back.money}
