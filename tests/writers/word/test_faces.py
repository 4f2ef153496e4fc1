from __future__ import annotations

from lxml import etree

from heji.writers.word.faces import FACES, FANGSONG, font_table, fonts_of
from heji.writers.word.markup import NAMESPACE

NAMES = {"w": NAMESPACE}


def test_a_face_is_named_for_all_scripts() -> None:
    named = {etree.QName(name).localname: value for name, value in fonts_of(FANGSONG).items()}
    assert named == {
        "hint": "eastAsia",
        "ascii": "仿宋_GB2312",
        "hAnsi": "仿宋_GB2312",
        "eastAsia": "仿宋_GB2312",
        "cs": "仿宋_GB2312",
    }


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
