"""Formats that LibreOffice converts; what happens without it, and when it does not come to an end."""

from __future__ import annotations

import os
import stat
import sys
import time
from pathlib import Path
from random import Random

import pytest

from benchmarks.corpus.families import FAMILIES
from benchmarks.corpus.writers import WRITERS
from heji.documents.converting import SETTING, find_converter
from heji.documents.document import Document, Status
from heji.documents.limits import DEFAULT, Limits
from heji.documents.reading import read_document
from heji.forms.recognise import recognise
from heji.language import text
from tests.documents.building import docx_bytes, paragraph, table, xlsx_bytes, zipped
from tests.documents.facts import differences, facts
from tests.documents.office import is_there, save_as
from tests.documents.test_bad_input import OLE, wide

SHEETS = ("ods", "xls")
RTF = b"{\\rtf1\\ansi 100}"


def script(folder: Path, body: str) -> Path:
    path = folder / "soffice"
    path.write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return path


def key(data: bytes, name: str, limits: Limits = DEFAULT) -> str:
    document = read_document(data, name, limits)
    assert document.status is Status.UNREADABLE
    (problem,) = document.problems
    for language in ("zh", "en"):
        assert "{" not in text(problem.key, language, **dict(problem.values))
    return problem.key.removeprefix("documents.")


def said(document: Document) -> list[object]:
    return [
        [(c.row, c.column, c.row_span, c.column_span, c.text, c.number, c.hidden)
         for c in block.cells] if hasattr(block, "cells") else block.text
        for block in document.blocks
    ]  # fmt: skip


def test_without_libreoffice_the_message_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.delenv(SETTING, raising=False)
    assert key(RTF, "a.rtf") == "converter-absent"
    assert "HEJI_SOFFICE" in text(
        "documents.converter-absent", "en", name="a", format="", target=""
    )


def test_the_setting_comes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = script(tmp_path, "exit 0")
    monkeypatch.setenv(SETTING, str(program))
    assert find_converter() == str(program)
    monkeypatch.setenv(SETTING, str(tmp_path / "missing"))
    assert find_converter() is None


def test_a_conversion_without_a_result(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(SETTING, str(script(tmp_path, "exit 1")))
    assert key(RTF, "a.rtf") == "conversion-failed"


@pytest.mark.skipif(os.name != "posix", reason="process groups are those of POSIX")
def test_what_takes_too_long_is_killed_with_its_children(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pid = tmp_path / "pid"
    monkeypatch.setenv(SETTING, str(script(tmp_path, f"sleep 300 & echo $! > {pid}; wait")))
    started = time.perf_counter()
    assert key(RTF, "a.rtf", Limits(conversion_seconds=1)) == "conversion-slow"
    assert time.perf_counter() - started < 20
    child = Path("/proc") / pid.read_text(encoding="utf-8").strip() / "status"
    if child.exists():
        time.sleep(1)
        assert not child.exists() or "zombie" in child.read_text(encoding="utf-8")


@pytest.mark.skipif(sys.platform != "linux", reason="the sockets in use are listed by Linux")
def test_no_socket_of_a_killed_libreoffice_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It opens one for other calls on its profile, in the folder that all users share."""
    program = find_converter()
    if program is None:
        pytest.skip("LibreOffice (soffice) is not there")
    seen = tmp_path / "seen"
    body = (
        f'"{program}" "$1" --headless --norestore --nologo --nodefault & tries=0\n'
        f"until find /tmp -maxdepth 1 -name 'OSL_PIPE_*' -newer {tmp_path}/soffice > {seen}; "
        f"[ -s {seen} ] || [ $tries -gt 300 ]; do sleep 0.1; tries=$((tries + 1)); done"
    )
    monkeypatch.setenv(SETTING, str(script(tmp_path, body)))
    assert key(RTF, "a.rtf") == "conversion-failed"
    opened = [Path(each) for each in seen.read_text(encoding="utf-8").split()]
    others = Path("/proc/net/unix").read_text(encoding="utf-8")  # other tests' LibreOffice
    assert opened and not [each for each in opened if each.exists() and str(each) not in others]


def test_the_profile_forbids_macros_links_and_the_network(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = tmp_path / "kept"
    body = f'cp -r "${{1#-env:UserInstallation=file://}}" {kept}; env > {tmp_path}/env; pwd >> {tmp_path}/env'
    monkeypatch.setenv("HEJI_SECRET", "x")
    monkeypatch.setenv(SETTING, str(script(tmp_path, body)))
    key(RTF, "a.rtf")
    settings = (kept / "user" / "registrymodifications.xcu").read_text(encoding="utf-8")
    for name in ("DisableMacrosExecution", "BlockUntrustedRefererLinks", "ooInetHTTPProxyName"):
        assert name in settings
    environment = (tmp_path / "env").read_text(encoding="utf-8")
    assert "https_proxy=http://127.0.0.1:9" in environment
    assert "SAL_DISABLE_CUPS=1" in environment
    assert "HEJI_SECRET" not in environment
    assert not Path(environment.splitlines()[-1]).exists()  # nothing is left behind


@pytest.mark.parametrize(
    ("name", "format"),
    [
        ("elderly-care-report.docx", "doc"),
        ("elderly-care-report.docx", "rtf"),
        ("water-bureau-department-form.docx", "wps"),
        ("water-bureau-department-form.docx", "odt"),
    ],
)
def test_an_example(root: Path, tmp_path: Path, name: str, format: str) -> None:
    source = root / "examples" / name
    saved = save_as(source, format, tmp_path)
    document = read_document(saved, saved.name)
    assert (document.format, document.status) == (format, Status.READ), document.problems
    original = facts(recognise(read_document(source, name)))
    assert differences(original, facts(recognise(document))) == []


@pytest.mark.parametrize("format", SHEETS)
def test_a_spreadsheet(root: Path, tmp_path: Path, format: str) -> None:
    source = root / "examples" / "school-meals-project-form.xlsx"
    saved = save_as(source, format, tmp_path)
    document = read_document(saved, saved.name)
    assert (document.format, document.status) == (format, Status.READ), document.problems
    assert said(document) == said(read_document(source, source.name))


def test_typed_and_hidden_cells_of_a_spreadsheet(tmp_path: Path) -> None:
    blocks = [
        table([["项目", "执行率", "编码"], ["合计", "83.76%", "007"], ["其中", "1,486.35", "x"]])
    ]
    data = xlsx_bytes(blocks, typed=True, hidden_rows=[3], hidden_columns=[3])
    source = tmp_path / "a.xlsx"
    source.write_bytes(data)
    for format in ("ods", "xls"):
        saved = save_as(source, format, tmp_path)
        assert said(read_document(saved, saved.name)) == said(read_document(data, "a.xlsx"))


@pytest.mark.parametrize("family", ["project", "monitoring", "ladder"])
def test_a_generated_form(tmp_path: Path, family: str) -> None:
    import docx

    draft = FAMILIES[family](Random(f"{family}7"), frozenset())
    source = tmp_path / "form.docx"
    WRITERS["docx"](draft, source, Random(7))
    # Word ends every document with a paragraph; without it LibreOffice writes a doc without table.
    given = docx.Document(str(source))
    given.add_paragraph("")
    given.save(str(source))
    saved = save_as(source, "doc", tmp_path)
    one, other = read_document(source, "a.docx"), read_document(saved, "a.doc")
    assert differences(facts(recognise(one)), facts(recognise(other))) == []


def test_a_formula_keeps_its_stored_value(tmp_path: Path) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in ([40], [60], ["=SUM(A1:A2)"], ['=IF(A3>50,"达标","未达标")']):
        sheet.append(row)
    source = tmp_path / "a.xlsx"
    book.save(source)
    for format in ("xls", "ods"):
        saved = save_as(source, format, tmp_path)
        (found,) = read_document(saved, saved.name).tables()
        assert [cell.text for cell in found.cells] == ["40", "60", "100", "达标"]


def test_a_password_of_an_old_word_file() -> None:
    data = OLE + b"\xec\xa5" + bytes(8) + b"\x00\x01" + bytes(500) + wide("WordDocument")
    assert key(data, "a.doc") == "encrypted"


def test_a_password_of_an_open_document() -> None:
    files = {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": "x",
        "META-INF/manifest.xml": "<manifest:encryption-data/>",
    }
    assert key(zipped(dict(files)), "a.odt") == "encrypted"


def test_an_open_document_under_another_name(tmp_path: Path) -> None:
    source = tmp_path / "a.docx"
    source.write_bytes(docx_bytes([paragraph("自评表"), table([["合计", "100"]])]))
    saved = save_as(source, "odt", tmp_path)
    assert read_document(saved, "a.docx").format == "odt"


def test_the_xml_of_excel_2003() -> None:
    if not is_there("xlsx"):
        pytest.skip("LibreOffice Calc is not there")
    names = "urn:schemas-microsoft-com:office:spreadsheet"
    data = (
        f'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="{names}" '
        f'xmlns:ss="{names}"><Worksheet ss:Name="表1"><Table><Row><Cell><Data ss:Type="String">合计'
        '</Data></Cell><Cell><Data ss:Type="Number">100</Data></Cell></Row></Table></Worksheet>'
        "</Workbook>"
    )
    (found,) = read_document(data.encode(), "a.xls").tables()
    assert [cell.text for cell in found.cells] == ["合计", "100"]


def test_damaged_files_are_not_taken_for_text(root: Path, tmp_path: Path) -> None:
    saved = save_as(root / "examples" / "elderly-care-report.docx", "doc", tmp_path)
    data = saved.read_bytes()
    for broken in (
        data[: len(data) // 2],
        data[:3000],
        OLE + wide("WordDocument") + data[2048:4096],
    ):
        assert key(broken, "a.doc") in ("not-office", "conversion-failed")
