from __future__ import annotations

import os
import re
import subprocess
import sys
from datetime import date

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from heji.writers.typesetting.failure import TypesettingError
from heji.writers.typesetting.typesetting import typeset

FACES = ("title", "fangsong", "heiti", "kaiti", "songti")
#: GB 2312: 6,763 characters of Chinese and 682 signs.
GB2312 = "".join(
    bytes((row, cell)).decode("gb2312", errors="ignore")
    for row in range(0xA1, 0xF8)
    for cell in range(0xA1, 0xFF)
)
SIGNS = (
    "≥≤±×÷‰℃№①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㈠㈡㈩〔〕「」『』—…·√×□☑☐☒✓✔✗✘"
    "ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ㎡㎞m²m³０１２３４５６７８９％＋－（）½¼¾⅓■●▲△○◎★☆→←↑↓￥¥€〇~–‑"
)
WHOLE = "#set text(font: faces.at(data.face))\n#data.text"


def printed(data: bytes) -> str:
    pages = list(pypdfium2.PdfDocument(data))
    return "".join(page.get_textpage().get_text_range() for page in pages)


def bare(text: str) -> str:
    return "".join(text.split()).replace("\x02", "")


@pytest.mark.parametrize("face", FACES)
def test_every_character_of_official_documents_has_a_glyph(face: str) -> None:
    # PDF/A forbids the box that stands for what a font lacks: typst refuses to write one.
    assert len(GB2312) == 7445
    text = GB2312 + SIGNS
    found = printed(typeset(WHOLE, {"face": face, "text": " ".join(text)}))
    assert set(bare(text)) <= set(bare(found)) | {"‑"}


@pytest.mark.parametrize("text", ["한", "😀", "\ue001", "\x01", "\U00020000", "\ud800"])
def test_a_character_that_no_font_has_is_refused_by_name(text: str) -> None:
    data = {"title": "表", "rows": [{"text": f"甲{text}乙"}]}
    with pytest.raises(TypesettingError) as caught:
        typeset("#data.title #data.rows.first().text", data)
    assert f"U+{ord(text):04X}" in caught.value.message("zh")
    assert "甲" not in caught.value.message("zh")
    assert "HEJI_FONTS" in caught.value.message("en")


def test_all_missing_characters_are_named() -> None:
    with pytest.raises(TypesettingError) as caught:
        typeset("#data.text", {"text": "한国어表😀"})
    assert caught.value.words["characters"] == "「어」U+C5B4 「한」U+D55C 「😀」U+1F600"


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=20))
def test_text_is_set_or_refused(text: str) -> None:
    try:
        assert typeset("#data.text", {"text": text}).startswith(b"%PDF-1.7")
    except TypesettingError as error:
        assert error.key == "no-glyph"


@pytest.mark.parametrize(
    "text", ["#set page(width: 1cm)", "$x$ *a* _b_ `c`", "= 一", "\\", '"]', "<a> @b", "// c", "#{"]
)
def test_text_is_never_markup(text: str) -> None:
    assert bare(text) in bare(printed(typeset("#data.text", {"text": text})))


def test_spaces_are_kept() -> None:
    def left_of_last(spaces: int) -> float:
        page = pypdfium2.PdfDocument(typeset("#data.a", {"a": f"人：{' ' * spaces}日"}))[0]
        text = page.get_textpage()
        return float(text.get_charbox(text.count_chars() - 1)[0])

    one, two, nine = map(left_of_last, (1, 2, 9))
    assert nine - one == pytest.approx(8 * (two - one), abs=0.1) and two - one > 2


def test_the_file_is_for_archives_with_tags_language_and_bookmarks() -> None:
    data = typeset("= #data.title\n== 二\n正文", {"title": "表"}, date(2022, 3, 18))
    assert b"<pdfaid:part>2</pdfaid:part><pdfaid:conformance>B<" in data
    assert b"/Lang(zh-CN)" in data and b"/StructTreeRoot" in data
    assert b"/CreationDate(D:20220318000000Z)" in data
    marks = pypdfium2.PdfDocument(data).get_toc()
    assert [(mark.level, mark.get_title()) for mark in marks] == [(0, "表"), (1, "二")]


def test_the_same_input_gives_the_same_bytes_in_another_process() -> None:
    code = (
        "import hashlib; from heji.writers.typesetting.typesetting import typeset; "
        "print(hashlib.sha256(typeset('= #data.a', {'a': '表'})).hexdigest())"
    )
    made = {
        subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout
        for _ in range(2)
    }
    assert len(made) == 1


def test_letters_and_digits_are_not_spaced_out() -> None:
    assert "共36公里GDP增" in printed(typeset("#data.a", {"a": "共36公里GDP增"}))


def test_what_is_too_wide_breaks_anywhere_and_reads_back() -> None:
    template = "#set page(width: 6cm, height: 8cm, margin: 1cm)\n#context words(data.a, 4cm)"
    text = "https://example.org/" + "a" * 60
    page = pypdfium2.PdfDocument(typeset(template, {"a": [[text]]}))[0]
    read = page.get_textpage()
    assert re.sub(r"\s", "", read.get_text_range()) == text
    rights = [read.get_charbox(place)[2] for place in range(read.count_chars())]
    assert max(rights) <= 142


@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are never forked here")
def test_a_process_forked_after_use_is_told_so_and_does_not_hang() -> None:
    code = (
        "import os; from heji.writers.typesetting.typesetting import typeset\n"
        "typeset('= a', {})\n"
        "child = os.fork()\n"
        "if child: raise SystemExit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))\n"
        "try: typeset('= a', {})\n"
        "except RuntimeError: os._exit(7)\n"
    )
    assert subprocess.run([sys.executable, "-c", code], timeout=60, check=False).returncode == 7
