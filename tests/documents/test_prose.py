from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heji.documents.document import Paragraph
from heji.documents.locator import Locator
from heji.documents.markup import blank_tags, clean
from heji.documents.passage import passage_of
from heji.documents.prose import join_wrapped, prose
from heji.documents.reading import read_document
from tests.documents.building import docx_bytes


def paragraphs(*lines: str) -> list[Paragraph]:
    return [Paragraph(line, Locator(paragraph=i)) for i, line in enumerate(lines, start=1)]


def joined(*lines: str, cut: bool = True) -> list[str]:
    return [passage.text for passage in join_wrapped(paragraphs(*lines), cut)]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["培育各类人才，提出相关政", "策建议；负责管理工作。"], 1),
        (["- 5. 会同部门拟订规划,提出相关政", "策建议。"], 1),
        (["- 5. 会同部门拟订规划,提出建议", "- 6. 编制预算。"], 2),
        (["三、存在的主要问题", "一是载体缺乏；二是基础薄弱。"], 2),
        (["（一）自评结论综述", "2023年度各项任务完成较好。"], 2),
        (["一、基本情况", "（一）部门概况。"], 2),
        (["完成较好，详见下文。", "全年举办培训3场。"], 2),
        (["主要包括以下几类：", "甲类共3项。"], 2),
        (["完成较好，评为“优秀。”", "全年举办培训3场。"], 2),
        (["某局2021年度部门整体支出绩效自评报告", "根据文件要求，我局开展自评。"], 2),
        (["科研机构少，", "高校缺乏。"], 1),
        (["入库企业140家、", "创新企业220家。"], 1),
        (["推荐企业800家，认定", "通过640家，其中新增", "100家，通过率80%。"], 1),
        (["共支持（含", "区级）3家。"], 1),
        (["全年完成3项", "，较上年增加1项。"], 1),
        (["报告完毕，特此说明", "附件：自评表"], 2),
        (["各项工作有序推进，成效明显", "某市科学技术局"], 2),
        (["资金下达，占比为", "2. 采购管理。"], 2),
        (["投资总额，共计", "2.5亿元。"], 1),
        (["第二章 绩效", "第三章 其他"], 2),
    ],
)
def test_what_belongs_together(lines: list[str], expected: int) -> None:
    assert len(joined(*lines)) == expected


def test_chinese_needs_no_gap_and_latin_does() -> None:
    assert joined("研究，建设R&D", "center，", "完成2021", "2022年。") == [
        "研究，建设R&D center，完成2021 2022年。"
    ]


def test_paragraphs_of_an_author_are_joined_only_after_a_comma() -> None:
    assert len(joined("完成较好，共举办", "培训3场。", cut=False)) == 2
    assert len(joined("完成较好，", "共3场。", cut=False)) == 1


def test_text_pasted_into_word_is_joined_where_its_author_ends_sentences() -> None:
    lines = ["全年安排预算，共举办", "培训3场。", "各项任务，均已完成。", "资金使用规范，无结余。"]
    pasted = read_document(docx_bytes(paragraphs(*lines)), "a.docx")
    assert len(prose(pasted)) == 3
    without_ends = [line.rstrip("。") for line in lines]
    written = read_document(docx_bytes(paragraphs(*without_ends)), "a.docx")
    assert len(prose(written)) == 4


def test_a_table_keeps_paragraphs_apart() -> None:
    document = read_document("完成较好，共举办\n甲\t1\n培训3场。".encode(), "a.txt")
    assert [passage.text for passage in prose(document)] == ["完成较好，共举办", "培训3场。"]


def test_places_across_a_page_break() -> None:
    (passage,) = join_wrapped(paragraphs("推荐800家，认定通 ", "  过640家。"))
    at = passage.text.index("通过640")
    places = passage.locate_all(at, at + 5)
    assert [place.as_data() for place in places] == [
        {"paragraph": 1, "start": 9, "end": 10},
        {"paragraph": 2, "start": 2, "end": 6},
    ]
    assert passage.locate(at, at + 5) == places[0]
    assert passage.locator == Locator(paragraph=1)


def test_markup_is_taken_out_and_places_stay() -> None:
    line = r"率 $\times 100\% = 96.35\%$ ，**<b>高</b>**&lt;3"
    passage = clean(passage_of(line, Locator(paragraph=4)))
    assert passage.text == "率 ×100% = 96.35% ，高<3"
    at = passage.text.index("96.35%")
    place = passage.locate(at, at + 6)
    assert line[place.start : place.end] == r"96.35\%"
    at = passage.text.index("高")
    place = passage.locate(at, at + 1)
    assert line[place.start : place.end] == "高"


def test_plain_text_is_the_same_passage() -> None:
    passage = passage_of("研发经费占比<5%", Locator(paragraph=1))
    assert clean(passage).text == "研发经费占比<5%"


def test_nothing() -> None:
    passage = passage_of("", Locator(paragraph=1))
    assert passage.locator == Locator()
    assert passage.locate(0, 0) == Locator()
    assert join_wrapped([]) == ()


def test_blank_tags_keep_every_place() -> None:
    assert blank_tags("<p>100%</p>") == "   100%    "
    assert blank_tags("a<3 且 b>2") == "a<3 且 b>2"


parts = st.sampled_from(
    ["甲", "，", "。", " ", "12", "ab", "**", "$", r"\%", r"\times ", "<b>", "</p>", "&lt;", "一、"]
)


@given(st.lists(st.lists(parts, min_size=1, max_size=8).map("".join), max_size=5), st.booleans())
def test_every_character_is_found_at_its_place(lines: list[str], cut: bool) -> None:
    given_paragraphs = paragraphs(*lines)
    for passage in join_wrapped(given_paragraphs, cut):
        for text in (passage, clean(passage)):
            assert "".join(text.text[p.start : p.end] for p in text.pieces) == text.text
            for index, sign in enumerate(text.text):
                place = text.locate(index, index + 1)
                assert place.paragraph is not None
                source = lines[place.paragraph - 1][place.start : place.end]
                assert len(source) != 1 or source == sign


@given(st.lists(st.lists(parts, min_size=1, max_size=8).map("".join), max_size=6), st.booleans())
def test_joining_loses_no_character(lines: list[str], cut: bool) -> None:
    together = "".join(passage.text for passage in join_wrapped(paragraphs(*lines), cut))
    assert together.replace(" ", "") == "".join(lines).replace(" ", "")
