"""The Word file after GB/T 9704-2012."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import docx
from docx.enum.section import WD_ORIENT
from lxml import etree

from heji.writers.report.docx.writing import write
from heji.writers.report.report import (
    Attachment,
    Cell,
    Chart,
    Column,
    Paragraph,
    Report,
    Section,
    Table,
)
from tests.writers.report.forms import DEPARTMENT, report_of, sections

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def opened(report: Report) -> Any:
    return docx.Document(io.BytesIO(write(report)))


def part(report: Report, name: str) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(write(report))) as archive:
        return etree.fromstring(archive.read(name))


def test_the_paper_is_a4_with_the_margins_of_the_standard() -> None:
    section = opened(report_of(DEPARTMENT)).sections[0]
    measured = (section.top_margin, section.bottom_margin, section.left_margin)
    assert [round(each.mm) for each in measured] == [37, 35, 28]
    assert round(section.right_margin.mm) == 26
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)


def test_22_lines_of_28_characters_have_room() -> None:
    """Lines have a fixed height, and characters of 16 pt stand a little closer."""
    styles = part(report_of(DEPARTMENT), "word/styles.xml")
    line = styles.find(f".//{W}pPrDefault//{W}spacing")
    assert line is not None and line.get(f"{W}lineRule") == "exact"
    pitch = int(line.get(f"{W}line", "0"))
    section = opened(report_of(DEPARTMENT)).sections[0]
    height = section.page_height - section.top_margin - section.bottom_margin
    width = section.page_width - section.left_margin - section.right_margin
    assert 22 * pitch * 635 <= height < 23 * pitch * 635  # 635 EMU in a twip
    character = 32 * 10 - 4  # twips
    assert 28 * character * 635 <= width < 29 * character * 635


def test_headings_are_words_own_with_their_levels() -> None:
    document = opened(report_of(DEPARTMENT))
    expected = [each.heading for each in sections(report_of(DEPARTMENT).sections)]
    found = [each for each in document.paragraphs if each.style.name.lower().startswith("heading")]
    assert [each.text for each in found] == [*expected, "附件"]
    for level, face in enumerate(("黑体", "楷体_GB2312", "仿宋_GB2312", "仿宋_GB2312")):
        style = document.styles[f"Heading {level + 1}"].element
        assert style.find(f".//{W}outlineLvl").get(f"{W}val") == str(level)
        assert style.find(f".//{W}rFonts").get(f"{W}eastAsia") == face


def test_the_title_is_set_in_the_title_face_in_balanced_lines() -> None:
    document = opened(report_of(DEPARTMENT))
    assert document.paragraphs[0].text == "云栖县水务局2023年度\n部门整体支出绩效自评报告"
    style = document.styles["Title"].element
    assert style.find(f".//{W}rFonts").get(f"{W}eastAsia") == "方正小标宋简体"
    assert style.find(f".//{W}sz").get(f"{W}val") == "44"


def test_odd_and_even_pages_have_their_numbers_outside() -> None:
    document = opened(report_of(DEPARTMENT))
    assert document.settings.odd_and_even_pages_header_footer
    section = document.sections[0]
    for footer, side in ((section.footer, "right"), (section.even_page_footer, "left")):
        (paragraph,) = footer.paragraphs
        assert paragraph._p.find(f".//{W}jc").get(f"{W}val") == side
        assert paragraph._p.find(f".//{W}fldSimple").get(f"{W}instr") == "PAGE"


def test_wide_tables_lie_across_with_the_number_turned() -> None:
    document = opened(report_of(DEPARTMENT))
    assert [each.orientation for each in document.sections] == [
        WD_ORIENT.PORTRAIT,
        WD_ORIENT.LANDSCAPE,
    ]
    across = document.sections[1]
    assert [round(each.mm) for each in (across.top_margin, across.left_margin)] == [28, 35]
    assert "PAGE" in etree.tostring(across.header._element).decode()
    assert "PAGE" not in etree.tostring(across.footer._element).decode()


def test_merged_cells_and_repeated_headings() -> None:
    table = opened(report_of(DEPARTMENT)).tables[0]._tbl
    first = table.findall(f"{W}tr")[0]
    assert first.find(f".//{W}tblHeader") is not None
    merges = [each.get(f"{W}val") for each in table.iter(f"{W}vMerge")]
    assert merges.count("restart") == 2 and "continue" in merges


def test_charts_are_vectors_with_a_picture_for_those_who_know_none() -> None:
    with zipfile.ZipFile(io.BytesIO(write(report_of(DEPARTMENT)))) as archive:
        names = archive.namelist()
        assert "word/media/chart1.svg" in names and "word/media/chart1.png" in names
        assert archive.read("word/media/chart1.png").startswith(b"\x89PNG")
        body = archive.read("word/document.xml").decode()
    charts = [
        block
        for section in sections(report_of(DEPARTMENT).sections)
        for block in section.blocks
        if isinstance(block, Chart)
    ]
    assert body.count("svgBlip") == len(charts)
    assert f'descr="{charts[0].description}"' in body


def test_every_relation_leads_to_a_part() -> None:
    with zipfile.ZipFile(io.BytesIO(write(report_of(DEPARTMENT)))) as archive:
        names = set(archive.namelist())
        relations = etree.fromstring(archive.read("word/_rels/document.xml.rels"))
        targets = {each.get("Target") for each in relations}
        assert {f"word/{each}" for each in targets} <= names
        known = {each.get("Id") for each in relations}
        body = archive.read("word/document.xml").decode()
    document = etree.fromstring(body.encode())
    office = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
    used = {value for each in document.iter() for key, value in each.items() if office in key}
    assert used and used <= known


def test_the_same_report_gives_the_same_bytes() -> None:
    assert write(report_of(DEPARTMENT)) == write(report_of(DEPARTMENT))


def test_what_no_xml_may_hold_does_no_harm() -> None:
    report = Report("报告", (Section("甲", 1, 1, (Paragraph("乙\0丙 <w:p/> & ]]>"),)),))
    assert opened(report).paragraphs[2].text == "乙\ufffd丙 <w:p/> & ]]>"


def test_upright_pages_follow_pages_across() -> None:
    table = Table("得分表", (Column("指标", 1),), ((Cell("甲"),),), is_wide=True)
    report = Report(
        "报告",
        (Section("甲", 1, 1, (table, Paragraph("乙"))),),
        (Attachment("丙", (Paragraph("丙"),)),),
    )
    document = opened(report)
    assert [each.orientation for each in document.sections] == [
        WD_ORIENT.PORTRAIT,
        WD_ORIENT.LANDSCAPE,
        WD_ORIENT.PORTRAIT,
    ]
    assert document.paragraphs[-1].text == "丙"
