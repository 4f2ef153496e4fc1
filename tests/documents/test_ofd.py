"""OFD pages drawn by a small writer are read to the text and the tables that they show."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings

from benchmarks.corpus.families import FAMILIES
from benchmarks.corpus.writers import WRITERS
from heji.documents.document import Document, Status, Table
from heji.documents.limits import Limits
from heji.documents.reading import read_document
from heji.forms.recognise import recognise
from tests.documents.building import paragraph, table, zipped
from tests.documents.facts import differences, facts
from tests.documents.grids import grids
from tests.documents.ofd_writing import ofd_bytes, ofd_from_pages

EXAMPLES = sorted(
    path.name
    for path in (Path(__file__).parents[2] / "examples").iterdir()
    if path.suffix in (".docx", ".xlsx", ".html")
)
BLOCKS = [paragraph("自评表"), table([["合计", "100"], ["其中", "40"]])]


def text_object(text: str, x: float = 10, y: float = 10, more: str = "", code: str = "") -> str:
    return (
        f'<ofd:TextObject ID="1" Boundary="{x} {y} 100 10" Size="4" {more}>'
        f'<ofd:TextCode X="0" Y="4" {code}>{text}</ofd:TextCode></ofd:TextObject>'
    )


def read(data: bytes) -> Document:
    document = read_document(data, "a.ofd")
    assert (document.format, document.status) == ("ofd", Status.READ), document.problems
    return document


def prose(*objects: str, **options: str) -> list[str]:
    document = read(ofd_from_pages(["".join(objects)], **options))
    return [each.text for each in document.paragraphs()]


def bare(found: Table) -> list[tuple[int, int, int, int, str]]:
    return [
        (cell.row, cell.column, cell.row_span, cell.column_span, cell.text) for cell in found.cells
    ]


def test_places_are_pages_and_boxes() -> None:
    (title,), (found,) = (tuple(each) for each in (
        read(ofd_bytes(BLOCKS)).paragraphs(), read(ofd_bytes(BLOCKS)).tables()))  # fmt: skip
    assert (title.text, title.locator.page, title.locator.paragraph) == ("自评表", 1, 1)
    cell = found.cells[1]
    assert (cell.text, cell.locator.page, cell.locator.column) == ("100", 1, 2)
    assert cell.locator.box is not None
    left, _, right, _ = map(float, cell.locator.box)
    assert 418 < left < 424 and 810 < right < 816  # the right half of a page of 842 points


@pytest.mark.parametrize("height", [210.0, 5000.0])
@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example(root: Path, name: str, height: float) -> None:
    source = read_document(root / "examples" / name, name)
    drawn = read(ofd_bytes(source.blocks, height))
    assert differences(facts(recognise(source)), facts(recognise(drawn))) == []


@pytest.mark.parametrize("family", sorted(FAMILIES))
def test_a_generated_form(tmp_path: Path, family: str) -> None:
    draft = FAMILIES[family](Random(f"{family}3"), frozenset())
    path = tmp_path / "form.docx"
    WRITERS["docx"](draft, path, Random(3))
    source = read_document(path, path.name)
    drawn = read(ofd_bytes(source.blocks, 5000.0))
    assert differences(facts(recognise(source)), facts(recognise(drawn))) == []


@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=40)
@given(grids(blanks=False))
def test_any_table(given: Table) -> None:
    if len(given.cells) < 2 or given.row_count < 2:
        return  # a frame around text
    rows = {cell.row for cell in given.cells}
    columns = {cell.column for cell in given.cells}
    if len(rows) < given.row_count or len(columns) < given.column_count:
        return  # a place of the grid that no line shows
    # Figures one below the other in every cell are rows of a table without lines between them.
    cells = tuple(replace(cell, text=cell.text.replace("\n", "")) for cell in given.cells)
    given = replace(given, cells=cells)
    (found,) = read(ofd_bytes([given], 5000.0)).tables()
    assert [each[:4] for each in bare(found)] == [each[:4] for each in bare(given)]
    assert ["".join(each[4].split()) for each in bare(found)] == [
        "".join(each[4].split()) for each in bare(given)
    ]


def test_characters_without_distances_stand_side_by_side() -> None:
    assert prose(text_object("合计 100.5万元")) == ["合计 100.5万元"]


def test_distances_of_the_short_form() -> None:
    assert prose(text_object("合计金额", code='DeltaX="g 3 4"')) == ["合计金额"]


def test_a_matrix_moves_and_scales() -> None:
    moved = text_object("合计", more='CTM="2 0 0 2 0 20"')
    data = ofd_from_pages([text_object("金额", y=20) + moved])
    found = list(read(data).paragraphs())
    assert [each.text for each in found] == ["金额", "合计"]
    assert found[1].locator.box is not None and float(found[1].locator.box[0]) == pytest.approx(
        10 * 72 / 25.4, abs=1
    )


def test_templates_and_drawings_used_often_are_part_of_the_page() -> None:
    unit = (
        "<ofd:CompositeGraphicUnits><ofd:CompositeGraphicUnit ID='7' Width='9' Height='9'>"
        f"<ofd:Content>{text_object('印章', 0, 0)}</ofd:Content></ofd:CompositeGraphicUnit>"
        "</ofd:CompositeGraphicUnits>"
    )
    used = '<ofd:PageBlock><ofd:CompositeObject ID="8" ResourceID="7" Boundary="10 40 9 9"/></ofd:PageBlock>'
    texts = prose(text_object("正文", y=20), used, template=text_object("页眉"), resources=unit)
    assert "".join(texts) == "页眉正文印章"


def test_what_nobody_sees_is_left_out() -> None:
    hidden = text_object("隐", y=30, more='Visible="false"') + text_object(
        "藏", y=50, more='Alpha="0"'
    )
    assert prose(text_object("合计"), hidden) == ["合计"]


def test_several_documents_in_one_file() -> None:
    data = zipped(
        {
            "OFD.xml": "<OFD><DocBody><DocRoot>/A/Document.xml</DocRoot></DocBody>"
            "<DocBody><DocRoot>B/Document.xml</DocRoot></DocBody></OFD>",
            **{
                f"{name}/Document.xml": "<Document><Pages><Page BaseLoc='C.xml'/></Pages></Document>"
                for name in "AB"
            },
            **{
                f"{name}/C.xml": f"<Page><Content><Layer>{text_object(text)}</Layer></Content></Page>".replace(
                    "ofd:", ""
                )
                for name, text in (("A", "第一份"), ("B", "第二份"))
            },
        }
    )
    document = read(data)
    assert document.pages == 2
    assert "".join(each.text for each in document.paragraphs()) == "第一份第二份"


def test_pages_that_cannot_be_read_are_named() -> None:
    picture = '<ofd:ImageObject ID="1" Boundary="0 0 297 210" ResourceID="9"/>'
    document = read_document(ofd_from_pages([text_object("正文"), picture, "<a>"]), "a.ofd")
    assert document.status is Status.PARTLY_READ
    assert [(each.key, dict(each.values)["pages"]) for each in document.problems] == [
        ("documents.pages-of-pictures", "2"), ("documents.pages-unreadable", "3"),
    ]  # fmt: skip


def test_limits() -> None:
    data = ofd_from_pages([text_object("正文")] * 3)
    document = read_document(data, "a.ofd", Limits(pages=2))
    assert document.problems[0].key == "documents.too-many-pages"
    document = read_document(data, "a.ofd", Limits(page_marks=1))
    assert document.problems[0].key == "documents.pages-crowded"


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({"OFD.xml": "<OFD/>"}, "part-missing"),
        ({"OFD.xml": "<OFD"}, "part-damaged"),
        ({"OFD.xml": "<OFD><DocBody><DocRoot>a.xml</DocRoot></DocBody></OFD>"}, "part-missing"),
        (
            {"OFD.xml": "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><OFD/>"},
            "external-entity",
        ),
        ({"OFD.xml": "<OFD/>", "Doc_0/Encryptions.xml": "<a/>"}, "encrypted"),
    ],
)
def test_bad_files(files: dict[str, str | bytes], expected: str) -> None:
    document = read_document(zipped(files), "a.ofd")
    assert [each.key for each in document.problems] == [f"documents.{expected}"]


def test_a_drawing_that_holds_itself_many_times_ends() -> None:
    again = "<ofd:CompositeObject ResourceID='7' Boundary='0 0 1 1'/>"
    unit = (
        f"<ofd:CompositeGraphicUnit ID='7'><ofd:Content>{again * 9}</ofd:Content>"
        "</ofd:CompositeGraphicUnit>"
    )
    data = ofd_from_pages([text_object("正文"), again], resources=unit)
    document = read_document(data, "a.ofd")
    assert [each.text for each in document.paragraphs()] == ["正文"]
    assert [each.key for each in document.problems] == ["documents.pages-crowded"]
