"""The same content as Word, spreadsheet, web page and text is read to the same form."""

from __future__ import annotations

from itertools import product
from pathlib import Path
from random import Random

import pytest

from benchmarks.corpus.families import FAMILIES
from benchmarks.corpus.writers import WRITERS
from heji.audit.run import audit
from heji.documents.document import Document
from heji.documents.reading import read_document
from heji.forms.recognise import recognise
from tests.documents.conversion import convert
from tests.documents.facts import differences, facts

SPANNED = ("docx", "xlsx", "html")
PUBLISHED = ("000", "001", "002", "003", "004")
EXAMPLES = sorted(
    path.name
    for path in (Path(__file__).parents[2] / "examples").iterdir()
    if path.suffix in (".docx", ".xlsx", ".html", ".txt")
)


READINGS = list(product(PUBLISHED, SPANNED))
EXAMPLE_READINGS = list(product(EXAMPLES, SPANNED))
GENERATED = list(product(sorted(FAMILIES), ("html", "xlsx", "txt")))


def read(path: Path) -> Document:
    document = read_document(path, path.name)
    assert document.status.value == "read", document.problems
    return document


def compared(one: Document, other: Document) -> list[str]:
    return differences(facts(recognise(one)), facts(recognise(other)))


def found(path: Path) -> list[tuple[str, str | None, str | None]]:
    """What an audit says, without where."""
    return sorted(
        (each.finding.check, each.finding.stated, each.finding.expected)
        for each in audit([path]).findings
    )


def published(shared: Path, number: str) -> Path:
    paths = sorted((shared / "documents").glob(f"{number}_*.txt"))
    if not paths:
        pytest.skip(f"the published document {number} is not there")
    return paths[0]


@pytest.mark.parametrize(("number", "format"), READINGS)
def test_a_published_document_reads_the_same_with_real_merges(
    shared: Path, tmp_path: Path, number: str, format: str
) -> None:
    source = read(published(shared, number))
    converted = read(convert(source, format, tmp_path / f"converted.{format}"))
    assert compared(source, converted) == []


@pytest.mark.parametrize("format", SPANNED)
@pytest.mark.parametrize("number", PUBLISHED)
def test_a_published_document_is_judged_the_same_with_real_merges(
    shared: Path, tmp_path: Path, number: str, format: str
) -> None:
    path = published(shared, number)
    converted = convert(read(path), format, tmp_path / f"converted.{format}")
    assert found(converted) == found(path)


@pytest.mark.parametrize(("name", "format"), EXAMPLE_READINGS)
def test_an_example_reads_the_same_in_another_format(
    root: Path, tmp_path: Path, name: str, format: str
) -> None:
    source = read(root / "examples" / name)
    converted = read(convert(source, format, tmp_path / f"converted.{format}"))
    assert compared(source, converted) == []


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize(("family", "format"), GENERATED)
def test_a_generated_form_reads_the_same_in_every_format(
    tmp_path: Path, family: str, seed: int, format: str
) -> None:
    draft = FAMILIES[family](Random(f"{family}{seed}"), frozenset())
    first, second = tmp_path / "form.docx", tmp_path / f"form.{format}"
    WRITERS["docx"](draft, first, Random(seed))
    WRITERS[format](draft, second, Random(seed))
    assert compared(read(first), read(second)) == []


def test_hidden_rows_and_typed_percentages_of_a_sheet_are_read_and_marked(tmp_path: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (
        ["项目资金（万元）", "全年预算数", "全年执行数", "执行率"],
        ["年度资金总额", 300, 251.28, 0.8376],
        ["其中：当年财政拨款", 200, 151.28, 0.7564],
        ["其他资金", "100", "100", 1],
    ):
        sheet.append(row)
    for row in range(2, 5):
        sheet.cell(row, 4).number_format = "0.00%"
    sheet.row_dimensions[4].hidden = True
    path = tmp_path / "hidden.xlsx"
    book.save(path)
    (table,) = read(path).tables()
    texts = {(cell.row, cell.column): cell for cell in table.cells}
    assert texts[(2, 4)].text == "83.76%"
    assert texts[(4, 2)].hidden and not texts[(2, 2)].hidden
    form = recognise(read(path))
    assert {(each.measure, each.part): each.figure.quote for each in form.money}[
        ("executed", "other")
    ] == "100"
    assert found(path) == []
