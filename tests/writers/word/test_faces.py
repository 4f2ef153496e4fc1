from __future__ import annotations

import io

from lxml import etree

from heji.writers.word.faces import FACES, FANGSONG, HEITI, KAITI, font_table, set_face
from heji.writers.word.markup import NAMESPACE, element, run

NAMES = {"w": NAMESPACE}


def named(element: etree._Element) -> dict[str, str]:
    (fonts,) = element.findall("w:rPr/w:rFonts", NAMES)
    return {etree.QName(name).localname: str(value) for name, value in fonts.items()}


def test_a_face_is_named_for_all_scripts() -> None:
    made = run("绩效")
    set_face(made, FANGSONG)
    assert named(made) == {
        "hint": "eastAsia",
        "ascii": "仿宋_GB2312",
        "hAnsi": "仿宋_GB2312",
        "eastAsia": "仿宋_GB2312",
        "cs": "仿宋_GB2312",
    }


def test_a_face_takes_the_place_of_another() -> None:
    made = run("绩效", element("rStyle", val="x"), element("sz", val=32))
    set_face(made, HEITI)
    set_face(made, KAITI)
    assert named(made)["eastAsia"] == "楷体_GB2312"
    properties = made.find("w:rPr", NAMES)
    assert properties is not None
    assert [etree.QName(each).localname for each in properties] == ["rStyle", "rFonts", "sz"]


def test_runs_of_python_docx_take_a_face() -> None:
    from docx import Document

    document = Document()
    made = document.add_paragraph().add_run("绩效")
    made.bold = True
    set_face(made._element, FANGSONG)
    assert made.font.name == "仿宋_GB2312"
    document.save(io.BytesIO())


def test_every_face_has_one_substitute_that_word_understands() -> None:
    entries = font_table().findall("w:font", NAMES)
    assert [each.get(f"{{{NAMESPACE}}}name") for each in entries] == [face.name for face in FACES]
    for each in entries:
        (substitute,) = each.findall("w:altName", NAMES)
        name = str(substitute.get(f"{{{NAMESPACE}}}val"))
        assert len(name) <= 31 and "," not in name


def test_every_face_has_a_free_one_to_fall_back_to() -> None:
    for face in FACES:
        assert any(name.endswith(" CJK SC") for name in face.alternatives)
        assert face.name not in face.alternatives
